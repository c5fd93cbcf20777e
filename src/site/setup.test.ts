import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { databases, openTestApp, type TestApp } from "../../test/app.ts";
import { anEdition } from "../../test/factories.ts";
import { issueSetupToken, listPeople } from "../people/people.ts";
import { isSampleLoaded, loadSample } from "../sample/sample.ts";

const PASSWORD = "أكتب كل صباح من نافذة البحر";

for (const kind of databases)
  describe(`setting the newsroom up on ${kind}`, () => {
    let app: TestApp;
    let token: string;
    beforeEach(async () => {
      app = await openTestApp(kind);
      await anEdition(app);
      token = (await issueSetupToken(app)) ?? "";
    });
    afterEach(() => app.close());

    const send = (fields: Record<string, string>, headers: Record<string, string> = {}, path = "/setup") =>
      app.get(path, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams(fields).toString(),
      });
    /** The sample instead of the plain edition. */
    const withSample = async () => {
      await app.close();
      app = await openTestApp(kind);
      await loadSample(app);
      token = (await issueSetupToken(app)) ?? "";
    };
    const good = () => ({ token, newsroom: "جريدة الضفة", email: "Nadia@Example.org", password: PASSWORD });

    test("three fields make the newsroom its owner's, once", async () => {
      expect(await app.text(`/setup?token=${token}`)).toContain('name="newsroom"');
      const answer = await send(good());
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
      expect(await listPeople(app.db)).toMatchObject([{ email: "nadia@example.org", role: "administrator" }]);
      expect(await app.text("/")).toContain("جريدة الضفة");
      expect((await send(good())).status).toBe(403);
      expect((await app.get(`/setup?token=${token}`)).status).toBe(403);
      expect(await issueSetupToken(app)).toBeUndefined();
    });

    test("of two who send the form at once one wins", async () => {
      const answers = await Promise.all([send(good()), send(good()), send(good())]);
      expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 403, 403]);
      expect(await listPeople(app.db)).toHaveLength(1);
    });

    test("keeps what was typed and says what to mend, but never shows the password", async () => {
      const answer = await send({ ...good(), email: "nadia", password: "قصيرة" });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain('value="جريدة الضفة"');
      expect(page).toContain("خمسة عشر حرفا على الأقل.");
      expect(page).toContain('aria-invalid="true"');
      expect(page).not.toContain('قصيرة"');
      expect((await send(good())).status).toBe(200);
    });

    test.each(["111111111111111", "passwordpassword", "azertyuiopqsdfg", "abcabcabcabcabcabc"])(
      "refuses the password %s that everybody tries",
      async (password) => {
        expect((await send({ ...good(), password })).status).toBe(422);
      },
    );

    test("the sample goes with the box ticked", async () => {
      await withSample();
      await send({ ...good(), sample: "remove" });
      expect(await isSampleLoaded(app)).toBe(false);
      expect(await app.text("/")).toContain("جريدة الضفة");
    });

    test("or with one click afterwards, which works once", async () => {
      await withSample();
      const done = await (await send(good())).text();
      const sampleToken = /name="token" value="([^"]+)"/.exec(done)?.[1] ?? "";
      expect((await send({ token: sampleToken }, {}, "/setup/sample")).status).toBe(200);
      expect(await isSampleLoaded(app)).toBe(false);
      expect((await send({ token: sampleToken }, {}, "/setup/sample")).status).toBe(403);
    });

    test.each([
      [{ "Sec-Fetch-Site": "cross-site" }, 403],
      [{ Origin: "https://evil.example" }, 403],
      [{ Origin: "null" }, 403],
      [{ "Content-Type": "text/plain" }, 415],
    ])("a form with the headers %j is refused with %d", async (headers, status) => {
      expect((await send(good(), headers as Record<string, string>)).status).toBe(status);
      expect(await listPeople(app.db)).toEqual([]);
    });

    test("a wrong token opens nothing and does not say why", async () => {
      for (const wrong of ["", "x", `${token}x`, "a".repeat(5_000)])
        expect((await app.get(`/setup?token=${wrong}`)).status).toBe(403);
    });
  });
