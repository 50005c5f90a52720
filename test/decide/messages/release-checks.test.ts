import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known, unknown } from "../../../src/model/failure.ts";
import type { Observation, PullFacts } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { checkedCommit, type ReleaseCheck } from "../../../src/model/view/release-check.ts";
import { look } from "../../support/carry-out.ts";
import { gone, shown, voted } from "../../support/consent.ts";
import { green, later, push, reports, withFacts, withText } from "../../support/observation.ts";
import { allDeployed, everyState } from "../../support/every-state.ts";
import { failing, told } from "../../support/rollback.ts";
import {
  commit,
  planText,
  repositoryId,
  service,
  storefront,
  trainOf,
} from "../../support/train.ts";

const checksIn = (world: Observation): readonly ReleaseCheck[] =>
  decide(world).actions.flatMap((one) => (one.kind === "show checks" ? one.checks : []));

const checkOn = (world: Observation, of: string): ReleaseCheck | undefined =>
  checksIn(world).find((one) => one.commit === commit(of));

const titleOn = (world: Observation, of: string): string | undefined => checkOn(world, of)?.title;

const summaryOf = (check: ReleaseCheck | undefined): string =>
  (check?.summary ?? [])
    .flatMap((block) => (block.kind === "paragraph" ? [wordsOf(block.text)] : []))
    .join("\n");

const pull = (number: number, changes: Partial<PullFacts> = {}): PullFacts => ({
  number,
  title: "Refunds",
  url: `https://github.test/${number}`,
  author: "ina",
  state: "merged",
  isDraft: false,
  base: "release/2.5.0",
  head: commit(`pull ${number}`),
  meantBy: "base branch",
  containment: known({ kind: "contained", via: null }),
  ...changes,
});

const withPulls = (world: Observation, ...pulls: readonly PullFacts[]): Observation =>
  withFacts(world, "search", (facts) => ({ ...facts, pulls: known(pulls) }));

describe("the head of a release branch", () => {
  const on = (world: Observation): string | undefined => titleOn(world, "search");

  test.each([
    ["boarded", green(), "Boarded storefront 2.5.0, departs after the GO"],
    [
      "with a departure",
      withText(green(), planText(storefront, "2026-03-20 14:00")),
      "Boarded storefront 2.5.0, departs 2026-03-20 14:00 UTC",
    ],
    ["a no-go", everyState["no-go"], "No-go: storefront 2.5.0"],
    ["on hold", told(gone(), "/hold the network is down"), "On hold: storefront 2.5.0"],
    [
      "aborted",
      told(voted(), "/abort wrong day"),
      "Not deployed: storefront 2.5.0 ended without Search 1.1.3",
    ],
  ])("%s", (_, world, title) => {
    expect(on(world)).toBe(title);
    expect(checkOn(world, "search")?.conclusion).toBe("neutral");
  });

  test("a frozen one says until when, and not why: the reason may be for fewer eyes", () => {
    const freezes = [
      {
        from: Temporal.PlainDate.from("2026-03-19"),
        to: Temporal.PlainDate.from("2026-03-22"),
        reason: "The merger",
      },
    ];
    const train = { ...storefront, calendar: { ...storefront.calendar, freezes } };
    const check = checkOn(green(train), "search");
    expect(check?.title).toBe("Frozen until 2026-03-22: storefront 2.5.0");
    expect(JSON.stringify(check)).not.toContain("merger");
  });

  test("deployed, live and rolled back", () => {
    const user = (world: Observation): string | undefined => titleOn(world, "user-service");
    expect(user(everyState["rolling out"])).toBe(
      "Departing: User Service 1.1.2 with storefront 2.5.0",
    );
    const live = checkOn(allDeployed, "user-service");
    expect(live?.title).toBe("Live: User Service 1.1.2 is deployed with storefront 2.5.0");
    expect(live?.conclusion).toBe("success");
    expect(titleOn(failing, "user-service")).toMatch(
      /^Failed: User Service 1\.1\.2 did not deploy with/,
    );
    expect(titleOn(everyState["rolling back"], "api-gateway")).toMatch(/^(?:Live|Rolling back): /);
    expect(titleOn(everyState["rolled back"], "api-gateway")).toMatch(/^Rolled back: Api Gateway/);
  });

  test("names the tracking issue, and quotes nobody", () => {
    const check = checkOn(told(gone(), "/hold the secret merger"), "search");
    expect(summaryOf(check)).toContain("acme/releases#12");
    expect(JSON.stringify(check)).not.toContain("merger");
  });

  test("what came to it after the departure has missed it, and what left stays live", () => {
    const moved = push(allDeployed, "user-service", "newer");
    expect(titleOn(moved, "newer")).toBe("Missed storefront 2.5.0, which has departed");
    expect(summaryOf(checkOn(moved, "newer"))).toContain("The next release is not open yet.");
    expect(titleOn(moved, "user-service")).toMatch(/^Live: /);
  });

  test("nothing is told where it can't be read, and of an archived repository", () => {
    const away = withFacts(green(), "search", (facts) => ({ ...facts, isArchived: true }));
    expect(on(away)).toBeUndefined();
    expect(on(withFacts(green(), "search", (facts) => ({ ...facts, tip: null })))).toBeUndefined();
  });
});

