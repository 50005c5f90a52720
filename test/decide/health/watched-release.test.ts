import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { healthQuestions } from "../../../src/decide/health/service-health.ts";
import { known } from "../../../src/model/failure.ts";
import type { HealthAnswers } from "../../../src/model/train/health.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { live } from "../../support/consent.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { hears, ill, measured, plan, watch, well } from "../../support/health.ts";
import {
  check,
  green,
  later,
  published,
  recordOf,
  reports,
  says,
  withFacts,
} from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { blind, gateway, train, leaving, deployed } from "../../support/proving.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob } = people;

const proved = watch(deployed, { seconds: 130 }, { gateway: well });

describe("a service that is deployed", () => {
  test("isn't live while its health isn't proved, and nothing starts on top of it", () => {
    expect(startsIn(decide(deployed))).toEqual([]);
    const half = watch(deployed, { minutes: 1 }, { gateway: well });
    expect(startsIn(decide(half))).toEqual([]);
    expect(stateIn(decide(half))).toBe(
      "rolling out: 0 of 2 services live; Gateway is being checked until 2026-03-19 12:04 UTC. ETA 13:04 UTC.",
    );
    expect(decide(half).view?.services[0]?.state).toBe("proving");
    expect(answerTo(half, bob, "/plan")).toContain(
      "waits for Gateway, which is being checked until 2026-03-19 12:04 UTC",
    );
  });

  test("is live after a whole soak, and then carries what depends on it", () => {
    expect(decide(proved).view?.services[0]?.state).toBe("live");
    expect(recordOf(proved).entries.map(({ kind }) => kind)).not.toContain("unhealthy");
    expect(proved.services.get(train.services[1]!.id)).toMatchObject({
      value: { production: { value: [{ rides: { attempt: 1 } }, {}] } },
    });
  });

  test("without health is live as soon as it is deployed", () => {
    const plain = trainOf([service("gateway", "infra"), service("auth", "backend", "gateway")]);
    const there = reports(leaving(plain), "gateway", "success");
    expect(startsIn(decide(there))).toEqual(["auth 1"]);
    expect(healthQuestions(there)).toEqual([]);
  });

  test("is asked for from its success on, and no more once the release is over", () => {
    expect(healthQuestions(leaving())).toEqual([]);
    expect(healthQuestions(deployed)).toMatchObject([{ service: "gateway", askedAt: null }]);
    expect(healthQuestions(proved)[0]?.askedAt).toEqual(proved.begunAt);
    expect(healthQuestions({ ...proved, trainRelease: known(published) })).toEqual([]);
  });

  test("is proved anew when the app has lost its memory", () => {
    const forgotten = { ...proved, health: { ...proved.health, looks: new Map() } };
    expect(decide(hears(forgotten, { gateway: well })).view?.services[0]?.state).toBe("proving");
  });

  test("is looked at every ten seconds while it is proved, and every thirty while it is watched", () => {
    const next = (world: Observation) => decide(world).next?.since(world.now).total("seconds");
    expect(next(watch(deployed, { minutes: 1 }, { gateway: well }))).toBe(10);
    expect(next(live(proved, "auth"))).toBeUndefined();
    const alone = watch(proved, { seconds: 10 }, { gateway: well });
    expect(next(alone)).toBe(30);
  });

  test("that can't be asked at all doesn't leave", () => {
    const unaskable = new Map([
      [gateway.id, "its metrics can't be asked for: PROMETHEUS_URL is not set"],
    ]);
    const world = green(train);
    const blocked = { ...world, health: { ...world.health, unaskable } };
    expect(decide(blocked).view?.services[0]).toMatchObject({ readiness: "blocked" });
    expect(stateIn(decide(blocked))).toContain("PROMETHEUS_URL is not set");
  });
});

