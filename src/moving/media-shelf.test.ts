import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { openInternet, type Network } from "../http/outgoing.ts";
import { openShelf } from "./media-shelf.ts";
import { openReport } from "./report.ts";
import { fullSizePaths, uploadPath } from "./site-address.ts";

describe("bringing files over", () => {
  let app: TestApp;
  let server: Server;
  let hits: string[] = [];
  let origin = "";
  const anywhere: Network = { ...openInternet, allowsAddress: () => true, allowsPort: () => true };
  const file = (url: string) => ({ id: undefined, url, title: "", alt: "بديل", caption: "" });
  const open = async (options: { mediaDir?: string; fetchMedia: boolean; network?: Network }) => {
    const report = await openReport(
      app,
      { name: "", address: "", file: `old.example.org-${Math.random()}` },
      true,
    );
    return {
      report,
      shelf: await openShelf(app, "https://old.example.org", report, { ...options, dryRun: false }),
    };
  };

  beforeAll(async () => {
    app = await openTestApp();
    await anEdition(app);
    const png = await sharp({ create: { width: 50, height: 40, channels: 3, background: "#aa3" } })
      .png()
      .toBuffer();
    server = createServer((request, response) => {
      hits.push(request.url ?? "");
      if (request.url?.endsWith(".png")) response.end(png);
      else if (request.url?.endsWith(".jpg")) response.end("<html><script>alert(1)</script>");
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await app.close();
  });

  test("a picture is fetched once from its old address and described", async () => {
    const { shelf } = await open({ fetchMedia: true, network: anywhere });
    const url = `${origin}/wp-content/uploads/2023/05/a.png`;
    const id = await shelf.bring(file(url));
    expect(await shelf.bring(file(url))).toBe(id);
    expect(hits).toEqual(["/wp-content/uploads/2023/05/a.png"]);
    const media = await app.db.selectFrom("media").select(["kind", "width", "alt"]).executeTakeFirst();
    expect(media).toEqual({ kind: "image", width: 50, alt: "بديل" });
  });

  test("a private address is never asked", async () => {
    hits = [];
    const { shelf, report } = await open({ fetchMedia: true });
    expect(await shelf.bring(file(`${origin}/wp-content/uploads/2023/05/b.png`))).toBeUndefined();
    expect(hits).toEqual([]);
    expect(report.entries().map((entry) => entry.reason)).toEqual(["picture-missing"]);
  });

  test("without leave to fetch nothing is asked", async () => {
    hits = [];
    const { shelf } = await open({ fetchMedia: false, network: anywhere });
    expect(await shelf.bring(file(`${origin}/wp-content/uploads/2023/05/c.png`))).toBeUndefined();
    expect(hits).toEqual([]);
  });

  test("what is no picture inside is refused, and a host that only fails is left in peace", async () => {
    hits = [];
    const { shelf, report } = await open({ fetchMedia: true, network: anywhere });
    expect(await shelf.bring(file(`${origin}/wp-content/uploads/x.jpg`))).toBeUndefined();
    expect(report.entries().map((entry) => entry.reason)).toEqual(["picture-refused"]);
    for (let n = 0; n < 30; n++) await shelf.bring(file(`${origin}/wp-content/uploads/missing-${n}.gif`));
    expect(hits.length).toBeLessThan(12);
  });

  test("nothing outside the folder is read", async () => {
    const [folder, outside] = [
      mkdtempSync(join(tmpdir(), "minbar-in-")),
      mkdtempSync(join(tmpdir(), "minbar-out-")),
    ];
    try {
      writeFileSync(join(outside, "secret.png"), "secret");
      symlinkSync(outside, join(folder, "link"));
      symlinkSync(join(outside, "secret.png"), join(folder, "direct.png"));
      const { shelf, report } = await open({ mediaDir: folder, fetchMedia: false });
      for (const path of [
        "link/secret.png",
        "direct.png",
        "../secret.png",
        "%2e%2e%2fsecret.png",
        "..%5csecret.png",
      ])
        expect(await shelf.bring(file(`https://old.example.org/wp-content/uploads/${path}`))).toBeUndefined();
      const reasons = report.entries().map((entry) => entry.reason);
      expect(reasons).toEqual([
        "picture-outside",
        "picture-outside",
        "picture-missing",
        "picture-missing",
        "picture-missing",
      ]);
      expect(reasons).not.toContain("picture-refused");
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(outside, { recursive: true });
    }
  });
});

test("upload paths are read from addresses, and never lead out", () => {
  expect(uploadPath("https://x.example/wp-content/uploads/2023/05/%D8%B5.jpg?w=3")).toBe("2023/05/ص.jpg");
  for (const way of [
    "uploads/../../etc/passwd",
    "uploads/a/%2e%2e/b",
    "uploads/a%00b.jpg",
    "uploads/a%5c..%5cb",
    "uploads/",
  ])
    expect([way, uploadPath(`https://x.example/${way}`)?.includes("..") ?? false]).toEqual([way, false]);
  expect(fullSizePaths("2023/x-300x200.jpg")).toEqual([
    "2023/x.jpg",
    "2023/x-300x200.jpg",
    "2023/x-scaled.jpg",
  ]);
});
