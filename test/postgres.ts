import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NOBODY = 65_534;

/** Folder of the PostgreSQL programs: $PG_BIN, or the newest that Debian has installed; undefined when there is none. */
export function findPostgres(): string | undefined {
  const installed = existsSync("/usr/lib/postgresql")
    ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a))
    : [];
  const candidates = [
    process.env.PG_BIN ?? "",
    ...installed.map((version) => `/usr/lib/postgresql/${version}/bin`),
  ];
  return candidates.find((folder) => folder && existsSync(join(folder, "initdb")));
}

/** A PostgreSQL server of its own on a free loopback port, in a temporary folder. PostgreSQL refuses root, so root runs it as nobody. */
export async function startPostgres(bin: string): Promise<{ url: string; stop(): Promise<void> }> {
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const folder = mkdtempSync(join(tmpdir(), "minbar-postgres-"));
  if (asNobody.uid) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    { ...asNobody, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" } },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
  ];
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port)].concat(settings.flatMap((setting) => ["-c", setting])),
    { ...asNobody, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  await new Promise<void>((resolve, reject) => {
    let log = "";
    server.stderr.on("data", (piece: Buffer) => {
      log += piece.toString();
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}\n${log}`)));
  });
  server.stderr.resume();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
