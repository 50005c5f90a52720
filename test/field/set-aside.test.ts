import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known, unknown } from "../../src/model/failure.ts";
import type { Observation, ReleaseFacts, ServiceFacts } from "../../src/model/observation.ts";
import type { Train } from "../../src/model/train/train.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { decidedOn, gone, left, live, shown, voted } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import {
  green,
  later,
  published,
  push,
  redCheck,
  reports,
  says,
  withFacts,
} from "../support/observation.ts";
import { commit, people, service, storefront, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah, sue } = people;
const foreign: ReleaseFacts = { ...published, ours: false };

const ofSearch = (world: Observation, changes: Partial<ServiceFacts>): Observation =>
  withFacts(world, "search", (facts) => ({ ...facts, ...changes }));

const gateIn = (world: Observation, name: string) =>
  decide(world)
    .view?.services.find(({ id }) => id === "search")
    ?.gates.find((one) => one.name === name);

const publishIn = (world: Observation) =>
  decide(world).actions.find((one) => one.kind === "publish");

/** All services are live. */
const arrived = reports(
  live(left(), "api-gateway", "auth-service", "search"),
  "user-service",
  "success",
);

describe("a release that others published", () => {
  it.each<[string, Observation, string]>([
    ["its release", ofSearch(arrived, { release: known(foreign) }), "foreign"],
    [
      "a draft of it",
      ofSearch(arrived, { release: known({ ...published, isDraft: true }) }),
      "draft",
    ],
    [
      "its tag at another commit",
      ofSearch(arrived, { tag: known({ name: "v1.1.3", commit: commit("another") }) }),
      "tag-elsewhere",
    ],
  ])(
    "goreleaser#3148: somebody publishes %s: the team is asked, a manager counts it, it ends",
    (_, world, key) => {
      const asked = look(world);
      const question = saidIn(decide(world))[`publish:search:${key}`];
      expect(question).toMatch(/^@acme\/search: .*v1\.1\.3 of acme\/search/);
      expect(question).toContain("/waive search published <reason>");
      expect(saidIn(decide(asked))[`publish:search:${key}`]).toBeUndefined();
      expect(stateIn(decide(asked))).toMatch(/^verifying: .*@acme\/search: /);

      expect(answerTo(asked, sue, "/waive search published by hand")).toMatch(
        /^confused: Only a manager \(sarah\) can use \/waive/,
      );
      expect(answerTo(asked, sarah, "/waive search published")).toMatch(/Please give a reason/);
      const counted = says(asked, sarah, "/waive search published: by hand");
      const publish = publishIn(counted);
      expect(publish?.missing).toEqual(["api-gateway", "auth-service", "user-service"]);
      expect(publish?.parts).toHaveLength(4);
      expect(publish?.setAside).toContainEqual({
        item: "GitHub release",
        how: "counted as published",
        service: "Search",
        by: "sarah",
        reason: "by hand",
      });
      const over = look(look(counted));
      expect(stateIn(decide(over))).toMatch(/^complete: all 4 services are live/);
    },
  );

  it("softprops/action-gh-release#74: the release's own is asked of the managers, who may count it", () => {
    const world = { ...arrived, trainRelease: known(foreign) };
    expect(saidIn(decide(world))["publish:train:foreign"]).toMatch(/^@sarah: .*v2\.5\.0/);
    const counted = says(look(world), sarah, "/waive published the press office was faster");
    expect(publishIn(counted)).toMatchObject({ trainMissing: false });
    const over = look(look(counted));
    expect(stateIn(decide(over))).toMatch(/^complete/);
  });

  it("softprops/action-gh-release#74: the release's own tag at another commit is found before the departure", () => {
    const trainTag = known({ name: "v2.5.0", commit: commit("another") });
    expect(stateIn(decide({ ...voted(), trainTag }))).toContain("the tag v2.5.0 is already at");
  });

  it("goreleaser#3148: a tag that an immutable release used: asked for again all the while, until it is counted", () => {
    const why = "tag_name was used by an immutable release.";
    const world = { ...arrived, refusals: new Map([["search", why]]) };
    expect(publishIn(world)?.missing).toContain("search");
    expect(saidIn(decide(world))["publish:search:refused"]).toBe(
      `@acme/search: GitHub refused the release v1.1.3 of acme/search: ${why} I try again every two minutes; if it can't be fixed, a manager (@sarah) can count it as published with /waive search published <reason>.`,
    );
    expect(stateIn(decide(world))).toContain("the notes are being published. @acme/search: ");
    const counted = says(world, sarah, "/waive search published: it was deleted");
    expect(publishIn(counted)?.missing).not.toContain("search");
  });

  it("goreleaser#3148: during the rollout a service whose release exists waits, and leaves when it is counted", () => {
    const taken = withFacts(
      live(left(), "api-gateway", "search"),
      "user-service",
      (facts): ServiceFacts => ({ ...facts, release: known(foreign) }),
    );
    expect(saidIn(decide(taken))["publish:user-service:foreign"]).toMatch(/^@acme\/backend: /);
    const there = live(taken, "auth-service");
    expect(startsIn(decide(there))).toEqual([]);
    const counted = says(there, sarah, "/waive user-service published: by hand");
    expect(startsIn(decide(counted))).toEqual(["user-service 1"]);
    // Nothing is complete by that word before it is live.
    expect(stateIn(decide(look(counted)))).toMatch(/^rolling out/);
  });

  it("goreleaser#3148: without anything in the way there is nothing to count", () => {
    expect(answerTo(arrived, sarah, "/waive search published for luck")).toMatch(
      /^confused: Nothing keeps Search from being published/,
    );
  });
});

