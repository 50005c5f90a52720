/**
 * The App as a few files of JavaScript with everything that it is made of: 450 files that are stripped of types at
 * each start, and as many of packages, cost more than all else that a start does. `dist/app` is as deep as a folder
 * of `src`, so that the paths to `templates` and `app.yml` are the same from both.
 */
import { builtinModules } from "node:module";
import type { RolldownOptions } from "rolldown";

const config = {
  input: "src/cli/main.ts",
  platform: "node",
  // `pg` asks for its native binding and does without.
  external: [/^node:/, ...builtinModules, "pg-native"],
  // Of packages: what they do is theirs.
  checks: { eval: false },
  output: { dir: "dist/app", format: "esm", entryFileNames: "main.js", cleanDir: true },
} satisfies RolldownOptions;

export default config;
