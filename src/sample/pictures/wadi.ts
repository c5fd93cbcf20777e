import { CREAM, lightOf, mix, under, type Light } from "./palette.ts";
import {
  at,
  clouds,
  d,
  gulls,
  hills,
  line,
  merlons,
  opening,
  oval,
  path,
  peaks,
  rect,
  sky,
  stamped,
  times,
} from "./parts.ts";
import { someone, standing } from "./people.ts";
import { between, chance, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { cypress, palm, roundTree, shadow } from "./things.ts";

/** A village of earth: towers that taper, with a band of lozenges under the crown. */
function kasbah(random: Random, light: Light, earth: string): string {
  const dark = mix(earth, light.ink, 0.26);
  const tower = (x: number, w: number, h: number) =>
    path(d`M${x} 0l${w * 0.06} ${-h}h${w * 0.88}l${w * 0.06} ${h}z`, earth) +
    path(d`M${x + w * 0.62} 0v${-h}h${w * 0.32}l${w * 0.06} ${h}z`, dark) +
    merlons(x + w * 0.06, x + w * 0.94, -h + 2, earth, w / 7) +
    times(3, (i) => path(d`M${x + w * (0.2 + i * 0.2)} ${-h + 40}l10 14-10 14-10-14z`, dark)) +
    times(2, (i) => path(opening(x + w * (0.3 + i * 0.25), -h + 132 + i * 30, 15, 32), light.pane));
  return (
    rect(-230, -110, 470, 110, mix(earth, light.ink, 0.1)) +
    tower(-260, 110, between(random, 210, 260)) +
    tower(-120, 130, between(random, 270, 330)) +
    tower(60, 100, between(random, 190, 240)) +
    tower(170, 120, between(random, 240, 290)) +
    path(opening(20, 0, 50, 84, true), light.pane)
  );
}

/** A stone bridge of three arches, its deck level at 0. */
const bridge = (stone: string, light: Light): string =>
  path(
    `M-420-10H420V24H380V170H330A98 98 0 0 0 134 170H96A98 98 0 0 0-100 170H-138A98 98 0 0 0-334 170H-384V24H-420Z`,
    stone,
  ) +
  rect(-424, -32, 848, 24, mix(stone, "#ffffff", 0.22)) +
  rect(-420, -8, 840, 8, light.ink, 0.25);

/** Palms along the bank, from far to near; stores the palm as `palm`. */
function grove(random: Random, light: Light): string {
  return stamped(
    "palm",
    palm(light),
    Array.from({ length: whole(random, 9, 12) }, (_, i): [number, number, number, boolean] => [
      1040 + ((i * 211) % 560) + between(random, -16, 16),
      660 + i * 11,
      0.26 + i * 0.022,
      i % 2 === 0,
    ]),
  );
}

/** Stones on both banks. */
function stones(random: Random, light: Light): string {
  return times(20, () => {
    const y = between(random, 740, 990);
    const x = chance(random, 0.5) ? between(random, 60, 420) - (y - 740) * 0.5 : between(random, 1090, 1500);
    return oval(
      x,
      y,
      between(random, 16, 44),
      between(random, 9, 20),
      mix(light.groundShade, CREAM, between(random, 0.1, 0.5)),
    );
  });
}

/** A river valley of the south: mountains, an earthen village, palms, and the water that has come back. */
export function drawWadi(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk"]);
  const sun = between(random, 980, 1240);
  const earth = mix(under(light, "#cf8a58"), light.wall, 0.3);
  const water = `M700 566C650 590 700 606 640 640C590 690 540 700 560 760C600 850 380 910 240 1000H1180C1120 900 1080 850 1000 780C930 720 1010 690 1010 640C1010 610 830 590 830 560Z`;
  const walkers = times(whole(random, 2, 4), (i) =>
    at(
      690 + i * 66 + between(random, -14, 14),
      616,
      0.34,
      standing(someone(random, light), { walking: true }),
    ),
  );
  return sheet(
    random,
    sky(random, light, sun, between(random, 180, 270), 120),
    clouds(random, light, 3, 70, 210),
    peaks(random, 520, 330, 5, light.far, mix(light.cloud, "#ffffff", 0.4)),
    peaks(random, 570, 190, 7, light.middle),
    hills(random, 560, 20, mix(light.middle, light.ground, 0.5)),
    times(5, (i) =>
      line(
        d`M-20 ${566 + i * 20}C200 ${540 + i * 22} 420 ${570 + i * 18} 700 ${580 + i * 14}`,
        light.leaf,
        9,
        0.75,
      ),
    ),
    at(330, 600, 1.02, kasbah(random, light, earth)),
    path("M0 610C200 580 420 610 700 600S1300 570 1600 610V1000H0Z", light.ground),
    path("M0 640C160 620 300 660 520 650L600 700 400 840 0 940Z", mix(light.leaf, light.ground, 0.25)),
    times(6, (i) =>
      line(
        d`M${-10} ${670 + i * 40}C200 ${650 + i * 36} 380 ${680 + i * 20} 560 ${668 + i * 12}`,
        light.leafShade,
        5,
        0.5,
      ),
    ),
    `<defs><linearGradient id="river" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.water[0]}"/><stop offset="1" stop-color="${light.water[1]}"/></linearGradient></defs>`,
    path(water, "url(#river)"),
    at(806, 622, 0.62, bridge(mix(earth, CREAM, 0.35), light)),
    walkers,
    grove(random, light),
    times(18, (i) =>
      line(
        d`M${560 + between(random, -120, 360)} ${770 + i * 12}q20-7 ${between(random, 50, 110)} 0`,
        light.glint,
        4,
        0.6,
      ),
    ),
    stones(random, light),
    times(4, (i) =>
      at(
        70 + i * 92 + between(random, -16, 16),
        760 + (i % 2) * 40,
        between(random, 0.8, 1.05),
        i % 2 === 0 ? cypress(light) : roundTree(light, 7),
      ),
    ),
    at(1440, 990, 1.18, '<use href="#palm"/>') + at(1330, 1010, 0.84, '<use href="#palm"/>', true),
    shadow(1130, 944, 52) +
      at(1130, 944, 1.05, standing(someone(random, light, { dress: "djellaba" }), { back: true })),
    shadow(1200, 950, 40) + at(1196, 950, 0.74, standing(someone(random, light), { back: true })),
    gulls(random, 5, 200, 380, light.ink),
  );
}
