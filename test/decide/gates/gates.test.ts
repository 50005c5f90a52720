import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worst } from "../../../src/decide/gates/gate.ts";
import { itemWords } from "../../../src/decide/gates/checklist.ts";
import { inclusions } from "../../../src/decide/gates/included.ts";
import { emptyRecord } from "../../../src/model/record/record.ts";
import { gatesOf } from "../../../src/decide/gates/rules.ts";
import { versionGate } from "../../../src/decide/gates/version-gate.ts";
import { known, unknown, type Reading } from "../../../src/model/failure.ts";
import type { CheckResult } from "../../../src/model/github/checks.ts";
import type { PullFacts, ServiceFacts } from "../../../src/model/observation.ts";
import type { Sha } from "../../../src/model/ids.ts";
import type { Service, Train } from "../../../src/model/train/train.ts";
import {
  away,
  deployment,
  green,
  greenFacts,
  published,
  status,
} from "../../support/observation.ts";
import { commit, noon, service, trainOf } from "../../support/train.ts";

const search = service("search", "search");
const tip = commit("search");
const short = tip.slice(0, 7);

/** All gates of a service, as a manager and teams who said nothing see them. */
const serviceGates = (of: Service, facts: Reading<ServiceFacts> | undefined, at: Sha | null) => {
  const train = trainOf([of], { blockers: null });
  const subject = subjectOf(train);
  const services = new Map(facts ? [[of.id, facts]] : []);
  return gatesOf({
    ...subject,
    observation: { ...subject.observation, services },
    service: of,
    commit: at,
  });
};

const subjectOf = (train: Train) => ({
  observation: green(train),
  train,
  plan: { version: "2.5.0", departure: null, services: [], rest: null },
  version: "1.1.0",
  progress: { kind: "waiting" } as const,
  hides: false,
  words: {
    record: emptyRecord,
    ofItem: itemWords(emptyRecord),
    included: inclusions(emptyRecord),
    waivers: [],
  },
});

const tooFar: Reading<never> = unknown("too far away");

const pull = (changes: Partial<PullFacts>): PullFacts => ({
  number: 12,
  title: "Faster",
  url: "https://github.test/pull/12",
  author: "sue",
  state: "merged",
  isDraft: false,
  base: "main",
  meantBy: "milestone",
  containment: known({ kind: "contained", via: null }),
  ...changes,
});

const revert = { text: "#13", url: "https://github.test/pull/13" };

const result = (name: string, changes: Partial<CheckResult> = {}): CheckResult => ({
  name,
  result: "passed",
  word: "success",
  url: null,
  endedAt: noon,
  ...changes,
});

const checked = (results: readonly CheckResult[], rules: readonly string[] | null = null) =>
  known({ commit: tip, requiredByRules: known(rules), results, ours: [] });

/** `gate: readiness: reason` of one gate of the service with these facts. */
function gateOf(name: string, changes: Partial<ServiceFacts>, of: Service = search): string {
  const gates = serviceGates(of, known({ ...greenFacts(search), ...changes }), tip);
  const gate = gates.find((one) => one.name === name);
  return gate ? `${gate.readiness}: ${gate.reason}` : gates.map((one) => one.name).join();
}

test("a permission that its drive takes and the App lacks blocks it, and says who grants it", () => {
  const gated: Service = { ...search, drive: { kind: "gate" } };
  expect(gateOf("permission", {}, gated)).not.toContain(":");
  expect(gateOf("permission", { lacking: ["actions: read"] }, gated)).toBe(
    "blocked: the App lacks actions: read in acme/search, which drive: gate needs: whoever runs the App asks for it in the App's settings, and an owner of acme accepts it",
  );
  const tagged: Service = { ...search, drive: { kind: "deployment", ref: "tag" } };
  expect(gateOf("permission", { lacking: ["contents: write"] }, tagged)).toContain(
    "which drive: deployment needs",
  );
});

