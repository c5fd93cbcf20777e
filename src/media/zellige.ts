/** Colours of one zellige: grout between tiles, ground, and five glazes from the quietest to the brightest. */
interface Glazes {
  grout: string;
  ground: string;
  tiles: [string, string, string, string, string];
}

const GLAZES: Glazes[] = [
  { grout: "#f6e7c3", ground: "#00574a", tiles: ["#0d7463", "#083c34", "#0f5a4e", "#f1f5f3", "#ffc53d"] },
  { grout: "#f6e7c3", ground: "#b5472c", tiles: ["#9c3a22", "#5e1c12", "#0a4a40", "#fbe9d6", "#ffc53d"] },
  { grout: "#dfe4f5", ground: "#1d2b70", tiles: ["#2f3f96", "#101b3f", "#16244f", "#f4ecd0", "#ffc53d"] },
  { grout: "#fff6da", ground: "#e9a93a", tiles: ["#00574a", "#0a3a33", "#b3261e", "#fff0c9", "#ffc53d"] },
  { grout: "#f7d9cf", ground: "#7d2d5d", tiles: ["#96386f", "#3a1430", "#5a1f45", "#f2b7b0", "#ffc53d"] },
  { grout: "#0a3a33", ground: "#dbeae3", tiles: ["#00574a", "#5aa593", "#b3261e", "#ffffff", "#ffc53d"] },
];

/** The inner radius of a khatam (two squares, one turned by 45°) whose tips lie at radius 1. */
const KHATAM = Math.cos(Math.PI / 4) / Math.cos(Math.PI / 8);

/** A 32-bit FNV-1a hash of a text, never negative. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of text) {
    hash ^= unit.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const short = (value: number): string =>
  String(Math.abs(value) < 40 ? Math.round(value * 10) / 10 : Math.round(value));

const polar = (radius: number, turns: number): string =>
  `${short(radius * Math.cos(turns * 2 * Math.PI))} ${short(radius * Math.sin(turns * 2 * Math.PI))}`;

const paint = (points: string, fill?: string): string =>
  `<path d="${points}"${fill === undefined ? "" : ` fill="${fill}"`}/>`;

/** An eight-pointed star around the origin; `depth` is the inner radius over the outer, `turn` a part of a full turn. */
function star(radius: number, depth = KHATAM, turn = 0): string {
  const tips = Array.from({ length: 16 }, (_, i) =>
    polar(i % 2 === 0 ? radius : radius * depth, turn + i / 16),
  );
  return `M${tips.join("L")}Z`;
}

/** A regular polygon around the origin. */
function polygon(radius: number, sides: number, turn = 0): string {
  return `M${Array.from({ length: sides }, (_, i) => polar(radius, turn + i / sides)).join("L")}Z`;
}

/** The eight kites of a rosette, from the radius `from` to the radius `to`, as one path. */
function petals(from: number, to: number, turn = 0): string {
  const shoulder = from + (to - from) * 0.52;
  const kite = (i: number) => {
    const axis = turn + i / 8;
    return `M${[
      polar(from, axis),
      polar(shoulder, axis - 0.042),
      polar(to, axis),
      polar(shoulder, axis + 0.042),
    ].join("L")}Z`;
  };
  return Array.from({ length: 8 }, (_, i) => kite(i)).join("");
}

/** A tile group drawn once around the origin and set at each place; `fill` reaches the parts without their own. */
function setAt(id: string, drawing: string, places: [x: number, y: number, fill: string][]): string {
  const copies = places.map(
    ([x, y, fill]) => `<use href="#${id}" x="${short(x)}" y="${short(y)}" fill="${fill}"/>`,
  );
  return `<defs><g id="${id}">${drawing}</g></defs>${copies.join("")}`;
}

/** The four corners of a square pattern. */
function corners(size: number, fill: string): [number, number, string][] {
  return [
    [0, 0, fill],
    [size, 0, fill],
    [0, size, fill],
    [size, size, fill],
  ];
}

