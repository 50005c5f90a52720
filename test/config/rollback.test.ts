import { expect, test } from "vitest";
import { accepted, refused } from "./train-reading.ts";

const withRules = (rules: string): string =>
  `train: t\nmanagers: [sarah]\nservices:\n  api:\n    repo: acme/api\n    rollback: ${rules}\n`;
const rulesIn = (rules: string) => accepted(withRules(rules)).services[0]?.rollback;

test("a service says how it is taken back", () => {
  expect(rulesIn("{ automatic: true, until: null, note: kubectl rollout undo }")).toEqual({
    automatic: true,
    until: null,
    note: "kubectl rollout undo",
  });
  expect(rulesIn("{ until: { path: [db/migrate/**] } }")).toEqual({
    automatic: false,
    until: { paths: ["db/migrate/**"], label: null },
    note: null,
  });
  expect(rulesIn("{ until: { label: irreversible } }")?.until).toEqual({
    paths: [],
    label: "irreversible",
  });
});

test("what is wrong with it is told at its place", () => {
  expect(
    [
      "true",
      "{ automatic: yes }",
      "{ until: irreversible }",
      "{ until: {} }",
      "{ until: { path: [] } }",
      "{ until: { path: [/db], lable: x } }",
      "{ until: { label: [x] } }",
      "{ note: [x] }",
      "{ when: never }",
    ].flatMap((rules) => refused(withRules(rules))),
  ).toMatchInlineSnapshot(`
    [
      "6:15 services.api.rollback: expected the keys automatic, until and note, found "true". Write for instance rollback: { automatic: true, until: null }.",
      "6:28 services.api.rollback.automatic: expected \`true\` or \`false\`, found "yes". Write automatic: true to roll the service back automatically as soon as its deployment fails.",
      "6:24 services.api.rollback.until: expected null, or the changes that can't be rolled back, by path or label, found "irreversible". Write for instance until: { path: ["db/migrate/**"], label: irreversible }.",
      "6:24 services.api.rollback.until: expected null, or the changes that can't be rolled back, by path or label, found keys with values. Write for instance until: { path: ["db/migrate/**"], label: irreversible }.",
      "6:32 services.api.rollback.until.path: expected null, or the changes that can't be rolled back, by path or label, found an empty list. Write for instance until: { path: ["db/migrate/**"], label: irreversible }.",
      "6:33 services.api.rollback.until.path[0]: expected a path pattern within the repository, found "/db". Write it from the top of the repository, without / before it: "notifications/**".",
      "6:39 Unknown key lable in services.api.rollback.until. Did you mean label?",
      "6:33 services.api.rollback.until.label: expected the name of a label, found a list. Write it as GitHub shows it, for instance irreversible.",
      "6:23 services.api.rollback.note: expected a text of one line, at most 200 characters, found a list. Write how to roll it back by hand: "kubectl rollout undo deployment/api".",
      "6:17 Unknown key when in services.api.rollback. Known here: automatic, until, note.",
    ]
  `);
});
