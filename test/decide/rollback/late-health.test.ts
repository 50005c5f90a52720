/** Health that is lost after the end: what the train file wants back automatically goes back, and nothing on a guess. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { healthQuestions } from "../../../src/decide/health/service-health.ts";
import { known } from "../../../src/model/failure.ts";
import type { HealthAnswers } from "../../../src/model/train/health.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Service } from "../../../src/model/train/train.ts";
import { look } from "../../support/carry-out.ts";
import { live } from "../../support/consent.ts";
import { kindsIn, recordIn, saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { ill, plan, watch, well } from "../../support/health.ts";
import {
  away,
  deployment,
  green,
  idOf,
  later,
  recordOf,
  reports,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { blind, leaving } from "../../support/proving.ts";
import { told } from "../../support/rollback.ts";
import { commit, people, releaseOf, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const automatic = (one: Service, changes: Partial<Service["rollback"]> = {}): Service => ({
  ...one,
  health: plan(),
  rollback: { ...one.rollback, automatic: true, ...changes },
});

const base = service("base", "infra");
const gateway = automatic(service("gateway", "infra", "base"));
const web = service("web", "search", "gateway");

/** All of it is complete: the notes are published and the issue is closed. */
function completed(train = trainOf([base, gateway, web]), world = green(train)): Observation {
  const ids = train.services.map(({ id }) => id);
  return ids.reduce(
    (one, id) =>
      since(one)
        .reports(id, "success")
        .looks()
        .by(watch, { seconds: 130 }, id === "gateway" ? { gateway: well } : {}).now,
    leaving(train, world),
  );
}

const complete = completed();
const ended = look(complete);

const isWatched = (world: Observation): boolean =>
  healthQuestions(world).some((one) => one.service === "gateway");

const deployedSince = (world: Observation, id: string): Observation =>
  withFacts(world, id, (facts) => {
    if (facts.production.kind !== "known") throw new Error("not known");
    const next = deployment(900, commit("next"), {
      ours: true,
      createdAt: world.now,
      rides: { issue: releaseOf(13), service: idOf(id), attempt: 1, intent: "n" },
      service: id,
    });
    return { ...facts, production: known([next, ...facts.production.value]) };
  });

describe("a complete release", () => {
  test("is watched as long as it can be rolled back, and says so", () => {
    expect(stateIn(decide(ended))).toMatch(
      /^complete: all 3 services are live; the notes are published\. Gateway is watched until 2026-03-19 14:\d\d UTC and rolls back automatically if unhealthy\.$/,
    );
    expect(ended.issue.state).toBe("closed");
    expect(decide(ended)).toMatchObject({ rest: false, isCalm: true });
    expect(decide(ended).attention).toMatchObject({ isOver: true, unsettled: new Set() });
    expect(decide(ended).next?.since(ended.now).total("seconds")).toBe(30);
  });

  test("comes to rest with its rollback window", () => {
    const over = later(ended, { hours: 2 });
    expect(decide(over)).toMatchObject({ rest: true, next: null });
    expect(stateIn(decide(over))).toBe(
      "complete: all 3 services are live; the notes are published.",
    );
  });

  test.each([
    ["watched", ended, true],
    ["watched though what is below it can't be read", withReading(ended, "base", away), true],
    ["not after its rollback window", later(ended, { hours: 2 }), false],
    ["not when it isn't known since when it is complete", sinceUnknown(ended), false],
    ["not once it was deployed again", deployedSince(later(ended, { hours: 1 }), "gateway"), false],
    ["not once what is below it was", deployedSince(later(ended, { hours: 1 }), "base"), false],
    ["watched when only what is on top was", deployedSince(ended, "web"), true],
    [
      "not without automatic: true",
      completed(trainOf([base, { ...gateway, rollback: base.rollback }, web])),
      false,
    ],
  ])("%s", (_what, world, expected) => {
    expect(isWatched(world)).toBe(expected);
  });
});

function sinceUnknown(world: Observation): Observation {
  return {
    ...world,
    trainRelease: known({ url: "https://github.test/release", isDraft: false, ours: true }),
  };
}

