import type { Generated } from "kysely";

export type CommentState = "pending" | "approved" | "refused" | "spam" | "deleted";

export interface CommentsTable {
  id: Generated<number>;
  item_id: number;
  parent_id: number | null;
  /** Its number under the article, from 1, never reused. */
  number: number;
  state: CommentState;
  name: string;
  /** Plain text; line feeds separate paragraphs. */
  text: string;
  created_at: number;
}

export interface CommentContactsTable {
  comment_id: number;
  email: string;
  url: Generated<string>;
}
