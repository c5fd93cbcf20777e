import { SaxesParser } from "saxes";
import { MoveError } from "./errors.ts";
import { readTextFile } from "./text-file.ts";
import { createCollector, type Collector } from "./wxr-collector.ts";
import type { WxrEvent } from "./wxr.ts";

/** The most characters one field (a post's text, a custom field) may have. */
const MAX_FIELD = 64 * 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Reads a WordPress export as a stream of events, in the order of the file; memory holds one item at a time.
 * Throws MoveError: "not-xml", "not-wxr", "truncated", "doctype" (entities and external subsets are never
 * read), "too-deep", "field-too-long", or what `readTextFile` throws.
 */
export async function* readWxr(path: string): AsyncGenerator<WxrEvent> {
  const file = path;
  const events: WxrEvent[] = [];
  const collector = createCollector((event) => events.push(event));
  const state = { bytesRead: 0, since: 0, file, collector, depth: 0, started: false };
  const parser = openParser(state);
  for await (const piece of readTextFile(path)) {
    state.bytesRead = piece.bytesRead;
    state.since += piece.text.length;
    parser.write(piece.text);
    if (state.since > MAX_FIELD) throw new MoveError("field-too-long", place(state));
    for (const event of events)
      yield event.type === "item" ? { ...event, bytesRead: piece.bytesRead } : event;
    events.length = 0;
    yield { type: "bytes", bytesRead: piece.bytesRead };
  }
  parser.close();
  if (!collector.isWxr()) throw new MoveError("not-wxr", { file });
  yield* events;
}

interface ReaderState {
  bytesRead: number;
  /** Characters fed since the parser last finished something. */
  since: number;
  file: string;
  collector: Collector;
  depth: number;
  started: boolean;
}

const place = (state: ReaderState) => ({
  file: state.file,
  megabyte: Math.floor(state.bytesRead / 1_000_000),
});

function openParser(state: ReaderState): SaxesParser {
  const { collector } = state;
  const parser = new SaxesParser({ position: false });
  parser.on("error", (error) => {
    throw faultOf(error, state);
  });
  parser.on("doctype", (text) => {
    if (/\[|\b(SYSTEM|PUBLIC)\b/.test(text)) throw new MoveError("doctype", place(state));
  });
  parser.on("opentag", (tag) => {
    state.since = 0;
    if (++state.depth > MAX_DEPTH) throw new MoveError("too-deep", place(state));
    if (!state.started && tag.name !== "rss") throw new MoveError("not-wxr", place(state));
    state.started = true;
    collector.open(tag.name, tag.attributes as Record<string, string>);
  });
  parser.on("closetag", (tag) => {
    state.since = 0;
    state.depth--;
    collector.close(tag.name);
  });
  const text = (value: string) => {
    state.since = 0;
    if (!collector.text(value, MAX_FIELD)) throw new MoveError("field-too-long", place(state));
  };
  parser.on("text", text);
  parser.on("cdata", text);
  return parser;
}

/** saxes tells what is wrong in words only: an end inside something means that the file was cut. */
function faultOf(error: Error, state: ReaderState): MoveError {
  if (/undefined entity/.test(error.message)) return new MoveError("doctype", place(state));
  if (!state.started) return new MoveError("not-xml", place(state));
  const cut = /unclosed tag|unexpected end|document must contain a root/.test(error.message);
  return new MoveError(cut ? "truncated" : "not-xml", place(state));
}
