import { isSafeHref, type Block } from "../body/schema.ts";
import type { Place, Run, Writer } from "./converter.ts";
import { addPicture, figureOf } from "./figures.ts";
import { fitLine } from "./fit.ts";
import { findElement, listElements, textOf, type HtmlElement } from "./html-tree.ts";
import { embedTarget } from "./providers.ts";

/** Writes `<audio>` and `<video>`; one without a playable address leaves its text. */
export const writePlayer: Writer = (element, place, run) => {
  const source = element.attributes.get("src") ?? findElement(element, "source")?.attributes.get("src");
  pushPlayer(
    element.name === "audio" ? "audio" : "video",
    source,
    element.attributes.get("title") ?? "",
    place,
    run,
  );
};

function pushPlayer(
  kind: "audio" | "video",
  source: string | undefined,
  title: string,
  place: Place,
  run: Run,
): void {
  const address = source?.trim() ? (run.options.source?.(source.trim()) ?? source.trim()) : "";
  const page = embedTarget(address);
  if (page?.known)
    return place.pen.block({ type: "embed", attrs: { href: page.href, provider: page.provider } });
  const href = address ? run.link(address) : undefined;
  if (!href || href.length > 2_048 || !isSafeHref(href)) return run.note("unsafe-link");
  const line = fitLine(title);
  place.pen.block({ type: "player", attrs: { kind, href, ...(line ? { title: line } : {}) } });
}

/** `[caption]`: the picture inside, with the rest of the text as its caption. */
const caption: Writer = (element, place, run) => {
  const image = findElement(element, "img");
  const text = fitLine(element.attributes.get("caption") ?? textOf(element));
  if (!image) return run.walk(element.children, place);
  const id = /^attachment_(\d{1,12})$/.exec(element.attributes.get("id") ?? "")?.[1];
  if (id && !/wp-image-\d/.test(image.attributes.get("class") ?? ""))
    image.attributes.set("class", `wp-image-${id}`);
  const figure = figureOf(image, text, run);
  if (figure) place.pen.block(figure);
  else run.walk(element.children, place);
};

const idsOf = (element: HtmlElement) =>
  (element.attributes.get("ids") ?? element.attributes.get("include") ?? "")
    .split(/[\s,]+/)
    .filter((id) => /^\d{1,12}$/.test(id))
    .slice(0, 1_000);

/** `[gallery]`: the named attachments, or those of the post where none is named. */
const gallery: Writer = (element, place, run) => {
  const named = idsOf(element);
  const ids = named.length > 0 ? named : (run.options.attached?.() ?? []);
  const known = ids.flatMap((id) => {
    const url = run.options.attachment?.(id);
    return url === undefined ? [] : [{ id, url }];
  });
  if (known.length < ids.length || ids.length === 0) run.note("gallery-lost");
  const figures = known.map(({ id, url }) =>
    addPicture(run, { url, attachmentId: id, alt: "", caption: "" }),
  );
  for (let at = 0; at < figures.length; at += 200)
    place.pen.block({ type: "gallery", content: figures.slice(at, at + 200) });
};

/** `[audio]` and `[video]`: the file of the first attribute that names one. */
const playerOf =
  (kind: "audio" | "video"): Writer =>
  (element, place, run) => {
    const formats = ["src", "value", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv"];
    const named = formats.map((name) => element.attributes.get(name)).find(Boolean);
    pushPlayer(
      kind,
      named ?? (textOf(element).trim() || undefined),
      element.attributes.get("title") ?? "",
      place,
      run,
    );
  };

/** `[playlist]`: one player for each attachment. */
const playlist: Writer = (element, place, run) => {
  const kind = element.attributes.get("type") === "video" ? "video" : "audio";
  const ids = idsOf(element);
  if (ids.length === 0) run.note("gallery-lost");
  for (const id of ids) {
    const url = run.options.attachment?.(id);
    if (url) pushPlayer(kind, url, "", place, run);
    else run.note("gallery-lost");
  }
};

/** `[embed]` and the players' own shortcodes: the address between the tags or in the attributes. */
const embed: Writer = (element, place, run) => {
  const { attributes } = element;
  const link = listElements(element, ["a"])[0]?.attributes.get("href");
  const written =
    textOf(element).trim() ||
    link ||
    attributes.get("src") ||
    attributes.get("url") ||
    attributes.get("value") ||
    "";
  const target =
    embedTarget(written) ?? embedTarget(pageById(element, written || (attributes.get("id") ?? "")));
  if (!target) return run.note("frame");
  const block: Block = { type: "embed", attrs: { href: target.href, provider: target.provider } };
  place.pen.block(block);
};

function pageById(element: HtmlElement, id: string): string {
  if (!/^[\w-]{1,40}$/.test(id)) return "";
  if (element.name === "x-youtube") return `https://www.youtube.com/watch?v=${id}`;
  if (element.name === "x-vimeo") return `https://vimeo.com/${id}`;
  if (element.name === "x-dailymotion") return `https://www.dailymotion.com/video/${id}`;
  if (element.name === "x-tweet") return `https://x.com/i/status/${id}`;
  return "";
}

/** Writers of the elements that `replaceShortcodes` makes. */
export const SHORTCODE_WRITERS: Record<string, Writer> = {
  "x-caption": caption,
  "x-gallery": gallery,
  "x-audio": playerOf("audio"),
  "x-video": playerOf("video"),
  "x-playlist": playlist,
  "x-embed": embed,
  "x-youtube": embed,
  "x-vimeo": embed,
  "x-dailymotion": embed,
  "x-soundcloud": embed,
  "x-tweet": embed,
};
