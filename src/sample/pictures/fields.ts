import { BRICK, lightOf, mix, SAFFRON, under, type Light } from "./palette.ts";
import {
  at,
  clouds,
  d,
  disc,
  gulls,
  hills,
  line,
  opening,
  oval,
  path,
  peaks,
  rect,
  sky,
  stamped,
  times,
} from "./parts.ts";
import { ARMS, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { crate, cypress, roundTree, shadow } from "./things.ts";

/** A white farmhouse with its well and its cypresses. */
const farm = (light: Light): string =>
  at(-190, 0, 0.9, cypress(light)) +
  at(-150, 0, 0.7, cypress(light)) +
  rect(-110, -100, 220, 100, light.wall) +
  rect(60, -100, 50, 100, light.wallShade) +
  rect(-116, -110, 232, 14, mix(light.wall, "#ffffff", 0.4)) +
  path(opening(-60, 0, 46, 76, true), under(light, "#1c6fa8")) +
  path(opening(10, -34, 26, 40), light.pane) +
  path(opening(84, -34, 22, 38), light.pane) +
  rect(-20, -150, 90, 44, light.wall) +
  rect(44, -150, 26, 44, light.wallShade) +
  path(opening(10, -110, 18, 30), light.pane) +
  at(170, 4, 0.8, roundTree(light, 4));

/** A tractor seen from its side, 260 units long. */
const tractor = (light: Light, paint: string): string =>
  rect(-20, -150, 96, 90, mix(light.sky[0], "#ffffff", 0.3)) +
  line("M-20-60V-152H80V-60", light.ink, 9) +
  rect(-32, -166, 124, 16, paint) +
  path("M-130-112Q-128-120-118-120H-20V-50H-130Z", paint) +
  line("M-96-120V-160", light.ink, 9) +
  rect(-124, -100, 60, 8, "#000", 0.2) +
  rect(-124, -84, 60, 8, "#000", 0.2) +
  path("M-20-84H110V-50H-20Z", mix(paint, "#000000", 0.2)) +
  disc(70, -54, 56, light.ink) +
  disc(70, -54, 26, under(light, SAFFRON)) +
  disc(-96, -34, 34, light.ink) +
  disc(-96, -34, 15, under(light, SAFFRON));

/** Furrows that run to one point on the horizon, with a crop in tufts along every second one. */
function furrows(random: Random, light: Light, at0: number, crop: string): string {
  const soil = mix(light.groundShade, light.ink, 0.12);
  const bands = times(17, (i) => {
    const foot = (i - 8) * 230 + 800;
    return path(
      d`M${at0 + (i - 8) * 15} 604h9L${foot + 118} 1000h-128z`,
      i % 2 === 0 ? mix(crop, light.leaf, 0.25) : mix(crop, light.leafShade, 0.55),
    );
  });
  const tufts = times(9, (row) =>
    times(9, (i) => {
      const share = ((row + 1) / 9) ** 1.7;
      const x = at0 + (i - 4) * 30 + ((i - 4) * 460 + 800 - at0 - (i - 4) * 30 + 54) * share;
      const y = 604 + 396 * share;
      const s = 4 + 34 * share;
      return path(
        d`M${x - s} ${y}q${s * 0.1} ${-s} ${s} ${-s * 1.1}t${s} ${s * 1.1}z`,
        chance(random, 0.5) ? crop : mix(crop, "#ffffff", 0.14),
      );
    }),
  );
  return path("M0 596H1600V1000H0Z", soil) + bands + tufts;
}

/** A plain under the mountains: furrows, orchards, a farm, and the day's harvest. */
export function drawFields(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk"]);
  const sun = between(random, 420, 1180);
  const crop = under(light, pick(random, ["#3f9a5c", "#a8b83a", "#e0b53a", "#5fae6a"]));
  const fruit = pick(random, ["#f09a3a", "#c8371f", "#7fa32e"] as const);
  const orchard = Array.from({ length: 14 }, (_, i): [number, number, number, boolean] => [
    (i * 123) % 1660,
    590 + (i % 3) * 9,
    0.34 + (i % 3) * 0.07,
    i % 2 === 0,
  ]);
  const worker = (x: number, y: number, scale: number) => {
    const holds = chance(random, 0.6);
    return (
      shadow(x, y, 56 * scale) +
      at(
        x,
        y,
        scale,
        standing(
          someone(random, light, {
            head: pick(random, ["straw", "straw", "scarf"]),
            dress: pick(random, ["skirt", "coat", "djellaba"]),
          }),
          { left: holds ? ARMS.held : ARMS.open, right: holds ? ARMS.held : ARMS.down },
        ) + (holds ? at(0, -74, 0.7, crate(under(light, fruit), under(light, "#b98a4f"))) : ""),
        chance(random, 0.5),
      )
    );
  };
  return sheet(
    random,
    sky(random, light, sun, between(random, 190, 300), 120),
    clouds(random, light, 4, 70, 260),
    peaks(random, 540, 300, 4, light.far, mix(light.cloud, "#ffffff", 0.5)),
    peaks(random, 570, 150, 6, light.middle),
    hills(random, 540, 26, mix(light.near, light.leaf, 0.4)),
    times(7, (i) =>
      line(
        d`M-10 ${566 + i * 8}C400 ${540 + i * 9} 900 ${590 + i * 4} 1610 ${556 + i * 8}`,
        i % 2 === 0 ? crop : light.leafShade,
        5,
        0.6,
      ),
    ),
    at(between(random, 300, 420), 606, 0.9, farm(light)),
    stamped("tree", roundTree(light, 6), orchard),
    furrows(random, light, between(random, 700, 980), crop),
    chance(random, 0.7)
      ? oval(1230, 720, 120, 12, "#000", 0.2) +
          at(1220, 720, 0.9, tractor(light, under(light, pick(random, [BRICK, "#1c6fa8", "#0f6b5a"]))))
      : worker(1210, 730, 0.7),
    worker(560 + between(random, -40, 40), 716, 0.62),
    worker(700 + between(random, -40, 40), 732, 0.66),
    worker(430, 880, 1.4),
    worker(1010 + between(random, -60, 60), 890, 1.44),
    whole(random, 0, 1) === 1 ? worker(740, 860, 1.26) : "",
    at(190, 1000, 2.1, roundTree(light, 14)),
    at(1490, 1010, 2.4, roundTree(light, 14)),
    times(4, (i) =>
      at(1150 + i * 96, 968 + (i % 2) * 12, 1, crate(under(light, fruit), under(light, "#b98a4f"))),
    ) + at(1246, 918, 1, crate(under(light, fruit), under(light, "#b98a4f"))),
    gulls(random, 6, 160, 380, light.ink),
  );
}
