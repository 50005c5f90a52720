import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Service } from "../../src/model/train/train.ts";
import { recordShape } from "../../src/observe/issue/record-shape.ts";
import { carryOut, look } from "../support/carry-out.ts";
import { departing, left, live, shown } from "../support/consent.ts";
import { deploysIn, kindsIn, recordIn, saidIn, stateIn } from "../support/decision.ts";
import {
  closed,
  green,
  later,
  push,
  recordOf,
  redCheck,
  reports,
  says,
  withComment,
  withFacts,
  withText,
} from "../support/observation.ts";
import { onePhase } from "../support/phase.ts";
import { people, planText, service, storefront, trainOf } from "../support/train.ts";
import type { Author } from "../../src/model/github/authority.ts";
import { since } from "../support/in-order.ts";

const { sarah, ina, bob, sue, eve } = people;

test("after the departure edits of the plan are answered, once, and not followed", () => {
  const edited = withText(left(), planText(storefront).replace("search 1.1.3", "search 9.9.9"));
  expect(Object.values(saidIn(decide(edited)))).toEqual([
    "The plan of this issue was edited after the departure, so the edit is ignored: the release continues with the version and the services in the table. For anything else, open another release.",
  ]);
  expect(decide(edited).view?.services.at(-1)?.version).toBe("1.1.3");
  expect(kindsIn(decide(look(edited)))).toEqual(["show", "tend sub-issues", "show checks"]);
  expect(saidIn(decide(withText(left(), planText(storefront, "2026-03-20 14:00"))))).toEqual({});
  expect(saidIn(decide(withText(left(), "")))).not.toEqual({});
});

test("releases of hundreds of services are said in few words", () => {
  const services = Array.from({ length: 500 }, (_, index): Service => {
    const before = Array.from({ length: index }, (__, other) => `service-${other}`);
    const one = service(`service-${index}`, "web", ...before);
    return { ...one, owner: { kind: "writers", repo: one.repo } };
  });
  const train = trainOf(services);
  const words = says(look(green(train)), bob, "/go");
  const ready = says(look(words), sarah, "/go");
  expect(deploysIn(decide(ready)).map((one) => one.service)).toEqual(["service-0"]);
  const open = says(look(green(train)), sarah, "/go");
  expect(JSON.stringify(saidIn(decide(open))).length).toBeLessThan(5_000);
  expect(stateIn(decide(open)).length).toBeLessThan(500);
  expect(JSON.stringify(saidIn(decide(says(open, eve, "/plan")))).length).toBeLessThan(30_000);
});

// From here on: people, pipelines and pushes in any order, on any small train.

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const teams = ["infra", "backend", "search"];
const authors: readonly Author[] = [ina, bob, sue];

