import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import { type DateStyle, dayNumber, formatDate, type WallTime } from "./dates.ts";
import { formatHijri, hijriDate, hijriMethodName, hijriMonths } from "./hijri.ts";
import type { Locale } from "./language.ts";
import { relativeTime } from "./relative.ts";

const morocco: Locale = { language: "ar", country: "MA" };
const egypt: Locale = { language: "ar", country: "EG" };
const france: Locale = { language: "fr", country: "FR" };
const english: Locale = { language: "en", country: "GB" };

const wall: WallTime = { year: 2026, month: 8, day: 5, hour: 14, minute: 30, second: 0, weekday: 3 };
const styles: DateStyle[] = ["full", "long", "short", "month", "time", "dateTime"];

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days): WallTime => {
  const [year = 0, month = 0, day = 0] = new Date(days * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split("-")
    .map(Number);
  return { year, month, day, hour: 9, minute: 5, second: 0, weekday: (days + 4) % 7 };
});

function utcOf(date: WallTime): number {
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute);
}

describe("formatDate", () => {
  test("writes Moroccan dates", () => {
    expect(styles.map((style) => formatDate(wall, morocco, style))).toEqual([
      "الأربعاء 5 غشت 2026",
      "5 غشت 2026",
      "5 غشت",
      "غشت 2026",
      "14:30",
      "الأربعاء 5 غشت 2026، 14:30",
    ]);
    expect(formatDate({ ...wall, hour: 0, minute: 7 }, morocco, "time")).toBe("00:07");
  });

  test("writes the dates of other countries by their habits", () => {
    expect(formatDate(wall, egypt, "full")).toBe("الأربعاء، ٥ أغسطس ٢٠٢٦");
    expect(formatDate(wall, egypt, "time")).toBe("٢:٣٠ م");
    expect(formatDate(wall, { language: "ar", country: "DZ" }, "long")).toBe("5 أوت 2026");
    // Intl alone would answer for this country in another calendar.
    expect(formatDate(wall, { language: "ar", country: "SA" }, "month")).toBe("أغسطس ٢٠٢٦");
    expect(styles.map((style) => formatDate(wall, france, style))).toEqual([
      "mercredi 5 août 2026",
      "5 août 2026",
      "5 août",
      "août 2026",
      "14\u202Fh\u202F30",
      "mercredi 5 août 2026 à 14\u202Fh\u202F30",
    ]);
    expect(formatDate({ ...wall, day: 1, weekday: 6 }, france, "full")).toBe("samedi 1er août 2026");
    expect(formatDate(wall, english, "dateTime")).toMatch(/^Wednesday,? 5 August 2026 at 14:30$/);
  });

  test("agrees with Intl on every day of the calendar but for the comma and marks", () => {
    const intl = new Intl.DateTimeFormat("ar-MA-u-ca-gregory", {
      ...({ timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" } as const),
    });
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(formatDate(day, morocco, "full")).toBe(intl.format(utcOf(day)).replace("،", ""));
        expect(dayNumber(day.year, day.month, day.day) * 86_400_000).toBe(
          Date.UTC(day.year, day.month - 1, day.day),
        );
      }),
    );
  });

  test("refuses what no calendar has", () => {
    for (const wrong of [
      { month: 0 },
      { month: 13 },
      { day: 32 },
      { hour: 25 },
      { minute: Number.NaN },
      { weekday: 7 },
    ]) {
      expect(() => formatDate({ ...wall, ...wrong }, morocco, "full")).toThrow(RangeError);
    }
  });
});

