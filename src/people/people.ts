import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { App } from "../app.ts";
import { cleanLine } from "../arabic/clean.ts";
import { findSetting, saveSetting } from "../db/settings.ts";
import { Refusal } from "../http/errors.ts";
import { record } from "../ledger/ledger.ts";
import { hashPassword } from "../platform/password.ts";
import { countPeople, insertPerson } from "./queries.ts";
import type { SetupInput } from "./schema.ts";

export { listPeople } from "./queries.ts";

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** True once somebody has filled in the set-up form. */
export const isSetUp = async (app: App): Promise<boolean> => (await countPeople(app.db)) > 0;

/**
 * A new one-time token for the set-up page, replacing any earlier one; undefined once the newsroom is set
 * up. Only its hash is kept.
 */
export async function issueSetupToken(app: App): Promise<string | undefined> {
  if (await isSetUp(app)) return undefined;
  const token = randomBytes(24).toString("base64url");
  await saveSetting(app.db, "setup.token", hashToken(token));
  return token;
}

/** True while `token` opens the set-up page. */
export async function isSetupToken(app: App, token: string): Promise<boolean> {
  const kept = await findSetting(app.db, "setup.token");
  if (!kept || token.length > 100) return false;
  return timingSafeEqual(Buffer.from(kept, "hex"), Buffer.from(hashToken(token), "hex"));
}

/**
 * Sets the newsroom up: its first person, an administrator. Uses the token up; of two who send it at once
 * one gets Refusal "forbidden". Returns the person's id.
 */
export async function setUpNewsroom(app: App, token: string, input: SetupInput): Promise<number> {
  const password_hash = await hashPassword(input.password);
  return app.tx(async (tx) => {
    if (!(await isSetupToken(tx, token)) || (await isSetUp(tx))) throw new Refusal("forbidden");
    await saveSetting(tx.db, "setup.token", undefined);
    await saveSetting(tx.db, "setup.done", true);
    const id = await insertPerson(tx.db, {
      name: cleanLine(input.newsroom),
      email: input.email.normalize("NFC").toLowerCase(),
      password_hash,
      role: "administrator",
      created_at: tx.clock.now(),
    });
    await record(tx, `person:${id}`, "newsroom.setup", `person:${id}`);
    return id;
  });
}
