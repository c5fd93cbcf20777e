import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { openTestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { listEditions } from "../editions/editions.ts";
import { runImport } from "./cli.ts";
import { requireEdition } from "./move.ts";
import { oldSite } from "./site-address.ts";

const url = (address: string) => new URL(address);

describe("the old site's addresses", () => {
  test("are known in every spelling of scheme and host, below the folder and the edition they belong to", async () => {
    const app = await openTestApp();
    try {
      await anEdition(app);
      await anEdition(app, { code: "fr", path: "fr", language: "fr", direction: "ltr", position: 1 });
      const french = await requireEdition(app, "fr");
      const [arabic] = await listEditions(app);
      if (!arabic) throw new Error("no edition");
      const blog = oldSite("http://www.example.org/blog/", arabic);
      expect(blog.source).toBe("https://example.org/blog");
      expect(blog.owns(url("https://example.org/other"))).toBe(true);
      expect(blog.owns(url("https://example.net/blog"))).toBe(false);
      expect(blog.pathOf(url("https://example.org/blog/2023/x?p=1"))).toBe("/blog/2023/x?p=1");
      expect(blog.below(url("https://example.org/blog/2023/x?p=1"))).toBe("/2023/x?p=1");
      expect(blog.below(url("https://example.org/blogs"))).toBe("/blogs");
      // Within the edition at /fr, the old French site at /fr keeps its paths.
      expect(oldSite("https://example.org/fr", french).pathOf(url("https://example.org/fr/2023/x"))).toBe(
        "/2023/x",
      );
      expect(oldSite("no address", arabic).owns(url("https://example.org/"))).toBe(false);
    } finally {
      await app.close();
    }
  });

  test("the command tells how far it is, what it moved and where the report lies", async () => {
    const app = await openTestApp();
    try {
      await anEdition(app);
      let said = "";
      const out = (isTty: boolean) => ({
        write: (text: string) => void (said += text),
        isTty,
        language: "ar" as const,
      });
      const argv = [
        "wxr",
        join(import.meta.dirname, "fixtures", "classic.xml"),
        "--no-fetch",
        "--edition",
        "ar",
      ];
      expect(await runImport(app, argv, out(true))).toBe(0);
      expect(said).toContain("100%");
      expect(said).toContain("نُقلت 9 مقالات");
      expect(said).toContain("نُقلت صفحتان");
      expect(said).toContain("نُقلت 5 تعليقات");
      expect(said).toContain("imports/jarida.example.org.txt");
      said = "";
      expect(await runImport(app, argv, out(false))).toBe(0);
      expect(said).toContain("لا جديد");
      expect(said).not.toContain("\r");
    } finally {
      await app.close();
    }
  });
});
