/** What the issue says below its sentence in each state: what is missing, what moves, how it goes on, what runs. */
import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { shown } from "../../support/consent.ts";
import { everyState } from "../../support/every-state.ts";
import { look } from "../../support/carry-out.ts";
import { green, redCheck, withFacts } from "../../support/observation.ts";
import { before, failing, told } from "../../support/rollback.ts";
import { commit, service, trainOf } from "../../support/train.ts";

const focusIn = (world: Observation): readonly string[] => {
  const focus = decide(world).view?.focus;
  return focus ? [focus.title, ...focus.lines.map(wordsOf)] : [];
};

const sentenceIn = (world: Observation): string => wordsOf(decide(world).view?.sentence ?? []);

test.each<[keyof typeof everyState, readonly string[]]>([
  [
    "planning",
    [
      "What is missing",
      `acme/search: Search: check test failed on ${commit("search").slice(0, 7)}`,
    ],
  ],
  [
    "ready",
    [
      "Votes missing",
      "acme/infra comments /go for Api Gateway",
      "acme/backend comments /go for Auth Service and User Service",
      "acme/search comments /go for Search",
    ],
  ],
  [
    "no-go",
    [
      "To continue",
      "acme/infra comments /go for Api Gateway",
      "acme/backend comments /go for Auth Service and User Service",
      "acme/search comments /go for Search",
      "a manager comments /go when all votes are in",
    ],
  ],
  [
    "go",
    [
      "What comes next",
      "Starts first: Api Gateway 1.1.0 and Search 1.1.3",
      "Comment /hold <reason> to stop it before that",
    ],
  ],
  [
    "rolling out",
    [
      "Progress",
      "▰▰▰▰▰▰▰▱▱▱ 3 of 4 live",
      "Deploying: User Service 1.1.2 since 12:04 UTC (usually 1 h)",
    ],
  ],
  [
    "on hold",
    [
      "On hold since 12:05 UTC",
      "/retry user-service to deploy User Service again",
      "/replace user-service <commit or branch> to deploy a fix in its place",
      "/resume <reason> to continue without User Service",
      "/rollback <reason> to roll back Api Gateway, Auth Service, User Service and Search",
    ],
  ],
  [
    "verifying",
    [
      "In production now",
      "Api Gateway 1.1.0, Auth Service 1.1.1, User Service 1.1.2 and Search 1.1.3",
    ],
  ],
  [
    "complete",
    [
      "In production now",
      "Api Gateway 1.1.0, Auth Service 1.1.1, User Service 1.1.2 and Search 1.1.3",
      "Release notes",
    ],
  ],
  [
    "rolling back",
    [
      "Rollback, in this order",
      `User Service to ${before("user-service")}: is rolling back; 12:06–13:06`,
      `Auth Service to ${before("auth-service")}: waits for User Service; 13:06–14:06`,
      `Search to ${before("search")}: is rolling back; 12:06–13:06`,
      `Api Gateway to ${before("api-gateway")}: waits for Auth Service; 14:06–15:06`,
    ],
  ],
  [
    "rolled back",
    [
      "In production now",
      ...[
        ["Api Gateway", "api-gateway"],
        ["Auth Service", "auth-service"],
        ["User Service", "user-service"],
        ["Search", "search"],
      ].map(([name, id = ""]) => `${name} ${before(id)}, as before this release`),
    ],
  ],
  [
    "aborted",
    [
      "In production now",
      "Api Gateway 1.1.0",
      "Auth Service 1.1.1",
      "User Service: 1.1.2 is still deploying and will be allowed to finish",
      "Search 1.1.3",
    ],
  ],
])("%s", (state, lines) => {
  expect(focusIn(everyState[state])).toEqual(lines);
});

test("a hold that a person called says since when, what still deploys, and what stays without a failure", () => {
  expect(focusIn(told(everyState["rolling out"], "/hold the database is slow"))).toEqual([
    "On hold since 12:05 UTC",
    "Still deploying: User Service",
    "/resume <reason> to continue",
    "/rollback <reason> to roll back Api Gateway, Auth Service, User Service and Search",
  ]);
});

test("going on past a failure says how much of the release that leaves out", () => {
  expect(focusIn(failing)).toContain("/resume <reason> to continue without User Service");
});

/** So many services of two teams, of which none was deployed to staging. */
function unstaged(count: number): Observation {
  const train = trainOf(
    Array.from({ length: count }, (_, n) => service(`s${n}`, n % 2 === 0 ? "infra" : "search")),
  );
  return train.services.reduce(
    (world, { id }) => withFacts(world, id, (facts) => ({ ...facts, staging: known([]) })),
    green(train),
  );
}

test("services that lack the same are told together, in the sentence and by team", () => {
  const world = unstaged(12);
  expect(sentenceIn(world)).toBe("0 of 12 services ready. 12 services: not deployed to staging.");
  expect(focusIn(world)).toEqual([
    "What is missing",
    "acme/infra: 6 services: not deployed to staging (S0, S2, S4, S6, S8 and 1 more)",
    "acme/search: 6 services: not deployed to staging (S1, S3, S5, S7, S9 and 1 more)",
  ]);
});

test("what one of them lacks besides is told by itself", () => {
  const world = redCheck(unstaged(3), "s1");
  expect(sentenceIn(world)).toMatch(
    /^0 of 3 services ready\. 3 services: not deployed to staging; S1: check test failed on \w{7}\.$/,
  );
});

test("different lacks are counted as before", () => {
  const world = look(redCheck(shown(), "search"));
  expect(sentenceIn(world)).toMatch(/^3 of 4 services ready\. Search is blocked: /);
});
