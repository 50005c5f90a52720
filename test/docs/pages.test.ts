/** What the pages for users say is so: their links lead somewhere, their train files are valid, their commands exist. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { commandUses } from "../../src/model/release/command.ts";
import packageFile from "../../package.json" with { type: "json" };

const pages = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "deploy/README.md",
  ...globSync("docs/**/*.md"),
];
const textOf = (page: string): string => readFileSync(page, "utf8");

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** The blocks of a page in this language, without the indentation that they share. */
function blocks(page: string, language: string): readonly string[] {
  const fence = new RegExp(`^( *)\`\`\`${language}\\n(.*?)^ *\`\`\`$`, "gms");
  return [...textOf(page).matchAll(fence)].map(([, indent = "", text = ""]) =>
    text.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  );
}

test.each(pages)("every link of %s leads to something", (page) => {
  // What stands in code is no link.
  const text = textOf(page)
    .replaceAll(/^ *```.*?^ *```$/gms, "")
    .replaceAll(/`[^`\n]*`/g, "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  const broken = links.filter((target) => {
    if (target.startsWith("https://")) return URL.parse(target) === null;
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? page : join(dirname(page), path);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsOf(file).includes(anchor);
  });
  expect(broken).toEqual([]);
});

const trains = pages.flatMap((page) =>
  blocks(page, "yaml")
    .filter((yaml) => /^train: /m.test(yaml))
    .map((yaml, index) => ({ page, index, yaml })),
);
test.each(trains)("train file $index of $page is valid", ({ yaml }) => {
  expect(readTrainFile(yaml)).toMatchObject({ ok: true });
});

test("there are train files to check in the quickstart and the recipes", () => {
  const found = new Set(trains.map(({ page }) => page));
  expect(found).toEqual(new Set(["docs/quickstart.md", "docs/recipes.md", ...found]));
});

describe("commands", () => {
  test("the page of commands has all of them, and no other", () => {
    const text = textOf("docs/commands.md");
    const [issue = "", line = ""] = text.split("## On the command line");
    const told = (part: string, pattern: RegExp) =>
      new Set([...part.matchAll(pattern)].map(([, name = ""]) => name));
    expect(told(issue, /^\| `\/([a-z-]+)/gm)).toEqual(new Set(Object.keys(commandUses)));
    expect(told(line, /^\| `([a-z]+)/gm)).toEqual(new Set(commands.map(({ name }) => name)));
  });

  test.each(pages)("what %s says to run there is", (page) => {
    const shell = blocks(page, "sh").join("\n");
    const named = [...shell.matchAll(/release-train(?:\.js)? ([a-z]+)((?: [^\n#&|]*)?)/g)];
    const wrong = named.flatMap(([line, name, rest = ""]) => {
      // A resource of that name is something else's.
      if (/^kubectl|generic/.test(line) || name === "generic") return [];
      const command = commands.find((one) => one.name === name);
      const options = [...rest.matchAll(/--([a-z]+)/g)].map(([, option]) => option);
      const known = new Set((command?.options ?? []).map((option) => option.name));
      return command && options.every((one) => known.has(one ?? "")) ? [] : [line];
    });
    expect(wrong).toEqual([]);
    const scripts = [
      ...shell.matchAll(/npm (?:run )?(?:-s )?(start|test|demo|build|check|bench|mutate)\b/g),
    ];
    expect(scripts.filter(([, name = ""]) => !(name in packageFile.scripts))).toEqual([]);
  });

  test("slash commands in texts for people exist", () => {
    const people = ["release-manager", "team-lead", "developer", "recipes", "quickstart"];
    const named = people.flatMap((name) => [
      ...textOf(`docs/${name}.md`).matchAll(/`\/([a-z-]+)(?=[ `])/g),
    ]);
    expect(named.length).toBeGreaterThan(15);
    expect(named.map(([, name = ""]) => name).filter((name) => !(name in commandUses))).toEqual([]);
  });

  test("the README's proofs are tests that there are", () => {
    const files = [...textOf("README.md").matchAll(/--project embedded (test\/[\w./-]+)/g)];
    expect(files.length).toBeGreaterThan(5);
    expect(files.map(([, path = ""]) => path).filter((path) => !existsSync(path))).toEqual([]);
  });
});
