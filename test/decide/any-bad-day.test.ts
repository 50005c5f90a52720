/** Whatever happens, in whatever order: what must never start, and what is never forgotten. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide, type Decision } from "../../src/decide/decide.ts";
import { endingOf, takenOut } from "../../src/decide/record/taken.ts";
import type { HealthAnswers } from "../../src/model/train/health.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { ReleaseRecord } from "../../src/model/record/record.ts";
import { recordShape } from "../../src/observe/issue/record-shape.ts";
import { carryOut } from "../support/carry-out.ts";
import { departing } from "../support/consent.ts";
import { deploysIn, recordIn, startsIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import { hears, ill, plan, well } from "../support/health.ts";
import {
  away,
  closed,
  idOf,
  later,
  push,
  recordOf,
  reports,
  says,
  status,
  withReading,
} from "../support/observation.ts";
import { onePhase } from "../support/phase.ts";
import { commit, people, service, trainOf } from "../support/train.ts";

const soak = Temporal.Duration.from({ minutes: 1 });
const automatic = { automatic: true, until: null, note: null };
const train = trainOf([
  { ...service("gateway", "infra"), health: plan({ soak }) },
  {
    ...service("search", "search", "gateway"),
    drive: { kind: "dispatch", workflow: "d.yml", ref: "commit" },
  },
  { ...service("auth", "backend", "gateway"), rollback: automatic },
  { ...service("mail", "backend", "auth"), drive: { kind: "gate" } },
  { ...service("user", "search", "auth", "search"), drive: { kind: "observe" } },
]);
const ids = train.services.map(({ id }) => id);
const healths: readonly HealthAnswers[] = [well, ill];

type Event =
  | { readonly kind: "says"; readonly body: string; readonly by: keyof typeof people }
  | { readonly kind: "reports"; readonly id: string; readonly state: string }
  | { readonly kind: "deploys"; readonly id: string; readonly of: string }
  | { readonly kind: "health"; readonly at: number }
  | { readonly kind: "waits"; readonly minutes: number }
  | { readonly kind: "pushes" | "hides"; readonly id: string }
  | { readonly kind: "goes on" | "forgets" | "closes" | "reopens" };

const anyId = fc.constantFrom(...ids);
const command = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("/go", "/hold wait", "/resume go on", "/resume go on") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("/rollback it smells", "/abort wrong day", "/no-go red"),
  },
  { weight: 1, arbitrary: fc.constantFrom("/override it must", "/complete", "/plan") },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom("/retry", "/retry", "/rollback", "/hold", "/resume"), anyId)
      .map(([word, id]) => `${word} ${id}`),
  },
);
const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 14, arbitrary: fc.constant<Event>({ kind: "goes on" }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("says" as const),
      body: command,
      by: fc.constantFrom<keyof typeof people>("sarah", "sarah", "bob", "sue", "ina"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("reports" as const),
      id: anyId,
      state: fc.constantFrom("success", "failure", "in_progress"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("deploys" as const),
      id: fc.constantFrom("mail", "user", "auth"),
      of: fc.constantFrom("", " before", " by hand"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("health" as const), at: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("waits" as const),
      minutes: fc.constantFrom(1, 3, 40),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("pushes" as const, "hides" as const),
      id: anyId,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Event>(
      { kind: "forgets" },
      { kind: "closes" },
      { kind: "reopens" },
      { kind: "reopens" },
    ),
  },
);

/** What was asked of the world so far. */
interface Play {
  readonly world: Observation;
  readonly health: HealthAnswers;
  readonly started: readonly string[];
}

/** Whatever is under way ends well, by whoever does it. */
function goesOn(world: Observation): Observation {
  const { view, admissionRules } = decide(world);
  return (view?.services ?? []).reduce((next, { id, state }) => {
    if (state !== "starting" && state !== "deploying" && state !== "rolling back") return next;
    const isBack = state === "rolling back";
    if (
      id === "mail" &&
      !admissionRules?.some((one) => one.repo === "acme/mail" && one.state === "turn")
    ) {
      return next;
    }
    return id === "mail" || id === "user"
      ? othersDeploy(next, id, isBack ? " before" : "")
      : reports(next, id, "success", { ours: id === "search" });
  }, world);
}

function othersDeploy(world: Observation, id: string, of: string): Observation {
  return deploys(world, id, {
    id: 700 + (world.now.epochMilliseconds % 100_000_000),
    creator: "argo",
    byPerson: false,
    commit: commit(`${id}${of}`),
    statuses: [status("success", world.now), status("in_progress", world.now)],
  });
}

