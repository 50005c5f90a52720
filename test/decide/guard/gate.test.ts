import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { admit } from "../../../src/decide/guard/admission.ts";
import { repoName } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { AdmissionRule, Waiting } from "../../../src/model/release/admission-rule.ts";
import { look } from "../../support/carry-out.ts";
import { gone, shown, voted } from "../../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { deploys } from "../../support/foreign.ts";
import { closed, green, push, reports, says, status } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

/** search is deployed by its own workflow, which asks at the gate; it waits for the gateway, and mail for it. */
const train = trainOf([
  service("gateway", "infra"),
  { ...service("search", "search", "gateway"), drive: { kind: "gate" } },
  service("mail", "backend", "search"),
]);
const planned = shown(green(train));
const left = since(planned).by(voted).by(gone).looks().after({ minutes: 1 }).now;
const turned = since(left).reports("gateway", "success").looks().after({ minutes: 1 }).now;
const job = { creator: "github-actions", byPerson: false, commit: commit("search") };
const waits = { ...job, statuses: [status("waiting", left.now.subtract({ seconds: 30 }))] };

/** What becomes of a job that waits at the gate of search. */
function verdict(world: Observation, of = commit("search"), isHotfix = false): string {
  const repo = repoName("acme/search");
  const waiting: Waiting = { repo, run: 42, commit: of, environment: "production" };
  const { kind, ...rest } = admit(waiting, [decide(world).admissionRules], isHotfix);
  return "why" in rest ? `${kind}: ${rest.why}` : kind;
}

describe("a job that waits at the gate", () => {
  test("begins when its service has its turn, and not before", () => {
    expect(verdict(planned)).toBe("wait");
    expect(verdict(left)).toBe("wait");
    expect(verdict(look(reports(left, "gateway", "failure")))).toBe("wait");
    expect(verdict(turned)).toBe("approved: It is its turn in Release 2.5.0 (acme/releases#12).");
    expect(verdict(look(says(turned, people.sarah, "/hold wait")))).toBe("wait");
  });

  test("with another commit is the team's own affair before the GO, and refused after it", () => {
    const other = commit("other");
    const short = other.slice(0, 7);
    expect(verdict(planned, other)).toBe("approved: No release train is concerned.");
    expect(verdict(left, other)).toBe(
      `rejected: Release 2.5.0 (acme/releases#12) is under way with ${commit("search").slice(0, 7)}. A manager can comment /allow ${short} <reason> there; then run this again.`,
    );
    expect(verdict(turned, other)).toMatch(/^rejected: /);
    expect(verdict(look(says(left, people.sarah, `/allow ${short} fix`)), other)).toBe(
      "approved: A manager of the release train allowed it.",
    );
    expect(verdict(left, other, true)).toBe("approved: Its pull request has the label hotfix.");
  });

  test("of the release is refused when that is over", () => {
    expect(verdict(closed(planned))).toBe("rejected: Release 2.5.0 (acme/releases#12) is over.");
  });

  test("of the commit before a push isn't the release's any more", () => {
    const pushed = since(left).by(push, "search", "fix").looks().after({ minutes: 1 }).now;
    expect(verdict(pushed, commit("fix"))).toBe("wait");
    expect(verdict(pushed)).toMatch(/^rejected: /);
  });
});

describe("several releases", () => {
  const waiting: Waiting = {
    repo: repoName("Acme/Search"),
    run: 42,
    commit: commit("search"),
    environment: "production",
  };
  const stance = (changes: Partial<AdmissionRule>): AdmissionRule => ({
    repo: repoName("acme/search"),
    repository: null,
    environment: "production",
    release: "Release 1",
    commit: commit("search"),
    state: "planned",
    allowed: [],
    ...changes,
  });
  test.each<[string, readonly (readonly AdmissionRule[] | null)[], string]>([
    ["none", [], "approved"],
    ["one that carries others", [[]], "approved"],
    ["one of which nothing is known yet", [[stance({ state: "turn" })], null], "wait"],
    ["another environment", [[stance({ environment: "staging" })]], "approved"],
    ["one waits, one has its turn", [[stance({})], [stance({ state: "turn" })]], "approved"],
    [
      "one is unconcerned, one guards",
      [[], [stance({ commit: commit("x"), state: "guarded" })]],
      "rejected",
    ],
    [
      "one guards, whose commit is another's plan",
      [[stance({})], [stance({ commit: commit("x"), state: "guarded" })]],
      "wait",
    ],
  ])("%s", (_, admissionRules, kind) => {
    expect(admit(waiting, admissionRules, false).kind).toBe(kind);
  });
});

describe("a service behind a gate", () => {
  const words = (world: Observation) => stateIn(decide(world));
  const stateOf = (world: Observation) =>
    decide(world).view?.services.find(({ id }) => id === "search")?.state;

  test("may wait there at any time, and be refused: that holds nothing", () => {
    expect(words(deploys(left, "search", waits))).toMatch(/^rolling out/);
    const refused = { ...waits, commit: commit("other"), id: 701 };
    const failed = [status("failure", left.now), ...waits.statuses];
    expect(words(deploys(left, "search", { ...refused, statuses: failed }))).toMatch(
      /^rolling out/,
    );
  });

  test("that begins without having been asked holds the release", () => {
    const bypassed = [status("in_progress", left.now), ...waits.statuses];
    expect(words(deploys(left, "search", { ...job, statuses: bypassed }))).toMatch(
      /^on hold: github-actions deployed/,
    );
  });

  test("is live when the job that waited is, however long it waited", () => {
    expect(saidIn(decide(reports(left, "gateway", "success")))).toEqual({});
    const early = deploys(turned, "search", { ...waits, createdAt: left.now });
    expect(stateOf(early)).toBe("starting");
    const begun = reports(early, "search", "in_progress");
    expect(stateOf(begun)).toBe("deploying");
    expect(startsIn(decide(reports(begun, "search", "success")))).toEqual(["mail 1"]);
  });

  test("an old deployment of the same commit is not its turn's", () => {
    const old = [status("success", left.now.subtract({ hours: 1 }))];
    const before = deploys(turned, "search", {
      ...job,
      createdAt: left.now.subtract({ hours: 2 }),
      statuses: old,
    });
    expect(stateOf(before)).toBe("starting");
  });
});
