import { expect, test } from "bun:test";
import { createRoutes } from "../src/server.ts";

test("every route has a handler with a name, so that `npm run routes` says who answers", () => {
  const nameless = createRoutes()
    .routes.filter(({ handler }) => !handler.name)
    .map(({ method, path }) => `${method} ${path}`);
  expect(nameless).toEqual([]);
});
