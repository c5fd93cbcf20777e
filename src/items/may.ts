import type { ItemState } from "./tables.ts";

/** Who acts: a person of the staff, or the system itself (imports, the sample, the clock). */
export interface Actor {
  /** "person:12", "system", "import". */
  id: string;
  personId: number | null;
  role: "writer" | "editor" | "chief" | "moderator" | "administrator" | "system";
}

/** The program itself, for imports, the sample newsroom and timed work. */
export const systemActor: Actor = { id: "system", personId: null, role: "system" };

/** Writers and those above them write; moderators do not. */
export const mayWrite = (actor: Actor): boolean => actor.role !== "moderator";

/** Editing and publishing are separate: writers may not put anything before readers. */
export const mayPublish = (actor: Actor): boolean => actor.role === "editor" || mayWithdraw(actor);

/** Taking back what readers have seen is for the desk chief and above. */
export const mayWithdraw = (actor: Actor): boolean =>
  actor.role === "chief" || actor.role === "administrator" || actor.role === "system";

const STEPS: Record<ItemState, readonly ItemState[]> = {
  draft: ["review", "scheduled", "published"],
  review: ["draft", "approved", "scheduled", "published"],
  approved: ["draft", "review", "scheduled", "published"],
  scheduled: ["draft", "scheduled", "published", "withdrawn"],
  published: ["scheduled", "published", "withdrawn"],
  withdrawn: ["draft", "scheduled", "published"],
};

/** True when an item may go from one state to the other. */
export const canMove = (from: ItemState, to: ItemState): boolean => STEPS[from].includes(to);
