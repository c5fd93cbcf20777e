import { CREAM, lightOf, mix, SAFFRON, under, type Light } from "./palette.ts";
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
  pierced,
  rect,
  sky,
  stairs,
  stamped,
  times,
} from "./parts.ts";
import { ARMS, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { cypress, palm, placed, type Placed, streetLamp } from "./things.ts";

/** The clock tower over the gate, 190 units wide, its foot at 0, 0. */
const tower = (light: Light, wall: string, shade: string, tile: string): string =>
  rect(-95, -330, 190, 330, wall) +
  rect(36, -330, 59, 330, shade) +
  times(3, (i) => path(opening(-52 + i * 52, -20, 34, 86, true), light.pane)) +
  rect(-104, -140, 208, 16, mix(wall, "#ffffff", 0.4)) +
  disc(0, -226, 62, tile) +
  disc(0, -226, 52, CREAM) +
  line("M0-226V-262M0-226L26-212", light.ink, 7) +
  times(
    12,
    (i) => `<path transform="translate(0 -226) rotate(${i * 30})" d="M-2-46h4v9h-4z" fill="${light.ink}"/>`,
  ) +
  path("M-122-330H122L84-392H-84Z", tile) +
  path("M-84-392H84L0-452Z", mix(tile, "#000000", 0.18)) +
  rect(-128, -336, 256, 12, mix(tile, "#ffffff", 0.25)) +
  line("M0-452V-486", SAFFRON, 6) +
  disc(0, -466, 9, SAFFRON) +
  disc(0, -484, 6, SAFFRON);

/** A wing of two storeys with its arcade; `x` is its start, on the line y = 700. */
function wing(light: Light, x: number, wall: string, shade: string, tile: string): string {
  const bays = times(5, (i) => opening(x + 54 + i * 103, 700, 76, 190, true));
  return (
    rect(x, 500, 515, 200, mix(shade, light.ink, 0.42)) +
    times(5, (i) => path(opening(x + 54 + i * 103, 700, 40, 120), light.pane, 0.8)) +
    pierced(d`M${x} 490h515v210h-515z` + bays, wall) +
    rect(x, 330, 515, 166, wall) +
    path(
      times(5, (i) => opening(x + 54 + i * 103, 462, 62, 100, true)),
      tile,
    ) +
    path(
      times(5, (i) => opening(x + 54 + i * 103, 462, 46, 86, true)),
      light.pane,
    ) +
    rect(x - 6, 482, 527, 14, mix(wall, "#ffffff", 0.45)) +
    path(
      times(9, (i) => d`M${x + 6 + i * 60} 510l11-11 11 11-11 11z`),
      tile,
    ) +
    path(
      times(8, (i) => d`M${x + 36 + i * 60} 510l11-11 11 11-11 11z`),
      under(light, SAFFRON),
    ) +
    path(d`M${x - 16} 332l22-46h503l22 46z`, tile) +
    line(
      times(24, (i) => d`M${x + 4 + i * 22} 288l-4 42`),
      "#000",
      3,
      0.16,
    ) +
    rect(x - 18, 328, 551, 9, mix(tile, "#000000", 0.3))
  );
}

/** The gate of the middle: horseshoe in a field of zellige, doors open on the light. */
function gate(light: Light, wall: string, tile: string): string {
  return (
    rect(640, 330, 320, 370, mix(wall, "#ffffff", 0.2)) +
    rect(660, 356, 280, 344, tile) +
    times(4, (row) =>
      times(7, (i) =>
        path(
          d`M${662 + i * 40} ${380 + row * 40}l18-18 18 18-18 18z`,
          (i + row) % 2 === 0 ? under(light, SAFFRON) : mix(tile, "#ffffff", 0.7),
          0.9,
        ),
      ),
    ) +
    path(opening(800, 700, 226, 330, true), mix(wall, "#ffffff", 0.35)) +
    path(
      opening(800, 700, 184, 300, true),
      light.hour === "night" || light.hour === "dusk" ? SAFFRON : mix(light.pane, "#000000", 0.2),
    ) +
    path("M708 700V520L744 540V700ZM892 700V520L856 540V700Z", under(light, "#8a4b22"))
  );
}

function fountain(light: Light): string {
  return (
    oval(0, 0, 190, 34, mix(light.wallShade, light.ink, 0.2)) +
    oval(0, -12, 182, 30, mix(light.wall, "#ffffff", 0.3)) +
    oval(0, -14, 160, 23, light.water[0]) +
    rect(-12, -96, 24, 84, light.wallShade) +
    path("M-74-100Q0-60 74-100Z", mix(light.wall, "#ffffff", 0.3)) +
    oval(0, -101, 74, 10, light.water[0]) +
    line(
      "M0-104C-8-150-40-140-60-100M0-104C8-150 40-140 60-100M0-104V-146M-66-94C-90-70-100-40-104-18M66-94C90-70 100-40 104-18",
      "#f1fbf8",
      5,
      0.85,
    )
  );
}

/** The town hall on its square: arcades, a clock tower, wide steps, a fountain and the people of the town. */
export function drawTownhall(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk", "night"]);
  const wall = mix(light.wall, under(light, pick(random, ["#ffffff", "#f3d9b1", "#eab896"])), 0.45);
  const shade = mix(wall, light.ink, 0.2);
  const tile = under(light, pick(random, ["#0f6b5a", "#14695a", "#1f5fa8"]));
  const basin = between(random, 380, 460);
  const people = Array.from({ length: whole(random, 5, 7) }, (_, i): Placed => {
    const depth = (i * 0.37) % 1;
    const y = 812 + depth * 160;
    const scale = 0.62 + depth * 0.62;
    const free = 180 + ((i * 331 + 140) % 1240) + between(random, -40, 40);
    const x = Math.abs(free - basin) < 260 && y > 850 ? free + 480 : free;
    const pose = {
      walking: chance(random, 0.6),
      back: chance(random, 0.5),
      right: chance(random, 0.3) ? ARMS.held : ARMS.down,
    };
    return [
      x,
      y,
      scale,
      oval(0, 0, 56, 8, "#000", 0.16) + standing(someone(random, light), pose),
      chance(random, 0.5),
    ];
  });
  return sheet(
    random,
    sky(random, light, between(random, 330, 560), 180, 100),
    clouds(random, light, 4, 60, 240),
    gulls(random, 6, 110, 280, light.hour === "night" ? light.cloud : light.ink),
    hills(random, 540, 40, light.far) + hills(random, 600, 26, light.middle),
    stamped("palm", palm(light), [
      [50, 700, 1, false],
      [1560, 700, 1.05, true],
    ]),
    at(800, 410, 0.8, tower(light, wall, shade, tile)),
    wing(light, 128, wall, shade, tile) + wing(light, 957, wall, shade, tile),
    gate(light, wall, tile),
    path("M0 700H1600V1000H0Z", light.ground),
    times(9, (i) => line(d`M${i * 200} 700L${800 + (i - 4) * 460} 1000`, light.groundShade, 4, 0.45)) +
      line("M0 770H1600M0 850H1600M0 950H1600", light.groundShade, 4, 0.45),
    stairs(800, 800, 620, 400, 106, 6, mix(wall, light.ground, 0.3), light.ink),
    at(540, 704, 0.8, cypress(light)) + at(1060, 704, 0.8, cypress(light)),
    times(4, (i) =>
      at(
        720 + i * 52 + between(random, -10, 10),
        724 + ((i * 29) % 56),
        0.44,
        standing(someone(random, light), { walking: true, back: i % 2 === 0 }),
      ),
    ),
    at(1240, 830, 0.94, streetLamp(light)) + at(130, 830, 0.94, streetLamp(light)),
    placed([...people, [basin, 880, 1, fountain(light)]]),
    at(1500, 1090, 1.5, '<use href="#palm"/>'),
  );
}
