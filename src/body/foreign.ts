import { escapeHtml } from "../platform/escape.ts";

/** The one place beside the shell that writes directions: passages whose direction is not the page's own. */

type Direction = "rtl" | "ltr" | "auto";

/** The opening tag of an element; `dir` only where somebody chose it. `attributes` are written as they come, with a space in front. */
export function openTag(tag: string, dir: Direction | undefined, attributes = ""): string {
  return dir === "rtl" || dir === "ltr" || dir === "auto"
    ? `<${tag} dir="${dir}"${attributes}>`
    : `<${tag}${attributes}>`;
}

/** The opening tag of a passage in another language, isolated from the text around it. */
export const openForeign = (lang: string, dir: Direction): string =>
  openTag("bdi", dir, ` lang="${escapeHtml(lang)}"`);

/** A word or name of unknown direction, escaped and isolated. */
export const isolated = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;

/** A host, an address or a code: always left to right, escaped and isolated. */
export const isolatedLtr = (text: string): string => `${openTag("bdi", "ltr")}${escapeHtml(text)}</bdi>`;