test("pull requests that aren't there are named with links, the first three in words", () => {
  const away = [1, 2, 3, 4, 5].map((number) =>
    pull({ number, url: `https://github.test/${number}`, containment: known({ kind: "missing" }) }),
  );
  const facts = { ...greenFacts(search), pulls: known(away) };
  const [gate] = serviceGates(search, known(facts), tip);
  expect(gate?.reason.match(/#\d/g)).toEqual(["#1", "#2", "#3"]);
  expect(gate?.reason).toMatch(/ and 2 more$/);
  expect(gate?.links).toEqual(away.map(({ number, url }) => ({ text: `#${number}`, url })));
  expect(gate?.children.map(({ readiness }) => readiness)).toEqual(away.map(() => "blocked"));
});

test("how a change came and went is linked", () => {
  const pulls = known([
    pull({ containment: known({ kind: "contained", via: revert }) }),
    pull({ number: 14, containment: known({ kind: "reverted", by: revert }) }),
  ]);
  const [gate] = serviceGates(search, known({ ...greenFacts(search), pulls }), tip);
  expect(gate?.children[0]?.reason).toBe("#12 is in release/2.5.0 by #13");
  expect(gate?.children.map(({ links }) => links[1])).toEqual([revert, revert]);
  expect(gate?.links).toContain(revert);
});

test("everything green is ready, each gate with its proof", () => {
  const gates = serviceGates(search, known(greenFacts(search)), tip);
  expect(gates.map(({ name, readiness, reason }) => [name, readiness, reason])).toEqual([
    ["pull requests", "ready", "no pull request is assigned to this release"],
    ["hotfixes", "ready", "release/2.5.0 has all that production runs"],
    ["ci", "ready", `1 check green on ${short}`],
    ["staging", "ready", `${short} succeeded in staging`],
    ["version", "ready", "unused (no tag or release yet)"],
  ]);
});

describe("without a commit there is one gate", () => {
  test.each<[string, Reading<ServiceFacts> | undefined, string]>([
    ["not asked for yet", undefined, "unknown: acme/search was not read yet"],
    ["unreadable", away, "unknown: GitHub is away"],
    [
      "archived",
      known({ ...greenFacts(search), isArchived: true }),
      "blocked: acme/search is archived: unarchive it, or remove search from the release",
    ],
    [
      "without its branch",
      known({ ...greenFacts(search), tip: null }),
      "blocked: there is no branch release/2.5.0 in acme/search: push it, or restore it where it was deleted",
    ],
  ])("%s", (_name, facts, words) => {
    const gates = serviceGates(search, facts, null);
    expect(gates.map(({ readiness, reason }) => `${readiness}: ${reason}`)).toEqual([words]);
  });
});

test.each([
  ["contained", known([pull({})]), "ready: 1 pull request in release/2.5.0"],
  [
    "open",
    known([pull({ state: "open" })]),
    "blocked: #12 is still open. sue or acme/search: merge it into release/2.5.0 or remove it from the milestone",
  ],
  [
    "a draft",
    known([pull({ state: "open", isDraft: true })]),
    "blocked: #12 is still a draft. sue or acme/search: merge it into release/2.5.0 or remove it from the milestone",
  ],
  [
    "merged elsewhere",
    known([pull({ containment: known({ kind: "missing" }) })]),
    "blocked: #12 is merged into main, but not in release/2.5.0. sue or acme/search: backport it or remove it from the milestone",
  ],
  ["too far away to compare", known([pull({ containment: tooFar })]), "unknown: #12: too far away"],
  [
    "too far away to compare, and one that is open",
    known([pull({ containment: tooFar }), pull({ number: 7, state: "open" })]),
    "blocked: #7 is still open. sue or acme/search: merge it into release/2.5.0 or remove it from the milestone; #12: too far away",
  ],
  [
    "into the release branch, and too far away to compare",
    known([pull({ containment: tooFar, state: "open", meantBy: "base branch" })]),
    "unknown: #12: too far away",
  ],
  [
    "open into the release branch",
    known([pull({ state: "open", meantBy: "base branch" })]),
    "blocked: #12 is still open. sue or acme/search: merge it into release/2.5.0 or close it",
  ],
  [
    "merged elsewhere, meant by its label, its author gone",
    known([pull({ containment: known({ kind: "missing" }), author: "ghost", meantBy: "label" })]),
    "blocked: #12 is merged into main, but not in release/2.5.0. acme/search: backport it or remove its label",
  ],
  [
    "reverted",
    known([pull({ containment: known({ kind: "reverted", by: revert }) })]),
    "blocked: #12 was reverted by #13. sue or acme/search: merge it again or remove it from the milestone",
  ],
  [
    "reverted, meant by its base branch",
    known([pull({ containment: known({ kind: "reverted", by: revert }), meantBy: "base branch" })]),
    "blocked: #12 was reverted by #13. sue or acme/search: merge it again or give it the milestone of a later release",
  ],
  ["unreadable", away, "unknown: GitHub is away"],
])("pull requests: %s", (_name, pulls, words) => {
  expect(gateOf("pull requests", { pulls })).toBe(words);
});

test.each([
  ["not released", known(null), "ready: unused (no tag or release yet)"],
  ["published by this release", known(published), "ready: published by this release"],
  [
    "released by somebody else",
    known({ ...published, ours: false }),
    "blocked: a release of this version exists already",
  ],
  ["unreadable", away, "unknown: GitHub is away"],
])("version: %s", (_name, release, words) => {
  const { readiness, reason } = versionGate(release);
  expect(`${readiness}: ${reason}`).toBe(words);
});

const earlier = known({ name: "v1.1.0", commit: commit("earlier") });

test.each([
  ["none", known(null), known(null), "ready: unused (no tag or release yet)"],
  [
    "at the candidate",
    known(null),
    known({ name: "v1.1.0", commit: tip }),
    "ready: unused (no tag or release yet)",
  ],
  [
    "at another commit",
    known(null),
    earlier,
    `blocked: the tag v1.1.0 is already at ${commit("earlier").slice(0, 7)}: `,
  ],
  ["of its own release", known(published), earlier, "ready: published by this release"],
  [
    "with a foreign release",
    known({ ...published, ours: false }),
    earlier,
    "blocked: a release of",
  ],
  ["unreadable", known(null), away, "unknown: GitHub is away"],
])("the git tag: %s", (_name, release, tag, words) => {
  expect(gateOf("version", { release, tag })).toContain(words);
});

test("nothing at all is no proof", () => {
  expect(worst([])).toBe("unknown");
});

const changes = fc.record({
  visibility: fc.constantFrom("public", "internal", "private"),
  isArchived: fc.boolean(),
  tip: fc.constantFrom(tip, null),
  pulls: fc.constantFrom(
    known([]),
    known([pull({})]),
    known([pull({ state: "open" as const })]),
    known([pull({ containment: known({ kind: "missing" }) })]),
    known([pull({ containment: known({ kind: "reverted", by: revert }) })]),
  ),
  checks: fc.constantFrom(
    checked([result("a")]),
    checked([result("a"), result("b", { result: "failed" })]),
    checked([result("a", { result: "running" })], ["a"]),
  ),
  staging: fc.constantFrom(
    known([]),
    known([deployment(7, tip)]),
    known([deployment(8, tip, { statuses: [status("failure")] }), deployment(7, tip)]),
  ),
  lacking: fc.constantFrom<(readonly string[])[]>([], ["actions: read"]),
  release: fc.constantFrom(known(null), known(published), known({ ...published, ours: false })),
  tag: fc.constantFrom(known(null), known({ name: "v1.1.0", commit: tip })),
});
const readings = changes.map((one): ServiceFacts => ({ ...greenFacts(search), ...one }));

test("taking away what was read never makes a service ready", () => {
  const parts = ["pulls", "checks", "staging", "release", "tag"] as const;
  fc.assert(
    fc.property(readings, fc.subarray([...parts], { minLength: 1 }), (facts, missing) => {
      const gone = Object.fromEntries(missing.map((part) => [part, away]));
      const less = { ...facts, ...gone };
      const after = worst(serviceGates(search, known(less), facts.tip));
      expect(after).not.toBe("ready");
      expect(worst(serviceGates(search, away, facts.tip))).toBe("unknown");
    }),
  );
});
