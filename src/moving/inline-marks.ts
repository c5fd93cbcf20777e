import { isSafeHref, type Mark } from "../body/schema.ts";
import type { Note } from "./converted.ts";
import type { HtmlElement } from "./html-tree.ts";

const SIMPLE: Record<string, Mark["type"]> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strike",
  del: "strike",
  strike: "strike",
  code: "code",
  kbd: "code",
  tt: "code",
  samp: "code",
  sub: "subscript",
  sup: "superscript",
  mark: "highlight",
};

/** Elements that lie within a line; those without a mark of their own only pass their text on. */
export const INLINE = new Set([
  ...Object.keys(SIMPLE),
  ..."a span font big small abbr acronym cite q time var bdi bdo label wbr data output nobr blink dfn rb".split(
    " ",
  ),
]);

export interface MarkRules {
  /** The address that a link leads to from now on, or undefined when it may not be followed. */
  link(href: string): string | undefined;
  note(note: Note, name?: string): void;
}

/** The marks inside an element: those around it and its own. */
export function marksInside(element: HtmlElement, marks: Mark[], rules: MarkRules): Mark[] {
  const own = element.name === "a" ? linkMark(element, rules) : (foreignMark(element) ?? simpleMark(element));
  if (!own || marks.length >= 8) return marks;
  if (marks.some((mark) => mark.type === own.type)) return marks;
  // Two lists that mean the same must be one object, so that their text is one node.
  return [...marks, own];
}

function simpleMark(element: HtmlElement): Mark | undefined {
  const type = Object.hasOwn(SIMPLE, element.name) ? SIMPLE[element.name] : undefined;
  const style = element.attributes.get("style") ?? "";
  // Text pasted from an office suite comes wrapped in a bold that is not bold.
  if (type === "bold" && /font-weight\s*:\s*(normal|400)/i.test(style.slice(0, 500))) return undefined;
  return type && type !== "link" && type !== "foreign" ? { type } : undefined;
}

function linkMark(element: HtmlElement, rules: MarkRules): Mark | undefined {
  const written = element.attributes.get("href")?.trim();
  if (!written) return undefined;
  const href = rules.link(written);
  if (href && href.length <= 2_048 && isSafeHref(href)) return { type: "link", attrs: { href } };
  rules.note("unsafe-link");
  return undefined;
}

const RIGHT_TO_LEFT = /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb|arz|ary)\b/i;

function foreignMark(element: HtmlElement): Mark | undefined {
  const wanted = element.attributes.get("lang")?.trim() ?? "";
  const dir = element.attributes.get("dir")?.trim().toLowerCase();
  const isLang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(wanted) && wanted.length <= 20;
  if (!isLang && dir !== "rtl" && dir !== "ltr") return undefined;
  // ISO 639-2 has a code for a language that nobody named.
  const lang = isLang ? wanted.replace(/^[A-Za-z]+/, (code) => code.toLowerCase()) : "und";
  return {
    type: "foreign",
    attrs: { lang, dir: dir === "rtl" || dir === "ltr" ? dir : RIGHT_TO_LEFT.test(lang) ? "rtl" : "ltr" },
  };
}
