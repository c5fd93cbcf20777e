/** One JSON line an event. Never pass e-mail addresses, tokens, full network addresses or request bodies. */
export interface Log {
  info(event: string, data?: LogData): void;
  warn(event: string, data?: LogData): void;
  /** For what nobody expected; the stack goes along. */
  error(event: string, error: unknown, data?: LogData): void;
}

export type LogData = Record<string, string | number | boolean | undefined>;

/** A log that hands each line (JSON, control characters escaped, no line feed) to `write`. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  const line = (level: string, event: string, data: LogData = {}) =>
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...data }));
  return {
    info: (event, data) => line("info", event, data),
    warn: (event, data) => line("warn", event, data),
    error: (event, error, data) =>
      line("error", event, {
        ...data,
        message: error instanceof Error ? error.message : String(error),
        stack: error instanceof Error ? error.stack : undefined,
      }),
  };
}

/** A log that nobody reads, for tests and for commands that print their own report. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };
