import type { CDPSession, Page } from "playwright-core";
import { launchBrowser } from "../test/browser.ts";
import type { Outcome } from "./bench.ts";
import { startSample } from "./sample.ts";
import { round, withFolder } from "./tools.ts";

/**
 * What a first view weighs: bytes over the wire (headers included) as Chromium counts them, by kind, on a phone
 * with an empty cache, with the sample newsroom. The lead picture stands apart: the targets leave it out.
 */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};
/** Nothing is asked for any more when this has passed without a request. */
const QUIET_MS = 1_000;

interface Sent {
  url: string;
  kind: string;
  bytes: number;
}

export default async function bench(): Promise<Outcome[]> {
  return withFolder(async (folder) => {
    const site = await startSample(folder);
    const browser = await launchBrowser();
    const outcomes: Outcome[] = [];
    for (const [what, url] of [
      ["article", site.article],
      ["home", `${site.url}/`],
    ] as const) {
      const context = await browser.newContext(PHONE);
      const page = await context.newPage();
      const sent = await firstView(page, await context.newCDPSession(page), url);
      outcomes.push(summary(what, site.url, sent, await leadOf(page)));
      await context.close();
    }
    await browser.close();
    await site.stop();
    return outcomes;
  });
}

async function firstView(page: Page, session: CDPSession, url: string): Promise<Sent[]> {
  const open = new Map<string, Sent>();
  let last = performance.now();
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    open.set(requestId, { url: response.url, kind: type, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const known = open.get(requestId);
    if (known) known.bytes = encodedDataLength;
    last = performance.now();
  });
  await session.send("Network.enable");
  await page.goto(url, { waitUntil: "load" });
  while (performance.now() - last < QUIET_MS) await Bun.sleep(100);
  return [...open.values()].filter((one) => !one.url.startsWith("data:"));
}

/** The address of the picture at the head of the page, which loads eagerly. */
const leadOf = (page: Page): Promise<string> =>
  page
    .locator('main img[fetchpriority="high"]')
    .first()
    .evaluate((image) => (image as HTMLImageElement).currentSrc);

function summary(what: string, origin: string, sent: Sent[], lead: string): Outcome {
  const kinds = new Map<string, { requests: number; bytes: number }>();
  for (const { url, kind, bytes } of sent) {
    const name = url === lead ? "lead picture" : kind.toLowerCase();
    const sum = kinds.get(name) ?? { requests: 0, bytes: 0 };
    kinds.set(name, { requests: sum.requests + 1, bytes: sum.bytes + bytes });
  }
  const kilobytes = (bytes: number) => round(bytes / 1_024, 1);
  const own = sent.filter((one) => one.url !== lead);
  return {
    title: `First view of the ${what} on a phone`,
    rows: [
      ...[...kinds].map(([kind, { requests, bytes }]) => ({ kind, requests, KB: kilobytes(bytes) })),
      {
        kind: "all but the lead picture",
        requests: own.length,
        KB: kilobytes(own.reduce((sum, one) => sum + one.bytes, 0)),
      },
      {
        kind: "from third parties",
        requests: sent.filter((one) => !one.url.startsWith(`${origin}/`)).length,
        KB: 0,
      },
    ],
  };
}
