import { expect, test } from "vitest";
import { repoName } from "../../src/model/ids.ts";
import { closedBy } from "../../src/notes/closes.ts";
import { deltasOf } from "../../src/notes/dependencies.ts";
import { ownNotes } from "../../src/notes/own-notes.ts";
import { notedPull } from "../support/notes.ts";

const block = (note: string, fence = "```"): string => `${fence}release-note\n${note}\n${fence}`;

test.for<[body: string, lines: readonly string[] | null | undefined]>([
  ["", undefined],
  ["Just words", undefined],
  [block("The cart is faster."), ["The cart is faster."]],
  [`Why\n\n${block("One\ntwo", "~~~")}\n\nMore`, ["One\ntwo"]],
  [block("The cart").replaceAll("\n", "\r\n"), ["The cart"]],
  [block("NONE"), null],
  [block(" none. "), null],
  [block("N/A"), null],
  [block(""), undefined],
  ["```release-note\nnever closed", undefined],
  [`<!--\n${block("Say what changes")}\n-->`, undefined],
  [
    "BEGIN_COMMIT_OVERRIDE\nfeat: a\nfix: b\n\nwith words\nEND_COMMIT_OVERRIDE",
    ["feat: a", "fix: b\n\nwith words"],
  ],
  ["BEGIN_COMMIT_OVERRIDE\nEND_COMMIT_OVERRIDE", undefined],
  ["BEGIN_COMMIT_OVERRIDE\nfeat: a", undefined],
  ["Say BEGIN_COMMIT_OVERRIDE feat: a END_COMMIT_OVERRIDE", undefined],
])("what a description asks for: %j", ([body, lines]) => {
  expect(ownNotes({ body })).toEqual(lines);
});

test.for<[title: string, body: string, deltas: readonly string[]]>([
  ["Bump lodash from 4.17.20 to 4.17.21", "", ["lodash 4.17.20 4.17.21"]],
  [
    "build(deps-dev): bump @types/node from 26.0.0 to 26.1.0 in /web",
    "",
    ["@types/node 26.0.0 26.1.0"],
  ],
  ["Update dependency lodash to v4.17.21", "", ["lodash - v4.17.21"]],
  ["chore(deps): update actions/checkout action to v5", "", ["actions/checkout - v5"]],
  [
    "Update dependency lodash to v4.17.21",
    "| [lodash](https://lodash.com) ([source](https://x)) | dependencies | patch | [`4.17.20` -> `4.17.21`](https://d) |",
    ["lodash 4.17.20 4.17.21"],
  ],
  [
    "Bump the npm group with 2 updates",
    "Updates `lodash` from 4.17.20 to 4.17.21\n\nUpdates `left-pad` from 1.0.0 to 1.1.0",
    ["lodash 4.17.20 4.17.21", "left-pad 1.0.0 1.1.0"],
  ],
  ["Update all dependencies", "", []],
])("from which version to which: %s", ([title, body, deltas]) => {
  expect(
    deltasOf({ title, body }).map(({ name, from, to }) => `${name} ${from ?? "-"} ${to ?? "-"}`),
  ).toEqual(deltas);
});

test.for<[body: string, issues: readonly string[]]>([
  ["Closes #12", ["#12"]],
  ["fixes: #12, resolves acme/web#13 and closes #12", ["#12", "acme/web#13"]],
  ["Resolved https://github.com/acme/web/issues/14", ["acme/web#14"]],
  ["See #12; encloses #13; `closes #14` in words", ["#14"]],
  ["> closes #12\n\n```\ncloses #13\n```\n<!-- closes #14 -->", []],
  ["closes #1", []],
  ["closes #12th", []],
])("which issues it closes: %j", ([body, issues]) => {
  const closed = closedBy(notedPull(1, { body }), repoName("acme/api"));
  expect(closed.map(({ text }) => text)).toEqual(issues);
});
