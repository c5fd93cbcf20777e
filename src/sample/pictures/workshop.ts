import { BRICK, CREAM, INDIGO, lightOf, mix, SAFFRON, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, fade, hills, line, opening, oval, path, rect, times } from "./parts.ts";
import { ARMS, seated, someone, standing } from "./people.ts";
import { between, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { lantern, pot, shadow } from "./things.ts";

const GLAZES = ["#1c8a75", "#2f5fa8", "#d9a441", "#b5573a", "#7d2d5d", "#f3e2bd"] as const;

/** The same eight-pointed star that the floor is laid with. */
const khatam = (r: number, fill: string): string => {
  const square = d`M${-r} ${-r}H${r}V${r}H${-r}Z`;
  return path(square, fill) + `<path transform="rotate(45)" d="${square}" fill="${fill}"/>`;
};

/** A panel of cut tiles that grows on the floor: stars in rows, the last ones still missing. */
function panel(random: Random): string {
  const laid = times(4, (row) =>
    times(9, (i) => {
      if (row * 9 + i > 22 + whole(random, 0, 6)) return "";
      return at(
        -320 + i * 80,
        40 + row * 62,
        1,
        `<g transform="scale(1 .62)">${khatam(30, pick(random, GLAZES))}${khatam(19, CREAM)}${khatam(13, pick(random, [BRICK, ZELLIGE, SAFFRON]))}</g>`,
      );
    }),
  );
  return path("M-370 0H370L440 300H-440Z", "#e8d8b4") + path("M-370 0H370L374 14H-374Z", "#000", 0.12) + laid;
}

/** A potter's wheel of stone and wood with a vessel that takes shape. */
const wheel = (clay: string): string =>
  oval(0, 0, 88, 16, "#000", 0.2) +
  rect(-9, -90, 18, 84, "#5c3820") +
  oval(0, -14, 80, 16, "#8a5a34") +
  oval(0, -20, 80, 16, "#a8713d") +
  oval(0, -92, 56, 11, "#5c3820") +
  oval(0, -98, 56, 11, "#a8713d") +
  at(0, -98, 0.92, pot(clay, mix(clay, "#ffffff", 0.18)));

/** A tall loom with a half-woven rug. */
const loom = (random: Random, wood: string): string =>
  rect(-120, -330, 240, 300, "#f3e2bd") +
  line(
    times(21, (i) => d`M${-110 + i * 11}-330V-30`),
    "#c9b48a",
    2,
  ) +
  rect(-116, -170, 232, 140, pick(random, [BRICK, INDIGO, ZELLIGE])) +
  times(2, (row) =>
    times(
      4,
      (i) =>
        path(d`M${-87 + i * 58} ${-160 + row * 62}l24 28-24 28-24-28z`, row === 0 ? SAFFRON : CREAM) +
        path(d`M${-87 + i * 58} ${-146 + row * 62}l12 14-12 14-12-14z`, "#3a1430"),
    ),
  ) +
  line("M-130 0V-350M130 0V-350", wood, 18) +
  line("M-140-336H140M-140-30H140", wood, 20) +
  rect(-126, -190, 252, 10, wood);

/** Shelves of finished pots and plates. */
function wares(random: Random, wood: string): string {
  return times(
    3,
    (row) =>
      rect(0, 110 + row * 122, 440, 14, wood) +
      rect(0, 122 + row * 122, 440, 5, "#000", 0.2) +
      times(5, (i) => {
        const fill = pick(random, GLAZES);
        const x = 46 + i * 87;
        const y = 110 + row * 122;
        return (i + row) % 3 === 0
          ? disc(x, y - 39, 38, fill) +
              disc(x, y - 39, 30, CREAM) +
              at(x, y - 39, 1, khatam(13, fill)) +
              disc(x, y - 39, 6, SAFFRON)
          : at(x, y, between(random, 0.7, 0.92), pot(fill, pick(random, [CREAM, SAFFRON, "#0a2e29"])));
      }),
  );
}

function outside(random: Random, light: Light, x: number): string {
  return (
    path(opening(x, 560, 340, 470, true), CREAM) +
    `<clipPath id="view"><path d="${opening(x, 546, 300, 436, true)}"/></clipPath><g clip-path="url(#view)">` +
    rect(x - 220, 80, 440, 500, "url(#day)") +
    disc(x + between(random, -70, 70), 250, 54, light.disc) +
    hills(random, 430, 26, light.far) +
    hills(random, 480, 20, light.middle) +
    times(
      5,
      (i) =>
        rect(x - 180 + i * 74, 470 - ((i * 37) % 50), 70, 120, i % 2 === 0 ? light.wall : light.wallShade) +
        path(opening(x - 150 + i * 74, 530, 18, 30), light.pane),
    ) +
    "</g>" +
    line(d`M${x} 130V546M${x - 150} 400H${x + 150}`, CREAM, 9)
  );
}

/** A craft workshop: potter, weaver and tile cutter by the light of one arch. */
export function drawWorkshop(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk"]);
  const [wall, wood] = pick(random, [
    ["#d9a06a", "#6f4526"],
    ["#e9d0a0", "#7a4a28"],
    ["#c46a4a", "#5c2f1c"],
    ["#8fb5a6", "#6f4526"],
  ] as const);
  const indoor = { ...light, veil: 0 };
  const artisan = (dress: "djellaba" | "coat") =>
    someone(random, indoor, { dress, head: pick(random, ["taqiya", "scarf", "hair"]) });
  const tools = times(6, (i) => {
    const x = 1010 + i * 42;
    return (
      line(d`M${x} 150v${50 + ((i * 17) % 30)}`, "#3a1c12", 8) +
      (i % 2 === 0
        ? path(d`M${x - 14} ${198 + ((i * 17) % 30)}h28l-6 34h-16z`, "#8492a0")
        : path(d`M${x - 18} ${198 + ((i * 17) % 30)}h36v16h-36z`, "#5a6670"))
    );
  });
  return sheet(
    random,
    `<defs>${fade("day", light.sky)}</defs>`,
    rect(0, 0, 1600, 1000, wall),
    times(9, (i) => rect(i * 190 - 20, 0, 44, 46, mix(wood, "#000000", 0.2))) +
      rect(0, 0, 1600, 18, mix(wood, "#000000", 0.35)),
    outside(random, light, 790),
    rect(0, 560, 1600, 130, mix(wall, ZELLIGE, 0.85)) +
      path(
        times(27, (i) => d`M${i * 60} 625l20-20 20 20-20 20z`),
        SAFFRON,
        0.85,
      ) +
      path(
        times(27, (i) => d`M${30 + i * 60} 594l10-10 10 10-10 10zM${30 + i * 60} 656l10-10 10 10-10 10z`),
        CREAM,
        0.8,
      ) +
      rect(0, 552, 1600, 10, CREAM) +
      rect(0, 686, 1600, 12, "#0a2e29"),
    path("M0 696H1600V1000H0Z", mix(wall, "#7a4a28", 0.42)),
    path("M640 696H940L1240 1000H420Z", light.disc, 0.2),
    at(830, 730, 0.84, panel(random)),
    at(70, 130, 1, wares(random, wood)),
    rect(980, 136, 280, 14, wood) + tools,
    oval(1420, 780, 170, 16, "#000", 0.18) + at(1420, 780, 1.32, loom(random, wood)),
    at(1200, 842, 1.7, seated(artisan("djellaba"), ARMS.open, ARMS.point)),
    at(310, 850, 1.1, rect(-70, -60, 140, 60, wood)) +
      at(310, 860, 1.85, seated(artisan("djellaba"), ARMS.held, ARMS.open)),
    at(480, 900, 1.5, wheel("#b5694a")),
    shadow(905, 720, 70) +
      at(880, 742, 1.42, standing(artisan("coat"), { left: ARMS.held, right: ARMS.held })) +
      at(880, 630, 1, `<g transform="scale(1 .9)">${khatam(24, ZELLIGE)}${khatam(13, SAFFRON)}</g>`),
    times(5, (i) =>
      at(70 + i * 62, 980 + (i % 2) * 12, between(random, 0.8, 1.2), pot(pick(random, GLAZES), CREAM)),
    ),
    times(
      3,
      (i) =>
        disc(1390 + i * 74, 950 - (i % 2) * 20, 34, pick(random, [BRICK, INDIGO, SAFFRON, "#5aa593"])) +
        line(d`M${1362 + i * 74} ${944 - (i % 2) * 20}q28-26 56 4m-50 18q24-24 46 0`, "#fff", 3, 0.5),
    ),
    at(620, 18, 0.9, lantern(SAFFRON, "#3a1c12", 70)) + at(980, 18, 0.9, lantern(SAFFRON, "#3a1c12", 40)),
  );
}
