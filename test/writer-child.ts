import { afterEffects } from "../src/after.ts";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { listEditions } from "../src/editions/editions.ts";
import { createItem, publishItem, saveItem } from "../src/items/items.ts";
import { systemActor } from "../src/items/may.ts";
import { anArticle } from "./factories.ts";

/** Writes until it is killed and prints a line only after each write was acknowledged. */
const [dataDir = "", round = "0"] = process.argv.slice(2);
const app = await openApp(readConfig({ MINBAR_DATA: dataDir }), { effects: afterEffects });
const editionId = (await listEditions(app))[0]?.id ?? 0;
const say = (id: number, version: number) => process.stdout.write(`${JSON.stringify({ id, version })}\n`);

async function work(lane: number): Promise<void> {
  for (let n = 0; ; n++) {
    const id = await createItem(
      app,
      systemActor,
      editionId,
      anArticle({ headline: `جولة ${round} مسار ${lane} خبر ${n}` }),
    );
    say(id, 1);
    say(id, await saveItem(app, systemActor, id, 1, anArticle({ headline: `جولة ${round} تحيين ${n}` })));
    if (n % 2 === 0) await publishItem(app, systemActor, id);
  }
}
await Promise.all([0, 1, 2, 3].map(work));
