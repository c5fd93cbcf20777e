import { afterEffects } from "../src/after.ts";
import { openApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { importWxr } from "../src/moving/import-wxr.ts";

/** An import in a process of its own, for tests that kill it: `import-child.ts FILE`, one line for each batch. */
const app = await openApp(readConfig(), { effects: afterEffects });
await importWxr(app, process.argv.slice(2), {
  fetchMedia: false,
  progress: ({ phase, things }) => void process.stdout.write(`${phase} ${things}\n`),
});
await app.close();
process.exit();
