/** Text as it may stand in an element or attribute. */
export const xml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Text as CDATA; its end inside the text is split over two of them (XML 1.0, section 2.7). */
export const cdata = (text: string): string => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

/** An element around markup, or around elements on lines of their own. */
export const element = (name: string, inner: string | string[]): string =>
  typeof inner === "string" ? `<${name}>${inner}</${name}>` : `<${name}>\n${inner.join("\n")}\n</${name}>`;

/** One custom field of a post or comment. */
export const meta = (name: "wp:postmeta" | "wp:commentmeta", key: string, value: string): string =>
  element(name, element("wp:meta_key", cdata(key)) + element("wp:meta_value", cdata(value)));
