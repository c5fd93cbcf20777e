import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, fade, hills, line, opening, oval, path, rect, times } from "./parts.ts";
import { ARMS, seated, someone, standing } from "./people.ts";
import { between, chance, pick, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { palm, plant, shadow } from "./things.ts";

/** The screen beside the bed: a pulse and two bars. */
const monitor = (): string =>
  line("M0 0V250M-50 250H50", "#7f9c98", 10) +
  rect(-105, -150, 210, 150, "#e7efec") +
  rect(-92, -137, 184, 112, "#0a2e29") +
  line("M-84-76H-44L-32-110-14-44 2-92 14-76H84", "#66d1b7", 6) +
  rect(-84, -44, 70, 8, SAFFRON) +
  rect(0, -44, 46, 8, "#e9f2ec") +
  disc(-80, -12, 6, ZELLIGE) +
  disc(-58, -12, 6, BRICK) +
  disc(-36, -12, 6, SAFFRON);

/** The examination bed, 480 units long. */
const bed = (cover: string): string =>
  line("M-190-60V0M190-60V0M-190-24H190", "#8fa9a5", 12) +
  path("M-240-120H250V-66H-240Z", "#f8fbfb") +
  rect(-240, -80, 490, 16, "#b6cfcb") +
  path("M-240-120L-250-190Q-246-208-226-206L-120-124V-120Z", "#f8fbfb") +
  path("M-60-126H250V-84H-60Z", cover) +
  rect(-60, -126, 490 - 180, 12, "#fff", 0.25);

/** A doctor's white coat goes over `standing`: collar, pocket and stethoscope. */
const stethoscope = (): string =>
  line("M-13-152C-16-120-4-112 0-104V-90M13-152C16-120 4-112 0-104", "#0a2e29", 4) +
  disc(0, -84, 8, "#0a2e29") +
  disc(0, -84, 4, "#c9d6d2");

function shelves(random: Random): string {
  return (
    rect(0, 0, 250, 300, "#f4f8f6") +
    rect(0, 0, 250, 12, "#c6d8d3") +
    times(
      3,
      (row) =>
        rect(12, 88 + row * 96, 226, 8, "#c6d8d3") +
        times(7, (i) => {
          const h = between(random, 30, 62);
          const fill = pick(random, [ZELLIGE, BRICK, SAFFRON, "#5aa593", INDIGO, "#e9d9b2", "#c9786a"]);
          return (
            rect(22 + i * 31, 88 + row * 96 - h, 22, h, fill) +
            rect(26 + i * 31, 88 + row * 96 - h - 8, 14, 9, "#3d4a44") +
            rect(22 + i * 31, 88 + row * 96 - h * 0.62, 22, h * 0.28, "#fff", 0.7)
          );
        }),
    )
  );
}

function view(random: Random, light: Light): string {
  return (
    path(opening(310, 540, 420, 460, true), "#ffffff") +
    `<clipPath id="view"><path d="${opening(310, 526, 380, 426, true)}"/></clipPath><g clip-path="url(#view)">` +
    rect(60, 60, 500, 500, "url(#day)") +
    disc(between(random, 230, 400), 220, 56, light.disc) +
    hills(random, 430, 24, light.far) +
    hills(random, 470, 20, light.middle) +
    at(220, 540, 0.52, palm(light)) +
    at(430, 548, 0.42, palm(light), true) +
    hills(random, 512, 10, light.leaf) +
    "</g>" +
    line("M310 100V526M120 360H500", "#ffffff", 10)
  );
}

/** The consulting room: tiled wall, window, shelves, clock and curtain. */
const room = (random: Random, light: Light, wall: string, dado: string): string =>
  [
    rect(0, 0, 1600, 1000, wall),
    rect(0, 590, 1600, 170, dado) + rect(0, 580, 1600, 14, mix(dado, "#0a2e29", 0.3)),
    times(33, (i) =>
      path(d`M${i * 50} 612l25 25-25 25-25-25z`, i % 2 === 0 ? "#fff" : mix(dado, "#0a2e29", 0.35), 0.55),
    ),
    rect(0, 760, 1600, 240, mix(wall, "#5f7f78", 0.32)),
    times(8, (i) => line(d`M${100 + i * 200} 760L${(i - 3.5) * 420 + 800} 1000`, "#fff", 4, 0.25)) +
      line("M0 850H1600", "#fff", 4, 0.25),
    view(random, light),
    path("M150 760H480L760 1000H220Z", "#fff", 0.22),
    at(1290, 160, 1, shelves(random)),
    at(
      1150,
      230,
      1,
      disc(0, 0, 74, "#fff") +
        disc(0, 0, 62, mix(wall, "#ffffff", 0.5)) +
        line(d`M0 0V-44M0 0L${between(random, 20, 36)} ${between(random, -16, 22)}`, "#0a2e29", 7) +
        disc(0, 0, 7, BRICK),
    ),
    line("M560 96H800", "#8fa9a5", 8) +
      path("M580 96H660V620Q640 640 620 620T580 620Z", mix(dado, "#ffffff", 0.5)) +
      path("M660 96H730V620Q712 640 695 620T660 620Z", mix(dado, "#ffffff", 0.3)),
  ].join("");

/** A health centre: a doctor, a nurse, a mother and her child by the bed. */
export function drawClinic(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden"]);
  const wall = pick(random, ["#d9eceb", "#e6efdc", "#f3e6cf", "#dfe6f2"] as const);
  const dado = pick(random, ["#7fb9ae", "#5aa593", "#d99f7a", "#8fa4cf"] as const);
  const woman = chance(random, 0.6);
  const doctor = someone(random, light, {
    dress: "white",
    cloth: "#fbfdfc",
    second: woman ? ZELLIGE : "#3d5a66",
    head: woman ? pick(random, ["scarf", "bun"]) : "hair",
  });
  const nurse = someone(random, light, {
    dress: "coat",
    cloth: "#5aa593",
    second: "#2f7767",
    head: pick(random, ["scarf", "hair", "bun"]),
  });
  const mother = someone(random, light, {
    dress: "djellaba",
    cloth: pick(random, [PLUM, BRICK, INDIGO]),
    head: "scarf",
    second: pick(random, [SAFFRON, CREAM, "#e9a0a0"]),
  });
  const child = someone(random, light, {
    dress: "coat",
    hair: "#1d1512",
    cloth: SAFFRON,
    second: "#3b3550",
    head: pick(random, ["hair", "bun"]),
  });
  return sheet(
    random,
    `<defs>${fade("day", light.sky)}</defs>`,
    room(random, light, wall, dado),
    at(900, 470, 1.12, monitor()),
    oval(800, 900, 390, 26, "#000", 0.13),
    at(800, 900, 1.56, bed(pick(random, [ZELLIGE, INDIGO, "#c9786a"]))),
    at(770, 792, 1.72, seated(child, ARMS.down, ARMS.held)),
    shadow(1120, 940, 100) +
      at(1120, 940, 2.4, standing(doctor, { left: ARMS.point, right: ARMS.held }) + stethoscope()),
    shadow(500, 950, 100) + at(500, 950, 2.3, standing(mother, { left: ARMS.down, right: ARMS.open })),
    shadow(1350, 940, 90) +
      at(
        1350,
        940,
        2.15,
        standing(nurse, { left: ARMS.held, right: ARMS.held }) +
          path("M-30-112H30V-70H-30Z", "#f6efdc") +
          path("M-10-118h20v10h-20z", "#0a2e29") +
          line("M-20-98H20M-20-86H10", "#8fa9a5", 3),
      ),
    at(190, 960, 2, plant(light)),
    at(1530, 960, 1.5, plant(light)),
  );
}
