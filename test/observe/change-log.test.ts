import { expect, test } from "vitest";
import { repoName, sha, type Sha } from "../../src/model/ids.ts";
import { createChangeLog, type ChangeLog } from "../../src/observe/changes/change-log.ts";
import type { NamedPull } from "../../src/observe/changes/logged.ts";
import { logged } from "../../src/observe/changes/branch-log.ts";

/** The commit of a letter. */
const of = (letter: string): Sha =>
  sha(
    letter.charCodeAt(0).toString(16).padEnd(8, "0").padEnd(40, letter.charCodeAt(0).toString(16)),
  );

/**
 * A log of commits, each as `letter<parents: message`, the newest last; `~x` in a message names the commit of
 * that letter.
 */
function log(lines: readonly string[], pulls: readonly NamedPull[] = []): ChangeLog {
  const commits = lines.map((line) => {
    const [, letter = "", parents = "", message = ""] =
      /^(\w)(?:<(\w*))?(?:: (.*))?$/s.exec(line) ?? [];
    return logged(repoName("acme/api"))({
      sha: of(letter),
      parents: parents.split("").map(of),
      message: message.replaceAll(/~(\w)/g, (_, one: string) => of(one)) || letter,
    });
  });
  return createChangeLog(commits, pulls);
}

/** `there`, `there by x`, `absent` or `taken back by x`. */
function fate(it: ChangeLog, letter: string): string {
  const found = it.fateOf(of(letter));
  const by =
    "by" in found && found.by !== null
      ? ` by ${String.fromCharCode(parseInt(found.by.slice(0, 2), 16))}`
      : "";
  return `${found.kind}${by}`;
}

const nothing: NamedPull["undoes"] = { named: [], isAll: false };
const reverts = (letter: string): string => `Revert "${letter}"\n\nThis reverts commit ~${letter}.`;
const picks = (letter: string): string => `${letter}\n\n(cherry picked from commit ~${letter})`;

test.each<readonly [string, readonly string[], Readonly<Record<string, string>>]>([
  ["its own commit", ["m"], { m: "there", x: "absent" }],
  ["a pick", [`p: ${picks("x")}`], { x: "there by p" }],
  ["a revert", ["m", `r<m: ${reverts("m")}`], { m: "taken back by r" }],
  [
    "a revert named by its first digits",
    ["m", `r<m: Off\n\nThis reverts commit ${of("m").slice(0, 9)} (m)`],
    { m: "taken back by r" },
  ],
  ["a reverted revert", ["m", `r<m: ${reverts("m")}`, `s<r: ${reverts("r")}`], { m: "there" }],
  [
    "three reverts",
    ["m", `r<m: ${reverts("m")}`, `s<r: ${reverts("r")}`, `t<s: ${reverts("s")}`],
    { m: "taken back by t" },
  ],
  ["a revert of what was never here", [`r: ${reverts("x")}`], { x: "absent" }],
  [
    "a reverted pick",
    [`p: ${picks("x")}`, `r<p: ${reverts("p")}`],
    { x: "taken back by r", p: "taken back by r" },
  ],
  [
    "picked again after the revert",
    ["m", `r<m: ${reverts("m")}`, `p<r: ${picks("m")}`],
    { m: "there" },
  ],
  [
    "a pick of a pick",
    [
      `p: ${picks("q")}`,
      `o<p: q\n\n(cherry picked from commit ~x)\n(cherry picked from commit ~q)`,
    ],
    { x: "there by o", q: "there by o" },
  ],
  [
    "a picked revert",
    ["m", `r<m: ${reverts("m")}\n\n(cherry picked from commit ~z)`],
    { m: "taken back by r" },
  ],
  [
    "a picked revert, and the picked revert of that one",
    [
      "m",
      `r<m: ${reverts("m")}\n\n(cherry picked from commit ~z)`,
      `s<r: ${reverts("z")}\n\n(cherry picked from commit ~y)`,
    ],
    { m: "there" },
  ],
  [
    "a picked revert of a pick, which names the origin",
    [`p: ${picks("x")}`, `r<p: ${reverts("x")}\n\n(cherry picked from commit ~z)`],
    { x: "taken back by r" },
  ],
  [
    "a reverted merge",
    [
      "b",
      "a<b",
      "c<a",
      "m<bc: Merge",
      `r<m: Off\n\nThis reverts commit ~m, reversing\nchanges made to ~b.`,
    ],
    { m: "taken back by r", a: "taken back by r", b: "there" },
  ],
  [
    "the reverted merge of a revert",
    ["m", `r<m: ${reverts("m")}`, "n<mr: Merge", `s<n: ${reverts("n")}`],
    { m: "there" },
  ],
  [
    "every commit of a merge reverted by itself",
    ["b", "a<b", "c<a", "m<bc: Merge", `r<m: ${reverts("c")}`, `s<r: ${reverts("a")}`],
    { m: "taken back by s" },
  ],
  [
    "one of its commits only",
    ["b", "a<b", "c<a", "m<bc: Merge", `r<m: ${reverts("c")}`],
    { m: "there", c: "taken back by r" },
  ],
  ["a squash that lists a pick", [`s: All (#4)\n\n* a\n\n* ${picks("x")}`], { x: "there by s" }],
  [
    "that squash reverted",
    [`s: All (#4)\n\n* a\n\n* ${picks("x")}`, `r<s: ${reverts("s")}`],
    { x: "taken back by r", s: "taken back by r" },
  ],
  [
    "a squash that takes back and brings again",
    ["m", `s<m: All (#4)\n\n* ${reverts("m")}\n\n* ${picks("m")}`],
    { m: "there" },
  ],
  ["a revert by its title alone", ["m: Faster", 'r<m: Revert "Faster"'], { m: "taken back by r" }],
  [
    "one of that title before it, of several",
    ["l: Faster", "m<l: Faster", 'r<m: Revert "Faster" (#8)', "n<r: Faster"],
    { l: "unclear by r", m: "unclear by r", n: "there" },
  ],
  [
    "the only one of that title that is still there",
    ["l: Faster", `q<l: ${reverts("l")}`, "m<q: Faster", 'r<m: Revert "Faster" (#8)'],
    { l: "taken back by q", m: "taken back by r" },
  ],
  [
    "git's word for a revert of a revert",
    ["m: Faster", 'r<m: Revert "Faster"', 's<r: Reapply "Faster" (#9)'],
    { m: "there" },
  ],
  [
    "a merged branch of GitHub's button, by a number in the first line of the other",
    ["m: Faster (#12)", "n<m: Merge pull request #15 from acme/revert-12-faster"],
    { m: "taken back by n" },
  ],
  [
    "a revert of the revert by title",
    ["m: Faster", 'r<m: Revert "Faster"', 's<r: Revert "Revert "Faster""'],
    { m: "there" },
  ],
  [
    "words that only sound like it",
    ["m: Faster", "r<m: Reverts the order", "s<r: This reverts commitment"],
    { m: "there" },
  ],
])("%s", (_, lines, fates) => {
  const it = log(lines);
  for (const [letter, words] of Object.entries(fates))
    expect(`${letter}: ${fate(it, letter)}`).toBe(`${letter}: ${words}`);
});

