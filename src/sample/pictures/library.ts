import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, fade, hills, line, opening, oval, path, rect, stamped, times } from "./parts.ts";
import { ARMS, bust, someone, standing } from "./people.ts";
import { between, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { plant, shadow } from "./things.ts";

const SPINES = [
  ZELLIGE,
  BRICK,
  SAFFRON,
  INDIGO,
  PLUM,
  CREAM,
  "#5aa593",
  "#c96a3a",
  "#0a2e29",
  "#e0b48c",
] as const;

/** One shelf of books, 150 units wide and 84 high, as path data per colour so that it stays light. */
function shelf(random: Random): string {
  let x = 4;
  let books = "";
  while (x < 132) {
    const w = whole(random, 8, 17);
    const h = whole(random, 50, 72);
    const fill = pick(random, SPINES);
    books += rect(x, 84 - h, w, h, fill) + rect(x, 84 - h + 8, w, 5, "#fff", 0.4);
    x += w + 1;
  }
  return rect(0, 0, 150, 92, "#000", 0.3) + books + rect(0, 84, 150, 9, "#a8713d");
}

/** A bay of shelves under an arch: four or five shelves from three stored ones. */
function bay(random: Random, x: number, wood: string, rows: number): string {
  const first = whole(random, 0, 2);
  return (
    path(opening(x + 85, 690, 194, 590), mix(wood, "#000000", 0.3)) +
    rect(x, 690 - rows * 98, 170, rows * 98, mix(wood, "#000000", 0.45)) +
    times(rows, (row) =>
      at(x + 10, 690 - 98 * (row + 1) + 6, 1, `<use href="#shelf${(first + row * 2) % 3}"/>`),
    ) +
    rect(x - 4, 690 - rows * 98, 12, rows * 98, wood) +
    rect(x + 162, 690 - rows * 98, 12, rows * 98, wood)
  );
}

/** A reading lamp with a green shade and its light on the table. */
const lamp = (): string =>
  path("M-90 0L-46-78H46L90 0Z", "#fff3c4", 0.28) +
  line("M0 0V-84", "#b9742c", 7) +
  oval(0, 0, 30, 7, "#b9742c") +
  path("M-52-74Q-46-116 0-116T52-74Z", "#0f6b5a") +
  path("M8-116Q46-112 52-74H20Z", "#000", 0.16) +
  rect(-52, -78, 104, 7, SAFFRON);

/** An open book seen across the table. */
const book = (cover: string): string =>
  path("M-58 2L-48-26H48L58 2Z", cover) +
  path("M-52-2L-44-30Q-20-36 0-28V0Q-24-8-52-2ZM52-2L44-30Q20-36 0-28V0Q24-8 52-2Z", "#fbf6e6") +
  line("M-38-22Q-20-27-8-23M-40-14Q-22-19-8-15M38-22Q20-27 8-23M40-14Q22-19 8-15", "#b9b19a", 2.5);

function greatWindow(random: Random, light: Light): string {
  return (
    path(opening(800, 640, 440, 560, true), CREAM) +
    `<clipPath id="view"><path d="${opening(800, 622, 392, 518, true)}"/></clipPath><g clip-path="url(#view)">` +
    rect(560, 60, 480, 600, "url(#day)") +
    disc(800 + between(random, -90, 90), 270, 70, light.disc) +
    hills(random, 500, 30, light.far) +
    hills(random, 550, 22, light.middle) +
    hills(random, 600, 16, light.leaf) +
    "</g>" +
    line("M800 104V622M700 150V622M900 150V622M600 420H1000M600 520H1000", CREAM, 8) +
    disc(800, 300, 44, CREAM) +
    disc(800, 300, 34, SAFFRON)
  );
}

/** A reading room: shelves under arches, a great window, readers at the long table. */
export function drawLibrary(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk", "night"]);
  const [wall, wood] = pick(random, [
    ["#dfeae2", "#9a6436"],
    ["#f2dfb4", "#8a5a34"],
    ["#0f5a4e", "#a8713d"],
    ["#3a2145", "#96603a"],
  ] as const);
  const indoor = { ...light, veil: 0 };
  const seats = pick(random, [4, 5] as const);
  const readers = times(seats, (i) => {
    const x = 800 + (i - (seats - 1) / 2) * (1180 / seats);
    return at(x, 716, 1.12, bust(someone(random, indoor), false));
  });
  const table = times(seats, (i) => {
    const x = 800 + (i - (seats - 1) / 2) * (1180 / seats);
    return at(x, 868, 1.24, book(pick(random, SPINES)));
  });
  const standers =
    at(250, 742, 1.5, standing(someone(random, indoor), { left: ARMS.down, right: ARMS.wave, back: true })) +
    at(
      1380,
      742,
      1.46,
      standing(someone(random, indoor), { left: ARMS.held, right: ARMS.held }) + at(0, -84, 0.5, book(BRICK)),
    );
  return sheet(
    random,
    `<defs>${fade("day", light.sky)}${times(3, (i) => `<g id="shelf${i}">${shelf(random)}</g>`)}</defs>`,
    rect(0, 0, 1600, 1000, wall) + rect(0, 0, 1600, 60, mix(wall, "#0a2e29", 0.3)),
    times(20, (i) => path(d`M${i * 84} 30l18-18 18 18-18 18z`, i % 2 === 0 ? SAFFRON : CREAM, 0.85)),
    greatWindow(random, light),
    [30, 230, 1200, 1400].map((x) => bay(random, x, wood, 5)).join(""),
    rect(430, 90, 34, 600, mix(wall, "#0a2e29", 0.2)) + rect(1136, 90, 34, 600, mix(wall, "#0a2e29", 0.2)),
    rect(0, 690, 1600, 310, mix(wood, "#3a1c12", 0.55)),
    path("M600 690H1000L1300 1000H300Z", mix(light.sky[2], wood, 0.45), 0.5),
    line(
      "M1290 700L1210 180M1350 700L1270 180" + times(8, (i) => d`M${1282 - i * 10} ${640 - i * 62}h60`),
      "#d39a58",
      11,
    ),
    shadow(250, 742, 60) + shadow(1380, 742, 60) + standers,
    readers,
    path("M60 850H1540L1600 930H0Z", "#b97c40") +
      path("M0 930H1600V966H0Z", "#8a5428") +
      path("M60 850H1540L1546 858H54Z", "#fff", 0.2),
    table,
    stamped(
      "lamp",
      lamp(),
      Array.from({ length: seats - 1 }, (_, i): [number, number, number] => [
        800 + (i - (seats - 2) / 2) * (1180 / seats),
        874,
        1.2,
      ]),
    ),
    times(
      3,
      (i) =>
        rect(1440 - i * 4, 858 - i * 18, 110 + i * 8, 18, pick(random, SPINES)) +
        rect(1444 - i * 4, 862 - i * 18, 96, 10, "#fbf6e6", 0.7),
    ),
    path("M0 966H1600V1000H0Z", "#2a120c"),
    at(90, 872, 1, plant(indoor)),
  );
}
