import { describe, expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { afterEffects } from "../src/after.ts";

/** What this house does not do: a pattern, its reason and how often it may occur. Every limit is zero and stays there. */

const root = resolve(import.meta.dirname, "..");
const skipped = /(^|\/)(node_modules|data|\.git|\.cache)(\/|$)/;

const list = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => !skipped.test(path))
    .sort();

const everything = ["src", "test", "bench", "scripts"].flatMap(list);
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith("test/");
const isSource = (path: string) => /^src\/.*\.(ts|tsx)$/.test(path) && !isTest(path);
const isStyle = (path: string) => path.endsWith(".css");
const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Habit {
  name: string;
  pattern: RegExp;
  reason: string;
  /** What the pattern must find. */
  example: string;
  files: (path: string) => boolean;
  limit: number;
  /** A comment on the line or the one above, which says why, makes it allowed. */
  withReason?: boolean;
}

const habits: Habit[] = [
  {
    name: "the environment",
    pattern: /\b(process|Bun)\.env\b/,
    reason: "config.ts is its only reader, so that every fault is told at start",
    files: (path) => isSource(path) && path !== "src/config.ts",
    example: "const port = process.env.PORT;",
    limit: 0,
  },
  {
    name: "the machine's clock",
    pattern: /\bnew Date\(\s*\)|\bDate\.now\(/,
    reason: "time comes from app.clock, so that tests hold it in their hands",
    files: (path) => isSource(path) && path !== "src/app.ts" && !path.endsWith(".client.ts"),
    example: "const now = new Date();",
    limit: 0,
  },
  {
    name: "printing",
    pattern: /\bconsole\./,
    reason: "the log has structure and no personal data; commands write to `out`",
    files: (path) => isSource(path) && path !== "src/main.ts",
    example: "console.log(1);",
    limit: 0,
  },
  {
    name: "the network",
    pattern: /(?<![.\w])fetch\(/,
    reason: "http/outgoing.ts alone knows which addresses may be asked and how much may come back",
    files: (path) => isSource(path) && path !== "src/http/outgoing.ts" && !path.endsWith(".client.ts"),
    example: "await fetch(url);",
    limit: 0,
  },
  {
    name: "SQL made of strings",
    pattern:
      /\bsql\.raw\(|\bCompiledQuery\.raw\(|(?<!\bsql(?:<[^`]*>)?|\}>)`\s*(select\s|insert into|update \S+ set|delete from|drop (table|index)|alter table|create (table|index|unique|virtual|trigger))/i,
    reason: "values are bound and names come from closed lists; dialects alone speak to the driver",
    files: (path) => isSource(path) && !path.startsWith("src/db/dialects/"),
    example: "db.run(`select * from items where id = ${id}`);",
    limit: 0,
  },
  {
    name: "physical directions in CSS",
    pattern:
      /(^|[;{\s])((margin|padding|border|scroll-margin|scroll-padding)-(left|right)\b|border-(top|bottom)-(left|right)-radius|(left|right)\s*:|text-align\s*:\s*(left|right)|float\s*:\s*(left|right)|clear\s*:\s*(left|right))/,
    reason: "right is left in Arabic",
    files: isStyle,
    example: "  margin-left: 1rem;",
    limit: 0,
    withReason: true,
  },
  {
    name: "Latin habits in CSS",
    pattern: /letter-spacing\s*:|font-style\s*:\s*(italic|oblique)|text-transform\s*:/,
    reason: "spacing breaks joined letters, and Arabic has neither italics nor capitals",
    files: isStyle,
    example: "  letter-spacing: 0.1em;",
    limit: 0,
    withReason: true,
  },
  {
    name: "dir=",
    pattern: /^(?!.*<html\b).*\sdir=/,
    reason: "direction belongs to the shell and to foreign passages",
    files: (path) =>
      /^src\/.*\.tsx$/.test(path) && !isTest(path) && !/^src\/(site\/frame|body\/views)\.tsx$/.test(path),
    example: '<p dir="rtl">',
    limit: 0,
    withReason: true,
  },
  {
    name: "mocked modules and snapshots",
    pattern: /\bmock\.module\(|\.toMatch(Inline)?Snapshot\(/,
    reason: "tests go through the real server and say what they expect",
    files: (path) => isTest(path) && path !== "test/habits.test.ts",
    example: "expect(page).toMatchSnapshot();",
    limit: 0,
  },
  {
    name: "any",
    pattern: /(:|<|\bas|,)\s*any\b(\[\])?(?=[\s;,)>=|&]|$)/,
    reason: "an unknown has to be looked at before it is used",
    files: (path) => /\.tsx?$/.test(path) && path !== "test/habits.test.ts",
    example: "function read(value: any) {",
    limit: 0,
    withReason: true,
  },
  {
    name: "non-null !",
    pattern: /[\w\])]!(?=[.;,)\]\s[+-]|$)(?!\s*=)/,
    reason: "what may be missing is asked for",
    files: (path) => /\.tsx?$/.test(path) && path !== "test/habits.test.ts",
    example: "const first = list[0]!;",
    limit: 0,
    withReason: true,
  },
];

/** Places where a habit shows, as "file:line". Comments and what stands in plain strings do not count. */
function occurrences({ pattern, files, withReason }: Habit): string[] {
  return everything.filter(files).flatMap((path) => {
    const lines = read(path).split("\n");
    return lines.flatMap((line, index) => {
      const isMarked = [line, lines[index - 1] ?? ""].some((text) => /\/\/|\/\*|\*\//.test(text));
      if (withReason && isMarked) return [];
      return pattern.test(bare(line, isStyle(path))) ? [`${path}:${index + 1}`] : [];
    });
  });
}

function bare(line: string, isCss: boolean): string {
  if (/^\s*(\*|\/\/|\/\*)/.test(line)) return "";
  if (isCss) return line.replace(/\/\*.*?\*\//g, "");
  return line
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[dgimsuvy]*(?=[.,;)\s]|$)/g, "/ /")
    .replace(/(^|[\s;{(])\/\/.*$/, "$1");
}

describe("habits", () => {
  test("every pattern finds what it is for", () => {
    for (const { name, pattern, example, files } of habits)
      expect({ name, found: pattern.test(bare(example, files === isStyle)) }).toEqual({ name, found: true });
  });

  for (const habit of habits)
    test(`${habit.name}: ${habit.reason}`, () => {
      const found = occurrences(habit);
      expect(found.length > habit.limit ? found : []).toEqual([]);
    });

  test("no file is called index.ts: a folder is opened by the name of its feature", () => {
    expect(everything.filter((path) => /(^|\/)index\.tsx?$/.test(path))).toEqual([]);
  });

  test("no source file is longer than 300 lines: two things want two files", () => {
    const long = everything
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
      .map((path) => ({ path, lines: read(path).trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test("every announcement has an entry in after.ts", () => {
    const announced = everything
      .filter(isSource)
      .flatMap((path) =>
        [...read(path).matchAll(/\bannounce\(\s*[\w.]+,\s*"([^"]+)"/g)].map((found) => found[1] ?? ""),
      );
    expect(announced.length).toBeGreaterThan(0);
    expect(announced.filter((name) => !Object.hasOwn(afterEffects, name))).toEqual([]);
  });
});

/** Sentences that hold no Arabic letter in any language. */
const NOT_ARABIC = new Set(["X", "RSS", "WhatsApp", "Facebook"]);

describe("words", () => {
  const modules = everything.filter((path) => /^src\/.*\/words\.ts$/.test(path));
  for (const path of modules)
    test(`${path}: nothing is empty, and Arabic is written in Arabic`, async () => {
      const exported = Object.values((await import(join(root, path))) as Record<string, unknown>);
      const languages = exported.filter(
        (value): value is Record<string, unknown> => isRecord(value) && "ar" in value,
      );
      expect(languages.length).toBeGreaterThan(0);
      const faults = languages.flatMap((words) =>
        Object.keys(words).flatMap((language) => faultsOf(words[language], language, language)),
      );
      expect(faults).toEqual([]);
    });
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function faultsOf(value: unknown, where: string, language: string): string[] {
  if (typeof value === "function")
    return say(value as Sentence).flatMap((text) => faultsOf(text, where, language));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, inner]) => faultsOf(inner, `${where}.${key}`, language));
  if (typeof value !== "string") return [];
  if (value.trim() === "" || /undefined|\[object/.test(value)) return [`${where}: «${value}»`];
  const isArabic = language !== "ar" || /\p{Script=Arabic}/u.test(value) || NOT_ARABIC.has(value);
  return isArabic ? [] : [`${where}: «${value}» has no Arabic letter`];
}

type Sentence = (...values: unknown[]) => unknown;

/** What a sentence says for the numbers at which Arabic changes its form; its other values are Latin, so that they hide nothing. */
function say(sentence: Sentence): unknown[] {
  const said: unknown[] = [];
  for (const number of [0, 1, 2, 3, 11, 100])
    for (let mask = 0; mask < 2 ** sentence.length; mask++) {
      const values = Array.from({ length: sentence.length }, (_, at) => ((mask >> at) & 1 ? "x" : number));
      try {
        const text = sentence(...values);
        if (!/NaN|ليس رقم/.test(String(text))) said.push(text);
      } catch {
        // A number where the sentence takes text, or the other way round.
      }
    }
  return said.length > 0 ? said : [""];
}

test("every path that a document names exists", () => {
  const names = new Set(everything.flatMap((path) => [basename(path), basename(dirname(path))]));
  const documents = [...readdirSync(root), ...list("docs")].filter((path) => path.endsWith(".md"));
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*\/?)`|\]\(([^)#:\s]+)\)/g)]
      .map((found) => found[1] ?? found[2] ?? "")
      .filter((path) => path.includes("/") || /\.(md|tsx?|mjs|json|css|toml)$/.test(path))
      .filter((path) => !path.startsWith("data/") && !path.includes(".."))
      .filter((path) => {
        const places = [root, join(root, "src"), join(root, dirname(document))];
        return (
          !places.some((place) => existsSync(join(place, path))) && (path.includes("/") || !names.has(path))
        );
      })
      .map((path) => `${document}: ${path}`),
  );
  expect(missing).toEqual([]);
});