describe("a service that is unhealthy", () => {
  const sick = watch(deployed, { seconds: 80 }, { gateway: ill });
  const asked = decide(sick);

  test("holds the release with a question to its team", () => {
    expect(stateIn(asked)).toMatch(
      /^on hold: Gateway is deployed and unhealthy: health check: answers 503 \(no database\)\. /,
    );
    const told = [...sick.said].filter((key) => key.startsWith("failed:gateway:1:unhealthy:"));
    expect(told).toHaveLength(1);
    expect(startsIn(asked)).toEqual([]);
    expect(asked.view?.services[0]).toMatchObject({ state: "failed", health: { result: "bad" } });
  });

  test("stays so when it gets well again or the app forgets: only people end that", () => {
    const wellAgain = watch(sick, { minutes: 10 }, { gateway: well });
    expect(stateIn(decide(wellAgain))).toMatch(/^on hold: Gateway/);
    const forgotten = { ...sick, health: { ...sick.health, looks: new Map() } };
    expect(stateIn(decide(forgotten))).toMatch(/^on hold: Gateway/);
    expect(recordOf(wellAgain).entries.filter(({ kind }) => kind === "unhealthy")).toHaveLength(1);
  });

  test("is deployed again by /retry, and proved again", () => {
    const again = look(says(sick, ina, "/retry gateway"));
    expect(stateIn(decide(again))).toMatch(/^rolling out: .*Gateway is deploying/);
    const back = since(again)
      .reports("gateway", "success")
      .looks()
      .by(watch, { seconds: 130 }, { gateway: well }).now;
    expect(decide(back).view?.services[0]?.state).toBe("live");
  });

  test("goes on when its team vouches for it, and what is good stays under watch", () => {
    expect(answerTo(sick, bob, "/confirm gateway health I looked")).toMatch(
      /^confused: Only acme\/infra can confirm/,
    );
    expect(answerTo(sick, sarah, "/confirm gateway health I looked")).toMatch(
      /^confused: Only acme\/infra can confirm/,
    );
    expect(answerTo(sick, ina, "/confirm gateway health")).toMatch(
      /^confused: Please give a reason for confirming the health of Gateway/,
    );
    const world = hears(later(sick, { seconds: 10 }), { gateway: ill });
    expect(answerTo(world, ina, "/confirm gateway health the probe is wrong")).toBe(
      "rocket: ina confirmed the health of Gateway: the probe is wrong. health check no longer counts for this attempt; its other health checks continue.",
    );
    const vouched = since(world)
      .says(ina, "/confirm gateway health the probe is wrong")
      .looks()
      .by(watch, { minutes: 3 }, { gateway: ill }).now;
    expect(decide(vouched).view?.services[0]).toMatchObject({
      state: "live",
      health: {
        summary: "healthy, confirmed by ina",
        conditions: [{ result: "set aside" }, { result: "good" }],
      },
    });
    const wrong: HealthAnswers = { ...ill, metrics: new Map([["error rate", measured(0.2)]]) };
    expect(stateIn(decide(watch(vouched, { minutes: 3 }, { gateway: wrong })))).toContain(
      "Gateway is deployed and unhealthy: error rate: 0.2, more than 0.01",
    );
  });

  test("after it was live holds the release, too", () => {
    const lost = watch(proved, { seconds: 80 }, { gateway: ill });
    expect(stateIn(decide(lost))).toMatch(/^on hold: Gateway is deployed and unhealthy/);
  });

  test("for a moment after it was live keeps what depends on it from starting", () => {
    const waiting = trainOf([
      gateway,
      service("mail", "search"),
      service("auth", "backend", "gateway", "mail"),
    ]);
    const half = since(leaving(waiting))
      .reports("gateway", "success")
      .looks()
      .by(watch, { seconds: 130 }, { gateway: well }).now;
    const both = reports(half, "mail", "success");
    expect(startsIn(decide(hears(both, { gateway: well })))).toEqual(["auth 1"]);
    const shaky = watch(both, { seconds: 10 }, { gateway: ill });
    expect(startsIn(decide(shaky))).toEqual([]);
    expect(answerTo(shaky, bob, "/plan")).toContain(
      "waits for Gateway, which has unknown health: health check: answers 503",
    );
  });
});

describe("a service of which too little is known", () => {
  const late = watch(deployed, { minutes: 33 }, { gateway: blind });

  test("is asked about when its time is over, told apart from one that is unhealthy", () => {
    expect(stateIn(decide(late))).toMatch(
      /^on hold: Gateway is deployed, but was not healthy in time: error rate: Prometheus refuses the connection\. /,
    );
    expect([...late.said]).toContain("failed:gateway:1:unproved");
    expect(recordOf(late).entries.map(({ kind }) => kind)).not.toContain("unhealthy");
  });

  test("is live when it can be proved after all", () => {
    const seen = watch(late, { seconds: 130 }, { gateway: well });
    expect(decide(seen).view?.services[0]?.state).toBe("live");
  });

  test("that is bad when its time is over is unhealthy, however long it may be bad", () => {
    const patient = {
      ...gateway,
      health: plan({ patience: Temporal.Duration.from({ hours: 2 }) }),
    };
    const sick = since(leaving(trainOf([patient])))
      .reports("gateway", "success")
      .looks()
      .by(watch, { minutes: 33 }, { gateway: ill }).now;
    expect(stateIn(decide(sick))).toContain("is deployed and unhealthy");
  });
});

describe("a smoke test", () => {
  const tested = {
    ...gateway,
    requiredChecks: "all" as const,
    health: plan({ probe: null, metrics: [], check: "smoke" }),
  };
  const world = look(reports(leaving(trainOf([tested])), "gateway", "success"));
  const smoke = (of: Observation, result: "passed" | "failed", at = of.now) =>
    withFacts(of, "gateway", (facts) => ({
      ...facts,
      checks: known({
        commit: commit("gateway"),
        requiredByRules: known(null),
        results: [check(), check({ name: "smoke", result, word: result, endedAt: at })],
        ours: [],
      }),
    }));

  test("that passes after the deployment makes it live", () => {
    const passed = watch(smoke(world, "passed"), { seconds: 130 }, {});
    expect(decide(passed).view?.services[0]?.state).toBe("live");
    const before = watch(
      smoke(world, "passed", world.now.subtract({ hours: 1 })),
      { seconds: 130 },
      {},
    );
    expect(decide(before).view?.services[0]?.state).toBe("proving");
  });

  test("that fails makes it unhealthy, and stands in nobody's way to the next attempt", () => {
    const failed = watch(smoke(world, "failed"), { seconds: 80 }, {});
    expect(stateIn(decide(failed))).toContain("Gateway is deployed and unhealthy: smoke: failed");
    expect(startsIn(decide(says(failed, ina, "/retry gateway")))).toEqual(["gateway 2"]);
  });
});
