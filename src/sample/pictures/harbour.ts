import { BRICK, INDIGO, lightOf, mix, SAFFRON, under, ZELLIGE, type Light } from "./palette.ts";
import { at, clouds, d, disc, gulls, line, path, rect, sea, sky, times } from "./parts.ts";
import { ARMS, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { boat, crate, freighter, gantry, placed, shadow } from "./things.ts";

const HULLS = [
  ["#1f5fa8", "#f1f5f3"],
  [ZELLIGE, SAFFRON],
  [BRICK, "#f6e7c3"],
  [INDIGO, SAFFRON],
  ["#2b8c86", "#f6e7c3"],
] as const;

/** A heap of nets with its floats, around `x`. */
const netHeap = (light: Light, x: number): string =>
  path(d`M${x - 120} 960Q${x - 80} 880 ${x} 872T${x + 130} 960Z`, under(light, "#2b8c86")) +
  line(
    Array.from(
      { length: 9 },
      (_, i) =>
        d`M${x - 104 + i * 26} 956q10-40 ${34 - i * 8}-76M${x - 96 + i * 8} ${950 - i * 9}h${200 - i * 18}`,
    ).join(""),
    light.ink,
    2.5,
    0.35,
  ) +
  times(6, (i) => disc(x - 96 + i * 42, 950 - (i % 2) * 26, 9, under(light, SAFFRON)));

/** The crew on the quay, some with a crate of fish. */
function crew(random: Random, light: Light): string {
  return times(whole(random, 2, 4), (i) => {
    const x = 500 + i * 190 + between(random, -30, 30);
    const look = someone(random, light, {
      dress: i === 1 ? "djellaba" : "coat",
      head: pick(random, ["taqiya", "hair", "scarf"]),
    });
    const carries = chance(random, 0.5);
    return (
      shadow(x, 930, 62) +
      at(
        x,
        930,
        1.3,
        standing(look, {
          left: carries ? ARMS.held : ARMS.down,
          right: carries ? ARMS.held : ARMS.open,
          walking: i % 2 === 0,
        }) + (carries ? at(0, -72, 0.72, crate(mix("#b9c9d3", light.ink, light.veil))) : ""),
        chance(random, 0.4),
      )
    );
  });
}

/** A fishing port: boats at their moorings, cranes behind them, the crew and the catch on the quay. */
export function drawHarbour(random: Random): string {
  const light = lightOf(random, ["morning", "golden", "dusk", "noon", "night"]);
  const sun = between(random, 620, 980);
  const low = light.hour === "noon" || light.hour === "night" ? 210 : 400;
  const haze = mix(light.far, light.sky[2], 0.25);
  const first = whole(random, 0, HULLS.length - 1);
  const hull = (i: number) => HULLS[(first + i) % HULLS.length] ?? HULLS[0];
  const moored = (x: number, y: number, scale: number, i: number) =>
    path(d`M${x - 170 * scale} ${y}h${330 * scale}l-60 ${46 * scale}h${-200 * scale}z`, light.ink, 0.2) +
    at(x, y, scale, boat(under(light, hull(i)[0]), under(light, hull(i)[1]), light), i % 2 === 1);
  const cranes = times(whole(random, 2, 4), (i) =>
    at(1130 + i * 150, 532, 1.05 - i * 0.08, gantry(mix(haze, light.ink, 0.5))),
  );
  return sheet(
    random,
    sky(random, light, sun, low, 130),
    clouds(random, light, 4),
    sea(random, light, 520, sun),
    path("M0 520V486C180 470 330 476 470 500L540 520Z", haze),
    at(300 + between(random, -40, 60), 534, 0.72, freighter(random, light)),
    cranes,
    path("M960 524H1600V548H940Z", mix(haze, light.ink, 0.6)),
    moored(340, 690, 0.74, 0),
    moored(1240, 676, 0.7, 1),
    moored(790, 720, 0.86, 2),
    moored(250, 860, 1.16, 3),
    moored(1330, 850, 1.12, 4),
    gulls(random, 9, 130, 440, light.hour === "night" ? light.glint : light.ink),
    path("M0 880H1600V1000H0Z", light.groundShade),
    path("M0 868H1600V892H0Z", light.wall),
    times(9, (i) => line(d`M${i * 200 + 60} 894V1000`, light.ink, 3, 0.25)) +
      line("M0 945H1600", light.ink, 3, 0.2),
    times(4, (i) =>
      at(130 + i * 440, 892, 1, rect(-16, -34, 32, 34, light.ink) + rect(-24, -42, 48, 14, light.ink)),
    ),
    netHeap(light, 240),
    crew(random, light),
    placed([
      [1240, 962, 1.25, crate(under(light, "#b9c9d3"))],
      [1362, 962, 1.25, crate(under(light, "#c96a3a"))],
      [1300, 910, 1.15, crate(under(light, "#a9bdc9"))],
    ]),
  );
}
