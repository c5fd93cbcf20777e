import type { Generated } from "kysely";

export interface JobsTable {
  id: Generated<number>;
  announcement: string;
  effect: string;
  subject_id: number;
  due_at: number;
  attempts: Generated<number>;
  locked_until: Generated<number>;
  last_error: string | null;
  given_up_at: number | null;
}
