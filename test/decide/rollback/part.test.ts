import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { kindsIn, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { deployment, green, push, reports, says, withFacts } from "../../support/observation.ts";
import { back, failing, three, told } from "../../support/rollback.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, bob, sue } = people;

describe("a part of the release", () => {
  const part = told(failing, "/rollback auth-service it leaks", bob);

  test("takes what depends on it along, and nothing else", () => {
    expect(startsIn(decide(says(failing, bob, "/rollback auth-service it leaks")))).toEqual([
      "back user-service 1",
    ]);
    const over = live(part, "user-service", "auth-service");
    expect(startsIn(decide(over))).toEqual([]);
    expect(decide(over).view?.services.map(({ id, state }) => `${id} ${state}`)).toEqual([
      "api-gateway live",
      "auth-service rolled back",
      "user-service rolled back",
      "search live",
    ]);
  });

  test("then the rest waits for a manager, and completes without it", () => {
    const over = live(part, "user-service", "auth-service");
    expect(stateIn(decide(over))).toBe(
      "on hold: Auth Service and User Service were rolled back. A manager can comment /resume <reason> to continue with the rest.",
    );
    expect(answerTo(over, bob, "/resume fine")).toBe(
      "confused: Only a manager (sarah) can use /resume here, and GitHub doesn't list you as one of them. After a rollback a team can't continue the release on its own.",
    );
    const publish = decide(says(over, sarah, "/resume gateway is fine")).actions.find(
      (one) => one.kind === "publish",
    );
    expect(publish?.parts.map(({ service: id }) => id)).toEqual(["api-gateway", "search"]);
    expect(publish?.takenBack.map(({ service: name }) => name)).toEqual([
      "Auth Service",
      "User Service",
    ]);
    const done = since(over).by(told, "/resume gateway is fine").looks().looks().now;
    expect(stateIn(decide(done))).toMatch(
      /^complete: all 2 services are live; the notes are published\. Auth Service 1\.1\.1 and User Service 1\.1\.2 were rolled back\./,
    );
  });

  test("nothing new starts meanwhile, and what was rolled back doesn't deploy again", () => {
    const early = live(left(), "api-gateway");
    const world = told(told(early, "/rollback search", sue), "/retry search", sue);
    expect(answerTo(world, sue, "/retry search")).toMatch(/^confused: Search was rolled back/);
    const next = reports(reports(world, "search", "success"), "auth-service", "success");
    expect(startsIn(decide(next))).toEqual(["back search 1"]);
    const over = live(look(next), "search");
    expect(startsIn(decide(over))).toEqual([]);
    expect(startsIn(decide(says(over, sarah, "/resume go on")))).toEqual(["user-service 1"]);
  });

  test("what is pushed to it afterwards voids nothing", () => {
    const early = told(live(left(), "api-gateway", "search"), "/rollback auth-service");
    const world = since(early).reports("auth-service", "failure").looks().live("auth-service").now;
    expect(stateIn(decide(push(world, "user-service", "next")))).toMatch(/^on hold: Auth Service/);
    expect(wordsIn(decide(push(world, "user-service", "next")))).not.toMatch(/no longer/);
  });
});

test("threat 31: said as the last service becomes live, the release is rolled back and nothing else", () => {
  const race = says(reports(three, "user-service", "success"), sarah, "/rollback");
  expect(kindsIn(decide(race))).not.toContain("publish");
  expect(startsIn(decide(race))).toEqual(["back user-service 1", "back search 1"]);
  expect(stateIn(decide(since(race).looks().after({ minutes: 1 }).by(back).now))).toMatch(
    /^rolled back/,
  );
});

test("threat 31: an abort said as the last service becomes live ends the release as it stands, once", () => {
  const race = says(reports(three, "user-service", "success"), sarah, "/abort it smells");
  expect(kindsIn(decide(race))).not.toContain("publish");
  expect(startsIn(decide(race))).toEqual([]);
  expect(stateIn(decide(race))).toMatch(/^aborted/);
  const after = since(race).looks().after({ minutes: 5 }).now;
  expect(stateIn(decide(after))).toMatch(/^aborted/);
  expect(kindsIn(decide(after))).not.toContain("publish");
});

test("what production never ran before stays, and its team is asked", () => {
  const train = trainOf([service("api", "infra"), service("web", "search", "api")]);
  const fresh = withFacts(green(train), "web", (facts) => ({ ...facts, production: known([]) }));
  const world = since(decidedOn(fresh)).by(left).live("api").now;
  const failed = look(reports(world, "web", "failure"));
  const decision = decide(says(failed, sarah, "/rollback"));
  expect(startsIn(decision)).toEqual(["back api 1"]);
  expect(saidIn(decision)["rollback-first:web"]).toMatch(
    /^@acme\/search @sarah: Web ran nothing in production before this release, so there is nothing to roll back to\. It stays deployed/,
  );
  const over = live(told(failed, "/rollback"), "api");
  expect(stateIn(decide(over))).toMatch(
    /^rolled back: .* Web stays deployed: production ran nothing before\./,
  );
  expect(answerTo(failed, sarah, "/rollback web")).toBe(
    "confused: Web: production ran nothing before this release, so there is nothing to roll back to.",
  );
});

test("threat 37: what somebody else deployed over it isn't undone silently", () => {
  const over = withFacts(failing, "search", (facts) => {
    if (facts.production.kind !== "known") return facts;
    const hotfix = deployment(900, commit("hotfix"), { createdAt: failing.now, creator: "bob" });
    return { ...facts, production: known([hotfix, ...facts.production.value]) };
  });
  const world = told(over, "/rollback");
  expect(Object.values(saidIn(decide(says(over, sarah, "/rollback")))).join()).toContain(
    `Search stays deployed: bob deployed ${commit("hotfix").slice(0, 7)} over it`,
  );
  expect(stateIn(decide(live(world, "user-service", "auth-service", "api-gateway")))).toMatch(
    /^rolled back: .* Search stays deployed: bob deployed/,
  );
  expect(startsIn(decide(says(over, sarah, "/rollback --force search")))).toEqual([]);
  expect(startsIn(decide(says(over, sarah, "/rollback --force search: it is ours")))).toEqual([
    "back search 1",
  ]);
});
