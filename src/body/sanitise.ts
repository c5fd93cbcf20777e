import sanitize from "sanitize-html";
import { isSafeHref } from "./schema.ts";

/** Elements that kept markup may hold; everything else loses its tag and keeps its text. */
const ALLOWED_TAGS = [
  ..."p br hr b strong i em u s del ins mark small sub sup code pre kbd samp var abbr cite q bdi bdo time".split(
    " ",
  ),
  ..."h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption table caption thead tbody tfoot tr th td".split(
    " ",
  ),
  ..."colgroup col a span div section details summary ruby rt rp address".split(" "),
];

const OPTIONS: sanitize.IOptions = {
  allowedTags: ALLOWED_TAGS,
  allowedAttributes: {
    "*": ["dir", "lang"],
    a: ["href", "title", "rel"],
    abbr: ["title"],
    time: ["datetime"],
    ol: ["start"],
    th: ["colspan", "rowspan", "scope"],
    td: ["colspan", "rowspan"],
  },
  disallowedTagsMode: "discard",
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "noscript",
    "template",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
  ],
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  nestingLimit: 60,
  transformTags: {
    a: (tagName, attribs) => {
      const { href, ...rest } = attribs;
      return { tagName, attribs: href && isSafeHref(href) ? { ...rest, href, rel: "noopener" } : rest };
    },
  },
};

/** HTML that is safe to show: an allow-list of elements and attributes, no styles, ids, classes, scripts or frames. */
export function sanitiseHtml(html: string): string {
  return sanitize(html, OPTIONS);
}
