import { expect, test } from "vitest";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import type { DraftNotes } from "../../src/model/view/draft-notes.ts";
import type { NotedPull } from "../../src/model/release/notes.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";
import { planningView } from "./views.ts";

const draft = (
  pulls: readonly NotedPull[],
  {
    unexplained = [] as readonly number[],
    complete = true,
    highlights = [] as readonly string[],
  } = {},
): DraftNotes => ({
  rules: defaultNotes,
  highlights,
  services: [
    {
      notes: serviceNotes("api", { pulls, complete }),
      owner: "acme/infra",
      unexplained: new Set(unexplained),
    },
  ],
});

const drawn = (notes: DraftNotes, room = 65_000): string =>
  renderIssue({ ...planningView(), notes }, { room });

test("the draft is folded, under the headings of the notes, each entry linked", () => {
  const text = drawn(
    draft([notedPull(1, { title: "feat: cart" }), notedPull(2, { title: "fix: the login" })]),
  );
  expect(text).toContain(
    "<details><summary>Draft of the release notes: 2 pull requests so far</summary>",
  );
  expect(text).toContain(
    "**Features**\n- **API**: feat: cart ([#1](https://github.com/acme/api/pull/1)) by tom",
  );
  expect(text).toContain("**Fixes**\n- **API**: fix: the login");
  expect(text).not.toContain("To fix before departure");
});

test("what teams should fix is named with the team, which isn't notified at every edit", () => {
  const pulls = [notedPull(1, { title: "Fix" }), notedPull(2, { title: "feat!: new routes" })];
  const text = drawn(draft(pulls, { unexplained: [2] }));
  expect(text).toContain("2 pull requests so far, 2 to fix</summary>");
  expect(text).toContain(
    "- acme/infra: [#1](https://github.com/acme/api/pull/1) has a title that doesn't say what changed",
  );
  expect(text).toContain(
    "is a breaking change whose description doesn't tell users how to migrate",
  );
  expect(text).not.toContain("@acme/infra: [#1]");
});

test("before anything has landed there is none", () => {
  expect(drawn(draft([]))).not.toContain("Draft of the release notes");
});

test("a list that could not be read says so", () => {
  const text = drawn(draft([notedPull(1)], { complete: false }));
  expect(text).toContain("Incomplete: the pull requests of API can't be read at the moment.");
});

test("it gives way to all else where there is little room, and says what it leaves out", () => {
  const pulls = Array.from({ length: 1_000 }, (_, index) =>
    notedPull(index + 1, { title: `Change ${"of many words ".repeat(10)}${index}` }),
  );
  const long = drawn(draft(pulls));
  expect(long.length).toBeLessThanOrEqual(65_000);
  expect(long).toContain("800 more entries left out here.");
  const without = renderIssue(planningView(), { room: 65_000 });
  expect(drawn(draft(pulls), without.length + 10)).toBe(without);
});

test("hostile titles stay words", () => {
  const text = drawn(draft([notedPull(1, { title: "</details> @acme/all <!-- # x" })]));
  expect(text.match(/<\/details>/g)).toHaveLength(text.match(/<details>/g)?.length ?? 0);
  expect(text).not.toContain("@acme/all");
});

test("what people wrote above the notes is in it, and what cites nothing is marked", () => {
  const text = drawn(
    draft([notedPull(12, { title: "feat: carts" })], {
      highlights: ["Carts are kept (#12). <b>Best</b> release ever, @all!"],
    }),
  );
  expect(text).toContain(
    "**Highlights**\n- Carts are kept ([#12](https://github.com/acme/api/pull/12)).\n",
  );
  expect(text).toMatch(
    /Left out of the notes, because .*\n- &lt;b&gt;Best&lt;\/b&gt; release ever, @&#8203;all\\!\n/,
  );
});
