import { isolatedLtr } from "../body/views.tsx";
import { editionPath } from "../editions/editions.ts";
import { escapeHtml } from "../platform/escape.ts";
import type { Article } from "./articles.ts";
import type { ArticleContext } from "./views.tsx";
import { words } from "./words.ts";

type IconName = "share" | "save" | "text" | "print" | "link";

const icon = (name: IconName): string =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-${name}"/></svg>`;

/**
 * Sharing, saving, the size of the text and printing. Everything that needs a script is hidden until one runs
 * (reader.client.ts); the rest are links, a form and radio buttons.
 */
export function renderTools(article: Article, context: ArticleContext): string {
  const { item, edition } = article;
  const say = words[edition.language];
  const save = `<form method="post" action="${editionPath(edition)}/saved" data-save="${item.id}" data-saved="${say.saved}" data-removed="${say.removed}" data-failed="${say.saveFailed}"><input type="hidden" name="item" value="${item.id}"><input type="hidden" name="back" value="saved"><button class="btn btn--icon" type="submit" name="action" value="add" aria-label="${say.save}" title="${say.save}">${icon("save")}</button></form>`;
  const print = `<button class="btn btn--icon" type="button" data-print aria-label="${say.print}" title="${say.print}" hidden>${icon("print")}</button>`;
  return `<div class="tools" role="group" aria-label="${say.tools}">${renderShare(article, context)}${save}${renderSizes(article)}${print}<p class="tools__said hint" role="status" data-said></p></div>`;
}

function renderShare({ item, edition }: Article, { shortUrl }: ArticleContext): string {
  const say = words[edition.language];
  const url = encodeURIComponent(shortUrl);
  const title = encodeURIComponent(item.headline);
  const { whatsapp, x, facebook, telegram, mail } = say.shareOn;
  const link = (href: string, name: string) =>
    `<li><a class="plain" href="${href}" rel="noopener nofollow">${name}</a></li>`;
  const button = (name: string, attributes: string) =>
    `<li><button class="plain" type="button" ${attributes} hidden>${name}</button></li>`;
  const list = [
    button(say.copy, `data-copy data-copied="${say.copied}" data-failed="${say.copyFailed}"`),
    link(`https://wa.me/?text=${title}%0A${url}`, whatsapp),
    link(`https://www.facebook.com/sharer/sharer.php?u=${url}`, facebook),
    link(`https://x.com/intent/post?text=${title}&amp;url=${url}`, x),
    link(`https://t.me/share/url?url=${url}&amp;text=${title}`, telegram),
    link(`mailto:?subject=${title}&amp;body=${url}`, mail),
    button(say.shareNative, "data-share"),
  ].join("");
  return `<details class="drop" name="tools" data-address="${escapeHtml(shortUrl)}" data-title="${escapeHtml(item.headline)}"><summary class="btn btn--icon" aria-label="${say.share}" title="${say.share}">${icon("share")}</summary><div class="drop__in"><ul>${list}</ul><p class="drop__address hint">${isolatedLtr(shortUrl)}</p></div></details>`;
}

function renderSizes({ edition }: Article): string {
  const say = words[edition.language];
  let choices = "";
  for (const size of ["s", "m", "l", "xl"] as const)
    choices += `<label class="size"><input type="radio" name="text-size" id="size-${size}" value="${size}"${size === "m" ? " checked" : ""}> ${say.sizes[size]}</label>`;
  return `<details class="drop" name="tools"><summary class="btn btn--icon" aria-label="${say.size}" title="${say.size}">${icon("text")}</summary><fieldset class="drop__in"><legend class="vh">${say.size}</legend>${choices}</fieldset></details>`;
}
