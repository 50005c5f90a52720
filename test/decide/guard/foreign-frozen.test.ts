import { describe, expect, test } from "vitest";
import { commitsToCheck } from "../../../src/decide/questions/commits-to-check.ts";
import { decide } from "../../../src/decide/decide.ts";
import { admit } from "../../../src/decide/guard/admission.ts";
import type { DeploymentFacts, Observation } from "../../../src/model/observation.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { freeze, trainWith } from "../../support/calendar.ts";
import { look } from "../../support/carry-out.ts";
import { gone, shown, voted } from "../../support/consent.ts";
import { saidIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { answered } from "../../support/answered.ts";
import { green, later, says } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, sue } = people;

const today = [freeze("2026-03-19", "2026-03-20")];
const whole = trainWith({ freezes: today });
/** search alone is frozen. */
const one = trainWith({}, { search: today });
const planning = (train: Train = whole): Observation => voted(shown(green(train)));
const words = (world: Observation) => stateIn(decide(world));

describe("in a freeze, before anybody decided", () => {
  test.each<[string, Observation]>([
    ["of the train", deploys(planning(), "user-service")],
    ["of the service", deploys(planning(one), "search")],
    ["before the teams voted", deploys(shown(green(whole)), "search")],
  ])("a foreign deployment holds the release: the freeze is one %s", (_, world) => {
    expect(words(world)).toMatch(
      /^on hold: mike deployed [0-9a-f]{7} to production of .*, frozen from 2026-03-19 to 2026-03-20 \(Holidays\), outside this release/,
    );
    expect(saidIn(decide(world))["foreign:700"]).toMatch(
      /^@mike deployed .* frozen .*@sarah: check that/s,
    );
    expect(words(later(look(world), { hours: 60 }))).toMatch(/^on hold: mike deployed/);
  });

  const opened = planning().issue.openedAt;
  test.each<[string, Observation]>([
    ["of another service", deploys(planning(one), "user-service")],
    ["before the issue was opened", foreignAt(opened.subtract({ seconds: 1 }))],
    ["after the freeze", deploys(later(planning(), { hours: 48 }), "search")],
    ["once a manager overrode it", look(says(foreignAt(), sarah, "/override we must"))],
    ["by the label hotfix", labelled(foreignAt(), "hotfix")],
    ["allowed beforehand", foreignAfter("/allow 700 it mends the login")],
  ])("is no concern of the release: %s", (_, world) => {
    expect(words(world)).not.toMatch(/^on hold/);
  });

  test("a manager lets it be with a reason, and nobody else", () => {
    const held = foreignAt();
    expect(words(since(held).looks().says(sue, "/resume it was us").looks().now)).toMatch(
      /^on hold/,
    );
    const passed = since(held)
      .looks()
      .after({ seconds: 1 })
      .says(sarah, "/resume it was agreed")
      .looks().now;
    expect(words(passed)).not.toMatch(/^on hold/);
    // Nor does the GO bring it back.
    expect(words(look(gone(passed)))).not.toMatch(/^on hold/);
  });

  test("it is asked whether it is a hotfix", () => {
    expect(commitsToCheck(foreignAt())).toEqual([
      { repo: "acme/search", commit: commit("by hand") },
    ]);
  });
});

test("at the gate others are refused in a freeze, and the release's own commit waits", () => {
  const drive = { kind: "gate" } as const;
  const gated = trainOf([{ ...service("search", "search"), drive }], { calendar: whole.calendar });
  const admissionRules = (world: Observation) => decide(world).admissionRules ?? [];
  const job = { repo: gated.services[0]!.repo, run: 7, environment: "production" };
  const verdict = (world: Observation, name: string) =>
    admit({ ...job, commit: commit(name) }, [admissionRules(world)], false);
  const world = planning(gated);
  expect(verdict(world, "by hand")).toMatchObject({
    kind: "rejected",
    why: expect.stringContaining("is in a freeze. A manager can comment /allow"),
  });
  expect(verdict(world, "search")).toEqual({ kind: "wait" });
  expect(verdict(later(world, { hours: 48 }), "by hand").kind).toBe("approved");
});

function foreignAt(createdAt = planning().now, changes: Partial<DeploymentFacts> = {}) {
  return deploys(planning(), "search", { createdAt, ...changes });
}

function foreignAfter(command: string): Observation {
  return since(planning()).says(sarah, command).looks().by(deploys, "search").now;
}

function labelled(world: Observation, label: string): Observation {
  return answered(world, {
    labels: new Map([[commit("by hand"), { kind: "known", value: [label] }]]),
  });
}
