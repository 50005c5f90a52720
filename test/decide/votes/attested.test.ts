import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { ChecklistItem, Train } from "../../../src/model/train/train.ts";
import { look } from "../../support/carry-out.ts";
import { gone, live } from "../../support/consent.ts";
import { saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import { check, green, later, push, says, withFacts, withText } from "../../support/observation.ts";
import { shownInSubIssues, ticks } from "../../support/sub-issues.ts";
import { people, planText, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;

const item = (id: string, text: string, perCommit = false): ChecklistItem => ({
  id,
  text,
  proof: { kind: "person", perCommit },
});
const train = trainOf(storefront.services, { checklist: [item("migrations", "Migrations ready")] });
const migrations = "item-migrations";

/** Every team ticks all its boxes, and a minute later votes. */
function attested(of: Train = train): Observation {
  const teams = [
    ["api-gateway", ina],
    ["auth-service", bob],
    ["user-service", bob],
    ["search", sue],
  ] as const;
  const boxes = of.checklist.filter(({ proof }) => proof.kind === "person");
  const text = planText(of, "2026-03-19 14:00");
  const open = later(shownInSubIssues(look(withText(green(of), text))), { minutes: 1 });
  const ticked = teams.reduce<Observation>(
    (world, [id, who]) =>
      boxes.reduce((now, { id: box }) => ticks(now, id, who, `item-${box}`), world),
    open,
  );
  const shown = later(shownInSubIssues(look(ticked)), { minutes: 1 });
  return look([ina, bob, sue].reduce((world, who) => says(world, who, "/go"), shown));
}

/** Looked at and shown, a minute later. */
const settled = (world: Observation): Observation =>
  later(shownInSubIssues(look(world)), { minutes: 1 });

const voted = later(attested(), { minutes: 1 });

const votes = (observation: Observation): string =>
  (decide(observation).view?.votes ?? [])
    .map(({ owner, answer }) => `${owner.replace("acme/", "")} ${answer}`)
    .join(", ");

const allGo = "infra go, backend go, search go";

describe("a word that is taken back after the vote voids the votes of those concerned", () => {
  test.each([
    ["api-gateway", ina, "infra waiting, backend waiting, search go"],
    ["auth-service", bob, "infra go, backend waiting, search go"],
    ["user-service", bob, "infra go, backend waiting, search go"],
    ["search", sue, "infra go, backend go, search waiting"],
  ] as const)("of %s", (id, who, after) => {
    expect(votes(voted)).toBe(allGo);
    const taken = ticks(voted, id, who, migrations, " ");
    expect(votes(taken)).toBe(after);
    const words = wordsIn(decide(taken));
    for (const team of ["infra", "backend", "search"]) {
      expect(words.includes(`@acme/${team}`)).toBe(after.includes(`${team} waiting`));
    }
    expect(words).toContain(`${who.login} withdrew Migrations ready of`);
    // Told once, and for good: the tick alone doesn't bring them back.
    const again = ticks(settled(taken), id, who, migrations);
    expect(votes(again)).toBe(after);
    expect(saidIn(decide(again))).toEqual({});
  });

  test("and a second vote counts", () => {
    const taken = settled(ticks(voted, "search", sue, migrations, " "));
    const again = settled(ticks(taken, "search", sue, migrations));
    expect(votes(look(says(again, sue, "/go")))).toBe(allGo);
  });

  test("so does the GO that rests on them", () => {
    const decided = since(voted).says(sarah, "/go").looks().after({ minutes: 1 }).now;
    expect(stateIn(decide(decided))).toMatch(/^go: decided by sarah/);
    const taken = settled(ticks(decided, "search", sue, migrations, " "));
    const again = settled(ticks(taken, "search", sue, migrations));
    expect(stateIn(decide(again))).toBe(
      "ready: all 4 services are ready. acme/search has not voted for Search.",
    );
    expect(startsIn(decide(later(again, { hours: 3 })))).toEqual([]);
    const free = attested(trainOf(storefront.services, { ...train, teamVotes: "optional" }));
    const alone = since(free).says(sarah, "/go").looks().after({ minutes: 1 }).now;
    expect(wordsIn(decide(ticks(alone, "search", sue, migrations, " ")))).toContain(
      "this also voids the GO",
    );
  });

  test("and that of what is live already concerns nobody", () => {
    const left = since(voted)
      .says(sarah, "/go")
      .after({ hours: 3 })
      .looks()
      .after({ minutes: 1 }).now;
    const arrived = settled(live(left, "search"));
    expect(votes(ticks(arrived, "search", sue, migrations, " "))).toBe(allGo);
    expect(votes(ticks(arrived, "api-gateway", ina, migrations, " "))).toBe(
      "infra waiting, backend waiting, search go",
    );
  });
});

test("words for each commit fall with a push, once, together with the votes", () => {
  const each = trainOf(storefront.services, { checklist: [item("config", "Config read", true)] });
  const pushed = push(later(attested(each), { minutes: 1 }), "search", "fix");
  expect(votes(pushed)).toBe("infra go, backend go, search waiting");
  const again = settled(ticks(settled(pushed), "search", sue, "item-config"));
  expect(votes(look(says(again, sue, "/go")))).toBe(allGo);
});

test("a waiver for a commit falls with it, and the vote too", () => {
  const each = trainOf(storefront.services, { checklist: [item("config", "Config read", true)] });
  const waived = settled(
    says(later(attested(each), { minutes: 1 }), sarah, "/waive search 1 later"),
  );
  const pushed = settled(push(waived, "search", "fix"));
  expect(votes(pushed)).toBe("infra go, backend go, search waiting");
  expect(stateIn(decide(pushed))).toContain("Config read: not confirmed by acme/search");
});

test("a check that proves an item and goes red voids as one that is required does", () => {
  const proof: ChecklistItem = {
    id: "load",
    text: "Load tested",
    proof: { kind: "check", name: "load" },
  };
  const services = storefront.services.map((one) => ({ ...one, requiredChecks: ["test"] }));
  const proved = green(trainOf(services, { checklist: [proof] }));
  const withLoad = (world: Observation, id: string, change = {}): Observation =>
    withFacts(world, id, (facts) => {
      const { checks } = facts;
      if (checks.kind === "unknown") return facts;
      const results = [check(), check({ name: "load", ...change })];
      return { ...facts, checks: known({ ...checks.value, results }) };
    });
  const ids = services.map(({ id }) => id);
  const all = ids.reduce<Observation>((world, id) => withLoad(world, id), proved);
  const shown = later(look(all), { minutes: 1 });
  const ready = later(
    look([ina, bob, sue].reduce((world, who) => says(world, who, "/go"), shown)),
    { minutes: 1 },
  );
  expect(votes(ready)).toBe(allGo);
  const red = withLoad(ready, "search", { result: "failed", word: "failure", endedAt: ready.now });
  expect(votes(red)).toBe("infra go, backend go, search waiting");
});

describe("a change of the train file before the departure voids the votes of what it concerns", () => {
  const decided = look(gone(voted));
  const changed = (change: (of: Train) => Train): Observation => {
    if (decided.train.kind !== "valid") throw new Error("There is no train");
    return { ...decided, train: { ...decided.train, train: change(decided.train.train) } };
  };
  const withService = (id: string, change: object) =>
    changed((of) => ({
      ...of,
      services: of.services.map((one) => (one.id === id ? { ...one, ...change } : one)),
    }));

  test.each([
    [
      "a new dependency",
      "search",
      { dependsOn: ["api-gateway"] },
      "infra go, backend go, search waiting",
    ],
    [
      "a dependency less",
      "user-service",
      { dependsOn: [] },
      "infra go, backend waiting, search go",
    ],
    [
      "another environment",
      "api-gateway",
      { environments: { staging: "staging", production: "live" } },
      "infra waiting, backend waiting, search go",
    ],
    ["another repository", "search", { repo: "acme/find" }, "infra go, backend go, search waiting"],
  ])("%s", (_, id, change, after) => {
    const world = withService(id, change);
    expect(votes(world)).toBe(after);
    expect(stateIn(decide(look(world)))).not.toMatch(/^go/);
  });
});
