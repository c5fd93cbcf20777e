import { join } from "node:path";
import { afterEffects } from "../src/after.ts";
import { openApp, type App } from "../src/app.ts";
import { doc, p } from "../src/body/build.ts";
import { readConfig } from "../src/config.ts";
import { saveRedirect } from "../src/editions/editions.ts";
import { createItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import { makeEdition } from "./archive.ts";
import type { Outcome } from "./bench.ts";
import { withFolder } from "./tools.ts";

/**
 * Acknowledged writes on SQLite with synchronous=FULL, by how many writers wait at a time: what arrives together is
 * committed together, so that one wait for the disk serves all of them.
 */
const WRITERS = [1, 16, 256];
const SECONDS = 3;

export default async function bench(): Promise<Outcome> {
  return withFolder(async (folder) => {
    const app = await openApp(readConfig({ MINBAR_DATA: join(folder, "data") }), { effects: afterEffects });
    try {
      const { editionId, sectionIds } = await makeEdition(app);
      const body = doc(p("نص قصير لقياس سرعة الكتابة الموثوقة على القرص."));
      const add = (n: number) =>
        createItem(app, systemActor, editionId, {
          kind: "news",
          headline: `خبر ${n}`,
          body,
          sectionId: sectionIds[n % sectionIds.length] ?? null,
        });
      const rows: Outcome["rows"] = [];
      for (const writers of WRITERS)
        rows.push({
          writers,
          "items/s (revision, ledger entry)": await rate(writers, add),
          "redirects/s (one row)": await rate(writers, (n) => addRow(app, editionId, n)),
        });
      return { title: "Durable writes per second on SQLite, synchronous=FULL", rows };
    } finally {
      await app.close();
    }
  });
}

const addRow = (app: App, editionId: number, n: number) =>
  saveRedirect(app, editionId, `/old/${n}`, { kind: "home", id: editionId });

/** How often `write` is acknowledged in a second when so many writers write one after the other. */
async function rate(writers: number, write: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  const begun = performance.now();
  const end = begun + SECONDS * 1_000;
  const writer = async () => {
    while (performance.now() < end) await write(done++);
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return Math.round(done / ((performance.now() - begun) / 1_000));
}
