/** Why a service may not start, and why it may not go back yet: one tree of reasons, whoever asks. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/decide/assess/assess.ts";
import { plannedScene } from "../../../src/decide/assess/planned.ts";
import type { Assessment } from "../../../src/decide/assessment/assessment.ts";
import { nextSteps } from "../../../src/decide/rollout/rollout.ts";
import { starts } from "../../../src/decide/starts/starts.ts";
import { unknown } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { look } from "../../support/carry-out.ts";
import { departed, gone, left, live, shown } from "../../support/consent.ts";
import {
  away,
  idOf,
  later,
  recordOf,
  redCheck,
  reports,
  withFacts,
  withReading,
  withText,
} from "../../support/observation.ts";
import { back, failing, three, told } from "../../support/rollback.ts";
import { planText, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

/** As the next look sees it. */
function weighed(world: Observation): Assessment {
  const record = recordOf(world);
  const scene = plannedScene(world, record);
  if (!scene) throw new Error("There is no plan.");
  return assess(scene(record));
}

function barsOf(world: Observation, id: string) {
  const assessment = weighed(world);
  const assessed = assessment.services.get(idOf(id));
  if (!assessed) throw new Error(`${id} is not in the release.`);
  return [...starts(assessment)(assessed)];
}

const tomorrow = look(withText(gone(), planText(storefront, "2026-03-20 14:00")));
/** What User Service waits for is live, and the app has still to see it. */
const next = reports(live(left(), "api-gateway", "search"), "auth-service", "success");
const blind = { ...next, blindUntil: next.now.add({ minutes: 2 }) };

describe("what keeps a service from starting", () => {
  test.each<[string, Observation, string, readonly string[]]>([
    ["its turn has come", next, "user-service", []],
    ["there is no GO", shown(), "search", ["release"]],
    ["the release is held", told(next, "/hold wait"), "user-service", ["release"]],
    ["its own hold", told(next, "/hold user-service wait"), "user-service", ["hold"]],
    [
      "it was rolled back",
      back(told(failing, "/rollback user-service it smells")),
      "user-service",
      ["out", "release"],
    ],
    ["the release is over", told(next, "/abort wrong day"), "user-service", ["release"]],
    ["it departs later", tomorrow, "api-gateway", ["release"]],
    ["the app has forgotten all", blind, "user-service", ["release"]],
    ["a dependency isn't live", left(), "auth-service", ["dependency"]],
  ])("when %s", (_, world, id, kinds) => {
    expect(barsOf(world, id).map(({ kind }) => kind)).toEqual(kinds);
  });

  test.each<[string, Observation, string, boolean]>([
    ["a hold", told(three, "/hold wait"), "hold", false],
    ["no GO", shown(), "no GO", false],
    ["an abort", told(three, "/abort wrong day"), "over", false],
    ["the time of a release that hasn't left", tomorrow, "time", false],
    ["a restart without memory", blind, "settling", true],
  ])("%s keeps the whole release, and whether it passes is known", (_, world, kind, passes) => {
    const release = barsOf(world, "user-service").find((one) => one.kind === "release");
    expect(release?.parts?.map((one) => one.kind)).toEqual([kind]);
    expect(release?.passes).toBe(passes);
  });

  test("all that keeps a release with a GO from leaving is told, each by itself", () => {
    const unknown = withReading(redCheck(gone(), "search"), "auth-service", away);
    const release = barsOf(look(unknown), "api-gateway").find(({ kind }) => kind === "release");
    const parts = release?.parts ?? [];
    expect(parts.length).toBeGreaterThan(0);
    for (const { why } of parts.slice(0, 3))
      expect(wordsOf(release?.why ?? [])).toContain(wordsOf(why));
  });

  test("a release with a GO leaves as a whole: what keeps it is told by its parts", () => {
    const due = { ...tomorrow, now: Temporal.Instant.from("2026-03-20T14:00:00Z") };
    const blurred = withFacts(told(due, "/hold search wait"), "auth-service", (facts) => ({
      ...facts,
      staging: unknown("GitHub is away"),
    }));
    const release = barsOf(blurred, "api-gateway").find(({ kind }) => kind === "release");
    expect(release?.parts?.map(({ kind }) => kind)).toEqual(["hold", "gates"]);
    expect(wordsOf(release?.why ?? [])).toMatch(
      /^departs when all of it is ready: Search is on hold by sarah: wait\..*; Auth Service is unknown: /,
    );
    expect(barsOf(due, "api-gateway").filter(({ kind }) => kind === "release")).toEqual([]);
  });

  test("whoever isn't live is named", () => {
    const [first] = barsOf(left(), "auth-service");
    expect(first).toMatchObject({ kind: "dependency", services: ["api-gateway"] });
    expect(wordsOf(first?.why ?? [])).toBe("waits for Api Gateway");
  });

  test("gates that aren't ready are told with their own reasons", () => {
    const bars = barsOf(redCheck(next, "user-service"), "user-service");
    const gates = bars.find(({ kind }) => kind === "gates")?.gates;
    expect(gates?.map(({ name, readiness }) => `${name} ${readiness}`)).toEqual(["ci blocked"]);
  });
});

test("who goes first is a reason, too", () => {
  const one = trainOf(storefront.services, { maxParallel: 1 });
  const [, second] = nextSteps(weighed(departed(one)));
  expect(second).toMatchObject({ kind: "wait", bar: { kind: "dependency" } });
  const world = since(departed(one)).reports("api-gateway", "success").now;
  const steps = nextSteps(weighed(world)).map((step) =>
    step.kind === "wait" ? step.bar.kind : step.kind,
  );
  expect(steps.toSorted()).toEqual(["dependency", "done", "line", "start"]);
});

test.each<[string, Observation, readonly string[]]>([
  [
    "waits for what goes before it",
    told(failing, "/rollback it smells"),
    ["under way", "order", "under way", "order"],
  ],
  [
    "is held",
    told(told(failing, "/rollback it smells"), "/hold wait"),
    ["under way", "hold", "under way", "hold"],
  ],
  [
    "waits for what is deploying",
    told(three, "/rollback it smells"),
    ["deploying", "deploying", "under way", "deploying"],
  ],
])("what is taken back %s", (_, world, kinds) => {
  const { steps } = weighed(world).rollback;
  expect(steps.map((step) => (step.kind === "wait" ? step.waits.kind : step.kind))).toEqual(kinds);
});

test("what may not go back says whether it passes", () => {
  const lacking = withFacts(told(three, "/rollback it smells"), "user-service", (facts) => ({
    ...facts,
    lacking: ["deployments: write"],
  }));
  const ended = later(reports(lacking, "user-service", "success"), { minutes: 1 });
  const [first, second] = weighed(ended).rollback.steps;
  expect(first).toMatchObject({ kind: "wait", waits: { kind: "permission", passes: false } });
  expect(second).toMatchObject({ kind: "wait", waits: { kind: "order", passes: true } });
});
