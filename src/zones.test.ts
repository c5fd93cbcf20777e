import { describe, expect, test } from "bun:test";
import {
  findZone,
  instantsOf,
  isoInZone,
  offsetAt,
  requireZone,
  wallTime,
  zoneDataVersion,
} from "./zones.ts";

const hours = (name: string, at: number) => offsetAt(requireZone(name), at) / 60;

describe("time zones", () => {
  test("the data is 2026c or newer", () => {
    expect(zoneDataVersion >= "2026c").toBe(true);
  });

  test("Morocco is at +01 before 20 September 2026 and at +00 for good after it", () => {
    expect(hours("Africa/Casablanca", Date.UTC(2026, 8, 19, 12))).toBe(1);
    expect(hours("Africa/Casablanca", Date.UTC(2026, 8, 21, 12))).toBe(0);
    expect(hours("Africa/Casablanca", Date.UTC(2027, 6, 1))).toBe(0);
    expect(hours("Africa/Casablanca", Date.UTC(2035, 6, 1))).toBe(0);
  });

  test.each([
    ["Africa/Cairo", Date.UTC(2026, 0, 15), 2],
    ["Africa/Cairo", Date.UTC(2026, 6, 15), 3],
    ["Asia/Beirut", Date.UTC(2026, 0, 15), 2],
    ["Asia/Beirut", Date.UTC(2026, 6, 15), 3],
    ["Asia/Riyadh", Date.UTC(2026, 6, 15), 3],
    ["Asia/Dubai", Date.UTC(2026, 6, 15), 4],
    ["Africa/Tunis", Date.UTC(2026, 6, 15), 1],
    ["Africa/Algiers", Date.UTC(2026, 6, 15), 1],
    ["Asia/Baghdad", Date.UTC(2026, 6, 15), 3],
    ["Asia/Amman", Date.UTC(2026, 0, 15), 3],
    ["Asia/Damascus", Date.UTC(2026, 0, 15), 3],
    ["Africa/Khartoum", Date.UTC(2026, 6, 15), 2],
    ["Africa/Nouakchott", Date.UTC(2026, 6, 15), 0],
    ["Asia/Kolkata", Date.UTC(2026, 6, 15), 5.5],
    ["UTC", Date.UTC(2026, 6, 15), 0],
  ])("%s has the offset of its law", (name, at, offset) => {
    expect(hours(name, at)).toBe(offset);
  });

  test("the wall in Casablanca shows the same hour as Greenwich after the change", () => {
    expect(wallTime(requireZone("Africa/Casablanca"), Date.UTC(2026, 10, 23, 14, 30))).toEqual({
      year: 2026,
      month: 11,
      day: 23,
      hour: 14,
      minute: 30,
      second: 0,
      weekday: 1,
    });
  });

  test("a wall time that the clocks show twice has two instants", () => {
    const zone = requireZone("Africa/Casablanca");
    const change = zone.untils.find(
      (until) => until > Date.UTC(2026, 8, 19) && until < Date.UTC(2026, 8, 21),
    );
    if (change === undefined) throw new Error("the change of September 2026 is not in the data");
    const before = wallTime(zone, change - 1_800_000);
    expect(instantsOf(zone, before)).toEqual([change - 1_800_000, change + 1_800_000]);
  });

  test("a wall time that the clocks jump over has none, any other has one", () => {
    const cairo = requireZone("Africa/Cairo");
    const spring = cairo.untils.find(
      (until, index) =>
        until > Date.UTC(2026, 0, 1) && (cairo.offsets[index + 1] ?? 0) > (cairo.offsets[index] ?? 0),
    );
    if (spring === undefined) throw new Error("no spring change in Cairo");
    const skipped = wallTime(cairo, spring - 1);
    expect(instantsOf(cairo, { ...skipped, hour: skipped.hour, minute: 59 })).toHaveLength(1);
    const jumped = new Date(spring + 120 * 60_000 + 1_800_000);
    expect(
      instantsOf(cairo, {
        year: jumped.getUTCFullYear(),
        month: jumped.getUTCMonth() + 1,
        day: jumped.getUTCDate(),
        hour: jumped.getUTCHours(),
        minute: jumped.getUTCMinutes(),
      }),
    ).toEqual([]);
  });

  test("every instant around every change of ten Arab zones comes back from its wall time", () => {
    for (const name of ["Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Gaza", "Africa/El_Aaiun"]) {
      const zone = requireZone(name);
      for (const until of zone.untils.filter((at) => at > Date.UTC(2020, 0, 1) && at < Date.UTC(2037, 0, 1)))
        for (const minutes of [-61, -31, -1, 0, 1, 31, 61]) {
          const at = until + minutes * 60_000;
          expect(instantsOf(zone, wallTime(zone, at))).toContain(at);
        }
    }
  });

  test("writes instants with the zone's own offset", () => {
    expect(isoInZone(requireZone("Africa/Casablanca"), Date.UTC(2026, 6, 1, 12))).toBe(
      "2026-07-01T13:00:00+01:00",
    );
    expect(isoInZone(requireZone("Africa/Casablanca"), Date.UTC(2026, 10, 1, 12))).toBe(
      "2026-11-01T12:00:00+00:00",
    );
  });

  test("an unknown zone is undefined to those who ask and an error to those who need it", () => {
    expect(findZone("Africa/Atlantis")).toBeUndefined();
    expect(() => requireZone("Africa/Atlantis")).toThrow(RangeError);
  });
});
