import type { Server } from "bun";

export interface Served {
  /** The port that was bound: differs from the wished one only when 0 was wished. */
  port: number;
  /** Stops accepting, waits for running requests at most `graceMs`, then closes what is left. */
  stop(graceMs: number): Promise<void>;
}

export interface Peer {
  /** The network address that the connection came from, or "" when it is gone. */
  address(request: Request): string;
  /** Lengthens the idle time of one request, in seconds (slow links: Bun cuts downloads below 16 KB/s otherwise). */
  patience(request: Request, seconds: number): void;
}

/** Serves `handle` on `port`. Bodies over `maxBody` bytes are refused with 413 before they are read. */
export function serve(options: {
  port: number;
  hostname?: string | undefined;
  maxBody: number;
  handle(request: Request, peer: Peer): Response | Promise<Response>;
  failed(error: Error): Response;
}): Served {
  let peer: Peer | undefined;
  const asPeer = (server: Server<undefined>): Peer =>
    (peer ??= {
      address: (request) => server.requestIP(request)?.address ?? "",
      patience: (request, seconds) => server.timeout(request, seconds),
    });
  const server = Bun.serve({
    port: options.port,
    ...(options.hostname ? { hostname: options.hostname } : {}),
    maxRequestBodySize: options.maxBody,
    idleTimeout: 30,
    reusePort: false,
    development: false,
    fetch: (request, self) => options.handle(request, asPeer(self)),
    error: (error) => options.failed(error),
  });
  return {
    port: server.port ?? options.port,
    async stop(graceMs) {
      const gentle = server.stop();
      await Promise.race([gentle, Bun.sleep(graceMs)]);
      await server.stop(true);
    },
  };
}
