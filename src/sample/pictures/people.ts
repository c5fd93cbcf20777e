import { CLOTHS, CREAM, HAIRS, mix, SAFFRON, SKINS, under, type Light } from "./palette.ts";
import { at, d, disc, line, oval, path, rect } from "./parts.ts";
import { chance, pick, type Random } from "./random.ts";

/** What a person wears on the head. */
export type Head = "hair" | "bun" | "scarf" | "taqiya" | "straw";

/** How a person looks, faceless: colours, dress and head. */
export interface Look {
  skin: string;
  cloth: string;
  /** Trousers, scarf, belt. */
  second: string;
  hair: string;
  head: Head;
  dress: "djellaba" | "coat" | "skirt" | "white";
}

/** From the elbow's x and y to the hand's, with the feet of the person at 0, 0 and the head near -180. */
export type Arm = readonly [elbowX: number, elbowY: number, handX: number, handY: number];

/** Arms for the left of the picture; `mirrored` makes them right ones. */
export const ARMS = {
  down: [-37, -110, -34, -72],
  folded: [-36, -112, 2, -112],
  held: [-38, -108, -18, -84],
  open: [-50, -116, -70, -98],
  point: [-58, -138, -92, -156],
  wave: [-50, -150, -54, -200],
  carry: [-40, -104, -30, -62],
} as const satisfies Record<string, Arm>;

/** The same arm on the other side. */
export const mirrored = ([ex, ey, hx, hy]: Arm): Arm => [-ex, ey, -hx, hy];

/** Somebody from the street, in the light of the hour; `wish` fixes what matters to the scene. */
export function someone(random: Random, light: Light, wish: Partial<Look> = {}): Look {
  const woman = chance(random, 0.5);
  const dress = woman
    ? pick(random, ["djellaba", "skirt", "coat"] as const)
    : pick(random, ["djellaba", "coat", "coat"] as const);
  const head = woman
    ? pick(random, ["scarf", "scarf", "bun"] as const)
    : pick(random, ["hair", "hair", "taqiya"] as const);
  const look: Look = {
    skin: pick(random, SKINS),
    cloth: pick(random, CLOTHS),
    second: pick(random, ["#27423b", "#3b3550", "#0a2e29", "#e8d3a8", "#c9786a", "#8fb6a8"] as const),
    hair: pick(random, HAIRS),
    head,
    dress,
    ...wish,
  };
  return {
    ...look,
    skin: under({ ...light, veil: light.veil * 0.6 }, look.skin),
    cloth: under(light, look.cloth),
    second: under(light, look.second),
    hair: under(light, look.hair),
  };
}

/** The head around 0, 0 with a radius of 19; from the back no face shows. */
export function headOf(look: Look, back = false): string {
  const { skin, hair, second } = look;
  if (look.head === "scarf") {
    return (
      path("M0-24C-27-24-25 2-23 16-12 34 12 34 23 16 25 2 27-24 0-24Z", second) +
      (back
        ? path("M4-24C27-22 25 2 23 16 16 26 8 29 4 29Z", "#000", 0.14)
        : oval(0, 1, 14, 16, skin) + path("M-20 14Q0 34 21 15L23 22Q0 40-23 22Z", "#000", 0.14))
    );
  }
  const skull = disc(0, 0, 19, back ? hair : skin);
  const cap = path("M-20 1C-24-29 24-29 20 1 15-9 8-12-2-12-11-11-16-8-20 1Z", hair);
  if (look.head === "taqiya") {
    const temples = back ? "" : path("M-19 0v-8H19v8L15-4H-15Z", hair);
    return (
      skull +
      temples +
      path("M-19-5C-19-27 19-27 19-5Q0-10-19-5Z", mix(second, CREAM, 0.7)) +
      path("M-19-5Q0-10 19-5V-8Q0-14-19-8Z", "#000", 0.14)
    );
  }
  if (look.head === "straw") {
    return (
      skull +
      cap +
      oval(0, -9, 36, 9, "#d9a441") +
      path("M-18-9C-18-34 18-34 18-9Q0-3-18-9Z", SAFFRON) +
      path("M-18-12Q0-6 18-12V-7Q0-1-18-7Z", second)
    );
  }
  const bun =
    look.head === "bun"
      ? disc(0, -24, 10, hair) +
        path("M-21-2C-27 24-19 28-14 22V-6Z", hair) +
        path("M21-2C27 24 19 28 14 22V-6Z", hair)
      : "";
  return bun + skull + (back ? "" : cap);
}

