import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { rolldown, type OutputChunk } from "rolldown";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { trainJsonSchema } from "../../src/config/train-file/train-json-schema.ts";
import config from "../../rolldown.config.ts";

// As deep as the real one, and not in its way.
const dir = join(import.meta.dirname, "../../dist", `test-${process.pid}`);
const chunks = new Map<string, OutputChunk>();

beforeAll(async () => {
  const { input, output, platform, external, checks, plugins } = config;
  const bundle = await rolldown({ input, platform, external, checks, plugins });
  const { output: files } = await bundle.write({ ...output, dir });
  await bundle.close();
  for (const file of files) if (file.type === "chunk") chunks.set(file.fileName, file);
}, 540_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A file with everything that is read before its first line runs. */
function readWith(name: string, seen = new Set<string>()): ReadonlySet<string> {
  const file = chunks.get(name);
  if (!file || seen.has(name)) return seen;
  seen.add(name);
  for (const one of file.imports) readWith(one, seen);
  return seen;
}

const modulesIn = (names: Iterable<string>): readonly string[] =>
  [...names].flatMap((name) => chunks.get(name)?.moduleIds ?? []);

/** Whether there is one of these in a list of modules. */
const holds = (modules: readonly string[], part: string): boolean =>
  modules.some((id) => id.includes(part));

describe("what was built", () => {
  test("a start reads nothing of the simulator, of PostgreSQL and of the set-up page", () => {
    const app = [...chunks.values()].find((file) => holds(file.moduleIds, "/src/main.ts"));
    const modules = modulesIn([...readWith("main.js"), ...readWith(app?.fileName ?? "")]);
    const all = modulesIn(chunks.keys());
    for (const part of ["/src/main.ts", "/src/decide/decide.ts", "/node_modules/probot/"]) {
      expect(holds(modules, part)).toBe(true);
    }
    for (const part of [
      "/src/simulator/",
      "/src/engine/postgres.ts",
      "/node_modules/pg/",
      "/node_modules/pg-boss/",
      "/src/web/set-up.ts",
    ]) {
      expect(holds(modules, part)).toBe(false);
      expect(holds(all, part)).toBe(true);
    }
  });

  test("it names the licence of each package whose code it has", () => {
    const names = modulesIn(chunks.keys()).flatMap(
      (id) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
    );
    const notices = readFileSync(join(dir, "third-party-notices.txt"), "utf8");
    expect(new Set(names).size).toBeGreaterThan(50);
    for (const name of new Set(names))
      expect(notices).toMatch(new RegExp(`^${RegExp.escape(name)} \\d\\S* \\([A-Z]`, "m"));
  });

  test("it finds its templates from where it is", () => {
    const code = [...chunks.values()].map((file) => file.code).join("\n");
    const paths = [...code.matchAll(/new URL\("(\.[^"]*templates[^"]*)"/g)].map(([, path]) => path);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) expect(existsSync(join(dir, path ?? ""))).toBe(true);
  });

  test("it runs as the source does", async () => {
    const child = spawn(process.execPath, [join(dir, "main.js"), "schema"], { stdio: "pipe" });
    expect(JSON.parse(await text(child.stdout))).toEqual(
      JSON.parse(JSON.stringify(trainJsonSchema())),
    );
  });
});
