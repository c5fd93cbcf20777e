import { localeTag } from "../arabic/language.ts";
import { editionPath, type Edition } from "../editions/editions.ts";
import type { Rendered } from "../http/answer.ts";
import { assetUrl } from "./assets.ts";
import { shellTags } from "./shell.tsx";

/** What a phone reads when a reader puts an edition on the home screen (W3C Web Application Manifest). */
export async function renderManifest(edition: Edition): Promise<Rendered> {
  const start = editionPath(edition) || "/";
  const manifest = {
    id: start,
    start_url: start,
    scope: start,
    name: edition.name,
    short_name: edition.name,
    ...(edition.tagline ? { description: edition.tagline } : {}),
    lang: localeTag(edition.locale),
    dir: edition.direction,
    display: "minimal-ui",
    background_color: "#ffffff",
    theme_color: "#0a2e29",
    icons: [192, 512].map((size) => ({
      src: assetUrl(`mark-${size}.png`),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose: "any",
    })),
  };
  return {
    text: JSON.stringify(manifest),
    type: "application/manifest+json; charset=utf-8",
    tags: shellTags(edition),
  };
}
