import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, line, opening, oval, path, rect, times } from "./parts.ts";
import { ARMS, bust, seated, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { lantern } from "./things.ts";

const HALLS = [
  ["#6a2450", "#3a1430", "#c96a92"],
  ["#8f1d16", "#4e0f0c", "#d9694a"],
  ["#0f5a4e", "#06302a", "#5aa593"],
  ["#27317a", "#10183f", "#6a78c9"],
] as const;

/** The oud, held across the lap. */
const oud = (): string =>
  `<g transform="translate(0 -84) rotate(-16)">` +
  oval(10, 0, 44, 33, "#8a4b22") +
  oval(8, -2, 37, 27, "#d19a55") +
  disc(0, -2, 10, "#5c2f17") +
  rect(-94, -8, 66, 11, "#5c2f17") +
  path("M-94-9l-26 12 4 12 26-8z", "#3a1c0e") +
  line("M-92-3H28", "#fff4d6", 1.5, 0.8) +
  rect(24, -13, 6, 22, "#5c2f17") +
  "</g>";

/** A bendir: a round frame drum. */
const bendir = (): string =>
  disc(0, -92, 44, "#b9742c") + disc(0, -92, 38, "#f3e2bd") + oval(8, -84, 22, 24, "#000", 0.05);

/** A violin that stands on the knee, as in the Andalusi orchestra, and its bow. */
const violin = (): string =>
  oval(0, -70, 19, 20, "#a8562a") +
  oval(0, -100, 15, 16, "#a8562a") +
  rect(-11, -98, 22, 28, "#a8562a") +
  rect(-3, -160, 6, 70, "#2a1612") +
  line("M0-150V-56", "#fff4d6", 1.5) +
  line("M-66-74L62-96", "#e8d3a8", 3.5);

/** A pair of small clay drums. */
const drums = (): string =>
  path("M-44-70H-2L-10-16H-36Z", "#1c8a75") +
  oval(-23, -70, 22, 7, CREAM) +
  path("M4-62H40L33-16H11Z", BRICK) +
  oval(22, -62, 19, 6, CREAM);

const INSTRUMENTS = [oud, bendir, violin, drums];

/** Folds of a curtain from `x`, gathered at the foot on its own side. */
function curtain(fill: string, dark: string, glow: string): string {
  return (
    path("M0 0H330C320 300 250 470 190 620 230 740 240 820 236 900H0Z", fill) +
    times(5, (i) =>
      path(
        d`M${20 + i * 62} 0h30C${40 + i * 56} 300 ${20 + i * 40} 470 ${14 + i * 34} 620 ${20 + i * 42} 740 ${22 + i * 44} 820 ${20 + i * 44} 900h-18C${2 + i * 42} 760 ${2 + i * 34} 700 ${2 + i * 32} 620 ${10 + i * 40} 470 ${24 + i * 56} 300 ${20 + i * 62} 0z`,
        dark,
        0.55,
      ),
    ) +
    path("M0 604H204L196 640H0Z", SAFFRON) +
    path("M170 636l14 70h-30z", SAFFRON) +
    line("M330 0C320 300 250 470 190 620", glow, 5, 0.6)
  );
}

/** The set behind the players: an arch with a great khatam, and smaller arches beside it. */
function backdrop(light: Light, dark: string, glow: string): string {
  const star = (r: number, fill: string) =>
    path(d`M${-r} ${-r}H${r}V${r}H${-r}Z`, fill) +
    `<g transform="rotate(45)">${path(d`M${-r} ${-r}H${r}V${r}H${-r}Z`, fill)}</g>`;
  return (
    times(
      2,
      (i) =>
        path(opening(440 + i * 720, 690, 190, 380, true), mix(dark, glow, 0.28)) +
        path(opening(440 + i * 720, 690, 150, 344, true), mix(dark, glow, 0.12)),
    ) +
    path(opening(800, 690, 520, 570, true), SAFFRON) +
    path(opening(800, 690, 484, 548, true), CREAM) +
    path(opening(800, 690, 456, 530, true), mix(light.sky[1], dark, 0.12)) +
    at(
      800,
      330,
      0.84,
      disc(0, 0, 190, CREAM, 0.35) +
        star(118, ZELLIGE) +
        star(98, SAFFRON) +
        star(86, ZELLIGE) +
        star(52, CREAM) +
        star(28, BRICK),
    )
  );
}

/** The seated players; a singer takes the place in the middle when their number is odd. */
function orchestra(random: Random, bright: Light, fill: string, count: number): string {
  const dressed = pick(random, [CREAM, ZELLIGE, PLUM, INDIGO, "#f1f5f3"] as const);
  const first = whole(random, 0, 3);
  return times(count, (i) => {
    const x = 800 + (i - (count - 1) / 2) * (990 / count);
    if (count % 2 === 1 && i === (count - 1) / 2) return "";
    const look = someone(random, bright, {
      dress: "djellaba",
      cloth: dressed,
      head: pick(random, ["taqiya", "hair", "scarf", "bun"]),
      second: pick(random, [BRICK, SAFFRON, CREAM]),
    });
    const draw = INSTRUMENTS[(first + i) % INSTRUMENTS.length] ?? oud;
    return (
      oval(x, 772, 116, 14, "#000", 0.22) +
      rect(x - 82, 706, 164, 62, mix(fill, "#000000", 0.35)) +
      at(x, 770, 1.7, seated(look) + draw())
    );
  });
}

/** Three rows of heads, darker towards the reader. */
function audience(random: Random, light: Light, dark: string): string {
  return times(3, (row) => {
    const scale = 0.7 + row * 0.32;
    const gap = 128 * scale + 26;
    return times(Math.ceil(1700 / gap) + 1, (i) => {
      if (chance(random, 0.05)) return "";
      const look = someone(random, light);
      const dim = (colour: string) => mix(colour, dark, 0.62 + row * 0.1);
      return at(
        i * gap - (row % 2) * gap * 0.5 + between(random, -8, 8),
        880 + row * 62 + between(random, -8, 8),
        scale,
        bust({
          ...look,
          skin: dim(look.skin),
          cloth: dim(look.cloth),
          hair: dim(look.hair),
          second: dim(look.second),
        }),
      );
    });
  });
}

/** A concert: an orchestra under its arch, spotlights, and the heads of a full house. */
export function drawStage(random: Random): string {
  const light = lightOf(random, ["golden", "dusk", "night", "morning"]);
  const [fill, dark, glow] = pick(random, HALLS);
  const count = pick(random, [4, 5] as const);
  const bright = { ...light, veil: 0.05 };
  const players = orchestra(random, bright, fill, count);
  const singer =
    count % 2 === 1
      ? oval(800, 782, 90, 12, "#000", 0.25) +
        at(
          800,
          782,
          1.9,
          standing(
            someone(random, bright, {
              dress: "djellaba",
              cloth: pick(random, [BRICK, SAFFRON, "#2b8c86"]),
              head: pick(random, ["bun", "scarf", "taqiya"]),
            }),
            { left: ARMS.open, right: ARMS.held },
          ),
        ) +
        line("M842 782V530", "#1d1512", 6) +
        disc(842, 526, 13, "#3d4a44")
      : "";
  return sheet(
    random,
    rect(0, 0, 1600, 1000, dark),
    backdrop(light, dark, glow),
    path("M0 690H1600V1000H0Z", mix(fill, "#8a5a34", 0.45)) + path("M0 690H1600V704H0Z", SAFFRON, 0.7),
    times(11, (i) => line(d`M${i * 160} 704L${800 + (i - 5) * 280} 830`, "#000", 4, 0.16)),
    times(3, (i) => path(d`M${560 + i * 240} -20h36L${700 + i * 330 - 240} 760h-320z`, "#fff3c4", 0.12)),
    oval(800, 752, 520, 40, "#fff3c4", 0.18),
    players,
    singer,
    times(2, (i) => at(i * 1600, 0, 1, curtain(fill, dark, glow), i === 1)),
    path(
      "M0 0H1600V70" + times(8, (i) => d`A100 46 0 0 1 ${1400 - i * 200} 70`) + "Z",
      mix(fill, "#000000", 0.15),
    ) + line("M1600 70" + times(8, (i) => d`A100 46 0 0 1 ${1400 - i * 200} 70`), SAFFRON, 7),
    at(470, 80, 0.8, lantern(SAFFRON, dark, 60)) + at(1130, 80, 0.8, lantern(SAFFRON, dark, 60)),
    path("M0 812H1600V838H0Z", mix(dark, "#000000", 0.3)) +
      times(16, (i) => path(d`M${50 + i * 100} 812a16 14 0 0 1 32 0z`, SAFFRON, 0.9)),
    audience(random, light, dark),
  );
}
