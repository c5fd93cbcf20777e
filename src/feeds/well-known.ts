import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import { truncate } from "../arabic/truncate.ts";
import { editionPath, editionUrl, listEditions, type Edition } from "../editions/editions.ts";
import { findVisiblePage } from "../items/items.ts";
import { words } from "./words.ts";
import { element, xmlDocument } from "./xml.ts";

const DAY = 86_400_000;

/** What search engines are asked to leave alone: results and what only its reader sees. */
const UNLISTED = ["/search", "/saved", "/newsroom", "/setup"];

/** robots.txt of a host: what not to fetch, and the sitemaps of every edition on it (the main host names all editions). */
export async function writeRobots(app: App, edition: Edition): Promise<string> {
  const editions = await listEditions(app);
  const here = editions.filter((one) => one.host === edition.host);
  const prefixes = new Set(["", ...here.map(editionPath)]);
  const listed = edition.host ? here : editions;
  return [
    "User-agent: *",
    ...[...prefixes].flatMap((prefix) => UNLISTED.map((path) => `Disallow: ${prefix}${path}`)),
    "",
    ...listed.flatMap((one) => [
      `Sitemap: ${editionUrl(app, one)}/sitemap.xml`,
      `Sitemap: ${editionUrl(app, one)}/sitemap-news.xml`,
    ]),
    "",
  ].join("\n");
}

/** Slugs under which newsrooms keep their contact page and their policy on reports about security. */
const CONTACT_PAGES = ["contact", "اتصل-بنا", "contactez-nous", "contact-us"];
const POLICY_PAGES = ["security", "security-policy", "سياسة-الأمان", "politique-de-securite"];

/**
 * security.txt (RFC 9116) of a host: the contact page, and the security@ mailbox (RFC 2142) once the operator has
 * named the host; the home page where there is neither. It never expires in less than 179 days.
 */
export async function writeSecurityText(app: App, edition: Edition): Promise<string> {
  const base = editionUrl(app, edition);
  const { origin, hostname } = new URL(base);
  const contactPage = await findPageUrl(app, edition, CONTACT_PAGES);
  const policyPage = await findPageUrl(app, edition, POLICY_PAGES);
  const contacts = [
    ...(app.config.originIsSet ? [`mailto:security@${hostname}`] : []),
    ...(contactPage ? [contactPage] : []),
  ];
  const expires = new Date((Math.floor(app.clock.now() / DAY) + 180) * DAY).toISOString();
  return [
    ...(contacts.length > 0 ? contacts : [`${base}/`]).map((contact) => `Contact: ${contact}`),
    `Expires: ${expires.replace(".000", "")}`,
    "Preferred-Languages: ar, fr, en",
    `Canonical: ${origin}/.well-known/security.txt`,
    ...(policyPage ? [`Policy: ${policyPage}`] : []),
    "",
  ].join("\n");
}

async function findPageUrl(app: App, edition: Edition, slugs: string[]): Promise<string | undefined> {
  for (const slug of slugs)
    if (await findVisiblePage(app, edition.id, slug))
      return `${editionUrl(app, edition)}/p/${encodeURIComponent(slug)}`;
  return undefined;
}

/** The description that lets a browser search an edition from its own search box (OpenSearch 1.1). */
export function writeOpenSearch(app: App, edition: Edition): string {
  const base = editionUrl(app, edition);
  const say = words[edition.language];
  return xmlDocument(
    element(
      "OpenSearchDescription",
      { xmlns: "http://a9.com/-/spec/opensearch/1.1/" },
      // The format allows 16 characters here, 48 in the long name and 1,024 in the description.
      element("ShortName", {}, truncate(edition.name, 16)),
      element("LongName", {}, truncate(say.searchName(edition.name), 48)),
      element("Description", {}, truncate(say.searchIn(edition.name), 1_024)),
      element("Url", { type: "text/html", method: "get", template: `${base}/search?q={searchTerms}` }),
      element("Url", {
        type: "application/opensearchdescription+xml",
        rel: "self",
        template: `${base}/opensearch.xml`,
      }),
      element("Language", {}, localeTag(edition.locale)),
      element("OutputEncoding", {}, "UTF-8"),
      element("InputEncoding", {}, "UTF-8"),
    ),
  );
}
