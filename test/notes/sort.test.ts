import { expect, it, test } from "vitest";
import type { NotedPull, ServiceNotes } from "../../src/model/release/notes.ts";
import { repoName } from "../../src/model/ids.ts";
import { defaultNotes, notesCategory, type NotesRules } from "../../src/model/train/notes-rules.ts";
import { sortNotes } from "../../src/notes/sort.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";

/** Titles of the sections with their lines. */
function sorted(
  pulls: readonly NotedPull[],
  rules: NotesRules = defaultNotes,
  over: Partial<ServiceNotes> = {},
): Record<string, readonly string[]> {
  const { sections } = sortNotes([serviceNotes("api", { pulls, ...over })], rules);
  return Object.fromEntries(
    sections.map(({ title, entries }) => [title, entries.map(({ text }) => text)]),
  );
}

const bot = { author: "dependabot", isBot: true };

test.for<[title: string, over: Partial<NotedPull>]>([
  ["Breaking changes", { title: "feat(api)!: new routes" }],
  ["Breaking changes", { title: "New routes", body: "BREAKING CHANGE: /v1 is gone" }],
  ["Breaking changes", { title: "New routes", messages: ["New routes\n\nBREAKING CHANGE: gone"] }],
  ["Breaking changes", { title: "New routes", messages: ["Squash\n\n* fix!: the tone"] }],
  ["Breaking changes", { title: "New routes", labels: ["Breaking Change"] }],
  ["Breaking changes", { title: "New routes", labels: ["semver:major"] }],
  ["Breaking changes", { title: "fix: routes", labels: ["kind/breaking"] }],
  ["Other changes", { title: "Heart", labels: ["heartbreaking"] }],
  ["Other changes", { title: "New routes", body: "> BREAKING CHANGE: as theirs had" }],
  ["Other changes", { title: "New routes", body: "<!-- BREAKING CHANGE: say what breaks -->" }],
  ["Security", { title: "Escape names", labels: ["security"] }],
  ["Security", { title: "fix: CVE-2026-12345 in the parser" }],
  ["Security", { title: "security: escape names" }],
  ["Features", { title: "feat: cart" }],
  ["Features", { title: "Feat(Shop): cart" }],
  ["Features", { title: "Cart", labels: ["Enhancement"] }],
  ["Features", { title: "Cart", messages: ["feat: cart"] }],
  ["Fixes", { title: "fix: cart" }],
  ["Fixes", { title: "fix: cart", messages: ["feat: cart"] }],
  ["Fixes", { title: "Cart", labels: ["bug"] }],
  ["Fixes", { title: "perf: cart" }],
  ["Migrations and configuration", { title: "New column", labels: ["migration"] }],
  ["Migrations and configuration", { title: "New column", labels: ["irreversible"] }],
  ["Dependencies", { title: "Bump lodash from 4.17.20 to 4.17.21", ...bot }],
  ["Dependencies", { title: "fix(deps): update dependency lodash to v4", ...bot }],
  ["Dependencies", { title: "Newer lodash", labels: ["dependencies"] }],
  ["Security", { title: "Bump lodash from 1 to 2", labels: ["security"], ...bot }],
  ["Other changes", { title: "Tidy up" }],
  ["Other changes", { title: "Publish the weekly report", author: "report-bot", isBot: true }],
])("under %s: %j", ([title, over]) => {
  const pull = notedPull(1, over);
  expect(sorted([pull], defaultNotes, { irreversible: "irreversible" })).toEqual({
    [title]: [pull.title],
  });
});

it("follows the order of the train file, with the first category that fits", () => {
  const rules: NotesRules = {
    categories: [
      notesCategory("Fixes", { types: ["fix"] }),
      notesCategory("All of it", { labels: ["*"] }),
      notesCategory("Never", { types: ["feat"] }),
    ],
    exclude: { labels: [], authors: [] },
    template: null,
    changelog: null,
    knownIssues: null,
    discussion: null,
    sbom: null,
  };
  const pulls = [notedPull(1, { title: "feat: a" }), notedPull(2, { title: "fix: b" })];
  expect(Object.entries(sorted(pulls, rules))).toEqual([
    ["Fixes", ["fix: b"]],
    ["All of it", ["feat: a"]],
  ]);
});

it("leaves out what the train file says, and counts it", () => {
  const rules: NotesRules = {
    ...defaultNotes,
    exclude: { labels: ["Skip-Changelog"], authors: ["renovate"] },
  };
  const pulls = [
    notedPull(1, { labels: ["skip-changelog"] }),
    notedPull(2, { author: "Renovate[bot]", isBot: true }),
    notedPull(3),
  ];
  const { sections, listed, found } = sortNotes([serviceNotes("api", { pulls })], rules);
  expect(sections.map(({ entries }) => entries.map(({ pull }) => pull.number))).toEqual([[3]]);
  expect([listed, found]).toEqual([1, 3]);
});

test("a pull request of two services of one repository is listed once, with both", () => {
  const mono = { repo: repoName("acme/mono"), pulls: [notedPull(1)] };
  const services = [serviceNotes("api", mono), serviceNotes("web", mono)];
  const { sections, found } = sortNotes(services, defaultNotes);
  expect(found).toBe(1);
  expect(
    sections.flatMap(({ entries }) => entries.map((one) => one.services.map(({ name }) => name))),
  ).toEqual([["API", "WEB"]]);
});

test("the same number in two repositories is two pull requests", () => {
  const services = ["api", "web"].map((id) => serviceNotes(id, { pulls: [notedPull(1)] }));
  expect(sortNotes(services, defaultNotes)).toMatchObject({ found: 2, listed: 2 });
});

test("what fewer may read counts, and is not listed", () => {
  const services = [serviceNotes("api", { isHidden: true, pulls: [notedPull(1)] })];
  expect(sortNotes(services, defaultNotes)).toEqual({ sections: [], listed: 1, found: 1 });
});

test("the commits of an override come under their own headings", () => {
  const body = [
    "BEGIN_COMMIT_OVERRIDE",
    "feat: cart",
    "",
    "BREAKING CHANGE: the old cart is gone",
    "fix(api): tone",
    "END_COMMIT_OVERRIDE",
  ].join("\r\n");
  const pulls = [notedPull(1, { title: "chore: stuff", body })];
  expect(sorted(pulls)).toEqual({
    "Breaking changes": ["feat: cart\n\nBREAKING CHANGE: the old cart is gone"],
    Fixes: ["fix(api): tone"],
  });
  expect(sortNotes([serviceNotes("api", { pulls })], defaultNotes).found).toBe(1);
});
