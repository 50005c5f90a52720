import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { look } from "../../support/carry-out.ts";
import { left, live } from "../../support/consent.ts";
import { stateIn } from "../../support/decision.ts";
import { later, reports, says } from "../../support/observation.ts";
import { replaced } from "../../support/replace.ts";
import { told } from "../../support/rollback.ts";
import { people } from "../../support/train.ts";

const { sarah, bob } = people;

/** Auth Service failed, and a fix takes its place; Gateway and Search are live, and User Service waits for it. */
const authFailed = later(
  look(reports(live(left(), "api-gateway", "search"), "auth-service", "failure")),
  { minutes: 1 },
);
const fixed = replaced(authFailed, "auth-service", "fix");

test("no state sentence on its way asks for what was done already", () => {
  const voting = told(fixed, "/go", bob);
  const deciding = says(voting, sarah, "/go");
  const started = told(voting, "/go");
  const there = live(started, "auth-service");
  const sentences = [fixed, voting, deciding, started, there].map((one) => stateIn(decide(one)));
  expect(sentences.filter((one) => one.includes("/retry"))).toEqual([]);
  expect(sentences[2]).toMatch(
    /^rolling out: 2 of 4 services live; Auth Service failed and is deployed again next\./,
  );
  expect(sentences[3]).toMatch(/^rolling out: 2 of 4 services live; Auth Service is deploying\./);
});
