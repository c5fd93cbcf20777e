import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import sharp, { type Sharp } from "sharp";
import { drawCard } from "./card.ts";
import {
  DRAWING_WIDTH,
  MAX_HEIGHT,
  MAX_PIXELS,
  packAnswer,
  WIDTHS,
  type Format,
  type RenderAnswer,
  type RenderedFile,
  type RenderJob,
} from "./render-job.ts";

/**
 * The program that touches strangers' pictures: a process of its own with nothing in its environment, so that
 * a bomb, a broken file or a hole in a decoder costs one picture and never the server. Exit code 1: the
 * picture cannot be drawn, with the reason on standard error.
 */

sharp.cache(false);
sharp.concurrency(1);

/** Makes the answers to readers go first, and this process the first to go when memory runs out. */
function stepBack(): void {
  try {
    setPriority(10);
    writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {
    // Not Linux, or not allowed: only politeness is lost.
  }
}

/** Decodes once, upright, in sRGB, at the largest width that is wanted; nothing but pixels goes on from here. */
async function decode(original: string | Buffer) {
  const source = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true });
  const { autoOrient } = await source.metadata();
  const { width, height } = autoOrient;
  const widest = Math.max(
    1,
    Math.min(width, WIDTHS.at(-1) ?? width, Math.floor((width * MAX_HEIGHT) / height)),
  );
  const { data, info } = await source
    .autoOrient()
    .resize({ width: widest })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return { width, height, widest, pixels: () => sharp(data, { raw }) };
}

const encode: Record<Format, (pixels: Sharp) => Sharp> = {
  jpeg: (pixels) => pixels.flatten({ background: "#ffffff" }).jpeg({ quality: 78, mozjpeg: true }),
  webp: (pixels) => pixels.webp({ quality: 78, effort: 4 }),
  avif: (pixels) => pixels.avif({ quality: 54, effort: 2 }),
};

async function makeRenditions(original: string | Buffer, formats: Format[]): Promise<RenderAnswer> {
  const { width, height, widest, pixels } = await decode(original);
  const widths = [...WIDTHS.filter((candidate) => candidate < widest), widest];
  const files: RenderedFile[] = [];
  for (const format of formats) {
    for (const wanted of widths) {
      const { data, info } = await encode[format](pixels().resize({ width: wanted })).toBuffer({
        resolveWithObject: true,
      });
      files.push({ format, width: info.width, height: info.height, bytes: data });
    }
  }
  return { width, height, files };
}

/** The PNG of a drawing, then what any other picture gets, made from that PNG. */
async function drawSvg(path: string, formats: Format[]): Promise<RenderAnswer> {
  const { data, info } = await sharp(path, { limitInputPixels: MAX_PIXELS })
    .resize({ width: DRAWING_WIDTH })
    .flatten({ background: "#ffffff" })
    .png({ compressionLevel: 6 })
    .toBuffer({ resolveWithObject: true });
  const made = await makeRenditions(data, formats);
  made.files.push({ format: "png", width: info.width, height: info.height, bytes: data });
  return made;
}

function work(job: RenderJob): Promise<RenderAnswer> {
  if (job.kind === "card") return drawCard(job);
  return job.drawing ? drawSvg(job.path, job.formats) : makeRenditions(job.path, job.formats);
}

async function answer(line: string): Promise<void> {
  try {
    const frame = packAnswer(await work(JSON.parse(line) as RenderJob));
    process.stdout.write(frame, () => process.exit(0));
  } catch (error) {
    process.stderr.write(String(error), () => process.exit(1));
  }
}

// The terminal's Ctrl-C reaches the whole group: the parent decides when this ends.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
stepBack();
let received = "";
let begun = false;
process.stdin.setEncoding("utf8");
process.stdin.on("data", (piece: string) => {
  if (begun) return;
  received += piece;
  if (!received.includes("\n")) return;
  begun = true;
  void answer(received);
});
process.stdin.on("end", () => process.exit(1));
