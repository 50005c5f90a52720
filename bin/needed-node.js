// Plain JavaScript that old versions of Node.js can read.
import { readFileSync } from "node:fs";

const packageFile = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const least = Number(/\d+/.exec(packageFile.engines.node)[0]);

/** One sentence for those whose Node.js is too old for Release Train; undefined: it isn't. */
export function tooOld() {
  const { node } = process.versions;
  if (Number(node.split(".")[0]) >= least) return undefined;
  return `Release Train needs Node.js ${least} or newer and this is ${node}: install it, or put it beside Release Train with \`npm install node@${least}\`.`;
}
