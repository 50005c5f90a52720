/** What of a hidden service may be read where others read: how far it is, and nothing of what it says. */
import { describe, expect, test } from "vitest";
import {
  confined,
  withoutFindings,
  withoutProof,
  withoutReport,
} from "../../../src/decide/privacy/confine.ts";
import type { Progress } from "../../../src/decide/assessment/progress.ts";
import type { ConditionState, ServiceHealth } from "../../../src/decide/assessment/health.ts";
import { known } from "../../../src/model/failure.ts";
import type { Gate } from "../../../src/model/release/release.ts";
import { plan } from "../../support/health.ts";
import { green, idOf, withFacts } from "../../support/observation.ts";
import { commit, noon, storefront, trainOf } from "../../support/train.ts";

const attempt = { attempt: 2, commit: commit("search") };
const running = { ...attempt, logUrl: "https://canary.test/log", since: noon };
const times = { deployedAt: noon, until: noon, deadline: noon, missing: "" };

/** A fact that nobody has thought about yet. */
const fresh = { diary: "canary" };

describe("how far a deployment is", () => {
  test.each<Progress>([
    { kind: "failed", ...running, how: "errored", why: "canary" },
    { kind: "deploying", ...running, until: noon, heardAt: noon },
    { kind: "proving", ...running, ...times },
    { kind: "live", ...running, at: noon, doubt: null },
  ])("$kind is said without its log and its words", (progress) => {
    const told = withoutReport(progress);
    expect(JSON.stringify(told)).not.toContain("canary");
    expect(told).toMatchObject({ kind: progress.kind, attempt: 2, logUrl: null });
    expect(Object.keys(told).toSorted()).toEqual(Object.keys(progress).toSorted());
  });

  test.each<Progress>([
    { kind: "failed", ...running, how: "errored", why: "canary" },
    { kind: "deploying", ...running, until: noon, heardAt: noon },
    { kind: "proving", ...running, ...times },
    { kind: "live", ...running, at: noon, doubt: null },
    { kind: "waiting" },
    { kind: "unknown", why: "GitHub is away" },
    { kind: "starting", ...attempt, isOpen: true, since: noon, settledAt: noon },
  ])("what is new of $kind is hidden until somebody says that it may be shown", (progress) => {
    expect(withoutReport({ ...progress, ...fresh })).toStrictEqual(withoutReport(progress));
  });

  test.each<Progress>([
    { kind: "waiting" },
    { kind: "unknown", why: "GitHub is away" },
    { kind: "starting", ...attempt, isOpen: true, since: noon, settledAt: noon },
  ])("$kind has nothing to hide", (progress) => {
    expect(withoutReport(progress)).toStrictEqual(progress);
  });
});

describe("how healthy a service is", () => {
  const health: ServiceHealth = {
    plan: plan(),
    task: "deploy",
    attempt: 1,
    look: {} as ServiceHealth["look"],
    verdict: {
      conditions: (["good", "bad", "unknown"] as const).map((result) => ({
        condition: { id: result, name: result } as ConditionState["condition"],
        result,
        words: "canary",
        isFailing: false,
      })),
      isProved: false,
      until: null,
    },
    vouched: [],
    unhealthy: { at: noon.toString(), why: "canary" },
    isWritten: true,
    isOver: false,
  };

  test("is said by its result alone", () => {
    const { verdict, unhealthy } = withoutFindings(health);
    expect(verdict.conditions.map(({ words }) => words)).toEqual(["good", "not good", "not known"]);
    expect(unhealthy).toEqual({ at: noon.toString(), why: "" });
  });

  test("is said without what is new of it until somebody says that it may be shown", () => {
    const { verdict, unhealthy } = health;
    const conditions = verdict.conditions.map((one) => ({
      ...one,
      ...fresh,
      condition: { ...one.condition, ...fresh },
    }));
    const more: ServiceHealth = {
      ...health,
      ...fresh,
      verdict: { ...verdict, ...fresh, conditions },
      unhealthy: unhealthy && { ...unhealthy, ...fresh },
    };
    expect(JSON.stringify(more)).toContain("diary");
    expect(withoutFindings(more)).toEqual(withoutFindings(health));
  });

  test("that was never bad stays so", () => {
    expect(withoutFindings({ ...health, unhealthy: null }).unhealthy).toBeNull();
  });
});

describe("how far a condition is", () => {
  const gate = (changes: Partial<Gate>): Gate => ({
    name: "ci",
    readiness: "blocked",
    reason: "canary",
    links: [{ text: "canary", url: "https://canary.test" }],
    children: [{ name: "canary", readiness: "blocked", reason: "", links: [], children: [] }],
    ...changes,
  });

  test.each<[Gate["readiness"], string]>([
    ["ready", "proved"],
    ["blocked", "not there yet, its repository shows why"],
    ["unknown", "not known at the moment"],
  ])("%s is said without what it rests on", (readiness, reason) => {
    expect(withoutProof(gate({ readiness }))).toEqual({
      name: "ci",
      readiness,
      reason,
      links: [],
      children: [],
    });
  });

  test("is said with the pull requests that a manager counted, which the issue tells", () => {
    const counted = [{ number: 12, by: "sarah", reason: "by hand" }];
    expect(withoutProof(gate({ counted }))).toMatchObject({ counted });
  });

  test("of the checklist is said with its name, which the train file tells", () => {
    const item = { id: "migrations" } as NonNullable<Gate["item"]>;
    expect(withoutProof(gate({ name: "Migrations", item }))).toMatchObject({
      item,
      reason: "Migrations: not there yet, its repository shows why",
    });
  });
});

test("of a service that can't ride here nothing is known but what is listed", () => {
  const world = withFacts(green(), "search", (facts) => ({ ...facts, visibility: "private" }));
  const seen = confined(world, trainOf(storefront.services)).services.get(idOf("search"));
  if (seen?.kind !== "known") throw new Error("It is there");
  const hidden = { kind: "unknown", why: "its repository is private" };
  expect(seen.value).toEqual({
    repo: "acme/search",
    repository: expect.any(Number),
    visibility: "private",
    isArchived: false,
    branch: "release/2.5.0",
    lacking: [],
    url: "",
    tip: null,
    pulls: hidden,
    checks: hidden,
    blockers: { ...hidden, kind: "unread" },
    deployedChecks: null,
    files: hidden,
    staging: hidden,
    production: hidden,
    hotfixes: hidden,
    past: [],
    runs: hidden,
    release: hidden,
    tag: hidden,
  });
});

test("a service that rides with everyone's leave is known but for its address", () => {
  const world = withFacts(green(), "search", (facts) => ({ ...facts, visibility: "private" }));
  const train = { ...trainOf(storefront.services), allowPrivate: true };
  const before = world.services.get(idOf("search"));
  if (before?.kind !== "known") throw new Error("It is there");
  expect(confined(world, train).services.get(idOf("search"))).toEqual(
    known({ ...before.value, url: "" }),
  );
});

test.each([
  ["can't ride here", false],
  ["rides with everyone's leave", true],
])(
  "what is new of a service that %s is hidden until somebody says that it may be shown",
  (_, allowPrivate) => {
    const train = { ...trainOf(storefront.services), allowPrivate };
    const of = (changes: object) =>
      confined(
        withFacts(green(), "search", (facts) => ({ ...facts, visibility: "private", ...changes })),
        train,
      ).services.get(idOf("search"));
    expect(of(fresh)).toEqual(of({}));
  },
);