const neck = ({ skin }: Look): string =>
  rect(-8, -172, 16, 22, skin) + path("M-8-164Q0-154 8-164V-158Q0-150-8-158Z", "#000", 0.2);

const shoes = (fill: string, apart: number): string =>
  path(d`M${-apart - 13}-8h22q4 8 0 9h-22q-8-3 0-9z`, fill) +
  path(d`M${apart - 9}-8h22q8 6 0 9h-22q-4-1 0-9z`, fill);

function sleeve(look: Look, [ex, ey, hx, hy]: Arm): string {
  const side = ex < 0 ? -1 : 1;
  const width = look.dress === "djellaba" ? 21 : 16;
  const cuff = look.dress === "djellaba" ? 0.56 : 0.7;
  const wristX = ex + (hx - ex) * cuff;
  const wristY = ey + (hy - ey) * cuff;
  return (
    disc(hx, hy, 7.5, look.skin) +
    line(d`M${side * 24} -141L${ex} ${ey}L${wristX} ${wristY}`, mix(look.cloth, "#000000", 0.13), width)
  );
}

function legs(look: Look, walking: boolean): string {
  const dark = mix(look.second, "#000000", 0.1);
  if (look.dress === "djellaba") return shoes("#c98f2e", 17);
  if (look.dress === "skirt") {
    return line("M-10-50V-10", look.skin, 12) + line("M10-50V-10", look.skin, 12) + shoes("#3a2a24", 11);
  }
  return walking
    ? line("M8-84L18-46 36-8", dark, 18) +
        line("M-6-84L-12-46-32-8", look.second, 18) +
        path("M28-8h22q8 6 0 9H28z", "#1d1512") +
        path("M-42-8h20l4 9h-24z", "#1d1512")
    : line("M10-84V-10", dark, 19) + line("M-10-84V-10", look.second, 19) + shoes("#1d1512", 11);
}

function torso(look: Look, back: boolean): string {
  const { cloth, second } = look;
  const dark = mix(cloth, "#000000", 0.15);
  if (look.dress === "djellaba") {
    return (
      path("M0-158C20-158 32-150 34-126L45-7Q0 6-45-7L-34-126C-32-150-20-158 0-158Z", cloth) +
      path("M8-158C24-156 33-148 34-126L45-7Q26-1 14-1 20-60 8-158Z", dark) +
      (back ? "" : line("M0-140V-30", mix(cloth, SAFFRON, 0.5), 2.5, 0.8)) +
      path(
        back ? "M-21-158Q0-146 21-158L7-112Q0-100-7-112Z" : "M-19-157Q0-136 19-157L12-143Q0-126-12-143Z",
        mix(cloth, "#ffffff", 0.18),
      )
    );
  }
  const skirt = look.dress === "skirt";
  const foot = skirt ? -44 : look.dress === "white" ? -62 : -78;
  const flare = skirt ? 42 : look.dress === "white" ? 33 : 28;
  return (
    path(
      d`M0-158C20-158 31-150 32-128L${flare} ${foot}Q0 ${foot + 8} ${-flare} ${foot}L-32-128C-31-150-20-158 0-158Z`,
      cloth,
    ) +
    path(d`M6-158C24-156 31-148 32-128L${flare} ${foot}Q14 ${foot + 5} 8 ${foot + 5}L6-158Z`, dark) +
    (skirt
      ? path("M-30-100h60v9h-60z", second)
      : path(
          back ? "M-15-157Q0-148 15-157L16-151Q0-142-16-151Z" : "M-12-157L0-126 12-157Q0-150-12-157Z",
          mix(second, CREAM, back ? 0.2 : 0.6),
        ))
  );
}

/** How a standing person holds the arms and the feet. */
export interface Pose {
  left?: Arm;
  right?: Arm;
  walking?: boolean;
  back?: boolean;
}

/** A standing person of 200 units from the feet at 0, 0 to the crown. */
export function standing(
  look: Look,
  { left = ARMS.down, right = ARMS.down, walking = false, back = false }: Pose = {},
): string {
  const arms = sleeve(look, left) + sleeve(look, mirrored(right));
  const body = legs(look, walking) + neck(look) + torso(look, back);
  return (back ? arms + body : body + arms) + at(0, -182, 1, headOf(look, back));
}

