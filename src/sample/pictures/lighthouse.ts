import { BRICK, CREAM, INDIGO, lightOf, mix, SAFFRON, under, ZELLIGE, type Light } from "./palette.ts";
import { at, clouds, d, disc, gulls, line, opening, path, rect, sea, sky, times } from "./parts.ts";
import { someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { boat, shadow } from "./things.ts";

/** The tower, 560 units tall, with two painted bands, a gallery and a lantern room. */
function tower(light: Light, band: string, lit: boolean): string {
  const wall = light.hour === "night" ? mix(light.wall, "#ffffff", 0.25) : mix(light.wall, "#ffffff", 0.45);
  const half = (y: number) => 84 + (y / 420) * 30;
  const ring = (top: number, foot: number, fill: string) =>
    path(d`M${-half(top)} ${top}H${half(top)}L${half(foot)} ${foot}H${-half(foot)}Z`, fill);
  return (
    path("M-84 0L-54-420H54L84 0Z", wall) +
    ring(-110, -190, band) +
    ring(-270, -350, band) +
    path("M16-420H54L84 0H24Z", "#000", 0.18) +
    times(3, (i) => path(opening(-8, -60 - i * 124, 26, 50), light.pane)) +
    path(opening(0, 0, 46, 82, true), mix(band, "#000000", 0.3)) +
    times(7, (i) => path(d`M${-52 + i * 16}-420l8 16 8-16z`, mix(wall, "#000000", 0.2))) +
    rect(-78, -440, 156, 22, light.ink) +
    line("M-72-440V-474M-36-440V-474M36-440V-474M72-440V-474M-78-474H78", light.ink, 5) +
    rect(-40, -516, 80, 78, lit ? "#ffe9a8" : mix(light.sky[0], "#ffffff", 0.5)) +
    line("M-40-516V-440M-13-516V-440M13-516V-440M40-516V-440", light.ink, 5) +
    path("M-52-514Q0-580 52-514Z", band) +
    rect(-56, -518, 112, 9, light.ink) +
    disc(0, -552, 8, SAFFRON) +
    line("M0-552V-584", light.ink, 5) +
    (lit ? disc(0, -478, 34, "#fffbe6") + disc(0, -478, 96, "#ffe9a8", 0.25) : "")
  );
}

/** The keeper's house: white, a blue door, a small arcade. */
const house = (light: Light): string => {
  const wall = mix(light.wall, "#ffffff", 0.3);
  return (
    rect(-170, -110, 340, 110, wall) +
    rect(110, -110, 60, 110, light.wallShade) +
    rect(-178, -122, 356, 16, mix(wall, "#ffffff", 0.4)) +
    times(3, (i) =>
      path(
        opening(-120 + i * 62, 0, 42, 78, true),
        i === 1 ? under(light, "#1c6fa8") : mix(light.wallShade, light.ink, 0.5),
      ),
    ) +
    path(opening(70, -34, 26, 44), light.pane) +
    path(opening(138, -34, 22, 40), light.pane) +
    rect(-40, -170, 24, 54, wall)
  );
};

/** A rolling wave from edge to edge with a crest of foam in scallops. */
function wave(y: number, step: number, shift: number, fill: string, foam: string): string {
  const count = Math.ceil(1600 / step) + 2;
  const crest = times(
    count,
    () =>
      d`q${step * 0.3} ${-step * 0.24} ${step * 0.6} ${-step * 0.02}q${step * 0.2} ${step * 0.08} ${step * 0.4} ${step * 0.02}`,
  );
  return (
    path(d`M${-shift} ${y}${crest}V1000H${-shift}Z`, fill) + line(d`M${-shift} ${y}${crest}`, foam, 5, 0.75)
  );
}

/** The rock of the cape with its grass and the stair cut into it. */
function cape(light: Light): string {
  const rock = mix(light.near, light.ink, 0.25);
  const face = mix(light.middle, light.near, 0.4);
  const grass = mix(light.leaf, light.ground, 0.35);
  const steps = times(
    13,
    (i) =>
      rect(812 + i * 21, 836 - i * 19, 92 - i * 3, 9, mix(light.ground, CREAM, 0.4)) +
      rect(812 + i * 21, 845 - i * 19, 92 - i * 3, 10, mix(light.groundShade, light.ink, 0.3)),
  );
  return [
    path(
      "M760 1000C770 930 720 910 770 860 800 830 790 790 850 770 890 700 960 690 990 640 1060 600 1130 606 1230 600S1500 610 1600 580V1000Z",
      face,
    ),
    path(
      "M990 640C1020 690 1000 740 1060 770 1040 830 1100 870 1090 1000H1600V580C1500 610 1330 594 1230 600S1060 600 990 640Z",
      rock,
    ),
    path(
      "M1180 640L1260 720 1230 800 1310 900 1290 1000H1360L1380 880 1320 790 1340 700ZM1460 640L1520 740 1490 860 1550 1000H1600V640Z",
      "#000",
      0.16,
    ),
    path(
      "M980 648C1060 596 1130 600 1230 594S1500 604 1600 572V622C1500 650 1400 640 1300 650 1200 640 1100 640 980 648Z",
      grass,
    ),
    steps,
  ].join("");
}

/** A lighthouse on its cape: the stair up the rock, the surf, boats on their way in, and at dusk the beam. */
export function drawLighthouse(random: Random): string {
  const light = lightOf(random, ["night", "dusk", "golden", "morning", "noon"]);
  const lit = light.hour === "night" || light.hour === "dusk" || light.hour === "golden";
  const sun = between(random, 300, 620);
  const band = under({ ...light, veil: light.veil * 0.6 }, pick(random, [BRICK, ZELLIGE, INDIGO, "#0a2e29"]));
  const foam = mix(light.glint, "#ffffff", 0.4);
  const beam = lit
    ? path("M1130 148L-60-40V330Z", "#fff0b8", light.hour === "night" ? 0.26 : 0.2) +
      path("M1130 148L1700 60V250Z", "#fff0b8", 0.18)
    : "";
  return sheet(
    random,
    sky(random, light, sun, light.hour === "noon" || light.hour === "night" ? 200 : 400, 120),
    clouds(random, light, 5, 60, 340),
    sea(random, light, 560, sun),
    path("M0 560V536C140 520 260 526 380 544L460 560Z", mix(light.far, light.sky[2], 0.2)),
    at(between(random, 160, 330), 640, 0.46, boat(under(light, BRICK), under(light, CREAM), light)),
    chance(random, 0.7)
      ? at(
          between(random, 440, 600),
          720,
          0.62,
          boat(under(light, "#1f5fa8"), under(light, SAFFRON), light),
          true,
        )
      : "",
    beam,
    cape(light),
    at(1390, 616, 1, house(light)),
    at(1130, 624, 1, tower(light, band, lit)),
    shadow(1262, 634, 26) + at(1262, 634, 0.5, standing(someone(random, light), { walking: true })),
    at(880, 776, 0.46, standing(someone(random, light), { walking: true, back: true })) +
      at(980, 690, 0.42, standing(someone(random, light, { dress: "djellaba" }), { back: true })),
    wave(868, 210, whole(random, 0, 150), mix(light.water[1], light.water[0], 0.3), foam),
    path(
      "M560 960L620 870 690 900 730 850 800 930 840 1000H540ZM1240 1000L1300 900 1380 930 1430 880 1520 960 1540 1000Z",
      mix(light.near, light.ink, 0.55),
    ) + path("M620 870L690 900 660 940ZM730 850L800 930 740 920ZM1300 900L1380 930 1330 960Z", "#fff", 0.12),
    times(12, (i) =>
      disc(560 + i * 26 + (i > 5 ? 560 : 0), 912 - ((i * 29) % 46), between(random, 7, 18), foam, 0.8),
    ),
    wave(926, 260, whole(random, 0, 200), mix(light.water[1], light.water[0], 0.12), foam),
    wave(974, 320, whole(random, 0, 260), light.water[1], foam),
    gulls(random, 9, 150, 520, light.hour === "night" ? light.cloud : light.ink),
  );
}
