/** What each state of the issue shows first, and what it folds. */
import { expect, test } from "vitest";
import { say } from "../../src/model/view/text.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { gate, planningView, serviceView } from "./views.ts";

const room = 65_000;

const rows = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line.startsWith("| "));

test("what matters in a state stands above the table, and what happened last", () => {
  const shown = renderIssue(
    planningView({
      focus: { title: "What is missing", lines: [say`acme/infra: ${"@tom"}`] },
      timeline: [
        {
          at: Temporal.Instant.from("2026-03-19T13:00Z"),
          kind: "said",
          service: null,
          text: say`sarah opened the release`,
        },
      ],
    }),
    { room },
  );
  expect(shown).toContain("**Last change**: sarah opened the release (2026-03-19 13:00 UTC)\n");
  expect(shown).toContain("**What is missing**\n- acme/infra: @&#8203;tom\n\n| Service |");
});

const staged = (count: number, lacking: number) =>
  Array.from({ length: count }, (_, n) =>
    serviceView(`s${n}`, {
      ...(n < lacking && {
        readiness: "blocked" as const,
        gates: [
          gate("staging", "abcdef1 was not deployed to staging", {
            readiness: "blocked",
            alike: "not deployed to staging",
          }),
        ],
      }),
    }),
  );

test("a reason that many share is short in their rows, and whole under their gates", () => {
  const text = renderIssue(planningView({ services: staged(4, 3) }), { room });
  const cells = rows(text).filter((row) => row.includes("**Blocked**: not deployed to staging |"));
  expect(cells).toHaveLength(3);
  expect(text.split("was not deployed to staging")).toHaveLength(4);
  const two = renderIssue(planningView({ services: staged(4, 2) }), { room });
  expect(two.split("was not deployed to staging")).toHaveLength(5);
});

test("where there are many, those that need nobody are folded, each with its row", () => {
  const text = renderIssue(planningView({ services: staged(14, 2) }), { room });
  const [open = "", folded = ""] = text.split(
    "<details><summary>12 other services: 12 waiting, 12 Ready</summary>",
  );
  expect(rows(open).filter((row) => /^\| S\d/.test(row))).toHaveLength(2);
  expect(
    rows(folded.split("</details>")[0] ?? "").filter((row) => /^\| S\d/.test(row)),
  ).toHaveLength(12);
  expect(renderIssue(planningView({ services: staged(12, 2) }), { room })).not.toContain(
    "other services",
  );
});

test.each([
  ["ready", "#### Votes", "<summary>Votes"],
  ["no-go", "#### Votes", "<summary>Votes"],
  ["planning", "<summary>Votes: 1 of 3 teams said go</summary>", "#### Votes"],
  ["rolling out", "<summary>Release checklist: 1 of 2 done</summary>", "#### Release checklist"],
] as const)("%s shows %s", (state, is, isNot) => {
  const text = renderIssue(planningView({ state }), { room });
  expect(text).toContain(is);
  expect(text).not.toContain(isNot);
});
