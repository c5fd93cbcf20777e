import { chance, type Random } from "./random.ts";

const PATH = /<path d="([^"]{30,})"/g;

/** Stores an outline that occurs twice or more once, and refers to it where it stood. */
function shareOutlines(drawing: string): string {
  const uses = new Map<string, number>();
  for (const [, outline = ""] of drawing.matchAll(PATH)) uses.set(outline, (uses.get(outline) ?? 0) + 1);
  const ids = new Map([...uses].filter(([, count]) => count > 1).map(([outline], i) => [outline, `p${i}`]));
  const stored = [...ids].map(([outline, id]) => `<path id="${id}" d="${outline}"/>`).join("");
  const shared = drawing.replace(PATH, (whole, outline: string) => {
    const id = ids.get(outline);
    return id === undefined ? whole : `<use href="#${id}"`;
  });
  return `<defs>${stored}</defs>${shared}`;
}

/** The sheet of 1600 × 1000 with the drawings on it in their order, mirrored in half of all cases. */
export const sheet = (random: Random, ...drawings: string[]): string =>
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1000" width="1600" height="1000">' +
  `<g transform="${chance(random, 0.5) ? "matrix(-1 0 0 1 1600 0)" : "translate(0)"}">` +
  `${shareOutlines(drawings.join(""))}</g></svg>`;
