#!/usr/bin/env node
// `npx minbar …`: the command line of Minbar.
import { fileURLToPath } from "node:url";
import { startBun } from "./bun.mjs";

startBun([fileURLToPath(new URL("../src/main.ts", import.meta.url)), ...process.argv.slice(2)]);
