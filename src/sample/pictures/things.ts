import { CREAM, mix, SAFFRON, type Light } from "./palette.ts";
import { at, d, disc, line, opening, oval, path, rect, times } from "./parts.ts";
import { between, type Random } from "./random.ts";

/** A date palm of about 420 units, its foot at 0, 0. */
export function palm(light: Light): string {
  const frond = "M0 0C60-46 150-44 220 30 150-8 70-2 0 14z";
  const crown = (turns: number[], fill: string) =>
    turns.map((turn) => `<path transform="rotate(${turn})" d="${frond}" fill="${fill}"/>`).join("");
  return (
    path("M-14 0C-4-160-4-300 2-420h13c0 130 2 280 15 420z", mix(light.ink, "#8a5a34", 0.25)) +
    times(9, (i) => line(d`M${-6 + i * 0.9} ${-46 - i * 40}l10 8 10-8`, light.ink, 4, 0.5)) +
    `<g transform="translate(8 -420)">` +
    crown([-168, -128, -52, -12, 22], light.leafShade) +
    crown([-188, -148, -108, -72, -32, 2], light.leaf) +
    disc(-10, 20, 13, "#c9782e") +
    disc(12, 24, 13, SAFFRON) +
    disc(2, 36, 12, "#c9782e") +
    "</g>"
  );
}

/** A round olive or orange tree of about 150 units, its foot at 0, 0. */
export const roundTree = (light: Light, fruit = 0): string =>
  path("M-9 0C-4-30-6-50-14-72h28C6-50 6-30 12 0z", mix(light.ink, "#8a5a34", 0.3)) +
  disc(-30, -88, 38, light.leafShade) +
  disc(30, -86, 40, light.leafShade) +
  disc(0, -112, 48, light.leaf) +
  disc(-22, -92, 30, light.leaf) +
  times(fruit, (i) => disc(-46 + ((i * 37) % 92), -130 + ((i * 53) % 70), 6, "#f09a3a"));

/** A cypress or poplar of 200 units. */
export const cypress = (light: Light): string =>
  path("M-4 0h8v-30h-8z", light.ink) +
  path("M0-200C26-130 30-60 20-18H-20C-30-60-26-130 0-200Z", light.leaf) +
  path("M0-200C26-130 30-60 20-18H4C10-80 8-140 0-200Z", light.leafShade);

/** A wooden fishing boat of 300 units afloat at 0, 0, its bow to the start. */
export function boat(hull: string, trim: string, light: Light): string {
  return (
    line("M20-70V-230", light.ink, 8) +
    line("M20-220L-110-66", light.ink, 3, 0.8) +
    line("M20-220L130-60", light.ink, 3, 0.8) +
    path("M36-62h78v-58q-4-10-14-10H50q-12 0-14 12z", mix(trim, CREAM, 0.75)) +
    rect(50, -112, 22, 24, light.pane) +
    rect(82, -112, 20, 24, light.pane) +
    rect(30, -136, 92, 9, hull) +
    path("M-172-92C-120-62-60-56 0-56H150L132 8Q0 20-110 8-150-30-172-92Z", hull) +
    path("M-172-92C-120-62-60-56 0-56H150L147-44H0C-62-44-120-50-162-76Z", trim) +
    path("M-126-12Q0 2 136-6L132 8Q0 20-110 8Z", "#000", 0.28) +
    line("M-150-70L-172-92-186-96", trim, 7) +
    line("M-136-34Q0-18 142-24", mix(hull, "#ffffff", 0.6), 5, 0.8)
  );
}

/** A container ship far away, 520 units long, afloat at 0, 0. */
export function freighter(random: Random, light: Light): string {
  const colours = ["#00574a", "#b3261e", "#ffc53d", "#2f3f96", "#c96a3a", "#e8e2cf"];
  const dim = (colour: string) => mix(colour, light.far, 0.3);
  return (
    times(11, (i) =>
      times(Math.floor(between(random, 1, 4.99)), (j) =>
        rect(-226 + i * 31, -62 - j * 22, 29, 20, dim(colours[Math.floor(random() * 6)] ?? CREAM)),
      ),
    ) +
    path("M140-40V-150h74v110z", dim("#f6f1e0")) +
    rect(150, -140, 56, 12, dim("#0a3a33")) +
    rect(166, -172, 22, 24, dim("#b3261e")) +
    path("M-260-46H236L222 6H-232Z", dim("#7c1f19")) +
    path("M-260-46H236L233-32H-254Z", dim("#0a2e29"))
  );
}

/** A gantry crane of a container quay, 330 units tall. */
export const gantry = (colour: string): string =>
  line("M-50 0V-230M50 0V-230M-50-120H50M-50-60L50-120", colour, 11) +
  line("M-210-230H150M0-330L-200-232M0-330L140-232M-50-230L0-330L50-230", colour, 8) +
  line("M-120-230V-160", colour, 4) +
  rect(-140, -160, 40, 18, colour) +
  rect(-26, -250, 52, 26, colour);

