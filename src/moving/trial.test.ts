import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { openTestApp } from "../../test/app.ts";
import { listEditions } from "../editions/editions.ts";
import { runImport } from "./cli.ts";
import { importWxr } from "./import-wxr.ts";

const files = ["classic.xml", "gutenberg.xml"].map((name) => join(import.meta.dirname, "fixtures", name));

let uploads: string;
beforeAll(async () => {
  uploads = mkdtempSync(join(tmpdir(), "minbar-trial-"));
  mkdirSync(join(uploads, "2023", "05"), { recursive: true });
  await sharp({ create: { width: 64, height: 40, channels: 3, background: "#357" } })
    .jpeg()
    .toFile(join(uploads, "2023", "05", "port.jpg"));
});
afterAll(() => rmSync(uploads, { recursive: true, force: true }));

test("a dry run into an empty Minbar says what the run will do, and stores nothing", async () => {
  const app = await openTestApp();
  let said = "";
  const out = { write: (text: string) => void (said += text), isTty: false, language: "ar" as const };
  try {
    const given = { mediaDir: uploads, fetchMedia: false };
    const trial = await importWxr(app, files, { ...given, dryRun: true });
    expect(await runImport(app, ["wxr", ...files, "--media", uploads, "--dry-run"], out)).toBe(0);
    expect(said).toContain("سيُنقل ");
    expect(said).not.toMatch(/ نُقل/);
    expect(await listEditions(app)).toEqual([]);
    const real = await importWxr(app, files, given);
    expect(trial.counts.added).toEqual(real.counts.added);
    expect(trial.entries.length).toBe(real.entries.length);
  } finally {
    await app.close();
  }
});

test("the report speaks the language of the terminal, names kinds in it and says what to do", async () => {
  const app = await openTestApp();
  const reportIn = async (language: "ar" | "fr" | "en") => {
    const given = { fetchMedia: false, dryRun: true, language };
    return readFileSync((await importWxr(app, files, given)).reportPath, "utf8");
  };
  try {
    const arabic = await reportIn("ar");
    expect(arabic).toContain("ملف مرفق 50");
    expect(arabic).toContain("--media");
    expect(arabic).not.toMatch(/- (post|page|attachment|menu|site)/);
    const english = await reportIn("en");
    expect(english).toStartWith("Report of the move from ");
    expect(english).toContain("attachment 50");
    expect(await reportIn("fr")).toContain("fichier joint 50");
  } finally {
    await app.close();
  }
});
