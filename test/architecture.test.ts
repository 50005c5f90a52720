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
  text: { parts: ["model"], packages: [] },
  decide: { parts: ["model", "text"], packages: [] },
  config: { parts: ["model", "text", "decide", "notes"], packages: ["yaml", "zod"] },
  github: {
    parts: ["model"],
    packages: ["@octokit/auth-app", "@octokit/graphql", "@octokit/rest", "jose", "zod"],
  },
  chat: { parts: ["model"], packages: ["zod"] },
  health: { parts: ["model"], packages: ["ical.js", "zod"] },
  observe: { parts: ["model", "text", "decide", "github"], packages: ["zod"] },
  notes: { parts: ["model", "text"], packages: [] },
  render: { parts: ["model", "text", "decide", "notes"], packages: ["handlebars"] },
  // Requests go out as those of health do, to addresses that were checked.
  events: { parts: ["model", "text", "health"], packages: [] },
  act: { parts: ["model", "github", "chat", "notes", "render"], packages: [] },
  web: {
    parts: ["model", "text", "config", "render"],
    packages: [
      "@dagrejs/dagre",
      "@hono/node-server",
      "handlebars",
      "hono",
      "hono/body-limit",
      "hono/cookie",
      "hono/streaming",
      "ical-generator",
      "probot",
      "zod",
    ],
  },
  engine: { parts: ["model", "decide", "observe", "act"], packages: ["pg", "pg-boss"] },
  metrics: { parts: ["model"], packages: ["prom-client"] },
  assembly: {
    parts: [
      "model",
      "text",
      "decide",
      "config",
      "github",
      "health",
      "observe",
      "act",
      "chat",
      "events",
      "render",
      "web",
      "engine",
    ],
    packages: [],
  },
  simulator: { parts: [], packages: ["@octokit/graphql-schema", "graphql"] },
  "main.ts": {
    parts: ["assembly", "metrics", "model", "decide", "config", "github", "web", "engine"],
    packages: ["probot"],
  },
  "probot-app.ts": { parts: ["main.ts", "config"], packages: ["probot"] },
  cli: {
    parts: [
      "main.ts",
      "assembly",
      "model",
      "text",
      "decide",
      "config",
      "engine",
      "github",
      "observe",
      "chat",
      "notes",
      "render",
      "web",
      "simulator",
    ],
    packages: ["yaml", "zod"],
  },
};

/** The rooms of decide from the ground up: each imports only from those before it, types included. */
const rooms: readonly string[] = [
  "assessment",
  "record",
  "calendar",
  "deployments",
  "privacy",
  "health",
  "plan",
  "commands",
  "gates",
  "timetable",
  "votes",
  "guard",
  "lost",
  "rollback",
  "timeline",
  "starts",
  "holds",
  "rehearsal",
  "publication",
  "phase",
  "events",
  "assess",
  "rollout",
  "forecast",
  "answers",
  "messages",
  "questions",
  // The files of decide itself.
  "decide",
];

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

const targetOf = ({ file, specifier }: Import): string =>
  posix.normalize(posix.join(dirname(file), specifier));

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

  it("has no circle of files, types included", () => {
    const targets = Map.groupBy(
      imports.filter(({ specifier }) => specifier.startsWith(".")),
      ({ file }) => file,
    );
    const circles: string[] = [];
    const seen = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at !== -1) circles.push([...path.slice(at), file].join(" -> "));
      if (at !== -1 || seen.has(file)) return;
      for (const one of targets.get(file) ?? []) visit(targetOf(one), [...path, file]);
      seen.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it("has rooms in decide that build on each other in one order", () => {
    const inside = imports.filter((one) => one.from === "decide" && one.to === "decide");
    const roomOf = (file: string): number => {
      const [, part = "", room = ""] = file.split("/");
      return rooms.indexOf(room.endsWith(".ts") ? part : room);
    };
    expect(new Set(inside.map(({ file }) => roomOf(file)))).not.toContain(-1);
    const back = inside.filter((one) => roomOf(targetOf(one)) > roomOf(one.file));
    expect(back.map((one) => `${one.file} -> ${one.specifier}`)).toEqual([]);
  });

  // Who compares with one mode passes over all others, the next one too.
  it("asks the table of drive modes, or all of them, how a service is deployed", () => {
    const askers = files.filter((file) =>
      /\bdrive\??\.kind\s*[!=]==?/.test(readFileSync(file, "utf8")),
    );
    expect(askers).toEqual([]);
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
