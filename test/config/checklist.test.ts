import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const withList = (list: string): string =>
  `train: t\nmanagers: [sarah]\nservices: { api: { repo: acme/api } }\nchecklist: ${list}\n`;

test("an item is a text, or a text with what proves it", () => {
  const list = `
  - Database migrations ready
  - { text: Rollback documented, file: docs/rollback.md }
  - { text: Load test passed, check: load-test }
  - { text: "Release notes read", per_commit: true }`;
  expect(accepted(withList(list)).checklist).toEqual([
    {
      id: "database-migrations-ready",
      text: "Database migrations ready",
      proof: { kind: "person", perCommit: false },
    },
    {
      id: "rollback-documented",
      text: "Rollback documented",
      proof: { kind: "file", path: "docs/rollback.md" },
    },
    {
      id: "load-test-passed",
      text: "Load test passed",
      proof: { kind: "check", name: "load-test" },
    },
    {
      id: "release-notes-read",
      text: "Release notes read",
      proof: { kind: "person", perCommit: true },
    },
  ]);
});

test("texts in any script have ids of their own", () => {
  const { checklist } = accepted(withList("[準備完了, 監視開始, Überwachung, Uberwachung]"));
  expect(new Set(checklist.map(({ id }) => id)).size).toBe(4);
  for (const { id } of checklist) expect(id).toMatch(/^[a-z0-9-]{1,73}$/);
});

test("long texts that begin alike have ids of their own", () => {
  const long = "x".repeat(150);
  const { checklist } = accepted(withList(`[${long} one, ${long} two]`));
  expect(new Set(checklist.map(({ id }) => id)).size).toBe(2);
});

test("what is wrong with an item is told at its place", () => {
  const list = `
  - Migrations ready
  - migrations  READY!
  - Migrations ready
  - { text: A, file: a.md, check: a }
  - { text: B, fiel: b.md }
  - { file: c.md }
  - { text: D, file: /d.md }
  - { text: E, per_commit: yes }
  - [F]
  - "..."
  - { text: G, check: [g] }`;
  expect(refused(withList(list))).toMatchInlineSnapshot(`
    [
      "6:5 checklist names migrations  READY! twice. Use other words than Migrations ready.",
      "7:5 checklist names Migrations ready twice. Keep one of the two.",
      "8:5 checklist[3] names a file and a check. Keep one of the two; write two items for both.",
      "9:16 Unknown key fiel in checklist[4]. Did you mean file?",
      "10:5 checklist[5].text is missing. Write what the team confirms, for instance Database migrations ready.",
      "11:22 checklist[6].file: expected a path within the service's repository, found "/d.md". Write it from the top of the repository, without / before it: docs/rollback.md.",
      "12:28 checklist[7].per_commit: expected \`true\` or \`false\`, found "yes". Write per_commit: true when every new commit needs a new confirmation, or leave it out.",
      "13:5 checklist[8]: expected a text, or text with file, check or per_commit, found a list. Write for instance - Database migrations ready, or - { text: Load test passed, check: load-test }.",
      "14:5 checklist[9]: expected a text of one line with a letter or digit, at most 200 characters, found "...". Write what the team confirms, for instance Database migrations ready.",
      "15:23 checklist[10].check: expected the name of a check, found a list. Write it as GitHub shows it, for instance load-test.",
    ]
  `);
  expect(refused(withList("ready"))).toMatchInlineSnapshot(`
    [
      "4:12 checklist: expected a list of texts or of { text, … }, found "ready". Write for instance checklist: [Database migrations ready, { text: Rollback documented, file: docs/rollback.md }].",
    ]
  `);
  expect(refused(withList("{ a: b }"))).toMatchInlineSnapshot(`
    [
      "4:12 checklist: expected a list of texts or of { text, … }, found keys with values. Write for instance checklist: [Database migrations ready, { text: Rollback documented, file: docs/rollback.md }].",
    ]
  `);
});

test("the release's own checklist and that of its services have no item in common", () => {
  const both = `[Support informed]\ngo_no_go: { checklist: [Channels ready, support informed!, channels ready] }`;
  expect(refused(withList(both))).toEqual([
    "5:41 go_no_go.checklist names support informed! twice. Use other words than Support informed.",
    "5:60 go_no_go.checklist names channels ready twice. Use other words than Channels ready.",
  ]);
});
