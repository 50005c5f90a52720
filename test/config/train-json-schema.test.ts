import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { trainJsonSchema } from "../../src/config/train-file/train-json-schema.ts";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";

const schema = trainJsonSchema();
const isValid = new Ajv({ strict: false }).compile(schema);
/** What an editor says: it reads YAML as YAML means it. */
const editorTakes = (text: string): boolean => isValid(parse(text));

test("the shipped file is up to date: `npm run schema` writes it", () => {
  const shipped = readFileSync("docs/release-train.schema.json", "utf8");
  expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(schema)));
});

interface Node {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every key of the file by its place, with what editors show for it. */
function keysOf(node: Node, place: string): readonly (readonly [string, Node])[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = node;
  return [
    ...Object.entries(properties).flatMap(([key, value]) => [
      [`${place}${key}`, value] as const,
      ...keysOf(value, `${place}${key}.`),
    ]),
    ...(typeof additionalProperties === "object" ? keysOf(additionalProperties, `${place}*.`) : []),
    ...(items ? keysOf(items, `${place}[].`) : []),
    ...anyOf.flatMap((one) => keysOf(one, place)),
  ];
}

test.each(keysOf(schema as Node, ""))("%s has a title and says what is expected", (_key, node) => {
  // A word of the file may come first.
  expect(node.title).toMatch(/^[A-Z`]/);
  expect(node.description).toMatch(/^Expected: .+\.$/);
});

const head = "train: t\nmanagers: [sarah]\n";
const small = "train: t\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api }\n";

describe("editors take what the reader takes", () => {
  test.each([
    ["the smallest train", small],
    [
      "names that look like numbers",
      small.replace("train: t", "train: 2026").replace("sarah", "007"),
    ],
    ["no staging", `${small}environments: { staging: null }\n`],
    ["named checks", `${small}required_checks: [build, "1.10", 42]\n`],
    ["truth values", `${small}checklist: [{ text: Tested, per_commit: true }]\n`],
    [
      "the example of the quickstart",
      exampleIn("docs/quickstart.md", "# .github/release-train.yml"),
    ],
    ["more keys", `${head}${exampleIn("docs/train-file.md", "window:")}`],
    ["the health of a service", `${head}${exampleIn("docs/train-file.md", "services:")}`],
  ])("%s", (_what, text) => {
    expect(readTrainFile(text)).toMatchObject({ ok: true });
    expect(editorTakes(text)).toBe(true);
  });
});

test("every key of a train file stands in its documentation", () => {
  const words = new Set(readFileSync("docs/train-file.md", "utf8").match(/[a-z_]+/g));
  const keys = keysOf(schema as Node, "").map(([place]) => place.split(/[.[]/).at(-1) ?? "");
  expect(keys.filter((key) => !words.has(key))).toEqual([]);
});

describe("editors refuse", () => {
  test.each([
    ["an unknown key", `${small}colour: red\n`],
    ["an unknown key of a service", small.replace("repo:", "repos: x, repo:")],
    ["a missing key", small.replace("train: t\n", "")],
    ["a service without repository", small.replace("repo: acme/api", "")],
    ["a repository without owner", small.replace("acme/api", "api")],
    ["an id in capitals", small.replace("  api:", "  API:")],
    ["a text where a list belongs", small.replace("[sarah]", "sarah")],
    ["a number as time limit", small.replace("acme/api", "acme/api, timeout: 30")],
  ])("%s", (_what, text) => {
    expect(readTrainFile(text)).toMatchObject({ ok: false });
    expect(editorTakes(text)).toBe(false);
  });
});

/** The YAML of a page that begins like this. */
function exampleIn(page: string, beginning: string): string {
  const text = readFileSync(page, "utf8");
  const example = [...text.matchAll(/```yaml\n(.*?)```/gs)]
    .map(([, yaml = ""]) => yaml)
    .find((yaml) => yaml.trimStart().startsWith(beginning));
  if (example === undefined)
    throw new Error(`${page} has no example that begins with ${beginning}`);
  const indent = /^ */.exec(example)?.[0] ?? "";
  return example.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}
