import { Parser } from "htmlparser2";

/**
 * What in a page could run or load something that the page's own code did not write, as a browser would read
 * it: script elements with code, event handlers, script addresses, frames, pictures of other sites.
 */
export function liveMarkup(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const isData = attributes.type === "application/ld+json";
      const isOwn = (attributes.src ?? "").startsWith("/assets/");
      if (name === "script" && !isData && !isOwn) found.push(`<script ${attributes.src ?? ""}>`);
      if (["iframe", "object", "embed", "base", "style", "template", "math"].includes(name))
        found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute.startsWith("on") || attribute === "style") found.push(`<${name} ${attribute}>`);
        if (["href", "src", "action", "formaction", "srcset"].includes(attribute) && runs(value))
          found.push(`<${name} ${attribute}=${value}>`);
      }
      if (["img", "source", "audio", "video"].includes(name) && !/^(\/|$)(?!\/)/.test(attributes.src ?? ""))
        found.push(`<${name} src=${attributes.src}>`);
    },
  });
  parser.write(html);
  parser.end();
  return found;
}

// What browsers drop before they read the scheme.
// eslint-disable-next-line no-control-regex
const runs = (address: string) =>
  /^(javascript|vbscript|data):/i.test(address.replace(/[\u0000-\u0020]/g, ""));

/** Markup on one line, empty elements written the short way, so that tests need not know how it is laid out. */
export const tidy = (html: string) =>
  html
    .replace(/\s*\n\s*/g, " ")
    .replace(/\s*\/>/g, ">")
    .replace(/ >/g, ">");
/** Those of the parts that do not stand in a page: shown instead of the whole page when a test fails. */
export const missing = (html: string, ...parts: string[]) =>
  parts.filter((part) => !tidy(html).includes(part));
/** True when a part stands in a page. */
export const holds = (html: string, part: string) => tidy(html).includes(part);
