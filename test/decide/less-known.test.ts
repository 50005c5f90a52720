import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { unread } from "../../src/model/listing.ts";
import { known, type Reading } from "../../src/model/failure.ts";
import type { BranchHistory } from "../../src/model/release/history.ts";
import type { ServiceId } from "../../src/model/ids.ts";
import type { Observation, PullFacts, ServiceFacts } from "../../src/model/observation.ts";
import { departing, shown, voted } from "../support/consent.ts";
import { deploysIn } from "../support/decision.ts";
import { answered } from "../support/answered.ts";
import {
  away,
  check,
  deployment,
  green,
  later,
  published,
  says,
  status,
  withFacts,
} from "../support/observation.ts";
import { carryOut } from "../support/carry-out.ts";
import { commit, people, storefront, trainOf } from "../support/train.ts";

/** One that waits for nobody, one that waits for it; the second has a checklist that files and checks prove. */
const train = trainOf(storefront.services.slice(0, 2), {
  checklist: [
    { id: "plan", text: "Plan", proof: { kind: "file", path: "docs/plan.md" } },
    { id: "load", text: "Load", proof: { kind: "check", name: "load" } },
  ],
});

const pull = (number: number, changes: Partial<PullFacts>): PullFacts => ({
  number,
  title: "Faster",
  url: `https://github.test/pull/${number}`,
  author: "sue",
  state: "merged",
  isDraft: false,
  base: "main",
  meantBy: "milestone",
  containment: known({ kind: "contained", via: null }),
  ...changes,
});
const revert = { text: "#13", url: "https://github.test/pull/13" };
const voteStates: fc.Arbitrary<Partial<PullFacts>> = fc.constantFrom(
  {},
  { state: "open" as const },
  { containment: known({ kind: "missing" as const }) },
  { containment: known({ kind: "reverted" as const, by: revert }) },
  { containment: away },
);

const change = fc.record({
  pulls: fc.array(voteStates, { maxLength: 2 }),
  results: fc.array(
    fc.constantFrom(
      check(),
      check({ name: "load" }),
      check({ name: "load", result: "failed", word: "failure" }),
      check({ name: "lint", result: "running", word: "queued", endedAt: null }),
      check({ name: "old", result: "stale", word: "stale", endedAt: null }),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  rules: fc.constantFrom<Reading<readonly string[] | null>>(known(null), known(["test"]), away),
  hasPlan: fc.boolean(),
  staged: fc.constantFrom("success", "failure", "nothing"),
  release: fc.constantFrom(null, published, { ...published, ours: false }),
  isPrivate: fc.boolean(),
  isArchived: fc.boolean(),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const changed = (observation: Observation, id: ServiceId, by: Change): Observation =>
  withFacts(observation, id, (facts): ServiceFacts => {
    const tip = facts.tip ?? commit(id);
    const statuses = by.staged === "nothing" ? [] : [status(by.staged)];
    return {
      ...facts,
      visibility: by.isPrivate ? "private" : "public",
      isArchived: by.isArchived,
      pulls: known(by.pulls.map((one, index) => pull(index + 1, one))),
      checks: known({ commit: tip, requiredByRules: by.rules, results: by.results, ours: [] }),
      files: known({ commit: tip, present: new Map([["docs/plan.md", by.hasPlan]]) }),
      staging: known([deployment(7, tip, { statuses })]),
      release: known(by.release),
    };
  });

/** What can be away: a reading of the release, or of a service, or a reading within one. */
const losses: readonly ((observation: Observation) => Observation)[] = [
  (one) => ({ ...one, others: away }),
  (one) => ({ ...one, trainRelease: away }),
  (one) => ({ ...one, blockers: { ...one.blockers, labelled: unread("away") } }),
  (one) => ({ ...one, blockers: { ...one.blockers, dependencies: new Map() } }),
  (one) =>
    answered(one, {
      authority: new Map([...one.answers.authority.keys()].map((id) => [id, away])),
    }),
  (one) => ({ ...one, looks: new Map() }),
  ...train.services.flatMap(({ id }) => [
    (one: Observation): Observation => ({
      ...one,
      services: new Map([...one.services, [id, away]]),
    }),
    (one: Observation): Observation => ({
      ...one,
      histories: new Map([...one.histories, [id, away]]),
    }),
    ...(
      ["pulls", "checks", "files", "staging", "production", "hotfixes", "release", "tag"] as const
    ).map((part) => (one: Observation) => withIn(one, id, { [part]: away })),
    (one: Observation) => withIn(one, id, { blockers: unread("away") }),
    (one: Observation) =>
      withIn(one, id, (facts) => ({
        pulls:
          facts.pulls.kind === "known"
            ? known(facts.pulls.value.map((each) => ({ ...each, containment: away })))
            : away,
      })),
    (one: Observation) =>
      withIn(one, id, (facts) => ({
        checks:
          facts.checks.kind === "known"
            ? known({ ...facts.checks.value, requiredByRules: away })
            : away,
      })),
  ]),
];

function withIn(
  observation: Observation,
  id: ServiceId,
  part: Partial<ServiceFacts> | ((facts: ServiceFacts) => Partial<ServiceFacts>),
): Observation {
  if (observation.services.get(id)?.kind !== "known") return observation;
  return withFacts(observation, id, (facts) => ({
    ...facts,
    ...(typeof part === "function" ? part(facts) : part),
  }));
}

const news = { title: "feat: more", message: "", labels: [] };
const next: Reading<BranchHistory> = known({
  last: "1.0.0",
  taken: ["1.0.0"],
  live: null,
  changes: [news],
});
const stories: Readonly<Record<string, Observation>> = {
  shown: shown(green(train)),
  voted: voted(shown(green(train))),
  gone: departing(train),
};

/** A manager counts the first pull request of the second service, as it stands. */
function included(observation: Observation): Observation {
  const [, second] = train.services;
  const said = says(observation, people.sarah, `/include ${second?.repo}#1 it is fine`);
  return later(carryOut(said, decide(said)), { minutes: 1 });
}

/** Of every service: the gates that are ready, and `all` where all of them are. */
const readyIn = (observation: Observation): readonly string[] =>
  (decide(observation).view?.services ?? []).flatMap(({ id, readiness, gates }) => [
    ...gates.filter((one) => one.readiness === "ready").map(({ name }) => `${id} ${name}`),
    ...(readiness === "ready" ? [`${id} all`] : []),
  ]);

test("property: what isn't known any more never makes a gate ready, nor anything start", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(stories)),
      fc.tuple(change, change),
      fc.boolean(),
      fc.boolean(),
      fc.subarray([...losses], { minLength: 1, maxLength: 3 }),
      (story, changes, isIncluded, isOpen, lost) => {
        const base = stories[story] ?? green(train);
        const seen = train.services.reduce<Observation>((world, { id }, index) => {
          const by = changes[index];
          return by ? changed(world, id, by) : world;
        }, base);
        const open = isOpen
          ? {
              ...seen,
              issue: { ...seen.issue, body: "### Version\nv2.5.0\n" },
              histories: new Map(train.services.map(({ id }) => [id, next] as const)),
            }
          : seen;
        const before = isIncluded ? included(open) : open;
        const after = lost.reduce((world, lose) => lose(world), before);
        expect(readyIn(before)).toEqual(expect.arrayContaining([...readyIn(after)]));
        const starts = (observation: Observation): readonly string[] =>
          deploysIn(decide(observation)).map(({ service }) => service);
        expect(starts(before)).toEqual(expect.arrayContaining([...starts(after)]));
      },
    ),
    { numRuns: 400 },
  );
});
