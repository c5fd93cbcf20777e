import type { Generated } from "kysely";

export type Role = "writer" | "editor" | "chief" | "moderator" | "administrator";

export interface PeopleTable {
  id: Generated<number>;
  name: string;
  email: string;
  password_hash: string | null;
  role: Role;
  created_at: number;
}