/** A person on a low seat, facing the reader; the feet at 0, 0 and the crown at -160. */
export function seated(look: Look, left: Arm = ARMS.held, right: Arm = ARMS.held): string {
  const dark = mix(look.cloth, "#000000", 0.15);
  const lap =
    path(
      "M-46-62Q-48-86-30-88H30Q48-86 46-62L40-6Q0 4-40-6Z",
      look.dress === "coat" ? look.second : look.cloth,
    ) +
    path("M6-88H30Q48-86 46-62L40-6Q20 0 10-1Z", "#000", 0.15) +
    path("M-44-66Q0-48 44-66V-58Q0-40-44-58Z", dark, 0.8);
  return (
    shoes("#3a2a24", 18) +
    lap +
    at(
      0,
      40,
      1,
      neck(look) +
        path("M0-158C20-158 32-150 33-128L32-100H-32L-33-128C-32-150-20-158 0-158Z", look.cloth) +
        path("M6-158C24-156 32-148 33-128L32-100H8Z", dark) +
        sleeve(look, left) +
        sleeve(look, mirrored(right)) +
        at(0, -182, 1, headOf(look)),
    )
  );
}

/** Head and shoulders, 120 units wide, for the rows nearest to the reader; the chin is at 0, 0. */
export const bust = (look: Look, back = true): string =>
  path("M-62 130C-64 50-52 30-18 20L-12 4H12L18 20C52 30 64 50 62 130Z", look.cloth) +
  path("M4 6H12L18 20C52 30 64 50 62 130H20C26 80 24 40 4 6Z", "#000", 0.14) +
  (back ? "" : path("M-14 14Q0 36 14 14L18 20Q0 46-18 20Z", mix(look.second, CREAM, 0.5))) +
  at(0, -12, 1.45, headOf(look, back));

/** One of a distant crowd: a bell and a head, 60 units tall. */
export const distant = (look: Look): string =>
  path("M-13 0C-14-30-9-42 0-42S14-30 13 0Z", look.cloth) +
  disc(0, -50, 9, look.skin) +
  path("M-9-50a9 9 0 0 1 18 0q-9-5-18 0z", look.head === "scarf" ? look.second : look.hair);

/** A runner in full stride, with a white bib when asked, towards the end of the picture, 200 units tall. */
export function running(look: Look, step: boolean, bib = false): string {
  const shorts = look.second;
  const covered = look.head === "scarf";
  const leg = covered ? look.second : look.skin;
  const arm = covered ? look.cloth : look.skin;
  const far = mix(leg, "#000000", 0.16);
  const shoe = (x: number, y: number, turn: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn})">${path("M-10-7H8q12 4 12 11H-10z", SAFFRON)}</g>`;
  const back = step
    ? line("M-2-88L-18-52-58-42", far, 15) + shoe(-62, -40, 62)
    : line("M0-88L-30-56-44-14", far, 15) + shoe(-46, -10, 28);
  const front = step
    ? line("M4-88L38-62 30-16", leg, 16) + shoe(32, -8, 6)
    : line("M4-88L44-84 46-40", leg, 16) + shoe(48, -34, -16);
  return (
    line("M10-140L-20-124-34-96", mix(arm, "#000000", 0.16), 12) +
    disc(-34, -94, 7, mix(look.skin, "#000000", 0.16)) +
    back +
    line("M-2-90L-16-66", mix(shorts, "#000000", 0.2), 24) +
    front +
    line("M2-90L26-74", shorts, 25) +
    path("M6-160C26-158 32-144 28-122L16-84H-16L-14-130C-12-150-6-160 6-160Z", look.cloth) +
    (bib
      ? path("M10-136L30-138 26-110 8-108Z", "#fff", 0.92)
      : path("M8-157Q24-154 29-138L28-122 16-84H6Z", "#000", 0.12)) +
    line("M8-142L-4-110 28-98", mix(arm, "#000000", covered ? 0.2 : 0), 13) +
    disc(31, -99, 7.5, look.skin) +
    `<g transform="translate(18 -182) rotate(8)">${headOf({ ...look, head: look.head === "taqiya" ? "hair" : look.head })}</g>`
  );
}
