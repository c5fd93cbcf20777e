import { describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Who may import whom, read from the imports of every file. No exceptions: a file that needs one is in the wrong place. */

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

/** Each feature may use those before it. */
const FEATURES = [
  "people",
  "editions",
  "media",
  "body",
  "items",
  "articles",
  "comments",
  "search",
  "feeds",
  "moving",
  "sample",
  "keeping",
];
const GROUND = [
  "platform",
  "db",
  "http",
  "outbox",
  "ledger",
  "files",
  "app.ts",
  "config.ts",
  "log.ts",
  "zones.ts",
];
/** What puts the product together: the server, what follows announcements, and the commands. */
const COMPOSITION = ["server.ts", "after.ts", "main.ts", "cli"];

interface Import {
  /** Path below src/, of the file that imports. */
  from: string;
  /** Path below src/, or the name of a package. */
  to: string;
  isPackage: boolean;
  isType: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .sort();

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[\w*$\s{},]+?\sfrom\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;

function readImports(from: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, still, dynamic]) => {
    const name = still ?? dynamic ?? "";
    const isPackage = !name.startsWith(".");
    const to = isPackage ? name : relative(src, resolve(src, dirname(from), name));
    return { from, to, isPackage, isType: type !== undefined };
  });
}

const sources = new Map(files.map((path) => [path, readFileSync(join(src, path), "utf8")]));
const imports = [...sources].flatMap(([path, source]) => readImports(path, source));

/** First part of a path: the folder or the file at the root. */
const place = (path: string) => path.split("/")[0] ?? "";
const isGround = (path: string) => GROUND.includes(place(path));
const isQueries = (path: string) => /(^|\/)queries[^/]*\.ts$/.test(path);
const isPure = (path: string) => /(^|\/)(schema|may|words(-[a-z]+)?)\.ts$/.test(path);

/** Imports that break a rule, as "from → to". */
const broken = (rule: (found: Import) => boolean) =>
  imports.filter(rule).map(({ from, to }) => `${from} → ${to}`);

describe("who may import whom", () => {
  test("every folder has its place in the order", () => {
    const known = new Set(["arabic", "site", ...GROUND, ...FEATURES, ...COMPOSITION]);
    expect([...new Set(files.map(place))].filter((name) => !known.has(name))).toEqual([]);
  });

  test("every relative import names a file with its ending", () => {
    expect(broken(({ to, isPackage }) => !isPackage && !/\.\w+$/.test(to))).toEqual([]);
  });

  test("arabic/ imports nothing outside itself", () => {
    expect(
      broken(({ from, to, isPackage }) => place(from) === "arabic" && (isPackage || place(to) !== "arabic")),
    ).toEqual([]);
  });

  test("the ground imports the ground and arabic/; db/tables.ts may name the rows of features", () => {
    const isAllowed = ({ from, to, isType }: Import) =>
      isGround(to) ||
      place(to) === "arabic" ||
      to.startsWith("..") ||
      (from === "db/tables.ts" && isType && to.endsWith("/tables.ts"));
    expect(broken((found) => isGround(found.from) && !found.isPackage && !isAllowed(found))).toEqual([]);
  });

  test("a migration imports no code of the application", () => {
    const rule = ({ from, to, isType }: Import) =>
      from.startsWith("db/migrations/") && to !== "kysely" && !(isType && to === "db/migrations.ts");
    expect(broken(rule)).toEqual([]);
  });

  test("a feature imports the ground, arabic/ and features before it", () => {
    const rule = ({ from, to, isPackage }: Import) => {
      const own = FEATURES.indexOf(place(from));
      if (own < 0 || isPackage || to.startsWith("..")) return false;
      const other = FEATURES.indexOf(place(to));
      return other < 0 ? !isGround(to) && place(to) !== "arabic" : other > own;
    };
    expect(broken(rule)).toEqual([]);
  });

  test("of another feature only its main file, schema, may, words and views are used", () => {
    const rule = ({ from, to, isPackage }: Import) => {
      const feature = place(to);
      if (isPackage || !FEATURES.includes(feature) || place(from) === feature) return false;
      if (from === "db/tables.ts" || COMPOSITION.includes(place(from))) return isQueries(to);
      return ![`${feature}.ts`, "schema.ts", "may.ts", "words.ts", "views.tsx"].includes(
        to.slice(feature.length + 1),
      );
    };
    expect(broken(rule)).toEqual([]);
  });

  test("queries are private to their folder", () => {
    expect(broken(({ from, to }) => isQueries(to) && dirname(from) !== dirname(to))).toEqual([]);
  });

  test("schema, may and words are pure: browsers load them", () => {
    const rule = ({ from, to, isPackage, isType }: Import) =>
      isPure(from) && !isType && to !== "zod" && (isPackage || (place(to) !== "arabic" && !isPure(to)));
    expect(broken(rule)).toEqual([]);
  });

  test("a client file imports client files, pure files and arabic/", () => {
    const rule = ({ from, to, isPackage, isType }: Import) =>
      from.endsWith(".client.ts") &&
      !isType &&
      (isPackage || (!to.endsWith(".client.ts") && place(to) !== "arabic" && !isPure(to)));
    expect(broken(rule)).toEqual([]);
  });

  test("only the composition imports site/", () => {
    const rule = ({ from, to }: Import) =>
      place(to) === "site" && place(from) !== "site" && !COMPOSITION.includes(place(from));
    expect(broken(rule)).toEqual([]);
  });

  test("only the commands import server.ts, after.ts and main.ts", () => {
    const rule = ({ from, to }: Import) =>
      COMPOSITION.includes(place(to)) && !["main.ts", "cli"].includes(place(from));
    expect(broken(rule)).toEqual([]);
  });

  test("Kysely and pg stay in db/, queries and tables", () => {
    const rule = ({ from, to }: Import) =>
      (to === "kysely" || to === "pg") &&
      place(from) !== "db" &&
      !isQueries(from) &&
      !from.endsWith("/tables.ts");
    expect(broken(rule)).toEqual([]);
  });

  test("what only Bun has is used in platform/ alone", () => {
    const named = broken(({ from, to }) => /^bun(:|$)/.test(to) && place(from) !== "platform");
    const used = [...sources].filter(
      ([path, source]) => place(path) !== "platform" && /\bBun\.\w/.test(withoutComments(source)),
    );
    expect([...named, ...used.map(([path]) => path)]).toEqual([]);
  });
});

test("an import is found however it is written", () => {
  const source =
    'import a, {\n  b,\n} from "./b.ts";\nimport type { C } from "../items/c.ts";\nexport * from "./d.ts";\nimport "./e.ts";\nconst f = await import("./f.ts");';
  expect(readImports("items/a.ts", source).map(({ to, isType }) => [to, isType])).toEqual([
    ["items/b.ts", false],
    ["items/c.ts", true],
    ["items/d.ts", false],
    ["items/e.ts", false],
    ["items/f.ts", false],
  ]);
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
