import { globSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, posix } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

/** What a part of src may import: other parts, and packages. Everything else points the wrong way. */
interface Allowed {
  readonly parts: readonly string[];
  readonly packages: readonly string[];
}

const layers: Readonly<Record<string, Allowed>> = {
  model: { parts: [], packages: [] },
  decide: { parts: ["model"], packages: [] },
  config: { parts: ["model", "decide"], packages: ["yaml", "zod"] },
  github: {
    parts: ["model"],
    packages: ["@octokit/auth-app", "@octokit/graphql", "@octokit/rest", "zod"],
  },
  chat: { parts: ["model"], packages: ["zod"] },
  health: { parts: ["model"], packages: ["zod"] },
  observe: { parts: ["model", "decide", "github"], packages: ["zod"] },
  render: { parts: ["model", "decide"], packages: ["handlebars"] },
  act: { parts: ["model", "github", "chat", "render"], packages: [] },
  web: { parts: ["model", "config"], packages: ["probot", "zod"] },
  engine: { parts: ["model", "decide", "observe", "act"], packages: ["pg", "pg-boss"] },
  simulator: { parts: [], packages: ["@octokit/graphql-schema", "graphql"] },
  "main.ts": {
    parts: [
      "model",
      "decide",
      "config",
      "github",
      "health",
      "observe",
      "act",
      "chat",
      "web",
      "engine",
    ],
    packages: ["probot"],
  },
  cli: {
    parts: ["main.ts", "model", "decide", "config", "render", "web", "simulator"],
    packages: ["yaml"],
  },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly specifier: string;
}

function importsOf(file: string): readonly Import[] {
  const { module } = parseSync(file, readFileSync(file, "utf8"));
  const specifiers = [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ];
  const from = partOf(file);
  return specifiers.map((specifier) => ({
    file,
    from,
    to: specifier.startsWith(".")
      ? partOf(posix.normalize(posix.join(dirname(file), specifier)))
      : specifier,
    specifier,
  }));
}

const partOf = (file: string): string => file.split("/")[1] ?? "";

function isAllowed({ from, to, specifier }: Import): boolean {
  const allowed = layers[from];
  if (!allowed) return false;
  if (specifier.endsWith("/package.json")) return true;
  if (specifier.startsWith(".")) return to === from || allowed.parts.includes(to);
  return isBuiltin(specifier) || allowed.packages.includes(specifier);
}

const files = globSync("src/**/*.ts");
const imports = files.flatMap(importsOf);

describe("the code imports in one direction", () => {
  it.each(Object.keys(layers))("src/%s imports only what it may", (part) => {
    const own = imports.filter((one) => one.from === part);
    expect(own.length, `${part} was seen`).toBeGreaterThan(0);
    const wrong = own.filter((one) => !isAllowed(one));
    expect(wrong.map((one) => `${one.file} -> ${one.specifier}`)).toEqual([]);
  });

  it("has no part without a rule", () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in layers))).toEqual([]);
  });

  it("reads time nowhere but in clocks", () => {
    const readers = files.filter((file) => /Temporal\.Now\b/.test(readFileSync(file, "utf8")));
    // Tokens live by real time, since those who hold them can't know the simulated one.
    const clocks = /\/clock\.ts$|^src\/simulator\/http\/credentials\.ts$/;
    expect(readers.filter((file) => !clocks.test(file))).toEqual([]);
  });
});
