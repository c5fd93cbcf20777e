import { findChromium } from "../test/browser.ts";
import { findPostgres } from "../test/postgres.ts";

/** Prints the Debian packages of the programs that the tests need and do not find, one a line. */
if (!findPostgres()) process.stdout.write("postgresql\n");
if (!findChromium()) process.stdout.write("chromium\n");
