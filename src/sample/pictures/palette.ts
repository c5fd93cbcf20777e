import { pick, type Random } from "./random.ts";

/** The hours that a scene can be drawn at; "golden" is the green and saffron hour before dusk. */
export type Hour = "morning" | "noon" | "golden" | "dusk" | "night";

/** The colours of one hour, each named by what it paints. */
export interface Light {
  hour: Hour;
  /** From the zenith to the horizon. */
  sky: [string, string, string];
  disc: string;
  cloud: string;
  far: string;
  middle: string;
  near: string;
  wall: string;
  wallShade: string;
  ground: string;
  groundShade: string;
  /** From the horizon to the foot of the picture. */
  water: [string, string];
  glint: string;
  leaf: string;
  leafShade: string;
  /** The inside of a window. */
  pane: string;
  ink: string;
  /** Cloth and objects take this much of `ink`, 0 to 1. */
  veil: number;
}

/** The identity's green, for what matters most in a picture. */
export const ZELLIGE = "#00574a";
/** The red of brick and of awnings. */
export const BRICK = "#b3261e";
/** The yellow of lamps, trims and stars. */
export const SAFFRON = "#ffc53d";
/** The pale plaster that light colours are mixed with. */
export const CREAM = "#f6e7c3";
/** The blue of evening cloth. */
export const INDIGO = "#2f3f96";
/** The purple of curtains and evening cloth. */
export const PLUM = "#7d2d5d";

const LIGHTS: Record<Hour, Light> = {
  morning: {
    hour: "morning",
    sky: ["#8fd0c4", "#dbeedd", "#f7e2b0"],
    disc: "#fff3d0",
    cloud: "#f4f8ea",
    far: "#a3cbbd",
    middle: "#5f9d8c",
    near: "#20695b",
    wall: "#f6e7c3",
    wallShade: "#d9bd8c",
    ground: "#e3cd9c",
    groundShade: "#c9a86f",
    water: ["#8cc7b8", "#1f6f63"],
    glint: "#f7f3d8",
    leaf: "#0f5a4e",
    leafShade: "#083c34",
    pane: "#0a3f37",
    ink: "#0a2e29",
    veil: 0,
  },
  noon: {
    hour: "noon",
    sky: ["#4aa3b5", "#9ed4d6", "#e6f3e4"],
    disc: "#fff8de",
    cloud: "#f6fbf7",
    far: "#c7b79a",
    middle: "#cc8a58",
    near: "#a4532f",
    wall: "#f8f3e6",
    wallShade: "#d6d2bd",
    ground: "#ecd9ae",
    groundShade: "#d1b177",
    water: ["#5fb5b8", "#0f5f6b"],
    glint: "#f3fbf4",
    leaf: "#14695a",
    leafShade: "#0b473d",
    pane: "#0b4a5a",
    ink: "#0c3038",
    veil: 0,
  },
  golden: {
    hour: "golden",
    sky: ["#1b6f63", "#e9a24a", "#f6c667"],
    disc: "#ffe0a0",
    cloud: "#f3c987",
    far: "#b98a4a",
    middle: "#5f7448",
    near: "#17584d",
    wall: "#e8b765",
    wallShade: "#b97f3d",
    ground: "#d99f50",
    groundShade: "#a8702f",
    water: ["#e3a650", "#114f47"],
    glint: "#ffe3a6",
    leaf: "#0d4a41",
    leafShade: "#07302a",
    pane: "#07302a",
    ink: "#082b26",
    veil: 0.12,
  },
  dusk: {
    hour: "dusk",
    sky: ["#f0a562", "#f9cf9a", "#f3a683"],
    disc: "#fff0c9",
    cloud: "#fbe0bd",
    far: "#b57480",
    middle: "#8a4a62",
    near: "#5c2c47",
    wall: "#c4583a",
    wallShade: "#96391f",
    ground: "#a8452c",
    groundShade: "#7c2c1c",
    water: ["#e79a7c", "#6a3a5c"],
    glint: "#ffe6c2",
    leaf: "#1d3b34",
    leafShade: "#122823",
    pane: "#4e1710",
    ink: "#2a1116",
    veil: 0.18,
  },
  night: {
    hour: "night",
    sky: ["#141f57", "#3a4290", "#7d659c"],
    disc: "#f4ecd0",
    cloud: "#4b5099",
    far: "#3a4390",
    middle: "#27317a",
    near: "#16204f",
    wall: "#2d3c84",
    wallShade: "#1a2658",
    ground: "#1a2457",
    groundShade: "#101839",
    water: ["#4a4f96", "#0f1740"],
    glint: "#f4d99a",
    leaf: "#12333f",
    leafShade: "#0b2230",
    pane: "#ffc53d",
    ink: "#070c1f",
    veil: 0.38,
  },
};

/** The light of one of the given hours. */
export const lightOf = (random: Random, hours: readonly Hour[]): Light => LIGHTS[pick(random, hours)];

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** A colour on the way from one to the other, `share` 0 to 1; both are written `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + ((target[i] ?? value) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** A colour as the light of the hour leaves it. */
export const under = (light: Light, colour: string): string =>
  light.veil === 0 ? colour : mix(colour, light.hour === "night" ? light.near : light.ink, light.veil);

/** Skins of the country, from the lightest to the darkest. */
export const SKINS = ["#e0b48c", "#c99a70", "#c2946b", "#a3754f", "#875d3c", "#6f4a30"] as const;
/** Hair, the grey of the old included. */
export const HAIRS = ["#1d1512", "#2a1a12", "#120f10", "#3b2417", "#8d8983"] as const;
/** Cloth of coats and djellabas. */
export const CLOTHS = [
  ZELLIGE,
  BRICK,
  INDIGO,
  PLUM,
  SAFFRON,
  "#f1f5f3",
  "#27423b",
  "#c96a3a",
  "#5a8f83",
  "#e8d3a8",
] as const;
