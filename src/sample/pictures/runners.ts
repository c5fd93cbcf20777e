import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, under, ZELLIGE, type Light } from "./palette.ts";
import {
  at,
  clouds,
  d,
  gulls,
  hills,
  line,
  merlons,
  opening,
  path,
  rect,
  sea,
  sky,
  stamped,
  times,
} from "./parts.ts";
import { ARMS, distant, running, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { minaret, palm, placed, type Placed } from "./things.ts";

const SHIRTS = [ZELLIGE, BRICK, INDIGO, PLUM, SAFFRON, "#2b8c86", "#e0714a", "#f1f5f3"] as const;

/** Bunting between two poles over the road. */
const bunting = (fills: readonly string[], ink: string): string =>
  line("M-10-12Q800 120 1610-12", ink, 4) +
  fills
    .map((fill, colour) =>
      path(
        times(7, (i) => {
          const place = i * fills.length + colour;
          const share = place / 27;
          return d`M${place * 59 - 16} ${-8 + 250 * share * (1 - share)}h40l-20 46z`;
        }),
        fill,
      ),
    )
    .join("");

/** One runner with a shadow. */
function runnerAt(random: Random, light: Light, x: number, y: number, scale: number): Placed {
  const look = someone(
    random,
    { ...light, veil: light.veil * 0.5 },
    {
      cloth: pick(random, SHIRTS),
      second: pick(random, ["#27423b", "#0a2e29", "#3b3550", "#101b3f"]),
      head: pick(random, ["hair", "hair", "bun", "scarf"]),
    },
  );
  return [
    x,
    y,
    scale,
    `<ellipse cy="2" rx="62" ry="9" fill="#000" opacity=".18"/>` +
      at(0, -8, 1, running(look, chance(random, 0.5), true)),
  ];
}

/** The neighbours behind the barrier. */
function cheers(random: Random, light: Light): string {
  return times(whole(random, 12, 14), (i) => {
    if (i % 2 === 1) return at(50 + i * 108, 704, 2.3, distant(someone(random, light)));
    const wave = chance(random, 0.4);
    return at(
      50 + i * 108 + between(random, -24, 24),
      704,
      between(random, 0.66, 0.8),
      standing(someone(random, light), {
        left: wave ? ARMS.wave : ARMS.held,
        right: wave && chance(random, 0.5) ? ARMS.wave : ARMS.held,
      }),
    );
  });
}

/** The ramparts with their towers and a gate. */
function rampart(light: Light): string {
  const earth = mix(under(light, "#c8643f"), light.wall, 0.35);
  const shade = mix(earth, light.ink, 0.24);
  return (
    merlons(-20, 1620, 402, earth, 40) +
    rect(0, 400, 1600, 260, earth) +
    rect(0, 426, 1600, 12, shade) +
    times(
      5,
      (i) =>
        rect(40 + i * 380, 330, 130, 330, shade) +
        merlons(40 + i * 380, 170 + i * 380, 332, shade, 26) +
        path(opening(105 + i * 380, 470, 24, 56), light.ink),
    ) +
    path(opening(800, 660, 210, 240, true), mix(earth, CREAM, 0.4)) +
    path(opening(800, 660, 166, 212, true), mix(earth, light.ink, 0.65))
  );
}

/** A road race between the ramparts and the sea: runners in full stride and the neighbours who cheer. */
export function drawRunners(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk"]);
  const coast = chance(random, 0.5);
  const sun = between(random, 500, 1100);
  const runner = (x: number, y: number, scale: number) => runnerAt(random, light, x, y, scale);
  const pack = [
    ...Array.from({ length: whole(random, 3, 4) }, (_, i) =>
      runner(320 + i * 230 + between(random, -40, 40), 770 + between(random, 0, 26), 0.95),
    ),
    ...Array.from({ length: 3 }, (_, i) =>
      runner(380 + i * 400 + between(random, -50, 50), 868 + between(random, 0, 20), 1.5),
    ),
    ...Array.from({ length: 2 }, (_, i) => runner(560 + i * 480 + between(random, -60, 60), 972, 2.05)),
  ];
  return sheet(
    random,
    sky(random, light, sun, between(random, 190, 300), 120),
    clouds(random, light, 4, 150, 320),
    coast
      ? sea(random, light, 470, sun) +
          path("M0 470V430C200 400 420 420 640 470Z", light.far) +
          path("M1600 470V410C1450 400 1330 440 1200 470Z", light.middle)
      : hills(random, 360, 40, light.far) +
          at(1180, 470, 0.72, minaret(light.wall, light.wallShade, under(light, "#1c8a75"), light.pane)) +
          rampart(light),
    coast
      ? rect(0, 620, 1600, 44, mix(light.wall, "#ffffff", 0.3)) +
          times(27, (i) => path(opening(30 + i * 60, 664, 34, 36), light.wallShade))
      : "",
    stamped(
      "palm",
      palm(light),
      Array.from({ length: 4 }, (_, i): [number, number, number, boolean] => [
        110 + i * 460 + between(random, -50, 50),
        668,
        between(random, 0.7, 0.92),
        i % 2 === 0,
      ]),
    ),
    path("M0 656H1600V720H0Z", light.ground),
    cheers(random, light),
    line("M0 668H1600", under(light, SAFFRON), 9) +
      times(17, (i) => line(d`M${i * 100} 668V708`, light.ink, 6)),
    path("M0 706H1600V1000H0Z", mix(light.ink, light.groundShade, 0.45)) +
      rect(0, 706, 1600, 12, mix(light.ground, CREAM, 0.5)),
    times(9, (i) => path(d`M${i * 210 - 30} 806h96l-14 12h-96z`, CREAM, 0.75)) +
      times(6, (i) => path(d`M${i * 320 - 60} 912h150l-26 18h-150z`, CREAM, 0.75)),
    placed(pack),
    at(
      0,
      60,
      1,
      bunting(
        [ZELLIGE, SAFFRON, BRICK, CREAM].map((colour) => under(light, colour)),
        light.ink,
      ),
    ),
    gulls(random, 6, 170, 340, light.ink),
  );
}
