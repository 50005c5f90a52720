import { expect, test } from "vitest";
import { defaultNotes, notesCategory } from "../../src/model/train/notes-rules.ts";
import { accepted, refused } from "./train-reading.ts";

const head = "train: t\nmanagers: [sarah]\nservices: { web: { repo: a/b } }\n";

test("without notes the defaults hold, and each key by itself", () => {
  expect(accepted(head).notes).toEqual(defaultNotes);
  const notes = accepted(`${head}notes: { exclude: { authors: [renovate] } }`).notes;
  expect(notes.categories).toEqual(defaultNotes.categories);
  expect(notes.exclude).toEqual({ labels: ["skip-changelog"], authors: ["renovate"] });
});

test("categories as the train file names them, in their order", () => {
  const notes = accepted(`${head}notes:
  categories:
    - { title: Breaking changes, breaking: true }
    - { title: Features, types: [feat], labels: [enhancement, "kind/feature"] }
    - { title: The rest, labels: ["*"] }
  exclude: { labels: [skip-changelog], authors: ["renovate[bot]"] }`).notes;
  expect(notes.categories).toEqual([
    notesCategory("Breaking changes", { breaking: true }),
    notesCategory("Features", { types: ["feat"], labels: ["enhancement", "kind/feature"] }),
    notesCategory("The rest", { labels: ["*"] }),
  ]);
  expect(notes.exclude.authors).toEqual(["renovate[bot]"]);
});

test("templates are files of the train repository, of the train and of each service", () => {
  const train = accepted(`train: t
managers: [sarah]
notes: { template: .github/release-notes.hbs }
services:
  web: { repo: a/b, notes: { template: .github/notes/web.hbs } }
  api: { repo: a/c }
`);
  expect(train.notes.template).toBe(".github/release-notes.hbs");
  expect(train.services.map((one) => one.notesTemplate)).toEqual([".github/notes/web.hbs", null]);
});

test("known issues, a discussion and a bill of materials are asked for by name", () => {
  const { notes } = accepted(
    `${head}notes: { known_issues: kind/known issue, discussion: Announcements, sbom: cyclonedx }`,
  );
  expect(notes).toMatchObject({
    knownIssues: "kind/known issue",
    discussion: "Announcements",
    sbom: "cyclonedx",
  });
});

test.for<[notes: string, message: RegExp]>([
  ["{ categories: [] }", /categories/],
  ["{ categories: [{ types: [feat] }] }", /title/],
  ["{ categories: [{ title: A, kinds: [feat] }] }", /kinds/],
  ["{ categories: [{ title: A, types: [Feat] }] }", /commit type/],
  ["{ categories: [{ title: A, breaking: maybe }] }", /`true` or `false`/],
  ["{ exclude: [skip] }", /labels and authors/],
  ["{ template: /etc/notes.hbs }", /path within the train repository/],
  ["{ template: ../notes.hbs }", /path within the train repository/],
  ["{ sbom: spdx }", /`cyclonedx`/],
  ["{ discussion: [] }", /category/],
  ["{ template: [a.hbs] }", /path within the train repository/],
])("%s is a problem at its line", ([notes, message]) => {
  const found = refused(`${head}notes: ${notes}`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^4:/);
  expect(found[0]).toMatch(message);
});
