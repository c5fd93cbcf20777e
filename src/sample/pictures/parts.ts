import { between, chance, type Random } from "./random.ts";
import { mix, type Light } from "./palette.ts";

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** Path data (or any attribute) from a template, its numbers rounded to a tenth. */
export const d = (texts: TemplateStringsArray, ...values: (number | string)[]): string =>
  texts.reduce((text, part, i) => {
    const value = values[i - 1] ?? "";
    return text + (typeof value === "number" ? round(value) : value) + part;
  });

/** `count` drawings in a row, from a function of their place. */
export const times = (count: number, draw: (i: number) => string): string =>
  Array.from({ length: Math.max(0, count) }, (_, i) => draw(i)).join("");

/** A filled path. */
export const path = (data: string, fill: string, opacity = 1): string =>
  `<path d="${data}" fill="${fill}"${opacity === 1 ? "" : d` opacity="${String(opacity)}"`}/>`;

/** A path with holes where its rings overlap. */
export const pierced = (data: string, fill: string): string =>
  `<path fill-rule="evenodd" d="${data}" fill="${fill}"/>`;

/** A stroked path with round ends. */
export const line = (data: string, stroke: string, width: number, opacity = 1): string =>
  d`<path d="${data}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"` +
  `${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;

/** A rectangle from its corner. */
export const rect = (x: number, y: number, w: number, h: number, fill: string, opacity = 1): string =>
  path(d`M${x} ${y}h${w}v${h}h${-w}z`, fill, opacity);

/** A disc. */
export const disc = (x: number, y: number, r: number, fill: string, opacity = 1): string =>
  d`<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;

/** An ellipse that lies flat. */
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, opacity = 1): string =>
  d`<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${opacity === 1 ? "" : ` opacity="${opacity}"`}/>`;

/** A drawing moved to (x, y), scaled, and mirrored when `flip` is true. */
export const at = (x: number, y: number, scale: number, drawing: string, flip = false): string =>
  `<g transform="translate(${round(x)} ${round(y)}) scale(${flip ? -1 : 1} 1) scale(${Math.round(scale * 1000) / 1000})">${drawing}</g>`;

/** One drawing, stored once under `id` and set at many places. */
export const stamped = (
  id: string,
  drawing: string,
  places: [x: number, y: number, scale: number, flip?: boolean][],
): string =>
  `<defs><g id="${id}">${drawing}</g></defs>` +
  places.map(([x, y, scale, flip]) => at(x, y, scale, `<use href="#${id}"/>`, flip)).join("");

