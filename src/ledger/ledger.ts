import { createHash } from "node:crypto";
import type { App } from "../app.ts";
import { appendEntry, lastEntry, listEntriesAfter, type LedgerEntry } from "./queries.ts";

const GENESIS = "0".repeat(64);

/** The SHA-256 of an entry with its predecessor's hash: one changed letter anywhere breaks the chain after it. */
function hashEntry(entry: Omit<LedgerEntry, "hash">): string {
  const fields = [
    entry.seq,
    entry.at,
    entry.actor,
    entry.act,
    entry.subject,
    entry.data,
    entry.previous_hash,
  ];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/**
 * Records that somebody did something, in the transaction of `app` (which must be one). `actor` is
 * "person:12", "system" or "import"; `subject` is "item:40"; `data` must hold no personal data.
 */
export async function record(
  app: App,
  actor: string,
  act: string,
  subject: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  const last = await lastEntry(app.db, app.kind);
  const entry = {
    seq: (last?.seq ?? 0) + 1,
    at: app.clock.now(),
    actor,
    act,
    subject,
    data: JSON.stringify(data),
    previous_hash: last?.hash ?? GENESIS,
  };
  await appendEntry(app.db, { ...entry, hash: hashEntry(entry) });
}

export type LedgerVerdict = { entries: number } & (
  { ok: true; head: string } | { ok: false; seq: number; fault: string }
);

/** Recomputes the whole chain; names the first entry that was altered, removed or put in. */
export async function verifyLedger(app: Pick<App, "db">): Promise<LedgerVerdict> {
  let previous = GENESIS;
  let seq = 0;
  for (;;) {
    const entries = await listEntriesAfter(app.db, seq, 1_000);
    if (entries.length === 0) return { entries: seq, ok: true, head: previous };
    for (const entry of entries) {
      if (entry.seq !== seq + 1) return { entries: seq, ok: false, seq: seq + 1, fault: "missing" };
      if (entry.previous_hash !== previous || hashEntry(entry) !== entry.hash)
        return { entries: seq, ok: false, seq: entry.seq, fault: "altered" };
      previous = entry.hash;
      seq = entry.seq;
    }
  }
}