describe("no CI", () => {
  const silent = (world: Observation): Observation =>
    withFacts(world, "search", (facts) =>
      facts.checks.kind === "known"
        ? { ...facts, checks: known({ ...facts.checks.value, results: [] }) }
        : facts,
    );
  const without: Train = trainOf(
    storefront.services.map((one) =>
      one.id === "search" ? { ...service("search", "search"), requiredChecks: "none" } : one,
    ),
  );

  it("nessie#1852: required_checks: none says so, in the issue too", () => {
    const world = silent(green(without));
    expect(gateIn(world, "ci")).toMatchObject({
      readiness: "ready",
      reason: "no CI here: required_checks: none",
    });
    const [box] = decide(world).view?.checklist ?? [];
    expect(box).toMatchObject({ done: true, reason: "4 of 4, without CI: Search" });
    expect(startsIn(decide(decidedOn(world)))).toContain("search 1");
  });

  it("nessie#1852: not even checks that can't be read stand in the way then", () => {
    const world = ofSearch(green(without), { checks: unknown("GitHub is away") });
    expect(gateIn(world, "ci")).toMatchObject({ readiness: "ready" });
    const seen = since(world).by(shown).by(voted).looks().after({ minutes: 1 }).now;
    expect(startsIn(decide(gone(seen)))).toContain("search 1");
  });

  it("semantic-release/git#306: a commit that CI skipped names the way out, and a manager takes it", () => {
    const world = shown(silent(green()));
    expect(gateIn(world, "ci")).toMatchObject({
      readiness: "unknown",
      reason: expect.stringContaining("a manager can waive ci with /waive"),
    });
    expect(answerTo(world, sue, "/waive search ci only docs")).toMatch(
      /^confused: Only a manager \(sarah\) can use \/\w+/,
    );
    expect(answerTo(world, sarah, "/waive search ci")).toMatch(/Please give a reason/);
    expect(answerTo(world, sarah, "/waive ci only docs")).toMatch(
      /^confused: Which service\? For example \/waive api-gateway ci <reason>/,
    );
    const waived = look(says(world, sarah, "/waive search ci only docs"));
    expect(gateIn(waived, "ci")).toMatchObject({
      readiness: "ready",
      reason: "waived by sarah: only docs",
    });
    expect(decide(waived).view?.setAside).toContainEqual({
      item: `CI checks at ${commit("search").slice(0, 7)}`,
      how: "set aside",
      service: "Search",
      by: "sarah",
      reason: "only docs",
    });
    const decided = since(waived).after({ minutes: 1 }).by(voted).by(gone).looks().now;
    const started = look(later(decided, { minutes: 1 }));
    const done = reports(
      live(started, "api-gateway", "auth-service", "search"),
      "user-service",
      "success",
    );
    expect(publishIn(done)?.setAside.map(({ item }) => item)).toEqual([
      `CI checks at ${commit("search").slice(0, 7)}`,
    ]);
  });

  it("semantic-release/git#306: a new commit needs its checks again", () => {
    const waived = since(silent(green()))
      .by(shown)
      .says(sarah, "/waive search ci only docs")
      .looks().now;
    expect(gateIn(silent(push(waived, "search", "next")), "ci")).toMatchObject({
      readiness: "unknown",
    });
  });

  it("semantic-release/git#306: a check that is red at that commit is set aside too, and voids no vote", () => {
    const red = redCheck(voted(), "search");
    const waived = says(red, sarah, "/waive search CI: the runner is broken");
    expect(gateIn(look(waived), "ci")).toMatchObject({ readiness: "ready" });
  });

  it("semantic-release/git#306: green checks need no waiver", () => {
    expect(answerTo(shown(), sarah, "/waive search ci why not")).toMatch(
      /^confused: There is nothing to waive/,
    );
  });

  it("semantic-release/git#306: with a checklist its own items are still meant by their words", () => {
    const train: Train = trainOf(storefront.services, {
      checklist: [
        { id: "ci-logs-read", text: "CI logs read", proof: { kind: "person", perCommit: false } },
      ],
    });
    const world = shown(silent(green(train)));
    const item = look(says(world, sarah, "/waive search ci logs read: nobody was there"));
    expect(gateIn(item, "ci")).toMatchObject({ readiness: "unknown" });
    const gate = look(says(world, sarah, "/waive search ci nobody was there"));
    expect(gateIn(gate, "ci")).toMatchObject({ readiness: "ready" });
  });
});