test("numbers stand for the merge commits of pull requests, those of this repository only", () => {
  const pulls = [{ number: 12, title: "Faster", mergeCommit: of("m"), undoes: nothing }];
  const by = (message: string) =>
    fate(log(["m: Merge pull request #12", `r<m: ${message}`], pulls), "m");
  expect(by('Revert "Faster" (#13)\n\nReverts acme/api#12')).toBe("taken back by r");
  expect(by('Revert "Faster (#12)" (#13)')).toBe("taken back by r");
  expect(by('Revert "Faster"')).toBe("taken back by r");
  expect(by("Off\n\nReverts #12")).toBe("taken back by r");
  expect(by("Off\n\nReverts other/api#12")).toBe("there");
  expect(by("Off\n\nReverts #13")).toBe("there");
});

test("what counts is the order of arrival, not that of the list", () => {
  // Taken back on a side that was merged before the branch brought it again.
  const lines = [
    "m",
    "p<n: again\n\n(cherry picked from commit ~m)",
    `r<m: ${reverts("m")}`,
    "n<mr: Merge",
    "h<p: head",
  ];
  expect(fate(log(lines), "m")).toBe("there");
});

test("a revert is known as one, and a merge is what it merged", () => {
  const it = log(["m", `r<m: ${reverts("m")}`, "n<mr: Merge", "o<n: other"]);
  expect(["m", "r", "n", "o"].map((letter) => it.isRevert(of(letter)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

// What takes for ever is ended by the runner: a limit of its own would only tell how busy the machine is.
test("10,000 commits of which each takes back the one before are no trouble", () => {
  const name = (index: number): Sha => sha(index.toString(16).padStart(40, "0"));
  const commits = Array.from({ length: 10_000 }, (_, index) =>
    logged(repoName("acme/api"))({
      sha: name(index),
      parents: index === 0 ? [] : [name(index - 1)],
      message: index === 0 ? "m" : `Off\n\nThis reverts commit ${name(index - 1)}.`,
    }),
  );
  expect(createChangeLog(commits, []).fateOf(name(0)).kind).toBe("taken back");
});