/** A vertical gradient over the box of what it fills; use it as `url(#id)`. */
export const fade = (id: string, colours: readonly string[], solid?: readonly number[]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${colours
    .map(
      (colour, i) =>
        `<stop offset="${round(i / (colours.length - 1))}" stop-color="${colour}"` +
        `${solid === undefined ? "" : ` stop-opacity="${solid[i] ?? 1}"`}/>`,
    )
    .join("")}</linearGradient>`;

/** The whole sky of the hour with its sun or moon at (x, y), and stars at night. */
export function sky(random: Random, light: Light, x: number, y: number, r = 110): string {
  const night = light.hour === "night";
  const halo = light.hour === "noon" ? 0.25 : 0.16;
  const size = night ? r * 0.72 : r;
  const crescent = night && chance(random, 0.5);
  return (
    `<defs>${fade("sky", light.sky)}</defs>` +
    rect(0, 0, 1600, 1000, "url(#sky)") +
    (night ? stars(random) : "") +
    (crescent ? "" : disc(x, y, size * 1.75, light.disc, night ? 0.08 : halo)) +
    (crescent ? moon(x, y, size, light) : disc(x, y, size, light.disc))
  );
}

/** A crescent, its horns upwards to the side. */
const moon = (x: number, y: number, r: number, light: Light): string =>
  path(
    d`M${x - r * 0.7} ${y - r * 0.7}A${r} ${r} 0 1 0 ${x + r * 0.7} ${y + r * 0.7}A${r * 1.02} ${r * 1.02} 0 0 1 ${x - r * 0.7} ${y - r * 0.7}Z`,
    light.disc,
  );

const stars = (random: Random): string =>
  times(36, () =>
    disc(
      between(random, 0, 1600),
      between(random, 0, 470),
      between(random, 1.2, 3.4),
      "#f4ecd0",
      Math.round(between(random, 4, 9)) / 10,
    ),
  );

/** Flat clouds: long bars with round ends, two or three to a cloud. */
export function clouds(random: Random, light: Light, count: number, top = 90, foot = 330): string {
  return times(count, () => {
    const x = between(random, -60, 1560);
    const y = between(random, top, foot);
    const w = between(random, 120, 260);
    const bar = (dx: number, dy: number, width: number) =>
      line(d`M${x + dx} ${y + dy}h${width}`, light.cloud, 22, light.hour === "night" ? 0.35 : 0.75);
    return bar(0, 0, w) + bar(w * 0.3, -22, w * 0.5) + bar(-w * 0.25, 22, w * 0.7);
  });
}

/** A range of peaks whose feet stand on the lower edge; `rise` is the height of the tallest. */
export function peaks(
  random: Random,
  base: number,
  rise: number,
  count: number,
  fill: string,
  snow?: string,
) {
  const step = 1600 / count;
  const tops = Array.from({ length: count }, (_, i) => ({
    x: i * step + step * between(random, 0.35, 0.65),
    y: base - rise * between(random, 0.55, 1),
  }));
  const outline = tops
    .map(({ x, y }, i) => d`L${x} ${y}L${(i + 1) * step} ${base - rise * between(random, 0.15, 0.35)}`)
    .join("");
  const caps =
    snow === undefined
      ? ""
      : tops
          .filter(({ y }) => base - y > rise * 0.66)
          .map(({ x, y }) => {
            const h = rise * 0.2;
            const w = (step * h) / rise / 1.15;
            return path(
              d`M${x} ${y}L${x + w} ${y + h}l${-w * 0.5} ${-h * 0.2}l${-w * 0.4} ${h * 0.5}l${-w * 0.5} ${-h * 0.5}L${x - w} ${y + h}Z`,
              snow,
            );
          })
          .join("");
  return path(d`M0 1000V${base - rise * 0.3}${outline}V1000Z`, fill) + caps;
}

/** Soft hills from edge to edge, their crest around `base`. */
export function hills(random: Random, base: number, swell: number, fill: string): string {
  const y = () => base + between(random, -swell, swell);
  return path(
    d`M0 1000V${y()}C260 ${y() - swell} 420 ${y()} 640 ${y()}S1050 ${y() - swell} 1220 ${y()}S1480 ${y()} 1600 ${y()}V1000Z`,
    fill,
  );
}

/** Water from `top` to the foot, with glints that lengthen under the light at `x`. */
export function sea(random: Random, light: Light, top: number, x: number): string {
  const depth = 1000 - top;
  const glints = times(4, (near) =>
    line(
      times(7, (i) => {
        const step = near * 7 + i;
        const w = between(random, 20, 70) * (0.6 + step / 20);
        const drift = between(random, -1, 1) * (40 + step * 7);
        return d`M${x + drift - w / 2} ${top + 14 + (step / 28) ** 1.3 * depth * 0.85}h${w}`;
      }),
      light.glint,
      4 + near * 1.4,
      0.7,
    ),
  );
  const ripples = (from: number) =>
    times(17, (i) => {
      const w = between(random, 50, 150);
      const y = top + 20 + ((from + i * 2) / 34) ** 1.3 * depth;
      return d`M${between(random, -40, 1600)} ${y}q${w / 4} ${-6} ${w / 2} 0t${w / 2} 0`;
    });
  return (
    `<defs>${fade("water", light.water)}</defs>` + rect(0, top, 1600, depth, "url(#water)") + ripples + glints
  );
}

/** Gulls far away. */
export const gulls = (random: Random, count: number, top: number, foot: number, colour: string): string =>
  line(
    times(count, () => {
      const s = between(random, 12, 26);
      const x = between(random, 250, 1350);
      return d`M${x} ${between(random, top, foot)}q${s * 0.6} ${-s * 0.7} ${s} 0q${s * 0.4} ${-s * 0.7} ${s} ${-s * 0.1}`;
    }),
    colour,
    4,
    0.85,
  );

/** The outline of a round or horseshoe opening that stands on `foot`: closed path data. */
export function opening(x: number, foot: number, width: number, height: number, horseshoe = false): string {
  const half = width / 2;
  if (!horseshoe) {
    return d`M${x - half} ${foot}v${-(height - half)}a${half} ${half * 1.08} 0 0 1 ${width} 0v${height - half}z`;
  }
  const r = half * 1.16;
  const drop = Math.sqrt(r * r - half * half);
  const spring = foot - height + r + drop;
  return d`M${x - half} ${foot}V${spring}A${r} ${r} 0 1 1 ${x + half} ${spring}V${foot}z`;
}

/** A window or a door: frame, inside and, when asked, a sill. */
export const window = (x: number, foot: number, w: number, h: number, pane: string, frame: string): string =>
  path(opening(x, foot + 3, w + 14, h + 12), frame) + path(opening(x, foot, w, h), pane);

/** A row of merlons with a point each, as on old ramparts, standing on `y`. */
export function merlons(from: number, to: number, y: number, fill: string, size = 34): string {
  const count = Math.floor((to - from) / (size * 1.75));
  const step = (to - from) / Math.max(1, count);
  const tooth = d`v${-size * 0.8}l${size / 2} ${-size * 0.6}l${size / 2} ${size * 0.6}v${size * 0.8}zm${step} 0`;
  return path(d`M${from + (step - size) / 2} ${y}` + tooth.repeat(count), fill);
}

/** Steps that rise away from the reader: `count` treads between two edges that close in. */
export function stairs(
  x: number,
  foot: number,
  wide: number,
  narrow: number,
  rise: number,
  count: number,
  fill: string,
  ink: string,
) {
  return times(count, (i) => {
    const w = wide + ((narrow - wide) * i) / count;
    const y = foot - (rise * (i + 1)) / count;
    const h = rise / count;
    return (
      rect(x - w / 2, y, w, h + 1, mix(fill, ink, 0.24)) +
      rect(x - w / 2, y, w, h * 0.42, mix(fill, "#ffffff", (i % 2) * 0.08))
    );
  });
}
