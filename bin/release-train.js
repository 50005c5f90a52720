#!/usr/bin/env node
// The command `release-train`. Plain JavaScript, since whatever Node.js the machine has starts it; what it starts
// is run by the one that the project pins, where that is installed. A clone runs its source, which is never behind;
// a package has only what was built of it.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = new URL("../src/cli/main.ts", import.meta.url);
const main = existsSync(source) ? source : new URL("../dist/app/main.js", import.meta.url);
const pinned = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));

if (!existsSync(pinned) || realpathSync(pinned) === realpathSync(process.execPath)) {
  await import(main.href);
} else {
  const child = spawn(pinned, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  // A terminal sends it to both; the other one ends by it, and then this one.
  process.on("SIGINT", () => {});
  child.on("exit", (code) => process.exit(code ?? 1));
}
