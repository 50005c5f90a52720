import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import type { NotedPull } from "../../src/model/release/notes.ts";
import { serviceNotesView, trainNotesView } from "../../src/render/notes-view.ts";
import { renderOwn } from "../../src/render/own-template.ts";
import { sortNotes } from "../../src/notes/sort.ts";
import { notedPull, serviceNotes, trainNotes } from "../support/notes.ts";

/** The train file of a recipe. */
function recipe(train: string) {
  const files = [...readFileSync("docs/recipes.md", "utf8").matchAll(/```yaml\n(.*?)```/gs)];
  const text = files
    .map(([, file = ""]) => file)
    .find((file) => file.includes(`train: ${train}\n`));
  const read = readTrainFile(text ?? "");
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join());
  return read.train.notes;
}

/** The titles under each heading, in its order. */
const headings = (train: string, pulls: readonly NotedPull[]) =>
  sortNotes([serviceNotes("api", { pulls })], recipe(train)).sections.map(({ title, entries }) => [
    title,
    entries.map(({ text }) => text),
  ]);

const labelled = (number: number, label: string, over: Partial<NotedPull> = {}) =>
  notedPull(number, { labels: [label], ...over });
const noted = (text: string): Pick<NotedPull, "body"> => ({
  body: `#### What\n\n\`\`\`release-note\n${text}\n\`\`\`\n`,
});

test("the headings of Kubernetes, with its notes", () => {
  const pulls = [
    labelled(1, "kind/flake", { title: "Wait for the node" }),
    labelled(2, "kind/regression", noted("Fixed a panic of the kubelet.")),
    labelled(3, "kind/bug", noted("NONE")),
    labelled(4, "release-note-none"),
    labelled(5, "kind/api-change", noted("ACTION REQUIRED: the flag is gone.")),
    labelled(6, "kind/deprecation", noted("v1beta1 goes.")),
    labelled(7, "kind/failing-test"),
    labelled(8, "kind/feature", { labels: ["kind/feature", "kind/api-change"] }),
    labelled(9, "sig/node"),
  ];
  expect(headings("kubernetes", pulls)).toEqual([
    ["Urgent Upgrade Notes", ["ACTION REQUIRED: the flag is gone."]],
    ["Deprecation", ["v1beta1 goes."]],
    ["API Change", ["Change 8"]],
    ["Failing Test", ["Change 7"]],
    ["Bug or Regression", ["Fixed a panic of the kubelet."]],
    ["Other (Cleanup or Flake)", ["Wait for the node"]],
    ["Other changes", ["Change 9"]],
  ]);
});

test("the headings of OpenSearch", () => {
  const pulls = [
    notedPull(1, { title: "[AUTO] Increment version to 3.8.0", labels: ["Maintenance"] }),
    notedPull(2, { title: "Bump lodash from 4.17.20 to 4.17.21", labels: ["dependencies"] }),
    notedPull(3, { title: "ci: run on arm" }),
    notedPull(4, { title: "feat!: remove the old API" }),
    notedPull(5, { title: "Faster search", labels: ["enhancement"] }),
    notedPull(6, { title: "fix: count shards", labels: ["backport 3.x"] }),
    notedPull(7, { title: "Move things", labels: ["refactoring"] }),
    notedPull(8, { title: "docs: how to upgrade" }),
    notedPull(9, { title: "Nothing said" }),
    notedPull(10, { title: "Hide", labels: ["skip-changelog"] }),
  ];
  expect(headings("opensearch", pulls)).toEqual([
    ["Breaking Changes", ["feat!: remove the old API"]],
    ["Enhancements", ["Faster search"]],
    ["Bug Fixes", ["fix: count shards"]],
    ["Infrastructure", ["ci: run on arm"]],
    ["Documentation", ["docs: how to upgrade"]],
    ["Maintenance", ["[AUTO] Increment version to 3.8.0", "Bump lodash from 4.17.20 to 4.17.21"]],
    ["Refactoring", ["Move things"]],
    ["Other changes", ["Nothing said"]],
  ]);
});

test("the template that the docs show works, and they name all that a template can have", async () => {
  const docs = readFileSync("docs/train-file.md", "utf8");
  const [, own = ""] = docs.split("### Templates\n");
  const [, template = ""] = /```text\n(.*?)```/s.exec(own) ?? [];
  const pulls = [notedPull(12, { title: "feat: carts", body: "Closes #7" })];
  const notes = serviceNotes("api", { pulls });
  const view = trainNotesView(trainNotes([notes]));
  expect(await renderOwn(template, view, 10_000)).toEqual({
    kind: "text",
    text: [
      "# storefront 2.5.0\n",
      "1 of 1 pull request in 1 repository.\n",
      "## Features",
      "* feat: carts ([#12](https://github.com/acme/api/pull/12)), closes [#7](https://github.com/acme/api/issues/7)",
    ].join("\n"),
  });
  const service = serviceNotesView(notes, recipe("kubernetes"));
  const all: readonly object[] = [
    view,
    service,
    ...view.sections,
    ...view.services,
    ...view.sections.flatMap((one) => one.entries),
  ];
  const names = all.flatMap((one) => Object.keys(one));
  const [table = ""] = own.split("Helpers are");
  expect(names.filter((name) => !new RegExp(`\\\`${name}(?:\\[\\])?\\\``).test(table))).toEqual([]);
});