/** A lantern on its chain: the ring at 0, 0 and the body beneath. */
export const lantern = (glow: string, metal: string, chain = 60): string =>
  line(`M0 0V${chain}`, metal, 4) +
  disc(0, chain + 52, 78, glow, 0.16) +
  path(d`M0 ${chain}L22 ${chain + 24}H-22Z`, metal) +
  path(d`M-22 ${chain + 24}H22L34 ${chain + 60} 20 ${chain + 90}H-20L-34 ${chain + 60}Z`, glow) +
  line(
    d`M-22 ${chain + 24}L-34 ${chain + 60}-20 ${chain + 90}M22 ${chain + 24}L34 ${chain + 60} 20 ${chain + 90}M0 ${chain + 24}V${chain + 90}M-34 ${chain + 60}H34`,
    metal,
    4,
  ) +
  path(d`M-20 ${chain + 90}H20L0 ${chain + 108}Z`, metal);

/** A clay pot of 100 units, its foot at 0, 0. */
export const pot = (fill: string, band: string): string =>
  path("M-22 0C-50-30-44-66-18-78V-92H-26V-100H26V-92H18V-78C44-66 50-30 22 0Z", fill) +
  path("M6-100H26V-92H18V-78C44-66 50-30 22 0H8C30-30 24-70 6-78Z", "#000", 0.16) +
  path("M-40-46Q0-34 40-46V-36Q0-24-40-36Z", band);

/** A potted plant of 130 units. */
export const plant = (light: Light): string =>
  times(
    7,
    (i) =>
      `<path transform="translate(0 -46) rotate(${-66 + i * 22})" d="M0 0C-16-30-10-66 0-86 10-66 16-30 0 0z" fill="${i % 2 === 0 ? light.leaf : light.leafShade}"/>`,
  ) +
  path("M-32-56H32L24 0H-24Z", "#b5573a") +
  path("M4-56H32L24 0H8Z", "#000", 0.16) +
  rect(-36, -62, 72, 12, "#c96a48");

/** A crate of fruit or fish, 90 units wide. */
export const crate = (content: string, wood = "#b98a4f"): string =>
  times(6, (i) => disc(-36 + i * 14.4, -44 - (i % 2) * 6, 11, mix(content, "#ffffff", (i % 3) * 0.08))) +
  rect(-46, -42, 92, 42, wood) +
  rect(-46, -24, 92, 4, "#000", 0.25) +
  rect(-46, -6, 92, 6, "#000", 0.2) +
  rect(-46, -42, 8, 42, "#000", 0.15) +
  rect(38, -42, 8, 42, "#000", 0.15);

/** The minaret of a city skyline, 460 units tall: a square tower and its lantern, with tracery. */
export function minaret(wall: string, shade: string, tile: string, pane: string): string {
  return (
    rect(-60, -360, 120, 360, wall) +
    rect(14, -360, 46, 360, shade) +
    times(
      2,
      (i) =>
        path(opening(0, -90 - i * 118, 56, 78, true), tile) +
        path(opening(0, -90 - i * 118, 30, 54, true), pane),
    ) +
    rect(-66, -366, 132, 30, tile) +
    times(6, (i) => path(d`M${-66 + i * 23} -366v-14l8.5 -9 8.5 9v14z`, wall)) +
    rect(-28, -430, 56, 66, wall) +
    rect(8, -430, 20, 66, shade) +
    path(opening(-2, -372, 22, 40, true), pane) +
    path("M-32-430Q0-482 32-430Z", tile) +
    line("M0-458V-500", SAFFRON, 4) +
    disc(0, -474, 7, SAFFRON) +
    disc(0, -488, 5, SAFFRON) +
    disc(0, -500, 3.5, SAFFRON)
  );
}

/** A street lamp of 330 units with one or two globes. */
export const streetLamp = (light: Light): string => {
  const lit = light.hour === "night" || light.hour === "dusk" || light.hour === "golden";
  const globe = (x: number) =>
    (lit ? disc(x, -318, 58, SAFFRON, 0.18) : "") + disc(x, -318, 20, lit ? "#ffe3a0" : "#f6f1e0");
  return (
    line("M0 0V-300M-44-300V-286Q-44-270 0-270T44-286V-300", light.ink, 9) +
    globe(-44) +
    globe(44) +
    path("M-18 0L-10-50H10L18 0Z", light.ink)
  );
};

/** A drawing and where its feet stand. */
export type Placed = [x: number, y: number, scale: number, drawing: string, flip?: boolean];

/** Drawings placed by their feet, the nearest last. */
export const placed = (drawings: Placed[]): string =>
  [...drawings]
    .sort((one, other) => one[1] - other[1])
    .map(([x, y, scale, drawing, flip]) => at(x, y, scale, drawing, flip))
    .join("");

/** A soft shadow on the ground beneath somebody or something. */
export const shadow = (x: number, y: number, w: number): string => oval(x, y, w, w * 0.14, "#000", 0.16);
