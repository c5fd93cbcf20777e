/** The one encoder of every XML answer: text can only get in escaped, and only what XML 1.0 allows. */

/** Markup that was made here and is written as it stands; a plain string is text and gets escaped. */
export interface Markup {
  markup: string;
}

export type Child = Markup | string | undefined | false;
export type Attributes = Record<string, string | number | undefined>;

/** Everything outside the Char production of XML 1.0 (section 2.2), lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text without the characters that XML 1.0 has no way to write. */
export const allowedText = (text: string): string => text.replace(FORBIDDEN, "");

/** Text as the content of an element or of a quoted attribute; `]]>` cannot come out of it. */
export const escapeXml = (text: string): string =>
  allowedText(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "");

/** Text in a CDATA section; where it holds `]]>` the section is closed and opened again. */
export const cdata = (text: string): Markup => ({
  markup: `<![CDATA[${allowedText(text).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`,
});

/** One element; attributes and children that are undefined or false are left out. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Markup {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  let inner = "";
  for (const child of children)
    if (child) inner += typeof child === "string" ? escapeXml(child) : child.markup;
  return { markup: inner ? `${open}>${inner}</${name}>` : `${open}/>` };
}

/** An element that holds nothing but text; undefined for empty text. */
export const textElement = (name: string, text: string): Markup | undefined =>
  text ? element(name, {}, text) : undefined;

/** A whole document: the declaration and its root element. */
export const xmlDocument = (root: Markup): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