/** Star and cross, the plainest lattice: stars touch tip to tip and the ground between them is the cross. */
function starAndCross(id: string, size: number, { tiles }: Glazes): string {
  const half = size / 2;
  const quarter = size / 4;
  const drawing =
    paint(star(quarter)) +
    paint(star(quarter * 0.62), tiles[3]) +
    paint(star(quarter * 0.4, 0.5, 1 / 16), tiles[1]) +
    paint(polygon(quarter * 0.15, 8), tiles[4]);
  const crosses = [0, half, size].flatMap((x) =>
    [0, half, size].map((y): [number, number, string] => [x, y, tiles[4]]),
  );
  return (
    setAt(`${id}c`, paint(polygon(quarter * 0.34, 4)), crosses) +
    setAt(`${id}s`, drawing, [
      [quarter, quarter, tiles[0]],
      [quarter + half, quarter, tiles[2]],
      [quarter, quarter + half, tiles[2]],
      [quarter + half, quarter + half, tiles[0]],
    ])
  );
}

/** Octagons with a rosette of eight kites, and small khatams in the squares between them. */
function rosettes(id: string, size: number, { tiles }: Glazes): string {
  const middle = size / 2;
  const rosette =
    paint(polygon(middle / Math.cos(Math.PI / 8), 8, 1 / 16), tiles[1]) +
    paint(star(middle, 0.83), tiles[0]) +
    paint(petals(middle * 0.42, middle * 0.98), tiles[3]) +
    paint(petals(middle * 0.4, middle * 0.82, 1 / 16), tiles[2]) +
    paint(star(middle * 0.46, 0.62), tiles[4]) +
    paint(star(middle * 0.24), tiles[1]) +
    paint(polygon(middle * 0.09, 8), tiles[3]);
  const small = paint(star(size * 0.2), tiles[4]) + paint(star(size * 0.115), tiles[2]);
  return (
    `<g transform="translate(${middle} ${middle})">${rosette}</g>` +
    setAt(`${id}s`, small, corners(size, tiles[4]))
  );
}

/** Large khatams that touch along the diagonals, diamonds between them. */
function constellation(id: string, size: number, { tiles }: Glazes): string {
  const middle = size / 2;
  const large =
    paint(star(size * 0.353)) +
    paint(petals(size * 0.15, size * 0.29), tiles[4]) +
    paint(star(size * 0.165), tiles[3]) +
    paint(star(size * 0.09, KHATAM, 1 / 16), tiles[1]);
  const diamond = paint(polygon(size * 0.135, 4)) + paint(polygon(size * 0.06, 4), tiles[4]);
  return (
    setAt(`${id}d`, diamond, [
      [middle, 0, tiles[2]],
      [middle, size, tiles[2]],
      [0, middle, tiles[2]],
      [size, middle, tiles[2]],
    ]) + setAt(`${id}s`, large, [...corners(size, tiles[1]), [middle, middle, tiles[0]]])
  );
}

/** Straps that cross under stars: two square nets, one turned by 45°, meet in a khatam at every knot. */
function straps(id: string, size: number, { grout, tiles }: Glazes): string {
  const middle = size / 2;
  const net = `M0 ${middle}H${size}M${middle} 0V${size}M0 0L${size} ${size}M${size} 0L0 ${size}`;
  const band = (colour: string, width: number) =>
    `<path d="${net}" fill="none" stroke="${colour}" stroke-width="${short(width)}"/>`;
  const knot =
    paint(star(size * 0.3)) + paint(star(size * 0.215, 0.62), tiles[3]) + paint(star(size * 0.1), tiles[4]);
  return (
    band(grout, size * 0.1) +
    band(tiles[2], size * 0.075) +
    band(tiles[4], size * 0.016) +
    setAt(`${id}s`, knot, [...corners(size, tiles[1]), [middle, middle, tiles[0]]])
  );
}

const MOTIFS = [starAndCross, rosettes, constellation, straps];

