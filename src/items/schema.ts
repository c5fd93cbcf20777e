import { z } from "zod";
import { bodySchema } from "../body/schema.ts";

const line = (max: number) => z.string().trim().max(max);

/** Everything a person writes of an item. Times and states are not part of it: verbs change those. */
export const itemContentSchema = z.strictObject({
  kind: z.enum(["news", "communique", "opinion", "page"]),
  headline: line(300).min(1),
  kicker: line(80).default(""),
  standfirst: line(2_000).default(""),
  body: bodySchema,
  sectionId: z.int().positive().nullable().default(null),
  /** Names of tags; those that do not exist yet are made. */
  tags: z.array(line(120).min(1)).max(60).default([]),
  authorIds: z.array(z.int().positive()).max(30).default([]),
  lead: z
    .strictObject({
      mediaId: z.int().positive(),
      alt: line(1_000).default(""),
      caption: line(2_000).default(""),
      credit: line(300).default(""),
    })
    .nullable()
    .default(null),
  source: line(300).default(""),
  commentsPolicy: z.enum(["open", "moderated", "closed"]).default("moderated"),
  /** Wished permalink; made from the headline when empty. */
  slug: line(200).default(""),
  /** The item of another edition that this one translates. */
  translatesId: z.int().positive().nullable().default(null),
});

export type ItemContent = z.output<typeof itemContentSchema>;
export type ItemInput = z.input<typeof itemContentSchema>;

/** When an item is to appear, in ms since the epoch. */
export const publishSchema = z.strictObject({
  publishAt: z.int().nonnegative().nullable().default(null),
  embargoUntil: z.int().nonnegative().nullable().default(null),
  /** Shows it in the breaking bar until then. */
  breakingUntil: z.int().nonnegative().nullable().default(null),
});
export type PublishInput = z.input<typeof publishSchema>;
