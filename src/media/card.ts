import sharp, { type OverlayOptions } from "sharp";
import type { CardJob, RenderAnswer } from "./render-job.ts";

/** The share card: what a link to an article looks like in other people's feeds. Runs in the child process. */

const WIDTH = 1200;
const HEIGHT = 630;
const PICTURE = 440;
const MARGIN = 56;
const COLUMN = WIDTH - PICTURE - 2 * MARGIN;
const PAPER = "#ffffff";
const ZELLIGE = "#00574a";
const SAFFRON = "#ffc53d";
/** The comma ends the family's name for Pango, which would read "Light" as a weight. */
const HEADLINE_FACE = "Alyamama Light,";
const TEXT_FACE = "Vazirmatn,";
const SIZES = [68, 62, 56, 50, 45, 40];
const MAX_LINES = 4;
const HEADLINE_SPACE = 356;

interface Drawn {
  input: Buffer;
  width: number;
  height: number;
}

const escapeMarkup = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Set text. A mark in front fixes the base direction, which Pango takes from the first letter otherwise. */
async function setText(
  text: string,
  style: { face: string; size: number; colour: string; rtl: boolean; width?: number; leading?: number },
): Promise<Drawn> {
  const mark = style.rtl ? "\u200f" : "\u200e";
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${style.colour}">${mark}${escapeMarkup(text)}</span>`,
      font: `${style.face} ${style.size}`,
      dpi: 72,
      rgba: true,
      wrap: "word",
      align: "left", // Pango's "left" is the start: the right edge in Arabic.
      ...(style.width ? { width: style.width } : {}),
      ...(style.leading ? { spacing: style.leading } : {}),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** How many lines fit in a height, measured with the same letter on one line and on two. */
async function measureLines(size: number, leading: number, rtl: boolean) {
  const style = { face: HEADLINE_FACE, size, colour: PAPER, rtl, leading };
  const letter = rtl ? "ا" : "l";
  const one = await setText(letter, style);
  const two = await setText(`${letter}\n${letter}`, style);
  const step = two.height - one.height;
  return (height: number) => Math.round((height - one.height) / step) + 1;
}

/** The headline in the largest size at which it fits; past the smallest it ends at a word, with an ellipsis. */
async function setHeadline(headline: string, rtl: boolean): Promise<Drawn> {
  let drawn: Drawn | undefined;
  for (const size of SIZES) {
    const leading = Math.round(size * (rtl ? 0.06 : 0.02));
    const style = { face: HEADLINE_FACE, size, colour: PAPER, rtl, width: COLUMN, leading };
    const linesOf = await measureLines(size, leading, rtl);
    const fits = (text: Drawn) =>
      text.width <= COLUMN && text.height <= HEADLINE_SPACE && linesOf(text.height) <= MAX_LINES;
    drawn = await setText(headline, style);
    if (fits(drawn)) return drawn;
    if (size === SIZES.at(-1)) return shorten(headline, (text) => setText(text, style), fits);
  }
  return drawn ?? setText(headline, { face: HEADLINE_FACE, size: 40, colour: PAPER, rtl, width: COLUMN });
}

async function shorten(
  headline: string,
  set: (text: string) => Promise<Drawn>,
  fits: (text: Drawn) => boolean,
): Promise<Drawn> {
  const words = headline.split(" ");
  const cut = (count: number) =>
    `${words
      .slice(0, count)
      .join(" ")
      .replace(/[\s،,;؛:«(–—-]+$/u, "")}…`;
  let low = 1;
  let high = words.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(await set(cut(middle)))) low = middle;
    else high = middle - 1;
  }
  return set(cut(low));
}

/** The stair of the identity. It is a mark, so it looks the same in every language. */
const stair = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="6 12 28 20" width="${width}" height="${height}">` +
      `<path fill="${SAFFRON}" d="M34 32H6V12h8v7h8v7h12z"/></svg>`,
  );

async function drawSide(job: CardJob): Promise<Buffer> {
  const box = { width: PICTURE, height: HEIGHT };
  if (!job.picture)
    return sharp(Buffer.from(job.ground))
      .resize({ ...box, fit: "cover" })
      .png()
      .toBuffer();
  const { width, height } = await sharp(job.picture.path).metadata();
  const scale = Math.max(PICTURE / width, HEIGHT / height);
  const scaled = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  const offset = (focus: number, size: number, window: number) =>
    Math.round(Math.min(Math.max(focus * size - window / 2, 0), size - window));
  return sharp(job.picture.path)
    .resize({ ...scaled, fit: "fill" })
    .extract({
      left: offset(job.picture.x, scaled.width, PICTURE),
      top: offset(job.picture.y, scaled.height, HEIGHT),
      ...box,
    })
    .png()
    .toBuffer();
}

/** Draws the card: picture or zellige at the end side, kicker, headline and edition in the start column. */
export async function drawCard(job: CardJob): Promise<RenderAnswer> {
  const { rtl } = job;
  const headline = await setHeadline(job.headline, rtl);
  const text = { face: TEXT_FACE, rtl };
  const kicker = job.kicker && (await setText(job.kicker, { ...text, size: 30, colour: SAFFRON }));
  const edition = await setText(job.edition, { ...text, size: 32, colour: PAPER });
  const mark = { width: 56, height: 40 };
  // From the start edge inwards; the bitmap counts from its left.
  const place = (inset: number, width: number) => (rtl ? WIDTH - MARGIN - inset - width : MARGIN + inset);
  const layers: OverlayOptions[] = [
    { input: await drawSide(job), left: rtl ? 0 : WIDTH - PICTURE, top: 0 },
    {
      input: stair(mark.width, mark.height),
      left: place(0, mark.width),
      top: HEIGHT - MARGIN - mark.height,
    },
  ];
  const set = (drawn: Drawn, inset: number, top: number) =>
    layers.push({ input: drawn.input, left: place(inset, drawn.width), top: Math.round(top) });
  if (kicker) set(kicker, 0, MARGIN + 4);
  set(headline, 0, MARGIN + 60 + (HEADLINE_SPACE - headline.height) / 2);
  set(edition, mark.width + 18, HEIGHT - MARGIN - mark.height / 2 - edition.height / 2);
  const { data } = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: ZELLIGE },
  })
    .composite(layers)
    .png({ palette: true, quality: 92, effort: 4 })
    .toBuffer({ resolveWithObject: true });
  return {
    width: WIDTH,
    height: HEIGHT,
    files: [{ format: "png", width: WIDTH, height: HEIGHT, bytes: data }],
  };
}
