#!/usr/bin/env node
// `npx minbar …`: the command line of Minbar.
import { fileURLToPath } from "node:url";
import { startBun } from "./bun.mjs";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
startBun([`--tsconfig-override=${path("tsconfig.json")}`, path("src/main.ts"), ...process.argv.slice(2)]);
