import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, SKINS, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, fade, hills, line, opening, path, rect, times } from "./parts.ts";
import { ARMS, bust, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { plant, shadow } from "./things.ts";

const WALLS = ["#f2dfb4", "#dcebe2", "#f3d2bd", "#d8e2f0"] as const;

/** A tall window with the day behind it. */
function dayWindow(random: Random, light: Light, x: number): string {
  return (
    path(opening(x, 524, 208, 376, true), mix(light.wall, "#ffffff", 0.5)) +
    `<clipPath id="w${x}"><path d="${opening(x, 512, 176, 346, true)}"/></clipPath><g clip-path="url(#w${x})">` +
    rect(x - 110, 120, 220, 420, "url(#day)") +
    disc(x + between(random, -50, 50), 250, 40, light.disc) +
    hills(random, 440, 18, light.middle) +
    hills(random, 486, 14, light.leaf) +
    "</g>" +
    line(d`M${x} 170V512M${x - 88} 350H${x + 88}`, mix(light.wall, "#ffffff", 0.5), 9)
  );
}

/** The green board with a lesson of geometry in chalk: circle, khatam, triangle. */
function board(random: Random): string {
  const lesson = pick(random, ["star", "triangle", "circle"] as const);
  const chalk = (data: string, colour = "#e9f2ec") => line(data, colour, 5, 0.92);
  const drawing =
    lesson === "star"
      ? chalk("M-90-90H90V90H-90Z") +
        chalk("M0-127L127 0 0 127-127 0Z", SAFFRON) +
        chalk("M-170 0H170M0-150V150", "#8fc9ba")
      : lesson === "triangle"
        ? chalk("M-150 110L60-120 150 110Z") +
          chalk("M60-120V110", SAFFRON) +
          chalk("M60 86h-24v24", "#8fc9ba")
        : chalk("M-120 0a120 120 0 1 0 240 0a120 120 0 1 0-240 0") +
          chalk("M-120 0H120M0 0L85-85", SAFFRON) +
          disc(0, 0, 8, "#e9f2ec");
  return (
    rect(-340, -190, 680, 380, "#8a5a34") +
    rect(-322, -172, 644, 344, "#0f4d42") +
    path("M-322-172H120L-180 172H-322Z", "#fff", 0.05) +
    at(-120, 0, 0.98, drawing) +
    times(4, (i) => line(d`M150 ${-100 + i * 50}h${130 - (i % 3) * 36}`, "#e9f2ec", 6, 0.55)) +
    rect(-330, 186, 660, 16, "#6f4526") +
    rect(80, 176, 60, 12, "#f1f5f3") +
    rect(160, 178, 26, 8, SAFFRON)
  );
}

/** Rows of pupils seen from behind; some hands are up. */
function pupils(random: Random, light: Light): string {
  const row = (y: number, scale: number, count: number, gap: number, offset: number) =>
    times(count, (i) => {
      const x = 800 + (i - (count - 1) / 2) * gap + offset;
      const look = someone(random, light, {
        cloth: pick(random, ["#f1f5f3", "#8fb8d6", ZELLIGE, BRICK, INDIGO, PLUM, SAFFRON]),
        skin: pick(random, SKINS),
        hair: pick(random, ["#1d1512", "#2a1a12", "#3b2417"]),
        head: pick(random, ["hair", "bun", "hair", "scarf"]),
      });
      const hand = chance(random, 0.3)
        ? line("M44 60L62-20 58-70", look.cloth, 24) + disc(57, -92, 14, look.skin)
        : "";
      return (
        at(x, y, scale, hand + bust(look), chance(random, 0.5)) +
        rect(x - gap * 0.46, y + 92 * scale, gap * 0.92, 300, "#b07a42") +
        rect(x - gap * 0.46, y + 92 * scale, gap * 0.92, 14 * scale, "#d39a58") +
        path(
          d`M${x - 66 * scale} ${y + 92 * scale}l${16 * scale}-12h${54 * scale}l${8 * scale} 12z`,
          "#fff",
          0.9,
        )
      );
    });
  return row(690, 0.66, 7, 214, 0) + row(806, 0.98, 5, 300, 40) + row(960, 1.34, 4, 420, -30);
}

/** A lesson: the teacher at the board, tall windows, hands in the air. */
export function drawClassroom(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden"]);
  const wall = pick(random, WALLS);
  const teacher = someone(random, light, {
    dress: pick(random, ["djellaba", "coat", "skirt"]),
    cloth: pick(random, [ZELLIGE, BRICK, INDIGO, PLUM]),
  });
  const shelf = (x: number) =>
    rect(x, 330, 150, 260, "#8a5a34") +
    times(
      3,
      (row) =>
        rect(x + 10, 342 + row * 82, 130, 70, "#5c3820") +
        times(8, (i) =>
          rect(
            x + 14 + i * 15.5,
            352 + row * 82 + ((i * 7) % 16),
            12,
            60 - ((i * 7) % 16),
            pick(random, [ZELLIGE, BRICK, SAFFRON, INDIGO, CREAM, PLUM]),
          ),
        ),
    );
  return sheet(
    random,
    `<defs>${fade("day", light.sky)}</defs>`,
    rect(0, 0, 1600, 1000, wall),
    rect(0, 0, 1600, 46, mix(wall, light.ink, 0.22)),
    rect(0, 560, 1600, 40, mix(wall, ZELLIGE, 0.75)),
    rect(0, 600, 1600, 400, mix(wall, "#a8713d", 0.5)),
    times(9, (i) => line(d`M${i * 200} 600L${800 + (i - 4) * 420} 1000`, "#000", 3, 0.1)),
    dayWindow(random, light, 150) + dayWindow(random, light, 402),
    path("M80 600L300 600 620 1000H200Z", "#fff", 0.16) +
      path("M330 600L520 600 960 1000H620Z", "#fff", 0.13),
    at(910, 316, 0.98, board(random)),
    shelf(1330),
    at(
      1404,
      330,
      0.9,
      disc(0, -62, 46, "#5aa5c4") +
        path("M-30-92Q0-110 18-84 4-66-14-58-34-62-30-92ZM10-50Q34-56 36-40 20-20 6-30Z", "#3f8f5f") +
        line("M-52-62A52 52 0 0 0 0-10V0M-24 0H24", "#8a5a34", 7),
    ),
    at(1530, 640, 1.25, plant(light)),
    shadow(1130, 644, 66) + at(1130, 644, 1.5, standing(teacher, { left: ARMS.point, right: ARMS.held })),
    at(
      1240,
      90,
      1,
      times(whole(random, 5, 7), (i) =>
        path(
          d`M${i * 46} ${20 + Math.abs(3 - i) * -5}l40 0-20 44z`,
          pick(random, [ZELLIGE, BRICK, SAFFRON, INDIGO]),
        ),
      ),
    ),
    pupils(random, light),
  );
}
