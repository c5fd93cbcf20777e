import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { App } from "../app.ts";
import { cleanLine } from "../arabic/clean.ts";
import { findSetting, saveSetting, takeSetting } from "../db/settings.ts";
import { Refusal } from "../http/errors.ts";
import { record } from "../ledger/ledger.ts";
import { hashPassword } from "../platform/password.ts";
import { countPeople, insertPerson } from "./queries.ts";
import type { SetupInput } from "./schema.ts";

export { listPeople } from "./queries.ts";

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");

/** True once somebody has filled in the set-up form. */
export const isSetUp = async (app: App): Promise<boolean> => (await countPeople(app.db)) > 0;

type TokenKey = "setup.token" | "sample.token";

/** A new one-time token for one purpose, replacing any earlier one. Only its hash is kept. */
export async function issueToken(app: App, key: TokenKey): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await saveSetting(app.db, key, hashToken(token));
  return token;
}

/** A new one-time token for the set-up page; undefined once the newsroom is set up. */
export async function issueSetupToken(app: App): Promise<string | undefined> {
  return (await isSetUp(app)) ? undefined : issueToken(app, "setup.token");
}

/** True while `token` is good for the purpose. */
export async function isToken(app: App, key: TokenKey, token: string): Promise<boolean> {
  const kept = await findSetting(app.db, key);
  if (!kept || token.length > 100) return false;
  return timingSafeEqual(Buffer.from(kept, "hex"), Buffer.from(hashToken(token), "hex"));
}

/** Uses a token up: true once. */
export async function takeToken(app: App, key: TokenKey, token: string): Promise<boolean> {
  return token.length <= 100 && takeSetting(app.db, key, hashToken(token));
}

/**
 * Sets the newsroom up: its first person, an administrator. Uses the token up; of two who send it at once
 * one gets Refusal "forbidden". Returns the person's id.
 */
export async function setUpNewsroom(app: App, token: string, input: SetupInput): Promise<number> {
  const password_hash = await hashPassword(input.password);
  return app.tx(async (tx) => {
    if ((await isSetUp(tx)) || !(await takeToken(tx, "setup.token", token))) throw new Refusal("forbidden");
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
