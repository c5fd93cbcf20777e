import type { App } from "../app.ts";
import { formatDate } from "../arabic/dates.ts";
import { localeTag, defaultLocale, type Language } from "../arabic/language.ts";
import { formatPlainNumber } from "../arabic/numerals.ts";
import { editionPath, type Edition } from "../editions/editions.ts";
import { HTML, packPage, sendPage } from "../http/answer.ts";
import type { Refusal } from "../http/errors.ts";
import { escapeHtml } from "../platform/escape.ts";
import { wallTime } from "../zones.ts";
import { assetUrl } from "./assets.ts";
import { SearchForm } from "./parts.tsx";
import { renderDocument } from "./shell.tsx";
import { refusalWords } from "./words-refusal.ts";

/**
 * What a reader gets instead of a page: the edition's own frame where there is one, a plain page in the browser's
 * language where there is not (or where even the database is gone), JSON where a program asked for it. Never throws.
 */
export async function refusalPage(
  app: App,
  edition: Edition | undefined,
  request: Request,
  refusal: Refusal,
): Promise<Response> {
  const headers = refusalHeaders(refusal);
  if (wantsJson(request))
    return respond(app, request, refusal, asJson(refusal), "application/json; charset=utf-8", headers);
  const framed = edition && refusal.code !== "wrong-host" && refusal.code !== "unavailable";
  let text: string | undefined;
  if (framed) {
    try {
      text = await renderDocument(app, edition, headOf(edition, refusal), mainOf(edition, refusal));
    } catch (error) {
      app.log.warn("refusal without its frame", { code: refusal.code, reason: String(error) });
    }
  }
  const language = framed ? edition.language : preferredLanguage(request, edition);
  return respond(app, request, refusal, text ?? plainPage(language, refusal), HTML, headers);
}

async function respond(
  app: App,
  request: Request,
  refusal: Refusal,
  text: string,
  type: string,
  headers: Record<string, string>,
): Promise<Response> {
  const page = packPage(app, { text, type, status: refusal.status, tags: [], headers });
  const response = await sendPage(page, request);
  return request.method === "HEAD"
    ? new Response(null, { status: response.status, headers: response.headers })
    : response;
}

function refusalHeaders(refusal: Refusal): Record<string, string> {
  const { allow, retryAfter } = refusal.data;
  return {
    ...(typeof allow === "string" ? { Allow: allow } : {}),
    ...(typeof retryAfter === "number" ? { "Retry-After": String(Math.ceil(retryAfter)) } : {}),
    ...(refusal.code === "unavailable" && retryAfter === undefined ? { "Retry-After": "120" } : {}),
  };
}

/** True when JSON was asked for and HTML was not. */
function wantsJson(request: Request): boolean {
  const accept = request.headers.get("accept") ?? "";
  return /\bapplication\/(\w+\+)?json\b/.test(accept) && !accept.includes("text/html");
}

function asJson({ code, data }: Refusal): string {
  return JSON.stringify({ error: code, ...data });
}

const referenceOf = (refusal: Refusal): string | undefined =>
  typeof refusal.data.reference === "string" ? refusal.data.reference : undefined;

function headOf(edition: Edition, refusal: Refusal) {
  return { title: refusalWords[edition.language].codes[refusal.code].title, robots: "noindex" };
}

function textOf(edition: Edition, refusal: Refusal): string {
  const say = refusalWords[edition.language];
  const { at } = refusal.data;
  if (refusal.code !== "gone" || typeof at !== "number") return say.codes[refusal.code].text;
  return say.goneOn(formatDate(wallTime(edition.zone, at), edition.locale, "long"));
}

function mainOf(edition: Edition, refusal: Refusal) {
  const say = refusalWords[edition.language];
  const base = editionPath(edition);
  const reference = referenceOf(refusal);
  const isLost = refusal.status === 404 || refusal.status === 410;
  return (
    <div class="wrap">
      <div class="refusal">
        <p class="refusal__code" aria-hidden="true">
          {formatPlainNumber(refusal.status, edition.locale)}
        </p>
        <h1>{say.codes[refusal.code].title}</h1>
        <p>{textOf(edition, refusal)}</p>
        {reference && (
          <p>
            {say.reference} <code>{reference}</code>
          </p>
        )}
        {isLost && <SearchForm edition={edition} id="refusal-query" />}
        <p class="btns">
          <a class="btn btn--main" href={base || "/"}>
            {say.home}
          </a>
          <a class="btn" href={`${base}/latest`}>
            {say.latest}
          </a>
        </p>
      </div>
    </div>
  );
}

/** A page that asks nothing of the database. */
function plainPage(language: Language, refusal: Refusal): string {
  const say = refusalWords[language];
  const { title, text } = say.codes[refusal.code];
  const reference = referenceOf(refusal);
  const direction = language === "ar" ? "rtl" : "ltr";
  return [
    `<!DOCTYPE html><html lang="${localeTag(defaultLocale(language))}" dir="${direction}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
    `<meta name="robots" content="noindex"><link rel="stylesheet" href="${assetUrl("site.css")}"></head>`,
    `<body><main class="wrap"><div class="refusal"><p class="refusal__code" aria-hidden="true">${refusal.status}</p>`,
    `<h1>${title}</h1><p>${text}</p>`,
    reference ? `<p>${say.reference} <code>${escapeHtml(reference)}</code></p>` : "",
    `</div></main></body></html>`,
  ].join("");
}

/** The first of the three languages that the browser names, by its weights; the edition's own, or Arabic, otherwise. */
function preferredLanguage(request: Request, edition: Edition | undefined): Language {
  const accepted = (request.headers.get("accept-language") ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", weight] = part.trim().split(/;\s*q=/);
      return {
        language: tag.slice(0, 2).toLowerCase(),
        weight: weight === undefined ? 1 : Number(weight) || 0,
      };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language, weight } of accepted)
    if (weight > 0 && (language === "ar" || language === "fr" || language === "en")) return language;
  return edition?.language ?? "ar";
}
