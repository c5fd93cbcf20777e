import { truncate } from "../arabic/truncate.ts";
import { bodyMediaIds, emptyBody, plainText } from "./body.ts";
import type { Body } from "./schema.ts";

/**
 * The body as stored, without asking the schema, which costs more than rendering. `renderBody` may be handed it:
 * what does not fit the schema is asked there.
 */
export function storedBody(json: string): Body {
  try {
    const body = JSON.parse(json) as Body;
    return Array.isArray(body.content) ? body : emptyBody;
  } catch {
    return emptyBody;
  }
}

/** Ids of the media that a stored body shows. */
export function storedMediaIds(body: Body): number[] {
  try {
    return bodyMediaIds(body).filter(Number.isSafeInteger);
  } catch {
    return [];
  }
}

/** The beginning of a stored body as one plain line of at most `max` UTF-16 units. */
export function storedExcerpt(body: Body, max: number): string {
  try {
    const start = plainText({ type: "doc", content: body.content.slice(0, 4) });
    return truncate(
      start
        .slice(0, max * 4)
        .replace(/\s+/g, " ")
        .trim(),
      max,
    );
  } catch {
    return "";
  }
}
