import type { App } from "../app.ts";
import type { ImportResult } from "./import-wxr.ts";
import type { ImportOptions } from "./move.ts";
export async function importGhost(_app: App, _file: string, _options: ImportOptions): Promise<ImportResult> { throw new Error("x"); }
