import { describe, expect, test } from "bun:test";
import { ConfigError, readConfig, terminalLanguage } from "./config.ts";

const faultsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
};

describe("the settings", () => {
  test("need nothing at all", () => {
    expect(readConfig({})).toMatchObject({
      port: 4600,
      origin: "http://localhost:4600",
      originIsSet: false,
      databaseUrl: undefined,
      ops: { hostname: "127.0.0.1", port: 4601 },
      trustedProxies: [],
    });
  });

  test("are read once, all faults together", () => {
    expect(
      faultsOf({
        PORT: "abc",
        MINBAR_HOST: "999.1.1.1",
        MINBAR_URL: "https://example.org/path",
        DATABASE_URL: "mysql://x",
        MINBAR_OPS: "nowhere",
        MINBAR_TRUSTED_PROXIES: "foo",
        MINBAR_CACHE_MB: "-1",
      }),
    ).toEqual([
      "PORT",
      "MINBAR_URL",
      "DATABASE_URL",
      "MINBAR_OPS",
      "MINBAR_CACHE_MB",
      "MINBAR_HOST",
      "MINBAR_TRUSTED_PROXIES",
    ]);
  });

  test("take an address with its port, and a switch for operations", () => {
    expect(readConfig({ MINBAR_URL: "https://ar.example.org/", MINBAR_OPS: "off" })).toMatchObject({
      origin: "https://ar.example.org",
      originIsSet: true,
      ops: undefined,
    });
    expect(readConfig({ MINBAR_OPS: "[::1]:9100" }).ops).toEqual({ hostname: "::1", port: 9100 });
  });

  test("the terminal is answered in its own language where Minbar speaks it", () => {
    expect(terminalLanguage({ LANG: "ar_MA.UTF-8" })).toBe("ar");
    expect(terminalLanguage({ LANG: "ar_MA.UTF-8", LC_ALL: "C" })).toBe("en");
    expect(terminalLanguage({})).toBe("en");
  });
});
