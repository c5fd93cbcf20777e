import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "../test/browser.ts";
import type { Outcome } from "./bench.ts";
import { startSample } from "./sample.ts";
import { median, withFolder } from "./tools.ts";

/**
 * Lighthouse's mobile audit (slow 4G and a slow processor, simulated) of an article and the front page of the
 * sample newsroom. Lighthouse is no dependency: it is fetched into a temporary folder and run under Bun, because
 * it wants a newer Node than the one that Minbar needs. Performance is the median of the runs.
 */
const VERSION = "13.5.0";
const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

export default async function bench(): Promise<Outcome[]> {
  const chromium = findChromium();
  if (!chromium) throw new Error("this benchmark needs Chromium: install it, or name its path in CHROMIUM");
  return withFolder(async (folder) => {
    const npm = [
      "install",
      "--no-save",
      "--no-audit",
      "--no-fund",
      "--prefix",
      folder,
      `lighthouse@${VERSION}`,
    ];
    if (spawnSync("npm", npm, { stdio: "inherit" }).status !== 0)
      throw new Error("Lighthouse could not be fetched");
    const site = await startSample(folder);
    const scores: Outcome["rows"] = [];
    const failing: Outcome["rows"] = [];
    for (const [page, url] of [
      ["article", site.article],
      ["home", `${site.url}/`],
    ] as const) {
      const reports = Array.from({ length: RUNS }, () => audit(folder, chromium, url));
      scores.push({
        page,
        ...Object.fromEntries(
          CATEGORIES.map((name) => [
            name,
            median(reports.map((one) => Math.round((one.categories[name]?.score ?? 0) * 100))),
          ]),
        ),
      });
      for (const report of reports.slice(-1)) failing.push(...shortfalls(page, report));
    }
    await site.stop();
    return [
      { title: `Lighthouse ${VERSION}, mobile, medians of ${RUNS} runs`, rows: scores },
      { title: "Audits that cost points (last run)", rows: failing },
    ];
  });
}

function audit(folder: string, chromium: string, url: string): Report {
  const out = join(folder, "report.json");
  const run = spawnSync(
    process.execPath,
    [
      join(folder, "node_modules", "lighthouse", "cli", "index.js"),
      url,
      "--quiet",
      "--output=json",
      `--output-path=${out}`,
      `--only-categories=${CATEGORIES.join()}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic",
    ],
    { encoding: "utf8", env: { ...process.env, CHROME_PATH: chromium }, timeout: 180_000 },
  );
  if (run.status !== 0) throw new Error(`Lighthouse failed: ${run.stderr}`);
  return JSON.parse(readFileSync(out, "utf8")) as Report;
}

function shortfalls(page: string, report: Report): Outcome["rows"] {
  return CATEGORIES.flatMap((category) =>
    (report.categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const found = report.audits[id];
      if (!found || weight === 0 || found.score === null || found.score >= 1) return [];
      return [
        {
          page,
          category,
          audit: found.title,
          score: Math.round(found.score * 100),
          value: found.displayValue ?? "",
        },
      ];
    }),
  );
}
