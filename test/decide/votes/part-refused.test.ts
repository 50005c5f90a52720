import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { shown, voted } from "../../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  away,
  deployment,
  green,
  later,
  push,
  redCheck,
  says,
  withFacts,
  withText,
} from "../../support/observation.ts";
import { atTwo, decided, riding, waiting, whole } from "../../support/part.ts";
import { commit, people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;

const short = (name: string): string => commit(name).slice(0, 7);

/** Production runs this commit of a service, by itself. */
const runs = (observation: Observation, id: string, name: string): Observation =>
  withFacts(observation, id, (facts) => ({
    ...facts,
    production: known([deployment(7, commit(name))]),
  }));

describe("a PARTIAL is refused", () => {
  test("with services that nobody knows, and what may have been meant", () => {
    expect(answerTo(waiting, sarah, "/go serch nothing")).toBe(
      "confused: The train has no service serch. Did you mean search? The train has no service nothing. Name services of this release (api-gateway, auth-service, user-service and search), or comment /go alone for all of it.",
    );
    const planned = withText(green(), atTwo.replace("search 1.1.3", ""));
    expect(answerTo(shown(planned), sarah, "/go search")).toContain(
      "search is not part of this release.",
    );
  });

  test("when it would break something, with the smallest part that is safe", () => {
    expect(answerTo(waiting, sarah, "/go user-service")).toBe(
      [
        "confused: Not a safe part. What would break:",
        `User Service needs Auth Service 1.1.1 at ${short("auth-service")}, and production runs ${short("auth-service before")}`,
        "The smallest safe part: /go api-gateway auth-service user-service.",
      ].join("\n"),
    );
    expect(leaves(waiting, sarah, "/go user-service")).toEqual([]);
    const offered = says(waiting, sarah, "/go api-gateway auth-service user-service");
    expect(riding(look(offered))).toEqual(["api-gateway", "auth-service", "user-service"]);
  });

  test("when only the whole is safe", () => {
    const chain = trainOf(storefront.services.slice(0, 3));
    const all = voted(shown(green(chain)));
    expect(answerTo(all, sarah, "/go user-service")).toContain(
      "Only the whole release is safe: comment /go alone.",
    );
  });

  test("when what production runs of a dependency isn't known", () => {
    const blind = withFacts(waiting, "auth-service", (facts) => ({ ...facts, production: away }));
    expect(answerTo(blind, sarah, "/go api-gateway user-service")).toMatch(/^confused/);
  });

  test("while a team in it has not voted or a service of it isn't ready", () => {
    const world = since(shown()).says(ina, "/go").looks().by(redCheck, "auth-service").now;
    expect(answerTo(world, sarah, "/go api-gateway auth-service")).toBe(
      [
        "confused: No PARTIAL GO yet. What is still open:",
        `Auth Service is blocked: check test failed on ${short("auth-service")}`,
        "acme/backend has not voted for Auth Service",
        "Comment /go api-gateway auth-service again when that is done.",
      ].join("\n"),
    );
  });

  test("but what stays behind may be unready, unknown and without a vote", () => {
    const world = since(shown())
      .says(ina, "/go")
      .says(bob, "/go")
      .looks()
      .by(redCheck, "search").now;
    expect(
      startsIn(decide(says(world, sarah, "/go api-gateway auth-service user-service"))),
    ).toEqual(["api-gateway 1"]);
  });

  test("while a team in it says no-go, and only then", () => {
    const vetoed = look(says(waiting, sue, "/no-go broken"));
    expect(answerTo(vetoed, sarah, "/go search")).toContain("acme/search voted no-go");
    expect(answerTo(vetoed, sarah, "/go api-gateway")).toBe("rocket");
  });

  test("while another one stands, or after the departure", () => {
    expect(answerTo(decided, sarah, "/go api-gateway")).toBe(
      "confused: This release now contains only Api Gateway and Auth Service: comment /go alone. For another part, comment /no-go <reason> first; then the whole plan applies again and all teams vote again.",
    );
    const gone = look(later(decided, { hours: 3 }));
    expect(answerTo(gone, sarah, "/go api-gateway")).toBe(
      "confused: This release has departed and its services are final: comment /go alone.",
    );
    expect(answerTo(later(decided, { minutes: 1 }), sarah, "/go auth-service api-gateway")).toBe(
      "rocket",
    );
  });

  test("from whom the train doesn't name, and for what the issue didn't show", () => {
    expect(answerTo(waiting, people.eve, "/go search")).toMatch(/^confused: \/go is for the teams/);
    expect(answerTo(push(waiting, "search", "fix"), sarah, "/go search")).toContain(
      "this issue did not show that yet",
    );
    expect(answerTo(push(waiting, "search", "fix"), sarah, "/go api-gateway")).toBe("rocket");
  });
});

describe("a GO that must wait offers what could leave at once", () => {
  const offered = (world: Observation): string | undefined =>
    /: (\/go [^.]+)\.$/.exec(answerTo(world, sarah, "/go"))?.[1];

  test("the largest safe part of what is ready and voted for", () => {
    const world = redCheck(later(waiting, { minutes: 1 }), "auth-service");
    expect(offered(world)).toBe("/go api-gateway search");
    expect(answerTo(world, sarah, offered(world) ?? "")).toBe("rocket");
  });

  test("nothing while nothing could", () => {
    expect(offered(shown(withText(green(), atTwo)))).toBeUndefined();
    expect(offered(look(says(waiting, bob, "/hold wait")))).toBeUndefined();
    const chain = redCheck(later(waiting, { minutes: 1 }), "api-gateway");
    expect(offered(chain)).toBe("/go search");
  });
});

describe("a dependency that production runs already", () => {
  const running = runs(runs(waiting, "auth-service", "auth-service"), "api-gateway", "api-gateway");
  const users = look(says(running, sarah, "/go user-service"));

  test("need not be in the part", () => {
    expect(riding(users)).toEqual(["user-service"]);
    expect(startsIn(decide(later(users, { hours: 3 })))).toEqual(["user-service 1"]);
  });

  test("must still run there at the departure", () => {
    const replaced = later(runs(users, "auth-service", "hotfix"), { hours: 3 });
    expect(startsIn(decide(replaced))).toEqual([]);
    expect(wordsIn(decide(replaced))).toContain(
      "the PARTIAL is void: production no longer runs the Auth Service that these services depend on.",
    );
    expect(riding(look(replaced))).toEqual(whole);
  });

  test("must be known to run there", () => {
    const blind = withFacts(later(users, { hours: 3 }), "auth-service", (facts) => ({
      ...facts,
      production: away,
    }));
    expect(startsIn(decide(blind))).toEqual([]);
    expect(stateIn(decide(blind))).toContain(
      "what production runs of Auth Service is not known: GitHub is away",
    );
  });

  test("may move on: what was proved with it runs", () => {
    const moved = later(push(users, "auth-service", "fix"), { hours: 3 });
    expect(startsIn(decide(moved))).toEqual(["user-service 1"]);
  });
});
