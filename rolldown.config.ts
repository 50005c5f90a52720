/**
 * The App as a few files of JavaScript with everything that it is made of: 450 files that are stripped of types at
 * each start, and as many of packages, cost more than all else that a start does.
 */
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import type { Plugin, RolldownOptions } from "rolldown";

const dir = "dist/app";

/** Begun in a thread of its own, from a file of its own. */
const worker = "own-template-worker";

/** What the source names from where it is, such as a folder of templates, is named from where it goes. */
const paths: Plugin = {
  name: "paths",
  transform(code, id) {
    if (!id.startsWith(join(import.meta.dirname, "src"))) return null;
    return code.replaceAll(/new URL\("(\.\.?\/[^"]*)"/g, (_, path: string) => {
      if (path === `./${worker}.ts`) return `new URL("./${worker}.js"`;
      const end = path.endsWith("/") ? "/" : "";
      const to = relative(join(import.meta.dirname, dir), join(dirname(id), path));
      return `new URL(${JSON.stringify(to + end)}`;
    });
  },
};

/** Whose licences ask for it is named beside the files that have their code in them. */
const notices: Plugin = {
  name: "notices",
  generateBundle(_, bundle) {
    const folders = new Set(
      Object.values(bundle)
        .flatMap((file) => (file.type === "chunk" ? file.moduleIds : []))
        .flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []),
    );
    const source = [...folders].toSorted().map(noticeOf).join("\n\n---\n\n");
    this.emitFile({ type: "asset", fileName: "third-party-notices.txt", source });
  },
};

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Readonly<Record<string, unknown>>;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${String(name)} ${String(version)} (${String(license)})`, ...texts].join("\n\n");
}

const config = {
  input: {
    main: "src/cli/main.ts",
    "probot-app": "src/probot-app.ts",
    [worker]: `src/render/${worker}.ts`,
  },
  platform: "node",
  // `pg` asks for its native binding and does without.
  external: [/^node:/, ...builtinModules, "pg-native"],
  // Of packages: what they do is theirs.
  checks: { eval: false },
  plugins: [paths, notices],
  output: { dir, format: "esm", entryFileNames: "[name].js", cleanDir: true },
} satisfies RolldownOptions;

export default config;
