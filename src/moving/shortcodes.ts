import { escapeHtml } from "./html-tree.ts";

/** Shortcodes that have a place in a body; they become elements «x-name» for the converter. */
const KNOWN = new Set(
  "caption wp_caption gallery audio video embed playlist youtube vimeo dailymotion soundcloud tweet".split(
    " ",
  ),
);
/** Names of plugins' shortcodes that are written bare in the middle of a line. */
const COMMON = new Set(
  "ads adrotate adsense toc gravityform wpforms ninja_form rev_slider layerslider button buttons divider spoiler poll polls related share subscribe newsletter quote dropcap highlight tabs tab accordion toggle column columns row one_half one_third two_third one_fourth last clear clearfix nextpage more map googlemap maps slideshow slider pdf iframe box alert infobox facebook twitter instagram".split(
    " ",
  ),
);

interface Tag {
  name: string;
  start: number;
  end: number;
  closing: boolean;
  selfClosing: boolean;
  attributes: string;
  /** True when the tag may be a word in brackets rather than a shortcode. */
  doubtful: boolean;
}

export interface Replaced {
  html: string;
  /** Names of the shortcodes whose tags were taken out. */
  unknown: string[];
}

/**
 * Takes shortcodes out of a post's text: known ones become elements that the converter knows, the tags of all
 * others go and what stands between them stays (WordPress's shortcode API). «[sic]», «[1]», Arabic words in
 * brackets and escaped «[[gallery]]» stay text. Linear in the length of the text.
 */
export function replaceShortcodes(html: string): Replaced {
  if (!html.includes("[")) return { html, unknown: [] };
  const tags = pair(listTags(html));
  const unknown = new Set<string>();
  let out = "";
  let at = 0;
  for (const tag of tags) {
    out += html.slice(at, tag.start);
    at = tag.end;
    if (!KNOWN.has(tag.name)) unknown.add(tag.name);
    else if (tag.closing) out += `</x-${elementName(tag.name)}>`;
    else {
      out += `<x-${elementName(tag.name)}${printAttributes(tag.attributes)}>`;
      if (tag.selfClosing) out += `</x-${elementName(tag.name)}>`;
    }
  }
  out += html.slice(at);
  return {
    html: out.replace(/\[\[(\/?[A-Za-z][\w-]{0,60}(?: [^[\]<>]{0,200})?)\]\]/g, "[$1]"),
    unknown: [...unknown],
  };
}

const elementName = (name: string) => (name === "wp_caption" ? "caption" : name);

/** Every shortcode tag outside HTML tags, comments and code, in order. */
function listTags(html: string): Tag[] {
  const pattern =
    /<!--|<(pre|code|script|style|textarea)\b|<[a-z/!?]|\[(\[?)(\/?)([a-z][\w-]{0,60})(?=[\s\]/])/gi;
  const tags: Tag[] = [];
  const known = new Map<string, number>();
  /** Where `needle` next stands from `from` on; positions only rise, so each stretch is looked at once. */
  const next = (needle: string, from: number) => {
    const before = known.get(needle) ?? 0;
    if (before >= from) return before;
    const found = html.indexOf(needle, from);
    const at = found === -1 ? html.length : found;
    known.set(needle, at);
    return at;
  };
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    const [whole, raw, escaped, slash, name = ""] = match;
    if (whole === "<!--") pattern.lastIndex = next("-->", pattern.lastIndex);
    else if (raw) pattern.lastIndex = next(`</${raw.toLowerCase()}`, pattern.lastIndex);
    else if (whole.startsWith("<")) pattern.lastIndex = next(">", pattern.lastIndex);
    else if (!escaped) {
      const from = pattern.lastIndex;
      const end = next("]", from);
      const attributes = end - from > MAX_ATTRIBUTES ? "[" : html.slice(from, end);
      if (end < html.length && !attributes.includes("["))
        tags.push(readTag(html, match.index, end + 1, name, slash === "/", attributes));
    }
  }
  return tags;
}

const MAX_ATTRIBUTES = 4_000;

function readTag(
  html: string,
  start: number,
  end: number,
  name: string,
  closing: boolean,
  attributes: string,
): Tag {
  const selfClosing = /\/\s*$/.test(attributes);
  const lower = name.toLowerCase();
  const bare = attributes.trim() === "";
  const ownLine =
    /(^|[\n>])[ \t]*$/.test(html.slice(Math.max(0, start - 40), start)) &&
    /^[ \t]*($|[\r\n<])/.test(html.slice(end, end + 40));
  const plainWord = bare && /^[A-Za-z]+$/.test(name) && !KNOWN.has(lower) && !COMMON.has(lower);
  // «[Photo: MAP]» and «[see also page 2]» are what people write; attributes of shortcodes have an «=» or a quotation mark.
  const prose =
    !bare && !/[="']|https?:|^\s*\d+\s*\/?$/.test(attributes) && !KNOWN.has(lower) && !selfClosing;
  return {
    name: lower,
    start,
    end,
    closing,
    selfClosing,
    attributes: attributes.replace(/\/\s*$/, ""),
    doubtful: (plainWord && !ownLine && !selfClosing) || prose,
  };
}

/** Drops bracketed words that no closing tag makes a shortcode, and closes known ones that never close. */
function pair(tags: Tag[]): Tag[] {
  const open = new Map<string, Tag[]>();
  const closed = new Set<Tag>();
  for (const tag of tags) {
    if (!tag.closing) {
      const waiting = open.get(tag.name) ?? [];
      waiting.push(tag);
      open.set(tag.name, waiting);
      continue;
    }
    const start = open.get(tag.name)?.pop();
    if (!start) continue;
    closed.add(start);
    closed.add(tag);
  }
  return tags
    .filter((tag) => closed.has(tag) || !tag.doubtful)
    .filter((tag) => !(tag.closing && KNOWN.has(tag.name) && !closed.has(tag)))
    .map((tag) => (tag.closing || closed.has(tag) ? tag : { ...tag, selfClosing: true }));
}

/** `src="x" ids='1,2' loop https://…` as attributes of an element; a value without a name becomes `value`. */
function printAttributes(text: string): string {
  let out = "";
  const decoded = text.replace(/[“”«»″]/g, '"').replace(/[‘’′]/g, "'");
  for (const match of decoded.matchAll(
    /([\w-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g,
  )) {
    const [, name, double, single, plain, quoted, word] = match;
    const value = double ?? single ?? plain ?? quoted ?? word ?? "";
    out += ` ${name ? name.toLowerCase() : "value"}="${escapeHtml(value.replace(/&quot;/g, '"').replace(/&amp;/g, "&"))}"`;
  }
  return out;
}