describe("hijriDate", () => {
  const on = (year: number, month: number, day: number) => ({ year, month, day });

  test("prefers the announced beginning of a month", () => {
    expect(hijriDate(on(2025, 12, 22))).toEqual({ year: 1447, month: 7, day: 1, method: "observed" });
    expect(hijriDate(on(2026, 1, 19))).toEqual({ year: 1447, month: 7, day: 29, method: "observed" });
    // The table of Umm al-Qura began the month a day before.
    expect(hijriDate(on(2025, 12, 22), [])).toEqual({ year: 1447, month: 7, day: 2, method: "umalqura" });
    expect(hijriDate(on(2025, 12, 22), [], -1)).toEqual({ year: 1447, month: 7, day: 1, method: "umalqura" });
  });

  test("knows the thirtieth only once the next month was announced", () => {
    const starts = [
      { year: 1447, month: 8, gregorian: "2026-01-21" },
      { year: 1447, month: 7, gregorian: "2025-12-22" },
    ];
    expect(hijriDate(on(2026, 1, 20), starts)).toEqual({ year: 1447, month: 7, day: 30, method: "observed" });
    expect(hijriDate(on(2026, 1, 21), starts).day).toBe(1);
    expect(hijriDate(on(2026, 1, 20)).method).toBe("umalqura");
    expect(hijriDate(on(2026, 1, 20), [{ year: 1447, month: 7, gregorian: "soon" }]).method).toBe("umalqura");
  });

  test("gives a possible date for every day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { month, day: of } = hijriDate(day);
        expect(month >= 1 && month <= 12 && of >= 1 && of <= 30).toBe(true);
      }),
    );
  });

  test("is written in words and names its method", () => {
    const date = hijriDate(on(2019, 5, 14));
    expect(formatHijri(date, morocco)).toBe("9 رمضان 1440");
    expect(formatHijri(date, egypt)).toBe("٩ رمضان ١٤٤٠");
    expect(formatHijri(date, france)).toBe("9 ramadan 1440");
    expect(hijriMethodName("observed", morocco)).toContain("رؤية الهلال");
    expect(hijriMethodName("umalqura", english)).toContain("Umm al-Qura");
    expect(Object.values(hijriMonths).map((names) => names.length)).toEqual([12, 12, 12]);
  });
});

describe("relativeTime", () => {
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const ago = (ms: number, locale = morocco) => relativeTime(1e12 - ms, 1e12, locale);

  test("speaks of the past in the right number", () => {
    expect([0, 59_999, minute, 2 * minute, 3 * minute, 11 * minute].map((ms) => ago(ms))).toEqual([
      "الآن",
      "الآن",
      "قبل دقيقة",
      "قبل دقيقتين",
      "قبل 3 دقائق",
      "قبل 11 دقيقة",
    ]);
    expect(
      [hour, 2 * hour, 23.9 * hour, day, 2 * day, 6 * day, 7 * day, 30 * day].map((ms) => ago(ms)),
    ).toEqual([
      "قبل ساعة",
      "قبل ساعتين",
      "قبل 23 ساعة",
      "قبل يوم",
      "قبل يومين",
      "قبل 6 أيام",
      "قبل أسبوع",
      "قبل 4 أسابيع",
    ]);
    expect([31, 62, 364, 365, 730, 4_018, 36_600].map((days) => ago(days * day))).toEqual([
      "قبل شهر",
      "قبل شهرين",
      "قبل 11 شهرًا",
      "قبل سنة",
      "قبل سنتين",
      "قبل 11 سنة",
      "قبل 100 سنة",
    ]);
    expect(ago(3 * minute, egypt)).toBe("قبل ٣ دقائق");
  });

  test("speaks of the future, and French and English", () => {
    expect([-30_000, -2 * day, -5 * hour].map((ms) => ago(ms))).toEqual(["الآن", "بعد يومين", "بعد 5 ساعات"]);
    expect([0, 2 * hour, -day].map((ms) => ago(ms, france))).toEqual([
      "à l’instant",
      "il y a 2 heures",
      "dans 1 jour",
    ]);
    expect([0, minute, -3 * day].map((ms) => ago(ms, english))).toEqual([
      "just now",
      "1 minute ago",
      "in 3 days",
    ]);
  });

  test("always says something", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(morocco, france, english), (ms, locale) => {
        expect(relativeTime(ms, 0, locale)).not.toMatch(/undefined|NaN|\{n\}|^$/);
      }),
    );
  });
});
