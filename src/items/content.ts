import { cleanLine } from "../arabic/clean.ts";
import { bodyWords, emptyBody, prepareBody } from "../body/body.ts";
import { itemContentSchema, type ItemContent, type ItemInput } from "./schema.ts";

/** What a writer sent, checked against the schema, its lines cleaned and its body fit to be stored. Throws a ZodError. */
export function readContent(input: ItemInput): ItemContent {
  const content = itemContentSchema.parse({ ...input, body: emptyBody });
  return {
    ...content,
    body: prepareBody(input.body),
    headline: cleanLine(content.headline),
    kicker: cleanLine(content.kicker),
    standfirst: cleanLine(content.standfirst),
    source: cleanLine(content.source),
    tags: [...new Set(content.tags.map(cleanLine).filter(Boolean))],
  };
}

/** The columns that hold an item's content. */
export function columnsOf(content: ItemContent) {
  return {
    kind: content.kind,
    headline: content.headline,
    kicker: content.kicker,
    standfirst: content.standfirst,
    body: JSON.stringify(content.body),
    words: bodyWords(content.body),
    section_id: content.sectionId,
    lead_media_id: content.lead?.mediaId ?? null,
    lead_alt: content.lead?.alt ?? "",
    lead_caption: content.lead?.caption ?? "",
    lead_credit: content.lead?.credit ?? "",
    source: content.source,
    comments_policy: content.commentsPolicy,
    translates_id: content.translatesId,
  };
}
