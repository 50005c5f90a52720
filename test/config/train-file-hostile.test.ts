import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { accepted, refused } from "./train-reading.ts";

test("threat 60: broken YAML is told with its place", () => {
  expect(
    [
      "",
      "\n# nothing\n",
      "---\n---\n",
      "train: t\n\tmanagers: []\n",
      "train: 'open\n",
      "train: [a\n",
      "managers: [@sarah]\n",
      "train: a: b\n",
      "train: t\n managers: []\n",
      "train: t\n---\ntrain: u\n",
      "train: !!binary aGk=\n",
      "a: *x\nb: &x [1]\n",
      "a: &x\n  - *x\n",
      "train: t\ntrain: u\n",
      "? [a]\n: b\n",
      "__proto__: { x: 1 }\n",
      "services: { constructor: { repo: a/b }, prototype: {} }\n",
      "<<: { train: t }\n",
      // Which keys there are is no matter of broken YAML.
    ].map((text) => [
      text,
      ...refused(text).map((one) => one.replace(/(?<=Known here: ).*$/, "…")),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "",
        "1:1 The file is empty. Give it at least train, managers and services.",
      ],
      [
        "
    # nothing
    ",
        "1:1 The file is empty. Give it at least train, managers and services.",
      ],
      [
        "---
    ---
    ",
        "1:1 The file is empty. Give it at least train, managers and services.",
      ],
      [
        "train: t
    	managers: []
    ",
        "2:1 This isn't valid YAML: Tabs are not allowed as indentation. Indent with spaces, not with tabs.",
      ],
      [
        "train: 'open
    ",
        "2:1 This isn't valid YAML: Missing closing 'quote. Close the quote or bracket, and put a colon and a space after each key.",
      ],
      [
        "train: [a
    ",
        "2:1 This isn't valid YAML: a [ above is not closed with ]. Add the ] where the list or mapping ends.",
      ],
      [
        "managers: [@sarah]
    ",
        "1:12 This isn't valid YAML: Plain value cannot start with reserved character @. Write logins without @, and put other values that begin with @ or \` in quotes.",
      ],
      [
        "train: a: b
    ",
        "1:8 This isn't valid YAML: Nested mappings are not allowed in compact mappings. Indent this line like its neighbours, and put text with \`: \` in quotes.",
      ],
      [
        "train: t
     managers: []
    ",
        "1:8 This isn't valid YAML: Nested mappings are not allowed in compact mappings. Indent this line like its neighbours, and put text with \`: \` in quotes.",
        "1:8 This isn't valid YAML: Implicit keys need to be on a single line. Put text with special characters in quotes, and indent like the neighbours.",
      ],
      [
        "train: t
    ---
    train: u
    ",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "2:1 The file holds several documents. Remove the lines \`---\`.",
      ],
      [
        "train: !!binary aGk=
    ",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
      ],
      [
        "a: *x
    b: &x [1]
    ",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "1:1 Unknown key a. Known here: …",
        "1:4 Nothing is marked as x. Mark a value above it with &x, or write the value itself here.",
        "2:1 Unknown key b. Known here: …",
      ],
      [
        "a: &x
      - *x
    ",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "1:1 Unknown key a. Known here: …",
        "2:5 Nothing is marked as x. Mark a value above it with &x, or write the value itself here.",
      ],
      [
        "train: t
    train: u
    ",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "2:1 Duplicate key train. Keep one of the two.",
      ],
      [
        "? [a]
    : b
    ",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "1:3 A key must be one word. Write it in quotes, or as one word.",
      ],
      [
        "__proto__: { x: 1 }
    ",
        "1:1 The name __proto__ can't be used. Choose another name.",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
      ],
      [
        "services: { constructor: { repo: a/b }, prototype: {} }
    ",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 There are no services. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "1:13 The name constructor can't be used. Choose another name.",
        "1:41 The name prototype can't be used. Choose another name.",
      ],
      [
        "<<: { train: t }
    ",
        "1:1 train is missing. Write for instance train: storefront.",
        "1:1 managers is missing. Write for instance managers: [sarah, acme/release-managers].",
        "1:1 services is missing. Write each below services: by its id, for instance api: { repo: acme/api }.",
        "1:1 Unknown key <<. Known here: …",
      ],
    ]
  `);
  expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
});

const size = 64 * 1024;
const fill = (text: string): string => text.repeat(Math.floor(size / text.length));
const bomb = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);

test.for([
  ["a list 20,000 deep", "[".repeat(20_000) + "]".repeat(20_000)],
  ["dashes 20,000 deep", "- ".repeat(20_000)],
  ["maps that never end", fill("{a: ")],
  ["an alias bomb", `a0: &a0 [x, x]\n${bomb.join("\n")}`],
  ["aliases only", fill("*a ")],
  ["keys only", Array.from({ length: 9000 }, (_, n) => `k${n}:`).join("\n")],
  ["one key again and again", fill("a:\n")],
  ["commas", `[${fill(",").slice(1)}`],
  ["closing brackets", fill("]")],
  ["quotes", fill('"')],
  ["comments", fill("#\n")],
  ["documents", fill("---\n")],
  ["errors", `services:\n${Array.from({ length: 7000 }, (_, n) => ` s${n}: x`).join("\n")}`],
  ["unknown services", `services:\n a: { depends_on: [${fill("b,").slice(60)}] }`],
  ["one long word", "a".repeat(size)],
  ["one long key", `services: { ${"k".repeat(1000)}: [${fill("x,").slice(1200)}] }`],
  ["more than 64 KB", `${"#".repeat(size)}\n`],
])("threat 60: %s: refused with few words, and not at length", ([, text = ""]) => {
  const problems = refused(text);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.length).toBeLessThanOrEqual(100);
  for (const problem of problems) expect(problem.length).toBeLessThan(1000);
});

test("many services that all depend on all before them are read", () => {
  const ids = Array.from({ length: 160 }, (_, n) => `s${n}`);
  const body = ids.map(
    (id, n) => ` ${id}: {repo: a/${id}, depends_on: [${ids.slice(0, n).join()}]}`,
  );
  expect(accepted(`train: t\nmanagers: [a]\nservices:\n${body.join("\n")}`).services).toHaveLength(
    160,
  );
});

const yamlish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."[]{}:,-?*&!|>'\"#%@`~ \n\t".split(""),
        "train",
        "managers",
        "services",
        "repo",
        "depends_on",
        "a/b",
        "{{version}}",
        "---",
        ": ",
        "\n  ",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

test("threat 60: no text makes the reader throw, and each problem has a place in the text", () => {
  fc.assert(
    fc.property(yamlish, (text) => {
      const reading = readTrainFile(text);
      if (reading.ok) return;
      const lines = text.split(/\r\n|\n|\r/);
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { line, column, message, hint } of reading.problems) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(message).not.toBe("");
        expect(hint).not.toBe("");
      }
    }),
    { numRuns: 1000 },
  );
});
