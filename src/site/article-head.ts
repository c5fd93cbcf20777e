import type { App } from "../app.ts";
import { localeTag } from "../arabic/language.ts";
import type { Article } from "../articles/articles.ts";
import { words } from "../articles/words.ts";
import { storedExcerpt } from "../body/views.tsx";
import type { Thread } from "../comments/comments.ts";
import { editionUrl } from "../editions/editions.ts";
import { isoInZone } from "../zones.ts";
import { assetUrl } from "./assets.ts";
import { absoluteUrl, type Head } from "./shell.tsx";
import { itemPath } from "./targets.ts";

const DESCRIPTION = 240;

/** What the page of an article says about itself; `path` is its canonical path within the edition. */
export function describeArticle(app: App, article: Article, path: string, thread: Thread | undefined): Head {
  const { item, edition, section, bylines, tags, translations } = article;
  const published = isoInZone(edition.zone, item.visible_at ?? item.modified_at);
  const modified = isoInZone(edition.zone, Math.max(item.modified_at, item.visible_at ?? 0));
  const description = item.standfirst || storedExcerpt(article.body, DESCRIPTION);
  const image = {
    url: `${editionUrl(app, edition)}/share/${item.id}.png`,
    width: 1200,
    height: 630,
    alt: item.headline,
  };
  const lead = leadPictureUrl(app, article);
  const images = lead ? [lead, image.url] : [image.url];
  const feed = section && { path: `/section/${section.slug}/feed.xml`, title: section.name };
  return {
    title: item.headline,
    description,
    canonical: path,
    alternates: translations.map((other) => ({
      edition: other.edition,
      path: `/n/${other.id}/${other.slug}`,
    })),
    robots: "max-image-preview:large",
    type: "article",
    image,
    article: {
      published,
      modified,
      ...(section ? { section: section.name } : {}),
      authors: bylines.map((author) => absoluteUrl(app, edition, `/author/${author.slug}`)),
      tags: tags.map((tag) => tag.name),
    },
    data: [
      articleData(app, article, { published, modified, description, images, thread }),
      crumbsData(app, article),
    ],
    feeds: feed ? [feed] : [],
    ...(section ? { current: `/section/${section.slug}` } : {}),
  };
}

/** The largest JPEG of the lead picture, absolute; undefined without a picture or before it has been made. */
function leadPictureUrl(app: App, { item, edition, pictures }: Article): string | undefined {
  const picture = item.lead_media_id === null ? undefined : pictures.get(item.lead_media_id);
  const widths = picture?.sources.filter((source) => source.format === "jpeg").map((one) => one.width) ?? [];
  if (!picture || widths.length === 0) return undefined;
  return `${new URL(editionUrl(app, edition)).origin}/media/${picture.id}/${Math.max(...widths)}.jpeg`;
}

interface Facts {
  published: string;
  modified: string;
  description: string;
  /** Absolute, the best first. */
  images: string[];
  thread: Thread | undefined;
}

/** schema.org NewsArticle (an opinion is an OpinionNewsArticle) with its people and its publisher. */
function articleData(app: App, { item, edition, section, bylines, tags }: Article, facts: Facts): object {
  const organization = {
    "@type": "NewsMediaOrganization",
    name: edition.name,
    url: absoluteUrl(app, edition, "/"),
    logo: {
      "@type": "ImageObject",
      url: app.config.origin + assetUrl("mark-512.png"),
      width: 512,
      height: 512,
    },
  };
  const people = bylines.map((author) => ({
    "@type": "Person",
    name: author.name,
    url: absoluteUrl(app, edition, `/author/${author.slug}`),
    ...(author.role ? { jobTitle: author.role } : {}),
  }));
  return {
    "@context": "https://schema.org",
    "@type": item.kind === "opinion" ? "OpinionNewsArticle" : "NewsArticle",
    mainEntityOfPage: absoluteUrl(app, edition, itemPath(item)),
    headline: item.headline,
    description: facts.description,
    inLanguage: localeTag(edition.locale),
    datePublished: facts.published,
    dateModified: facts.modified,
    image: facts.images,
    wordCount: item.words,
    ...(section ? { articleSection: section.name } : {}),
    ...(tags.length > 0 ? { keywords: tags.map((tag) => tag.name) } : {}),
    author: people.length > 0 ? people : [authorOf(item, organization)],
    publisher: organization,
    ...(facts.thread ? { commentCount: facts.thread.total } : {}),
    isAccessibleForFree: true,
  };
}

/** Who stands for an article without a byline: the issuer of a communiqué, otherwise the newsroom. */
const authorOf = (item: Article["item"], organization: object): object =>
  item.kind === "communique" && item.source ? { "@type": "Organization", name: item.source } : organization;

function crumbsData(app: App, { item, edition, section }: Article): object {
  const steps = [
    { name: words[edition.language].home, path: "/" },
    ...(section ? [{ name: section.name, path: `/section/${section.slug}` }] : []),
    { name: item.headline, path: itemPath(item) },
  ];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name: step.name,
      item: absoluteUrl(app, edition, step.path),
    })),
  };
}
