import { isIP } from "node:net";
import { resolve } from "node:path";

/** What the operator can set. Everything has a default that works from an empty folder. */
export interface Config {
  /** The folder that holds all state. */
  dataDir: string;
  port: number;
  /** Address to listen on; undefined means every address of the machine. */
  hostname: string | undefined;
  /** Public origin without a final slash: "https://example.org". Every absolute address is made from it. */
  origin: string;
  /** True when the operator named the origin; otherwise only local host names are answered. */
  originIsSet: boolean;
  /** PostgreSQL address, or undefined for SQLite in `dataDir`. */
  databaseUrl: string | undefined;
  /** Where /healthz, /readyz and /metrics listen; undefined switches them off. */
  ops: { hostname: string; port: number } | undefined;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Bytes of rendered pages to keep in memory. */
  cacheBytes: number;
  /** Passphrase that seals and opens backups, when one is set. */
  backupKey: string | undefined;
}

/** The settings whose value can be wrong; cli/words.ts has a sentence for each. */
export type ConfigFault =
  | "PORT"
  | "MINBAR_HOST"
  | "MINBAR_URL"
  | "DATABASE_URL"
  | "MINBAR_OPS"
  | "MINBAR_TRUSTED_PROXIES"
  | "MINBAR_CACHE_MB";

/** All faults of the environment at once. */
export class ConfigError extends Error {
  constructor(readonly faults: ConfigFault[]) {
    super(`settings: ${faults.join(", ")}`);
  }
}

/**
 * Reads the environment; the only place that does. Throws ConfigError with every fault listed.
 * MINBAR_DATA, PORT, MINBAR_HOST, MINBAR_URL, DATABASE_URL, MINBAR_OPS, MINBAR_TRUSTED_PROXIES, MINBAR_CACHE_MB, MINBAR_BACKUP_KEY.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const faults: ConfigFault[] = [];
  const set = (name: string) => environment[name]?.trim() || undefined;

  const port = wholeNumber(set("PORT"), 4600, 0, 65_535);
  if (port === undefined) faults.push("PORT");

  const url = set("MINBAR_URL");
  const origin = url === undefined ? `http://localhost:${port ?? 4600}` : parseOrigin(url);
  if (origin === undefined) faults.push("MINBAR_URL");

  const databaseUrl = set("DATABASE_URL");
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) faults.push("DATABASE_URL");

  const ops = parseOps(set("MINBAR_OPS"), port ?? 4600);
  if (ops === null) faults.push("MINBAR_OPS");

  const cacheMegabytes = wholeNumber(set("MINBAR_CACHE_MB"), 192, 1, 65_536);
  if (cacheMegabytes === undefined) faults.push("MINBAR_CACHE_MB");

  const hostname = set("MINBAR_HOST");
  if (hostname !== undefined && isIP(hostname) === 0 && hostname !== "localhost") faults.push("MINBAR_HOST");

  const trustedProxies = (set("MINBAR_TRUSTED_PROXIES") ?? "").split(/[\s,]+/).filter(Boolean);
  if (trustedProxies.some((address) => isIP(address) === 0)) faults.push("MINBAR_TRUSTED_PROXIES");

  if (faults.length > 0) throw new ConfigError(faults);
  return {
    dataDir: resolve(set("MINBAR_DATA") ?? "data"),
    port: port ?? 4600,
    hostname,
    origin: origin ?? "",
    originIsSet: url !== undefined,
    databaseUrl,
    ops: ops ?? undefined,
    trustedProxies,
    cacheBytes: (cacheMegabytes ?? 192) * 1_048_576,
    backupKey: set("MINBAR_BACKUP_KEY"),
  };
}

/** The language that the operator's terminal speaks: Arabic where LC_ALL, LC_MESSAGES or LANG says so, otherwise English. */
export function terminalLanguage(environment: Record<string, string | undefined> = process.env): "ar" | "en" {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return /^ar\b|^ar_/i.test(locale) ? "ar" : "en";
}

function wholeNumber(
  text: string | undefined,
  fallback: number,
  low: number,
  high: number,
): number | undefined {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}

function parseOrigin(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) return undefined;
  return url.pathname === "/" ? url.origin : undefined;
}

/** undefined: off; null: not readable. */
function parseOps(text: string | undefined, port: number) {
  if (text === "off") return undefined;
  if (text === undefined) return port === 0 ? undefined : { hostname: "127.0.0.1", port: port + 1 };
  const match = /^(\[[0-9a-f:]+\]|[^:\s]+):(\d{1,5})$/i.exec(text);
  const opsPort = Number(match?.[2]);
  if (!match?.[1] || opsPort > 65_535) return null;
  return { hostname: match[1].replace(/^\[|\]$/g, ""), port: opsPort };
}
