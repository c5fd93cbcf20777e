import { BRICK, CLOTHS, CREAM, lightOf, mix, PLUM, SAFFRON, under, type Light } from "./palette.ts";
import {
  at,
  clouds,
  d,
  disc,
  hills,
  line,
  merlons,
  opening,
  path,
  rect,
  sky,
  stamped,
  times,
} from "./parts.ts";
import { ARMS, seated, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { lantern, minaret, palm, plant } from "./things.ts";

/** A house of the old town on its roof line, windows lit here and there. */
function house(random: Random, light: Light, x: number, w: number, top: number, fill: string): string {
  const columns = Math.max(1, Math.floor(w / 58));
  const rows = 2;
  let dark = "";
  let lit = "";
  let bars = "";
  for (let i = 0; i < columns * rows; i++) {
    const wx = Math.round(x + (w / columns) * ((i % columns) + 0.5));
    const wy = Math.round(top) + 84 + Math.floor(i / columns) * 112;
    const lamp = random();
    if (lamp < 0.45) {
      lit += opening(wx, wy, 24, 44);
      bars += d`M${wx} ${wy - 40}v40`;
    } else if (lamp < 0.7) dark += opening(wx, wy, 24, 44);
  }
  return (
    rect(x, top, w, 1000 - top, fill) +
    rect(x + w * 0.74, top, w * 0.26, 1000 - top, mix(fill, light.ink, 0.3)) +
    (chance(random, 0.4)
      ? merlons(x, x + w, top + 2, fill, 18)
      : rect(x - 5, top - 10, w + 10, 12, mix(fill, "#ffffff", 0.12))) +
    path(dark, mix(fill, light.ink, 0.55)) +
    path(lit, pick(random, [SAFFRON, "#ffdf8e", "#f5a94a"])) +
    line(bars, mix(fill, light.ink, 0.4), 2.5) +
    (chance(random, 0.22)
      ? rect(x + w * 0.2, top - 54, 44, 48, mix(fill, "#ffffff", 0.06)) +
        path(opening(x + w * 0.2 + 22, top - 8, 18, 32), SAFFRON)
      : "")
  );
}

/** One plane of houses from edge to edge. */
function quarter(
  random: Random,
  light: Light,
  low: number,
  high: number,
  wide: number,
  fills: readonly string[],
): string {
  let x = -30;
  let drawn = "";
  while (x < 1600) {
    const w = between(random, wide * 0.7, wide * 1.25);
    drawn += house(random, light, x, w, between(random, high, low), pick(random, fills));
    x += w;
  }
  return drawn;
}

/** A string of small lamps that hangs between two points. */
const lamps = (x: number, y: number, w: number, sag: number, ink: string): string =>
  line(d`M${x} ${y}q${w / 2} ${sag * 2} ${w} 0`, ink, 4) +
  times(9, (i) => {
    const t = (i + 1) / 10;
    const px = x + w * t;
    const py = y + 4 * sag * t * (1 - t) + 12;
    return disc(px, py, 26, SAFFRON, 0.16) + disc(px, py, 10, i % 3 === 1 ? "#f5a94a" : "#ffe3a0");
  });

/** A low table with a tea pot, its glasses and a bowl. */
const table = (light: Light): string =>
  path("M-130-48H130L112-30H-112Z", under(light, "#b9742c")) +
  rect(-88, -32, 18, 32, under(light, "#8a4b22")) +
  rect(70, -32, 18, 32, under(light, "#8a4b22")) +
  path("M-26-50C-40-70-32-92-10-96V-106H10V-96C32-92 40-70 26-50Z", "#dfe4f5") +
  line("M26-72Q48-74 52-98M-26-86Q-54-84-40-60", "#dfe4f5", 6) +
  times(4, (i) =>
    path(d`M${-104 + i * 20 + (i > 1 ? 132 : 0)}-72h16l-2 24h-12z`, i % 2 === 0 ? "#e0a93a" : "#7fae5a"),
  );

/** The night in one of four tints. */
function nightLight(random: Random): Light {
  const base = lightOf(random, ["night"]);
  const tint = pick(random, ["#1a2a6a", "#3a1d5c", "#0f3f52", "#26195c"] as const);
  const tone = (colour: string) => mix(colour, tint, 0.3);
  return {
    ...base,
    sky: [tone(base.sky[0]), tone(base.sky[1]), pick(random, ["#8a6aa0", "#a8708c", "#5f88a0", "#c98a86"])],
    far: tone(base.far),
    middle: tone(base.middle),
    near: tone(base.near),
  };
}

/** The guests at the tea table and the one who joins them. */
function company(random: Random, warm: Light): string {
  const first = whole(random, 0, CLOTHS.length - 1);
  const guests = whole(random, 3, 4);
  const left = chance(random, 0.5) ? 470 : 560;
  return [
    times(guests, (i) =>
      at(
        left + i * (guests === 4 ? 190 : 250) - 60,
        930 + (i % 2) * 14,
        1.6,
        seated(
          someone(random, warm, {
            dress: "djellaba",
            cloth: CLOTHS[(first + i * 3) % CLOTHS.length] ?? CREAM,
          }),
          ARMS.held,
          i % 2 === 0 ? ARMS.open : ARMS.held,
        ),
      ),
    ),
    at(left + (guests === 4 ? 230 : 190), 992, 1.5, table(warm)),
    at(
      1370,
      940,
      1.7,
      standing(someone(random, warm, { dress: "djellaba" }), { left: ARMS.point, right: ARMS.down }),
    ),
  ].join("");
}

/** Three planes of houses with their minarets and a palm. */
const town = (random: Random, light: Light): string =>
  [
    hills(random, 500, 46, mix(light.far, light.sky[2], 0.35)),
    quarter(random, light, 560, 440, 190, [mix(light.far, light.middle, 0.5), light.far]),
    at(
      between(random, 300, 460),
      720,
      0.96,
      minaret(mix(light.far, CREAM, 0.2), light.middle, "#1c7a70", SAFFRON),
    ),
    chance(random, 0.6)
      ? at(
          between(random, 1180, 1340),
          700,
          0.66,
          minaret(mix(light.far, PLUM, 0.2), light.middle, "#1c7a70", SAFFRON),
        )
      : "",
    quarter(random, light, 680, 560, 225, [
      light.middle,
      mix(light.middle, light.far, 0.4),
      mix(light.middle, PLUM, 0.25),
    ]),
    at(1130, 860, 0.8, palm(light)),
    quarter(random, light, 790, 680, 255, [
      light.near,
      mix(light.near, light.middle, 0.5),
      mix(light.near, PLUM, 0.22),
    ]),
  ].join("");

/** The old town at night from a terrace: moon, lit windows, strings of lamps, and a family at its tea. */
export function drawNight(random: Random): string {
  const light = nightLight(random);
  const terrace = mix(light.near, light.ink, 0.35);
  const warm = { ...light, veil: 0.14 };
  return sheet(
    random,
    sky(random, light, between(random, 420, 1180), between(random, 150, 240), 130),
    clouds(random, light, 4, 120, 360),
    town(random, light),
    line("M150 800V330M806 900V336M1450 800V300", light.ink, 11),
    path("M0 850H1600V1000H0Z", terrace),
    rect(0, 800, 300, 60, terrace) +
      rect(1300, 800, 300, 60, terrace) +
      rect(-6, 790, 312, 14, mix(terrace, "#ffffff", 0.16)) +
      rect(1294, 790, 312, 14, mix(terrace, "#ffffff", 0.16)),
    times(17, (i) => path(d`M${i * 100 - 20} 866l24-12 24 12-24 12z`, SAFFRON, 0.25)),
    `<ellipse cx="800" cy="960" rx="620" ry="90" fill="${SAFFRON}" opacity=".12"/>`,
    path("M330 900H1270L1360 1000H240Z", under(warm, BRICK)) +
      path("M360 914H1240L1254 928H346Z", under(warm, CREAM)) +
      path(
        times(13, (i) => d`M${380 + i * 68} 962l24-16 24 16-24 16z`),
        under(warm, SAFFRON),
      ),
    company(random, warm),
    lamps(150, 336, 660, 70, light.ink) + lamps(810, 336, 640, 60, light.ink),
    at(150, 330, 0.7, lantern(SAFFRON, light.ink, 20)) + at(1450, 300, 0.7, lantern(SAFFRON, light.ink, 20)),
    stamped("plant", plant(light), [
      [90, 990, 1.7],
      [1530, 1000, 1.6],
      [236, 1000, 1.15],
    ]),
  );
}
