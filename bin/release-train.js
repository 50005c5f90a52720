#!/usr/bin/env node
// The command `release-train`. Plain JavaScript, since whatever Node.js the machine has starts it; what it starts
// is run by the package `node`, where that is installed. A clone runs its source, which is never behind;
// a package has only what was built of it.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { tooOld } from "./needed-node.js";

const source = new URL("../src/cli/main.ts", import.meta.url);
const main = existsSync(source) ? source : new URL("../dist/app/main.js", import.meta.url);

/** The Node.js of the package `node`, in this package or beside it; undefined: there is none. */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    const path = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(path) ? realpathSync(path) : undefined;
  } catch {
    return undefined;
  }
}

const own = ownNode();
const sentence = tooOld();
if (own !== undefined && own !== realpathSync(process.execPath)) {
  const child = spawn(own, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: "inherit" });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  // A terminal sends it to both; the other one ends by it, and then this one.
  process.on("SIGINT", () => {});
  child.on("exit", (code) => process.exit(code ?? 1));
} else if (sentence !== undefined) {
  console.error(sentence);
  process.exitCode = 1;
} else {
  await import(main.href);
}
