/** Category schemes of large projects, as a train file says them, and what becomes of their pull requests. */
import { expect, test } from "vitest";
import type { NotedPull } from "../../src/model/release/notes.ts";
import { sortNotes } from "../../src/notes/sort.ts";
import { accepted } from "../config/train-reading.ts";
import { notedPull, serviceNotes } from "../support/notes.ts";

const rulesOf = (notes: string) =>
  accepted(`train: t\nmanagers: [sarah]\nservices: { api: { repo: acme/api } }\n${notes}`).notes;

const sorted = (notes: string, pulls: readonly Partial<NotedPull>[]) => {
  const all = pulls.map((over, index) => notedPull(index + 1, over));
  const { sections, listed, found } = sortNotes(
    [serviceNotes("api", { pulls: all })],
    rulesOf(notes),
  );
  const headings = sections.map(({ title, entries }) => [title, entries.map(({ text }) => text)]);
  return { headings: Object.fromEntries(headings) as object, listed, found };
};

const note = (text: string): string => `What this does.\n\n\`\`\`release-note\n${text}\n\`\`\``;

test("OpenSearch: categories by label in its order, maintenance by bots folded, skip-changelog left out", () => {
  // "## Version 3.8.0 Release Notes" of opensearch-build has these headings.
  const scheme = `
notes:
  categories:
    - { title: Breaking Changes, breaking: true, labels: [breaking, ">breaking"] }
    - { title: Security, security: true }
    - { title: Features, types: [feat], labels: [feature, ">feature"] }
    - { title: Enhancements, types: [perf], labels: [enhancement, ">enhancement"] }
    - { title: Bug Fixes, types: [fix], labels: [bug, bug-fix] }
    - { title: Infrastructure, types: [ci, build, test], labels: [infrastructure, infra] }
    - { title: Documentation, types: [docs], labels: [documentation] }
    - { title: Maintenance, dependencies: true, types: [chore], labels: [maintenance, ">upgrade"] }
    - { title: Refactoring, types: [refactor], labels: [refactoring] }
  exclude: { labels: [skip-changelog] }`;
  expect(
    sorted(scheme, [
      { title: "Remove the old mapper", labels: ["breaking", "enhancement"] },
      { title: "Star tree for keyword fields", labels: ["enhancement"] },
      { title: "[BUG] Race in the segment replication", labels: ["bug", "backport 2.x"] },
      { title: "Increment version to 3.8.0-SNAPSHOT", labels: ["skip-changelog"] },
      {
        title: "Bump netty from 4.1.1 to 4.1.2",
        author: "dependabot",
        isBot: true,
        labels: ["dependencies", "bug"],
      },
      { title: "Add a security policy for CVE-2026-12345" },
      { title: "ci: shard the integration tests" },
      { title: "A change that nobody labelled" },
    ]),
  ).toEqual({
    headings: {
      "Breaking Changes": ["Remove the old mapper"],
      Security: ["Add a security policy for CVE-2026-12345"],
      Enhancements: ["Star tree for keyword fields"],
      "Bug Fixes": ["[BUG] Race in the segment replication", "Bump netty from 4.1.1 to 4.1.2"],
      Infrastructure: ["ci: shard the integration tests"],
      "Other changes": ["A change that nobody labelled"],
    },
    listed: 7,
    found: 8,
  });
});

test("Kubernetes: kinds by label, notes by block, NONE left out, action required first", () => {
  const scheme = `
notes:
  categories:
    - { title: Urgent Upgrade Notes, breaking: true }
    - { title: Deprecation, labels: [kind/deprecation] }
    - { title: API Change, labels: [kind/api-change] }
    - { title: Feature, labels: [kind/feature] }
    - { title: Documentation, labels: [kind/documentation] }
    - { title: Failing Test, labels: [kind/failing-test] }
    - { title: Bug or Regression, labels: [kind/bug, kind/regression] }
    - { title: Dependencies, dependencies: true }
    - { title: Other (Cleanup or Flake), labels: [kind/cleanup, kind/flake, "*"] }
  exclude: { labels: [release-note-none, do-not-merge/release-note-label-needed] }`;
  expect(
    sorted(scheme, [
      { labels: ["kind/feature"], body: note("ACTION REQUIRED: the flag --a is gone") },
      { labels: ["kind/api-change", "kind/feature"], body: note("A field `spec.a`") },
      { labels: ["kind/deprecation", "kind/api-change"], body: note("Deprecates v1beta1") },
      { labels: ["kind/bug"], body: note("NONE") },
      { labels: ["kind/cleanup", "release-note-none"], body: note("NONE") },
      { labels: ["kind/flake"], body: note("A test waits") },
      { title: "Unlabelled", labels: ["size/XS"] },
    ]),
  ).toEqual({
    headings: {
      "Urgent Upgrade Notes": ["ACTION REQUIRED: the flag --a is gone"],
      Deprecation: ["Deprecates v1beta1"],
      "API Change": ["A field `spec.a`"],
      "Other (Cleanup or Flake)": ["A test waits", "Unlabelled"],
    },
    listed: 5,
    found: 7,
  });
});