const parts = fc.array(
  fc.record({
    team: fc.constantFrom(...teams),
    dependsOn: fc.subarray(ids),
    isShared: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);

const trains = fc.tuple(parts, fc.constantFrom("required", "optional")).map(([all, teamVotes]) =>
  trainOf(
    all.map(({ team, dependsOn, isShared }, index) => {
      const before = dependsOn.filter((id) => ids.indexOf(id) < index);
      const one = service(ids[index] ?? "", team, ...before);
      return isShared ? { ...one, repo: service("mono", team).repo } : one;
    }),
    { teamVotes },
  ),
);

/** Something that happens; a counterexample prints its words. */
interface Step {
  readonly words: string;
  readonly happen: (world: Observation) => Observation;
}

const step = (words: string, happen: Step["happen"]): Step => ({ words, happen });

const anyId = fc.constantFrom(...ids);

/** Something that happens to one service, if the train has it. */
const toService = (words: string, change: (world: Observation, id: string) => Observation) =>
  anyId.map((id) =>
    step(`${words} ${id}`, (world) =>
      [...world.services.keys()].some((one) => one === id) ? change(world, id) : world,
    ),
  );

function runs(world: Observation, id: string): boolean {
  const facts = [...world.services].find(([one]) => one === id)?.[1];
  const production = facts?.kind === "known" ? facts.value.production : undefined;
  return production?.kind === "known" && production.value[0]?.ours === true;
}

const reported = (state: string) =>
  toService(state, (world, id) => (runs(world, id) ? reports(world, id, state) : world));

const spoken = fc
  .tuple(
    fc.constantFrom(ina, bob, sue, sarah, eve),
    fc.constantFrom("/go", "/hold", "/resume", "/no-go x", "/retry a", "/hold b", "/resume b"),
  )
  .map(([who, words]) => step(`${who.login}: ${words}`, (world) => says(world, who, words)));

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant(
      step("all teams: /go", (world) => authors.reduce((now, one) => says(now, one, "/go"), world)),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constant(step("sarah: /go", (world) => says(world, sarah, "/go"))),
  },
  {
    weight: 2,
    arbitrary: fc
      .subarray(ids, { minLength: 1 })
      .map((some) => `/go ${some.join(" ")}`)
      .map((words) => step(`sarah: ${words}`, (world) => says(world, sarah, words))),
  },
  { weight: 6, arbitrary: reported("success") },
  { weight: 2, arbitrary: reported("failure") },
  { weight: 2, arbitrary: spoken },
  toService("push", (world, id) => push(world, id, `${id} ${world.now.toString()}`)),
  toService("red check", redCheck),
  toService("lost proof", (world, id) =>
    withFacts(world, id, (facts) => ({ ...facts, staging: known([]) })),
  ),
  fc.constantFrom(
    step("closed", closed),
    step("reopened", (world) => ({ ...world, issue: { ...world.issue, state: "open" } })),
    step("memory lost", (world) => ({ ...world, blindUntil: world.now.add({ minutes: 2 }) })),
  ),
  fc.nat(10).map((index) =>
    step(`comment ${index} deleted`, (world) => {
      const id = world.comments[index]?.id;
      return id === undefined ? world : withComment(world, id, "deleted");
    }),
  ),
);

/** What must hold of every decision, whatever came before. */
function check(before: Observation, fell: ReadonlySet<string>): void {
  const decision = decide(before);
  expect(decide(before)).toEqual(decision);
  onePhase(before, decision);
  const deploys = deploysIn(decision);
  const record =
    recordIn(decision) ?? (before.record.kind === "kept" ? recordOf(before) : undefined);
  const go = record?.entries.findLast((entry) => entry.kind === "decision");
  const targets = deploys.map((one) => `${one.repo} ${one.environment}`);
  expect(new Set(targets).size).toBe(targets.length);
  for (const deploy of deploys) {
    // A standing GO for exactly this digest.
    expect(go).toMatchObject({ answer: "go", digest: deploy.digest });
    expect(record?.entries).not.toContainEqual(
      expect.objectContaining({ kind: "void", decision: go?.comment }),
    );
    expect(fell.has(String(go?.comment))).toBe(false);
    expect(record?.entries.some((entry) => entry.kind === "departure")).toBe(true);
    const view = decision.view?.services.find((one) => one.id === deploy.service);
    expect(view).toMatchObject({ readiness: "ready", commit: { sha: deploy.commit } });
    // Whatever stays behind, nothing goes out above what it needs.
    const part = go?.kind === "decision" ? go.part : null;
    expect(part?.services.includes(deploy.service) ?? true).toBe(true);
    for (const id of view?.dependsOn ?? []) {
      expect(decision.view?.services.find((one) => one.id === id)?.state).toBe("live");
    }
    expect(before.issue.state).toBe("open");
    const isBlind = Temporal.Instant.compare(before.blindUntil ?? before.now, before.now) > 0;
    expect(isBlind).toBe(false);
    expect(decision.view?.state).not.toBe("on hold");
  }
  // What was done leaves nothing to do: everything has its effect once.
  const after = carryOut(before, decision);
  expect(recordIn(decide(after))).toBeUndefined();
  expect(deploysIn(decide(after))).toEqual([]);
}

test("whatever happens, in whatever order", () => {
  fc.assert(
    fc.property(trains, fc.array(steps, { maxLength: 25 }), (train, story) => {
      const fell = new Set<string>();
      let world = shown(green(train));
      for (const { happen } of story) {
        world = later(happen(world), { minutes: 1 });
        check(world, fell);
        world = look(world);
        // What is written down can be read again.
        expect(recordShape.parse(JSON.parse(JSON.stringify(recordOf(world))))).toEqual(
          recordOf(world),
        );
        for (const entry of recordOf(world).entries) {
          if (entry.kind === "void" && entry.decision !== null) fell.add(String(entry.decision));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("with everyone willing every train arrives, each service once", () => {
  fc.assert(
    fc.property(trains, (train) => {
      let world = since(departing(train)).looks().now;
      for (let round = 0; round <= train.services.length; round += 1) {
        const moving = train.services.filter(
          ({ id }) =>
            decide(world).view?.services.find((one) => one.id === id)?.state === "deploying",
        );
        world = live(world, ...moving.map(({ id }) => id));
      }
      const view = decide(look(world)).view;
      expect(view?.state).toBe("complete");
      const departures = recordOf(world).entries.filter((entry) => entry.kind === "departure");
      expect(departures).toHaveLength(1);
      for (const { id } of train.services) {
        const facts = world.services.get(id);
        const production = facts?.kind === "known" ? facts.value.production : undefined;
        const ours = production?.kind === "known" ? production.value.filter((one) => one.ours) : [];
        expect(ours).toHaveLength(1);
      }
    }),
    { numRuns: 40 },
  );
});