describe("a pull request", () => {
  const world = (changes: Partial<PullFacts>, from = shown()): Observation =>
    withPulls(from, pull(3, changes));
  const on = (seen: Observation): string | undefined => titleOn(seen, "pull 3");
  const departed = withPulls(everyState["rolling out"]);

  test.each([
    ["merged", world({}), "Boarded storefront 2.5.0, departs after the GO"],
    ["open", world({ state: "open" }), "Not aboard yet: storefront 2.5.0 departs after the GO"],
    [
      "merged elsewhere",
      world({ base: "main", meantBy: "label", containment: known({ kind: "missing" }) }),
      "Not aboard: storefront 2.5.0 departs after the GO",
    ],
    ["closed unmerged", world({ state: "closed" }), undefined],
    ["not read", world({ containment: unknown("away") }), undefined],
    [
      "open after the departure",
      world({ state: "open" }, departed),
      "Missed storefront 2.5.0, which has departed",
    ],
    [
      "live",
      withPulls(reports(look(look(gone())), "search", "success"), pull(3)),
      "Live: Search 1.1.3 is deployed with storefront 2.5.0",
    ],
  ])("%s", (_, seen, title) => {
    expect(on(seen)).toBe(title);
  });

  test("one that left stays aboard what left, whatever comes to the branch later", () => {
    const live = withPulls(reports(look(look(gone())), "search", "success"), pull(3));
    const moved = push(live, "search", "newer");
    // Whether the departed commit has it can't be told from the branch any more.
    expect(on(moved)).toBeUndefined();
    const check = checkOn(live, "pull 3");
    const key = checkedCommit(check?.repository ?? 0, commit("pull 3"));
    expect(on({ ...moved, aboard: new Map([[key, check?.aboard ?? []]]) })).toMatch(/^Live: /);
  });

  test("one that was pushed to again is told at its new head", () => {
    const pushed = world({ state: "open", head: commit("pushed") });
    expect(titleOn(pushed, "pushed")).toMatch(/^Not aboard yet/);
    expect(on(pushed)).toBeUndefined();
  });

  test("a manager's word counts", () => {
    const missing = world({
      base: "main",
      meantBy: "label",
      containment: known({ kind: "missing" }),
    });
    expect(on(look(told(missing, "/include #3 picked by hand")))).toMatch(/^Boarded/);
  });
});

test("services that share a commit are told of in one check", () => {
  const one = service("web", "web");
  const two = { ...service("admin", "web"), repo: one.repo, path: ["admin/**"] };
  const world = withFacts(green(trainOf([one, two])), "admin", (facts) => ({
    ...facts,
    repository: repositoryId(one.repo),
    tip: commit("web"),
  }));
  const checks = checksIn(world);
  expect(checks.map(({ title }) => title)).toEqual([
    "Boarded storefront 2.5.0, departs after the GO",
  ]);
  expect(checks[0]?.aboard).toHaveLength(2);
});

test("the same words in each look while nothing happens", () => {
  const world = withPulls(shown(), pull(3));
  expect(checksIn(later(world, { hours: 1 }))).toEqual(checksIn(world));
});

describe("the summary says what the title doesn't: who must act, or what comes next", () => {
  const held = told(gone(), "/hold the network is down");
  test.each([
    ["boarded", green(), "search", "all teams have voted and a manager has given the GO"],
    ["on hold", held, "search", "until the hold ends"],
    ["a no-go", everyState["no-go"], "search", "after a manager's new /go"],
    ["departing", everyState["rolling out"], "user-service", "everything it depends on is healthy"],
    ["live", allDeployed, "user-service", "Nobody needs to act"],
    ["failed", failing, "user-service", "Its team or a manager decides"],
  ])("%s", (_, world, of, next) => {
    expect(summaryOf(checkOn(world, of))).toContain(next);
  });

  test.each(Object.entries(everyState))("%s: no check repeats its title", (_, world) => {
    for (const check of checksIn(world)) {
      expect(summaryOf(check)).not.toContain(check.title);
      expect(summaryOf(check).trim()).not.toMatch(/^The tracking issue of/);
    }
  });
});
