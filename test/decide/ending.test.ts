import { describe, expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known, type Reading } from "../../src/model/failure.ts";
import type { Observation, ReleaseFacts } from "../../src/model/observation.ts";
import { carryOut, look } from "../support/carry-out.ts";
import { left, live, voted } from "../support/consent.ts";
import { kindsIn, saidIn, stateIn } from "../support/decision.ts";
import {
  away,
  closed,
  later,
  published,
  reports,
  says,
  withFacts,
} from "../support/observation.ts";
import { commit, people, storefront } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah, bob } = people;
const ids = storefront.services.map(({ id }) => id);

/** The last service has just become live. */
const arrived = reports(
  live(left(), "api-gateway", "auth-service", "search"),
  "user-service",
  "success",
);

const publishIn = (world: Observation) =>
  decide(world).actions.find((one) => one.kind === "publish");

const withRelease = (world: Observation, id: string, release: Reading<ReleaseFacts | null>) =>
  withFacts(world, id, (facts) => ({ ...facts, release }));

test("notes follow when every service is live, with what changed since production", () => {
  expect(publishIn(live(left(), "api-gateway", "auth-service", "search"))).toBeUndefined();
  const publish = publishIn(arrived);
  expect(stateIn(decide(arrived))).toBe(
    "verifying: all 4 services are live; the notes are being published.",
  );
  expect(publish).toMatchObject({
    train: "storefront",
    version: "2.5.0",
    tag: "v2.5.0",
    revision: commit("train file"),
    missing: ids,
    trainMissing: true,
  });
  expect(publish?.parts.at(-1)).toEqual({
    service: "search",
    name: "Search",
    repo: "acme/search",
    path: [],
    version: "1.1.3",
    tag: "v1.1.3",
    commit: commit("search"),
    previous: commit("search before"),
    irreversible: null,
    template: null,
  });
});

test("only what is missing is published", () => {
  const some = withRelease(arrived, "search", known(published));
  expect(publishIn(some)).toMatchObject({ missing: ids.slice(0, 3), trainMissing: true });
  const most = ids.reduce<Observation>(
    (world, id) => withRelease(world, id, known(published)),
    arrived,
  );
  expect(publishIn(most)).toMatchObject({ missing: [], trainMissing: true });
});

describe("what stands in the way of the notes is said", () => {
  const foreign = { ...published, ours: false };
  const draft = { ...published, isDraft: true };

  test.each<[string, Observation, string]>([
    [
      "somebody else's release of that tag",
      withRelease(arrived, "search", known(foreign)),
      "@acme/search: there is a release v1.1.3 of acme/search that this train did not publish. Delete it, and the notes are published; if it must stay or is immutable, a manager (@sarah) can count it as published with /waive search published <reason>.",
    ],
    [
      "a draft",
      withRelease(arrived, "search", known(draft)),
      "@acme/search: somebody made the release v1.1.3 of acme/search a draft. Publish it again, or delete it, and the notes are published; or a manager (@sarah) can count it as published with /waive search published <reason>.",
    ],
    [
      "what can't be read",
      withRelease(arrived, "search", away),
      "GitHub can't say right now whether v1.1.3 of acme/search is published.",
    ],
    [
      "somebody else's release of the train",
      { ...arrived, trainRelease: known(foreign) },
      "@sarah: there is a release v2.5.0 of acme/releases that this train did not publish. Delete it, and the notes are published; if it must stay or is immutable, count it as published with /waive published <reason>.",
    ],
    [
      "what was begun before a restart",
      { ...arrived, blindUntil: arrived.now.add({ seconds: 9 }) },
      "The notes follow as soon as running changes have finished.",
    ],
  ])("%s", (_name, world, words) => {
    expect(publishIn(world)).toBeUndefined();
    expect(stateIn(decide(world))).toBe(`verifying: all services are live. ${words}`);
    expect(decide(world).next).not.toBeNull();
  });

  test("whoever holds a release that is live wants it looked at first", () => {
    for (const [author, body] of [
      [bob, "/hold errors rise"],
      [sarah, "/no-go errors rise"],
      [bob, "/no-go errors"],
    ] as const) {
      const held = says(arrived, author, body);
      expect(publishIn(held)).toBeUndefined();
      expect(stateIn(decide(held))).toMatch(/^on hold: .*errors/);
    }
    expect(
      publishIn(since(arrived).says(bob, "/hold x").looks().says(bob, "/resume").now),
    ).toBeDefined();
  });

  test("a closed issue doesn't", () => {
    expect(publishIn(closed(arrived))).toBeDefined();
    expect(decide(closed(arrived)).rest).toBe(false);
  });
});

describe("the end", () => {
  const done = look(arrived);

  test("is said once, after the issue was closed", () => {
    const decision = decide(done);
    expect(stateIn(decision)).toBe("complete: all 4 services are live; the notes are published.");
    expect(kindsIn(decision)).toEqual([
      "show",
      "tend sub-issues",
      "close issue",
      "say",
      "show checks",
    ]);
    expect(saidIn(decision)).toEqual({
      complete: "2.5.0 is complete: all 4 services are live. Read the release notes.",
    });
    const over = carryOut(done, decision);
    expect(kindsIn(decide(over))).toEqual(["show", "tend sub-issues", "show checks"]);
    expect(decide(over)).toMatchObject({ rest: true, next: null });
  });

  test("is not repeated for whoever opens the issue again", () => {
    const over = look(done);
    const reopened: Observation = { ...over, issue: { ...over.issue, state: "open" } };
    expect(kindsIn(decide(reopened))).toEqual(["show", "tend sub-issues", "show checks"]);
    expect(decide(reopened).view?.checklist.every((item) => item.done)).toBe(true);
  });
});

describe("a version that is taken is found before the departure", () => {
  const foreign = known({ ...published, ours: false });

  test("for a service", () => {
    expect(stateIn(decide(withRelease(voted(), "search", foreign)))).toBe(
      "planning: 3 of 4 services ready. Search is blocked: a release of this version exists already.",
    );
  });

  test("for the release itself", () => {
    const taken = { ...voted(), trainRelease: foreign };
    expect(stateIn(decide(taken))).toBe(
      "planning: all services are ready, but a release of this version exists already.",
    );
    const asked = says(taken, sarah, "/go");
    expect(saidIn(decide(asked))["reply:1004"]).toContain(
      "2.5.0 is blocked: a release of this version exists already",
    );
  });
});

test("the states of a release, in the words of its issue", () => {
  const rolling = live(left(), "api-gateway");
  expect(stateIn(decide(rolling))).toBe(
    "rolling out: 1 of 4 services live; Auth Service and Search are deploying. ETA 14:02 UTC.",
  );
  expect(stateIn(decide(closed(rolling)))).toBe(
    "on hold: this issue is closed; reopen it to continue.",
  );
  expect(stateIn(decide(later(voted(), { hours: 1 })))).toMatch(/^ready: all 4 services are ready/);
});