describe("health that is lost an hour after the end", () => {
  const hour = later(watch(ended, { seconds: 10 }, { gateway: well }), { hours: 1 });
  const sick = watch(hour, { seconds: 80 }, { gateway: ill });

  test("reopens it, and the service goes back with what is on top, nothing else", () => {
    expect(sick.issue.state).toBe("open");
    expect(stateIn(decide(sick))).toMatch(/^rolling back: 0 of 2 services rolled back; now: Web/);
    expect(recordOf(sick).entries.at(-1)).toMatchObject({
      kind: "rollback",
      by: null,
      whole: false,
    });
    const over = since(sick)
      .by(live, "web")
      .reports("gateway", "success")
      .looks()
      .by(watch, { minutes: 3 }, { gateway: well }).now;
    expect(stateIn(decide(over))).toMatch(
      /^complete: 1 service is live; the notes are published\. Gateway 1\.1\.1 and Web 1\.1\.2 were rolled back\.$/,
    );
    expect(over.issue.state).toBe("closed");
    expect(decide(over)).toMatchObject({ rest: true, next: null });
  });

  test("its team, those on top and the managers hear why, once", () => {
    const almost = watch(hour, { seconds: 60 }, { gateway: ill });
    const said = Object.entries(saidIn(decide(nextOf(almost, ill))));
    expect(said.find(([key]) => key.startsWith("rollback:"))?.[1]).toMatch(
      /^@acme\/infra @acme\/search @sarah: a part of the release is being rolled back automatically: Gateway is deployed and unhealthy: health check: answers 503 \(no database\)\./,
    );
    const over = watch(sick, { minutes: 5 }, { gateway: ill });
    expect([...over.said].filter((key) => key.startsWith("rollback:"))).toHaveLength(1);
  });

  test.each<[string, readonly [Temporal.DurationLike, HealthAnswers][]]>([
    [
      "bad for less than it may be",
      [
        [{ seconds: 50 }, ill],
        [{ minutes: 9 }, well],
      ],
    ],
    [
      "never known again",
      [
        [{ seconds: 50 }, ill],
        [{ minutes: 9 }, dark()],
      ],
    ],
    [
      "bad again after it was unknown",
      [
        [{ seconds: 50 }, ill],
        [{ minutes: 5 }, dark()],
        [{ seconds: 50 }, ill],
        [{ minutes: 9 }, well],
      ],
    ],
    ["unknown for as long as it is watched", [[{ minutes: 50 }, dark()]]],
    ["only its metrics unknown", [[{ minutes: 50 }, blind]]],
  ])("%s starts nothing", (_what, steps) => {
    const world = steps.reduce((one, [time, heard]) => watch(one, time, { gateway: heard }), hour);
    expect(stateIn(decide(world))).toMatch(/^complete: all 3 services are live/);
    expect(startsIn(decide(world))).toEqual([]);
    expect(world.issue.state).toBe("closed");
  });

  test("an app that was away in between counts from the first look again", () => {
    const before = watch(hour, { seconds: 50 }, { gateway: ill });
    const back = watch(later(before, { minutes: 10 }), { seconds: 50 }, { gateway: ill });
    expect(startsIn(decide(back))).toEqual([]);
    expect(startsIn(decide(nextOf(watch(back, { seconds: 10 }, { gateway: ill }), ill)))).toEqual([
      "back web 1",
    ]);
  });

  test("an app that has lost its memory goes on watching, and nothing is in doubt", () => {
    const forgotten = { ...hour, health: { ...hour.health, looks: new Map() } };
    const world = watch(forgotten, { minutes: 40 }, { gateway: dark() });
    expect(stateIn(decide(world))).toMatch(/^complete: all 3 services are live/);
    const lost = watch(forgotten, { seconds: 90 }, { gateway: ill });
    expect(stateIn(decide(lost))).toMatch(/^rolling back/);
  });

  test("what is below it must be readable before anything goes back", () => {
    const almost = watch(hour, { seconds: 60 }, { gateway: ill });
    const unread = withReading(nextOf(almost, ill), "base", away);
    expect(recordIn(decide(unread))?.entries.at(-1)?.kind).not.toBe("rollback");
  });

  test("after the window nothing goes back, whatever is said", () => {
    const late = later(ended, { hours: 2 });
    const failed = reports(late, "gateway", "failure", { description: "cleaned up" });
    for (const world of [watch(late, { minutes: 5 }, { gateway: ill }), failed]) {
      expect(startsIn(decide(world))).toEqual([]);
      expect(kindsIn(decide(world))).not.toContain("reopen issue");
    }
  });

  test("what its pipeline says of it after the end is no lost health", () => {
    const failed = reports(hour, "gateway", "failure", { description: "cleaned up" });
    expect(startsIn(decide(failed))).toEqual([]);
    expect(kindsIn(decide(failed))).not.toContain("reopen issue");
  });
});

test("without a way back its people are told once, and the release stays complete", () => {
  const train = trainOf([base, gateway, web]);
  const fresh = withFacts(green(train), "gateway", (facts) => ({
    ...facts,
    production: known([]),
  }));
  const hour = later(look(completed(train, fresh)), { hours: 1 });
  const sick = watch(hour, { seconds: 90 }, { gateway: ill });
  expect(sick.issue.state).toBe("closed");
  expect(stateIn(decide(sick))).toMatch(
    /^complete: 2 of 3 services live; the notes are published\. Gateway is deployed and unhealthy: health check: answers 503 \(no database\)\. Its team or a manager can comment \/rollback gateway until/,
  );
  expect([...sick.said].filter((key) => key.startsWith("no-way-back:gateway"))).toHaveLength(1);
  expect([...sick.said].filter((key) => key.startsWith("failed:"))).toEqual([]);
  expect(saidIn(decide(sick))).toEqual({});
});

test("what goes back after the end is asked whether it is healthy there", () => {
  const world = told(later(ended, { hours: 1 }), "/rollback bad", people.sarah);
  const there = look(reports(look(live(world, "web")), "gateway", "success"));
  expect(decide(there).view?.services[1]?.state).toBe("rolling back");
  expect(isWatched(there)).toBe(true);
});

function dark(): HealthAnswers {
  return { probe: { kind: "not asked", why: "no time" }, metrics: blind.metrics };
}

function nextOf(world: Observation, heard: HealthAnswers): Observation {
  const next = later(world, { seconds: 10 });
  return {
    ...next,
    health: { ...next.health, answers: new Map([[idOf("gateway"), heard]]) },
  };
}
