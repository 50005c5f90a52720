/** What the App lacks to deploy services is asked for once, for all that lack the same. */
import { expect, it } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { left } from "../../support/consent.ts";
import { saidIn } from "../../support/decision.ts";
import { withFacts } from "../../support/observation.ts";

const lacks = (world: Observation, id: string, ...lacking: readonly string[]): Observation =>
  withFacts(world, id, (facts) => ({ ...facts, lacking }));

const asked = (world: Observation): readonly string[] =>
  Object.entries(saidIn(decide(world))).flatMap(([key, text]) =>
    key.startsWith("lacking:") ? [text] : [],
  );

const write = "deployments: write";
const one = lacks(left(), "auth-service", write);
const two = lacks(one, "user-service", write);

it("each service has its own hold, and one question is for both", () => {
  const { view } = decide(two);
  const holds = view?.holds.filter(({ service }) => service !== null) ?? [];
  expect(holds.map(({ service }) => service)).toEqual(["auth-service", "user-service"]);
  const [first, second] = holds.map(({ why }) => wordsOf(why));
  expect(first).toContain("Auth Service is no longer ready");
  expect(first).toContain("in acme/auth-service:");
  expect(second).toContain("in acme/user-service:");
  expect(asked(two)).toHaveLength(1);
  expect(asked(two).join()).toContain("in acme/auth-service and acme/user-service:");
  expect(asked(two).join()).toContain("Auth Service and User Service can't be deployed");
});

it("what one of them lacks besides is asked for by itself", () => {
  expect(asked(lacks(one, "user-service", write, "contents: write"))).toHaveLength(2);
  expect(asked(one)).toHaveLength(1);
});
