import { expect, test } from "vitest";
import { serviceId } from "../../src/model/ids.ts";
import { slowedWords } from "../../src/model/view/slowed.ts";
import { say } from "../../src/model/view/text.ts";
import type { ReleaseView } from "../../src/model/view/view.ts";
import { renderIssue } from "../../src/render/issue.ts";
import { planningView, serviceView } from "./views.ts";

const room = 65_000;

test.each<[ReleaseView["state"], string, string]>([
  ["planning", "Planning", "NOTE"],
  ["go", "Go", "NOTE"],
  ["rolling out", "Rolling out", "NOTE"],
  ["complete", "Complete", "NOTE"],
  ["no-go", "No-go", "WARNING"],
  ["rolled back", "Rolled back", "WARNING"],
  ["on hold", "On hold", "CAUTION"],
  ["rolling back", "Rolling back", "CAUTION"],
])("%s: an alert by its urgency, the state, then who must act", (state, word, alert) => {
  const text = renderIssue(planningView({ state, problems: [], timetable: null }), { room });
  const [first, second] = text.split("\n");
  expect(first).toBe(`> [!${alert}]`);
  expect(second).toMatch(`> **${word}**: waiting for @acme/backend; 1 of 3 services`);
});

test("a problem is a warning, but not that GitHub lets the app write no more in this hour", () => {
  const first = (...problems: ReleaseView["problems"]): string | undefined =>
    renderIssue(planningView({ problems }), { room }).split("\n")[0];
  const slow = say`${slowedWords()}, and most of it is used.`;
  expect(first(slow)).toBe("> [!NOTE]");
  expect(first(slow, say`The App can't read acme/web.`)).toBe("> [!WARNING]");
});

test("of many who must act the first five are named", () => {
  const actors = ["a", "b", "c", "d", "e", "f", "g"];
  const text = renderIssue(planningView({ actors }), { room });
  expect(text).toContain("waiting for @a, @b, @c, @d, @e and 2 more; ");
});

test("a state in which nobody must act begins with what is so, whose names stay as they are", () => {
  const text = renderIssue(planningView({ actors: [], sentence: say`infra-dev deployed it.` }), {
    room,
  });
  expect(text).toContain("> **Planning**: infra-dev deployed it.");
});

test("more than 25 services are shown as their teams, and what goes without saying isn't drawn", () => {
  const teams = ["acme/infra", "acme/backend", "acme/web"];
  const services = Array.from({ length: 27 }, (_, index) =>
    serviceView(`s${index}`, {
      owner: teams[Math.floor(index / 9)] ?? "",
      state: index < 9 ? "live" : index === 9 ? "failed" : "waiting",
      dependsOn: [0, 9, 18]
        .filter((one) => one < index && index % 9 === 0)
        .map((one) => serviceId(`s${one}`)),
    }),
  );
  const graph = /```mermaid\n([^]*?)\n```/.exec(
    renderIssue(planningView({ services }), { room }),
  )?.[1];
  expect(graph?.split("\n").slice(0, 6)).toEqual([
    "flowchart LR",
    '  s0["acme/infra<br/>9 of 9 live"]:::live',
    '  s1["acme/backend<br/>0 of 9 live"]:::failed',
    '  s2["acme/web<br/>0 of 9 live"]:::ready',
    "  s0 --> s1",
    "  s1 --> s2",
  ]);
});
