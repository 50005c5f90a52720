import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, live } from "../../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../../support/decision.ts";
import {
  away,
  deployment,
  green,
  idOf,
  later,
  reports,
  says,
  withFacts,
} from "../../support/observation.ts";
import { back, failing, told } from "../../support/rollback.ts";
import { commit, homeId, people } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, bob } = people;
const opened = (world: Observation) =>
  decide(world).actions.filter((one) => one.kind === "open post-mortem");

test("is opened when all is back, with what happened and whom it concerns", () => {
  const world = told(failing, "/rollback errors rise");
  expect(opened(world)).toEqual([]);
  const last = since(world)
    .reports("user-service", "success")
    .looks()
    .reports("auth-service", "success")
    .looks()
    .reports("search", "success")
    .looks()
    .after({ minutes: 1 }).now;
  const [one] = opened(reports(last, "api-gateway", "success"));
  expect(one?.title).toBe("Post-mortem: storefront 2.5.0");
  expect(one && wordsOf(one.who)).toBe("@acme/backend @acme/search @acme/infra @sarah");
  expect(one?.reasons.map(wordsOf)).toEqual(["sarah: errors rise"]);
  const timeline = one?.timeline.map(({ text }) => wordsOf(text)) ?? [];
  expect(timeline[0]).toBe("sarah opened the release");
  const go = timeline.indexOf("sarah decided GO");
  expect(timeline[go + 1]).toBe("The rollout began");
  expect(timeline).toContain("User Service 1.1.2 failed");
  const decided = timeline.indexOf("sarah began to roll back the release: errors rise");
  expect(timeline[decided + 1]).toMatch(/^User Service began to roll back to /);
  expect(timeline.at(-1)).toBe("Api Gateway is rolled back");
  expect(one?.parts.map(({ service }) => service)).toEqual([
    "user-service",
    "auth-service",
    "search",
    "api-gateway",
  ]);
});

test("is opened once, and linked from the tracking issue", () => {
  const over = since(failing).by(told, "/rollback").by(back).looks().now;
  expect(opened(over)).toEqual([]);
  const unlinked = {
    ...over,
    said: new Set([...over.said].filter((key) => key !== "post-mortem")),
  };
  expect(opened(unlinked)).toEqual([]);
  expect(saidIn(decide(unlinked))["post-mortem"]).toMatch(/^The post-mortem is #90\./);
  // Closed and out of sight, it isn't opened again.
  expect(opened({ ...over, postMortems: known([]) })).toEqual([]);
  expect(opened({ ...unlinked, postMortems: away })).toEqual([]);
});

const earlier = { release: releaseKey(homeId, 11), number: 14, url: "https://github.test/14" };
const withPostMortem = (world: Observation, isOpen: boolean): Observation => ({
  ...world,
  postMortems: known([{ ...earlier, isOpen }]),
});

test("while it is open the next release of the train doesn't leave", () => {
  const held = withPostMortem(gone(), true);
  expect(startsIn(decide(held))).toEqual([]);
  expect(stateIn(decide(held))).toBe(
    "on hold: an earlier release was rolled back and its post-mortem #14 is open. This release can depart when it is closed, or when a manager comments /resume <reason>.",
  );
  expect(startsIn(decide(withPostMortem(gone(), false)))).toEqual(["api-gateway 1", "search 1"]);
  expect(startsIn(decide({ ...gone(), postMortems: away }))).toEqual([]);
});

test("a manager lets it leave all the same", () => {
  const held = look(withPostMortem(gone(), true));
  expect(answerTo(held, bob, "/resume now")).toMatch(
    /^confused: Only a manager .* After a rollback/,
  );
  expect(startsIn(decide(says(held, sarah, "/resume it was the network")))).toEqual([
    "api-gateway 1",
    "search 1",
  ]);
});

test("who gave its GO is told that it is held and how it goes on, once", () => {
  const held = withPostMortem(gone(), true);
  const told = saidIn(decide(held));
  expect(told["held:post-mortem#14"]).toMatch(
    /^@sarah: 2\.5\.0 doesn't depart yet, since an earlier release was rolled back and its post-mortem #14 is open\. Check whether 2\.5\.0 needs what is gone\. It departs when the post-mortem is closed, or when a manager comments \/resume <reason>\.$/,
  );
  expect(saidIn(decide(look(held)))["held:post-mortem#14"]).toBeUndefined();
  expect(saidIn(decide(withPostMortem(green(), true)))["held:post-mortem#14"]).toBeUndefined();
});

describe("a release that has departed", () => {
  /** The earlier release takes a service from under it. */
  const without = (world: Observation, id: string, at: Temporal.Instant): Observation =>
    withFacts(world, id, (facts) => {
      if (facts.production.kind !== "known") throw new Error("not known");
      const back = deployment(900, commit("long before"), {
        ours: true,
        task: "rollback",
        createdAt: at,
        rides: { issue: earlier.release, service: idOf(id), attempt: 1, intent: "e" },
        service: id,
      });
      return { ...facts, production: known([...facts.production.value, back]) };
    });
  const going = withPostMortem(left(), true);

  test("goes on, whatever was rolled back before", () => {
    const world = without(going, "auth-service", going.now.subtract({ hours: 1 }));
    expect(stateIn(decide(world))).toMatch(/^rolling out/);
    expect(startsIn(decide(live(world, "api-gateway")))).toEqual([]);
    expect(stateIn(decide(live(world, "api-gateway")))).toMatch(/^rolling out: .*Auth Service/);
  });

  test("is held when that was rolled back on which it is built, its managers are told, and one lets it go on", () => {
    const world = without(going, "auth-service", going.now.add({ seconds: 5 }));
    const decision = decide(later(world, { seconds: 10 }));
    expect(stateIn(decision)).toMatch(
      /^on hold: an earlier release rolled back Auth Service after this one had departed, and its post-mortem #14 is open\. Nothing new starts until it is closed, or until a manager comments \/resume <reason>/,
    );
    expect(saidIn(decision)["held:post-mortem#14"]).toMatch(
      /^@sarah: an earlier release rolled back Auth Service .*Check whether what 2\.5\.0 has deployed works without it, or roll it back with \/rollback\.$/,
    );
    const there = look(reports(look(later(world, { seconds: 10 })), "api-gateway", "success"));
    expect(startsIn(decide(there))).toEqual([]);
    const resumed = says(later(there, { minutes: 1 }), sarah, "/resume it works without");
    expect(startsIn(decide(resumed))).toEqual(["auth-service 1"]);
    expect(startsIn(decide(withPostMortem(there, false)))).toEqual(["auth-service 1"]);
  });
});