function happens({ world }: Play, event: Event): Observation {
  switch (event.kind) {
    case "goes on":
      return goesOn(world);
    case "says":
      return says(world, people[event.by], event.body);
    case "reports":
      return reports(world, event.id, event.state, { ours: event.id === "search" });
    case "deploys":
      return othersDeploy(world, event.id, event.of);
    case "waits":
      return later(world, { minutes: event.minutes });
    case "pushes":
      return push(world, event.id, `${event.id} ${world.now.toString()}`);
    case "forgets":
      return {
        ...world,
        looks: new Map(),
        health: { ...world.health, looks: new Map() },
        blindUntil: world.now.add({ minutes: 1 }),
      };
    case "closes":
      return closed(world);
    case "reopens":
      return { ...world, issue: { ...world.issue, state: "open" } };
    case "hides":
    case "health":
      return world;
  }
}

const isForward = (one: { readonly task: string }): boolean => one.task === "deploy";

/** Looks, and holds what is decided against what must always hold. */
function step(play: Play, event: Event): Play {
  const happened = happens(play, event);
  const health = event.kind === "health" ? (healths[event.at] ?? well) : play.health;
  const heard = hears(happened, { gateway: health });
  const seen = event.kind === "hides" ? withReading(heard, event.id, away) : heard;
  const decision = decide(seen);
  const record = recordIn(decision) ?? recordOf(seen);
  check(seen, record, decision);
  onePhase(seen, decision);
  const starts = startsIn(decision);
  for (const one of starts) expect(play.started).not.toContain(one);
  const before = carryOut(seen, decision);
  const hidden = event.kind === "hides" ? happened.services.get(idOf(event.id)) : undefined;
  const shownAgain =
    event.kind === "hides" && hidden ? withReading(before, event.id, hidden) : before;
  return {
    world: later(shownAgain, { seconds: 30 }),
    health,
    started: [...play.started, ...starts],
  };
}

function check(world: Observation, record: ReleaseRecord, decision: Decision): void {
  expect(recordShape.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  const forward = [
    ...deploysIn(decision)
      .filter(isForward)
      .map(({ service: id }) => id),
    ...decision.actions.flatMap((one) =>
      one.kind === "dispatch" && one.inputs["task"] === "deploy" ? [one.service] : [],
    ),
  ];
  const out = takenOut(record);
  const ending = endingOf(record);
  if (ending) expect(forward).toEqual([]);
  if (decision.view?.state === "rolling back") expect(forward).toEqual([]);
  if (decision.rest) expect(startsIn(decision)).toEqual([]);
  const states = new Map(decision.view?.services.map(({ id, state }) => [id, state]));
  for (const id of forward) {
    expect(out.has(id)).toBe(false);
    const before = train.services.find((one) => one.id === id)?.dependsOn ?? [];
    expect(before.map((one) => states.get(one))).toEqual(before.map(() => "live"));
  }
  if (world.blindUntil && Temporal.Instant.compare(world.now, world.blindUntil) < 0) {
    expect(startsIn(decision)).toEqual([]);
  }
  // Who waits at a gate of what is over doesn't begin with its candidate.
  const mail = decision.admissionRules?.find(({ repo }) => repo === "acme/mail");
  if (ending && mail?.state === "turn") expect(mail.commit).not.toBe(commit("mail"));
  for (const one of decision.view?.services ?? []) {
    if (one.state !== "live") continue;
    const facts = world.services.get(one.id);
    const production =
      facts?.kind === "known" && facts.value.production.kind === "known"
        ? facts.value.production.value
        : [];
    const isThere = production.some(
      (other) =>
        other.commit === one.commit?.sha && other.statuses.some(({ state }) => state === "success"),
    );
    expect(isThere).toBe(true);
  }
}

test("nothing starts that must not, and nothing twice", () => {
  const leaving = departing(train);
  const decision = decide(leaving);
  const begun: Play = {
    world: later(carryOut(leaving, decision), { minutes: 1 }),
    health: well,
    started: startsIn(decision),
  };
  expect(begun.started).toEqual(["gateway 1"]);
  fc.assert(
    fc.property(fc.array(events, { minLength: 10, maxLength: 60 }), (all) => {
      all.reduce(step, begun);
    }),
    { numRuns: 100 },
  );
}, 600_000);
