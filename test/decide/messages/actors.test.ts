/** Who must act, as the first sentence of the issue names them; and what the log of a release tells. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { look } from "../../support/carry-out.ts";
import { shown, voted } from "../../support/consent.ts";
import { later, redCheck, reports } from "../../support/observation.ts";
import { people } from "../../support/train.ts";
import { back, failing, three, told } from "../../support/rollback.ts";

const viewOf = (world: Observation) => decide(world).view;

const actorsIn = (world: Observation): readonly string[] => viewOf(world)?.actors ?? [];

const timelineIn = (world: Observation): readonly string[] =>
  (viewOf(world)?.timeline ?? []).map(({ text }) => wordsOf(text));

test.each<[string, Observation, readonly string[]]>([
  ["a blocked service waits for its team", look(redCheck(shown(), "search")), ["acme/search"]],
  ["votes are given by teams", shown(), ["acme/infra", "acme/backend", "acme/search"]],
  ["with all votes in, managers decide", voted(), ["sarah"]],
  ["after a no-go a manager says when it goes on", told(voted(), "/no-go not today"), ["sarah"]],
  ["a rollout waits for nobody", three, []],
  ["what ended waits for nobody", told(three, "/abort wrong day"), []],
])("%s", (_name, world, actors) => {
  expect(actorsIn(world)).toEqual(actors);
});

test("what failed waits for its team first, then for the managers", () => {
  expect(actorsIn(failing)).toEqual(["acme/backend", "sarah"]);
});

test("the log tells what people said and what was deployed, oldest first", () => {
  const all = reports(three, "user-service", "success");
  const log = timelineIn(all);
  expect(log[0]).toContain("opened the release");
  expect(log).toContain("sarah decided GO");
  expect(log.filter((line) => line.endsWith("is live"))).toHaveLength(4);
  expect(log.indexOf("The rollout began")).toBeGreaterThan(log.indexOf("sarah decided GO"));
});

test("the log tells the way back", () => {
  const log = timelineIn(look(back(told(failing, "/rollback it smells"))));
  expect(log).toContain("sarah began to roll back the release: it smells");
  expect(log.some((line) => line.endsWith("is rolled back"))).toBe(true);
});

test("the log tells each attempt, from its start to its end", () => {
  const retried = look(told(failing, "/retry user-service", people.bob));
  const log = timelineIn(later(reports(retried, "user-service", "success"), { minutes: 1 }));
  const ofUsers = log.filter((line) => line.includes("User Service"));
  expect(ofUsers).toEqual([
    "User Service 1.1.2 began to deploy",
    "User Service: failure",
    "bob retried User Service",
    "User Service 1.1.2 began to deploy",
    "User Service 1.1.2 is live",
  ]);
});