/** The lattice alone, as a `<pattern>` whose knot lies in the middle of the picture. */
function lattice(id: string, size: number, glazes: Glazes, motif: number, x: number, y: number): string {
  const draw = MOTIFS[motif % MOTIFS.length] ?? starAndCross;
  return (
    `<pattern id="${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" ` +
    `patternTransform="translate(${short(x)} ${short(y)})">` +
    `<rect width="${size}" height="${size}" fill="${glazes.ground}"/>` +
    `<g stroke="${glazes.grout}" stroke-width="${short(size / 90)}" stroke-linejoin="round">` +
    `${draw(id, size, glazes)}</g></pattern>`
  );
}

/** A great khatam in the middle, over the lattice. */
function medallion(width: number, height: number, { grout, tiles, ground }: Glazes, id: string): string {
  const radius = Math.min(width, height) * 0.42;
  return (
    `<g transform="translate(${short(width / 2)} ${short(height / 2)})" stroke="${grout}" ` +
    `stroke-width="${short(radius / 70)}">` +
    paint(star(radius), tiles[1]) +
    paint(star(radius * 0.95), tiles[4]) +
    paint(star(radius * 0.86), `url(#${id}-b)`) +
    paint(star(radius * 0.6), tiles[1]) +
    paint(petals(radius * 0.25, radius * 0.56), tiles[3]) +
    paint(petals(radius * 0.25, radius * 0.5, 1 / 16), ground) +
    paint(star(radius * 0.29, 0.62), tiles[4]) +
    paint(star(radius * 0.15), tiles[1]) +
    "</g>"
  );
}

/** A horseshoe arch open on a second, finer lattice. */
function archway(width: number, height: number, { grout, tiles }: Glazes, id: string): string {
  const radius = Math.min(width, height) * 0.36;
  const x = width / 2;
  const spring = height * 0.5;
  const arch = (r: number, fill: string) => {
    const foot = r * 0.86;
    const drop = Math.sqrt(r * r - foot * foot);
    return (
      `<path d="M${short(x - foot)} ${height}V${short(spring + drop)}A${short(r)} ${short(r)} 0 1 1 ` +
      `${short(x + foot)} ${short(spring + drop)}V${height}Z" fill="${fill}"/>`
    );
  };
  return (
    arch(radius * 1.16, tiles[1]) +
    arch(radius * 1.08, grout) +
    arch(radius * 1.05, tiles[4]) +
    arch(radius * 0.95, tiles[1]) +
    arch(radius * 0.9, `url(#${id}-b)`)
  );
}

/**
 * A Moroccan zellige as a decorative SVG text of at most 6 KB: the seed chooses motif, glazes, scale and
 * composition, and the same seed always gives the same picture (1600 × 1000 unless told otherwise).
 */
export function zellige(seed: string, options: { width?: number; height?: number } = {}): string {
  const { width = 1600, height = 1000 } = options;
  const hash = hashText(seed);
  const id = `z${hash.toString(36)}`;
  const glazes = GLAZES[hash % GLAZES.length] ?? (GLAZES[0] as Glazes);
  const motif = (hash >>> 5) % MOTIFS.length;
  const composition = (hash >>> 9) % 4;
  const unit = Math.round(
    (Math.min(width, height) / (2.5 + ((hash >>> 13) % 3) * 0.75)) * (motif === 0 ? 1.3 : 1),
  );
  const x = width / 2 + unit / 2;
  const y = height / 2 + unit / 2;
  const fine = Math.round(Math.min(width, height) / 7);
  const second = { ...glazes, ground: glazes.tiles[2] };
  const parts =
    composition === 1
      ? medallion(width, height, glazes, id)
      : composition === 2
        ? archway(width, height, glazes, id)
        : "";
  const inner =
    parts === ""
      ? ""
      : lattice(
          `${id}-b`,
          fine,
          second,
          motif + 1,
          composition === 1 ? 0 : width / 2,
          composition === 1 ? 0 : height / 2,
        );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs>${lattice(id, unit, glazes, motif, x, y)}${inner}</defs>` +
    `<rect width="${width}" height="${height}" fill="${glazes.ground}"/>` +
    `<rect width="${width}" height="${height}" fill="url(#${id})"/>${parts}</svg>`
  );
}
