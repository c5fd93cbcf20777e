import { readFile, stat } from "node:fs/promises";
import { z } from "zod";
import { MoveError } from "./errors.ts";

/** The most bytes of a Ghost export: it is one JSON document, so all of it must fit into memory. */
const MAX_BYTES = 256 * 1024 * 1024;

const id = z.union([z.string(), z.number()]).transform(String);
const line = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const time = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (typeof value === "number" ? new Date(value).toISOString() : (value ?? "")));

const postSchema = z.object({
  id,
  title: line,
  slug: line,
  html: line,
  lexical: line,
  mobiledoc: line,
  feature_image: line,
  type: line,
  page: z.unknown().optional(),
  status: line,
  visibility: line,
  created_at: time,
  updated_at: time,
  published_at: time,
  custom_excerpt: line,
  author_id: id.nullish(),
});
const tagSchema = z.object({ id, name: line, slug: line, description: line, visibility: line });
const userSchema = z.object({ id, name: line, slug: line });
const link = { post_id: id, sort_order: z.number().nullish() };
const dataSchema = z.object({
  posts: z.array(postSchema),
  tags: z.array(tagSchema).default([]),
  users: z.array(userSchema).default([]),
  posts_tags: z.array(z.object({ ...link, tag_id: id })).default([]),
  posts_authors: z.array(z.object({ ...link, author_id: id })).default([]),
  posts_meta: z
    .array(z.object({ post_id: id, feature_image_alt: line, feature_image_caption: line }))
    .default([]),
  settings: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  members: z.array(z.unknown()).default([]),
});

export type GhostData = z.output<typeof dataSchema>;
export type GhostPost = GhostData["posts"][number];

/** Reads a whole Ghost export. Throws MoveError "no-file", "empty-file", "archive", "too-large", "encoding", "not-json" or "not-ghost". */
export async function readGhost(path: string): Promise<GhostData> {
  const file = path;
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new MoveError("no-file", { file });
  if (found.size === 0) throw new MoveError("empty-file", { file });
  if (found.size > MAX_BYTES) throw new MoveError("too-large", { file });
  const bytes = await readFile(path);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw new MoveError("archive", { file });
  const parsed = dataSchema.safeParse(unwrap(parseJson(decode(bytes, file), file)));
  if (!parsed.success) throw new MoveError("not-ghost", { file });
  return parsed.data;
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new MoveError("encoding", { file });
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MoveError("not-json", { file });
  }
}

/** `{ db: [{ data }] }`, as Ghost writes it, or `{ data }`, as its importer also takes it. */
function unwrap(value: unknown): unknown {
  const outer = value as { db?: { data?: unknown }[]; data?: unknown } | null;
  return (Array.isArray(outer?.db) ? outer.db[0]?.data : outer?.data) ?? undefined;
}
