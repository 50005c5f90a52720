import { expect, it, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { createPathMatch } from "../../src/observe/changes/matches-path.ts";

const matched = (globs: readonly string[], paths: readonly string[]): readonly string[] =>
  paths.filter(createPathMatch(globs));

test.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
  [
    "dorny/paths-filter#184: braces are a choice",
    ["src/{api,lib}/**"],
    ["src/api/a.ts", "src/lib/x/b.ts"],
    ["src/web/a.ts", "src/{api,lib}/a.ts"],
  ],
  [
    "tj-actions/changed-files#335: braces inside braces, and an empty choice",
    ["db/{,old/}{migrate,schema/{v1,v2}}/*.sql"],
    ["db/migrate/1.sql", "db/old/migrate/1.sql", "db/schema/v2/1.sql", "db/old/schema/v1/a.sql"],
    ["db/schema/1.sql", "db/older/migrate/1.sql"],
  ],
  [
    "tj-actions/changed-files#335: braces at the end",
    ["**/*.{sql,prisma}"],
    ["a.sql", "db/x.prisma"],
    ["a.sqlx", "db/x.ts"],
  ],
  ["braces with folders", ["{db,schema}"], ["db/a", "schema/x/y", "db"], ["dbs/a"]],
  [
    "dorny/paths-filter#184: an exclamation mark takes out what the ones before let in",
    ["src/**", "!src/docs/**"],
    ["src/a.ts"],
    ["src/docs/a.md", "other/a"],
  ],
  [
    "the last one that fits decides",
    ["src/**", "!src/docs/**", "src/docs/api/**"],
    ["src/a.ts", "src/docs/api/x"],
    ["src/docs/x"],
  ],
  ["only what is taken out", ["!docs/**", "!**/*.md"], ["src/a.ts"], ["docs/a", "src/a.md"]],
  ["taken out by a choice", ["**", "!{docs,test}/**"], ["src/a", "docs"], ["docs/a", "test/a"]],
  ["twice is none", ["!!src/**"], ["src/a"], ["x/a"]],
  ["inside a name it is a letter", ["src/a!b/**"], ["src/a!b/c"], ["src/c"]],
])("%s", (_, globs, hits, misses) => {
  expect(matched(globs, [...hits, ...misses])).toEqual(hits);
});

/** The problems of a train file with this pattern. */
const problemsOf = (glob: string): readonly string[] => {
  const text = JSON.stringify(glob);
  const read = readTrainFile(
    `train: t\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api, path: [${text}], rollback: { until: { path: [${text}] } } }\n`,
  );
  return read.ok ? [] : read.problems.map(({ message }) => message);
};

it.each(["src/{api,lib}/**", "!src/docs/**", "**/*.{a,b}", "a/{b,c}/{d,e}", "docs/a,b.md", "a!b"])(
  "dorny/paths-filter#184: %s is a pattern",
  (glob) => {
    expect(problemsOf(glob)).toEqual([]);
  },
);

it.each([
  "app/[id]/**",
  "src/[a-z]*",
  "src/@(api|lib)/**",
  "src/!(docs)/**",
  "src/+(a)/**",
  "src/?(a)",
  "src/*(a)",
  "app/(shop)/**",
  "a|b",
  "db/{1..3}/**",
  "src/{api/**",
  "src/api}/**",
  "src/{api}/**",
  "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}",
  "!",
])("tj-actions/changed-files#335: %s is refused with a hint, at both places", (glob) => {
  const problems = problemsOf(glob);
  expect(problems).toHaveLength(2);
  for (const problem of problems) expect(problem).toMatch(/expected a path pattern of names/);
});

it("threat 30, attack 50: a pattern made to take for ever stands for few or is refused", () => {
  const path = `${"a/".repeat(500)}b`;
  const hostile = [
    "{a,{a,{a,{a,{a,{a,b}}}}}}".repeat(19),
    "{".repeat(400),
    "{a,b}".repeat(99),
    `{${"a,".repeat(240)}}`,
    `{**a,**b}${"**a".repeat(100)}`,
  ];
  for (const glob of hostile) createPathMatch([glob])(path);
  expect(hostile.map((glob) => problemsOf(glob).length)).toEqual([2, 2, 2, 2, 0]);
});
