/** What may keep a release from leaving: marked issues, marked pull requests, and dependencies. */
import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { BlockerFacts } from "../../src/model/github/blocker.ts";
import { repoName, serviceId } from "../../src/model/ids.ts";
import { cut, unread, whole } from "../../src/model/listing.ts";
import type { Observation } from "../../src/model/observation.ts";
import {
  blocker,
  own,
  ownRead,
  central,
  dependsOn,
  gatesIn,
  blockedIn,
  ids,
  first,
  second,
} from "../support/blockers.ts";
import { green } from "../support/observation.ts";
import { shownInSubIssues } from "../support/sub-issues.ts";
import { home, service, storefront, trainOf } from "../support/train.ts";

const storefrontIssue = green().issue;
const subIssueNumber = [...shownInSubIssues(green()).subIssues.values()][0]?.number ?? 0;

describe("which service it blocks", () => {
  it("an issue in a service's repository blocks that service, and says how to end it", () => {
    const world = own(green(), first, {});
    expect(blockedIn(world)).toEqual([first]);
    expect(gatesIn(world)[first]).toBe(
      `blocked: acme/${first}#31 is an open blocker: close it or remove its label`,
    );
  });

  it.each([
    ["the tracking issue itself", storefrontIssue.number, home, "none"],
    ["a sub-issue of the release", subIssueNumber, home, "none"],
    ["one of the same number elsewhere", storefrontIssue.number, repoName(`acme/${first}`), first],
  ])("%s, however it is marked", (_, number, repo, blocked) => {
    const world = own(shownInSubIssues(green()), first, { number, repo });
    expect(blockedIn(world).join() || "none").toBe(blocked);
  });

  it("one in the train repository that names no service blocks all", () => {
    expect(blockedIn(central(green(), {}))).toEqual(ids);
  });

  it.each([
    ["by label service:<id>", `service:${first}`],
    ["however it is capitalised", `Service: ${first.toUpperCase()}`],
    ["by a label that is its id", first],
    ["by a label that is its name", storefront.services[0]?.name ?? ""],
  ])("one in the train repository that names a service %s blocks that one", (_how, label) => {
    expect(blockedIn(central(green(), { labels: ["release-blocker", label] }))).toEqual([first]);
  });

  it("a label that names no service of the train narrows nothing", () => {
    const labels = ["release-blocker", "service:nobody"];
    expect(blockedIn(central(green(), { labels }))).toEqual(ids);
    expect(blockedIn(own(green(), first, { labels }))).toEqual([first]);
  });

  it("kubernetes/test-infra#9042: the label of another repository's service doesn't lift a blocker here", () => {
    const labels = ["release-blocker", `service:${second}`];
    expect(blockedIn(own(green(), first, { labels }))).toEqual([first]);
  });

  it("an open pull request with the label blocks as an issue does", () => {
    const world = own(green(), first, { kind: "pull request" });
    expect(gatesIn(world)[first]).toContain(
      "is a blocking pull request: merge or close it or remove its label",
    );
  });

  it("two services of one repository are both blocked, and one alone where it is named", () => {
    const [one, two] = [service("web", "web"), service("worker", "web")];
    const mono = trainOf([one, { ...two, repo: one.repo }]);
    const both = (labels: readonly string[]): Observation =>
      ["web", "worker"].reduce(
        (world, id) => ownRead(world, id, whole([blocker({ repo: one.repo, labels })])),
        green(mono),
      );
    expect(blockedIn(both(["release-blocker"]))).toEqual(["web", "worker"]);
    expect(blockedIn(both(["release-blocker", "service:worker"]))).toEqual(["worker"]);
  });
});

describe("which release it is meant for", () => {
  it.each([
    ["milestone 2.5.0", { milestone: "2.5.0" }],
    ["milestone v2.5.0", { milestone: " v2.5.0 " }],
    ["label release:2.5.0", { milestone: null, labels: ["release-blocker", "release:2.5.0"] }],
    ["label release:v2.5.0", { milestone: null, labels: ["release-blocker", "Release:V2.5.0"] }],
  ])("%s means release 2.5.0", (_what, changes) => {
    expect(blockedIn(own(green(), first, changes))).toEqual([first]);
  });

  it.each([
    ["jupyter/notebook#1890: the label alone is of no release", { milestone: null }],
    ["a later milestone", { milestone: "2.6.0" }],
    ["a milestone that only begins alike", { milestone: "2.5.0-rc.1" }],
    ["a later label", { milestone: null, labels: ["release-blocker", "release:2.6.0"] }],
  ])("%s: nothing blocks", (_what, changes) => {
    expect(blockedIn(own(green(), first, changes))).toEqual([]);
  });

  it("golang/go#81551: a blocker in the milestone Backlog is named, since nobody would find it", () => {
    const words = gatesIn(own(green(), first, { milestone: "Backlog" }))[first];
    expect(words).toBe(`ready: acme/${first}#31 has the label but no release: give it a milestone`);
    // One that is meant for another release is no business of this one.
    expect(gatesIn(own(green(), first, { milestone: "2.6.0" }))[first]).toBe(
      "ready: nothing blocks it",
    );
  });

  it("a milestone and a label that contradict block, and are named", () => {
    const labels = ["release-blocker", "release:2.6.0"];
    expect(gatesIn(own(green(), first, { labels }))[first]).toContain(
      "is an open blocker, though it also says label release:2.6.0",
    );
    const other = { milestone: "2.6.0", labels: ["release-blocker", "release:2.5.0"] };
    expect(gatesIn(own(green(), first, other))[first]).toContain(
      "though it also says milestone 2.6.0",
    );
  });
});

describe("dependencies", () => {
  it("what blocks the tracking issue blocks all, without any label", () => {
    const world = dependsOn(green(), whole([blocker({ labels: [], milestone: null })]));
    expect(blockedIn(world)).toEqual(ids);
    expect(gatesIn(world)[first]).toContain("acme/api#31 blocks the release");
  });

  it("what blocks a sub-issue blocks its service", () => {
    const world = shownInSubIssues(green());
    const sub = world.subIssues.get(serviceId(second));
    const blocked = dependsOn(world, whole([blocker({ labels: [] })]), sub?.number);
    expect(blockedIn(blocked)).toEqual([second]);
  });

  it("the app's own tracking issue and sub-issues never block themselves", () => {
    const world = shownInSubIssues(green());
    const mine = [...world.subIssues.values()].map(({ number }) => blocker({ repo: home, number }));
    const all = [...mine, blocker({ repo: home, number: world.issue.number })];
    const last = world.subIssues.get(serviceId(ids.at(-1) ?? ""));
    const linked = dependsOn(dependsOn(world, whole(all)), whole(all), last?.number);
    expect(blockedIn(central(linked, ...all))).toEqual([]);
  });

  it("go-gitea/gitea#2531: one of a private repository blocks a public release without its name", () => {
    const secret = blocker({ repo: repoName("acme/vault"), number: 77, visibility: "private" });
    const { view } = decide(dependsOn(green(), whole([secret])));
    expect(blockedIn(dependsOn(green(), whole([secret])))).toEqual(ids);
    const words = JSON.stringify(view);
    expect(words).toContain("an issue of a private repository blocks the release");
    expect(words).not.toMatch(/vault|#77|issues\/77/);
  });

  it("one that GitHub counts and doesn't show leaves it unknown", () => {
    const world = dependsOn(green(), cut([], "GitHub counts 1 more"));
    expect(gatesIn(world)[first]).toMatch(
      /^unknown: blockers of the tracking issue: GitHub counts/,
    );
  });
});

describe("what isn't known", () => {
  it("a list that can't be read is unknown, one that was cut still blocks by what it has", () => {
    expect(gatesIn(ownRead(green(), first, unread("GitHub is away")))[first]).toBe(
      `unknown: blockers of acme/${first}: GitHub is away`,
    );
    const some = cut([blocker({ repo: repoName(`acme/${first}`) })], "there are more");
    expect(gatesIn(ownRead(green(), first, some))[first]).toMatch(
      /^blocked: .*#31 is an open blocker/,
    );
    expect(gatesIn(ownRead(green(), first, cut([], "there are more")))[first]).toMatch(/^unknown/);
  });

  test("taking information away never makes a service ready", () => {
    const one = fc.constantFrom<Partial<BlockerFacts>>(
      {},
      { milestone: null },
      { milestone: "2.6.0" },
      { number: 32, labels: ["release-blocker", `service:${second}`] },
    );
    const lists = fc.array(one, { maxLength: 2 });
    const losses: readonly ((world: Observation) => Observation)[] = [
      (world) => ownRead(world, first, unread("away")),
      (world) => ({ ...world, blockers: { ...world.blockers, labelled: unread("away") } }),
      (world) => dependsOn(world, unread("away")),
      (world) => ({ ...world, blockers: { ...world.blockers, dependencies: new Map() } }),
    ];
    fc.assert(
      fc.property(lists, lists, fc.constantFrom(...losses), (mine, theirs, lose) => {
        const world = central(own(green(), first, ...mine), ...theirs);
        const before = new Set(blockedIn(world));
        const after = new Set(blockedIn(lose(world)));
        expect([...before].filter((id) => !after.has(id))).toEqual([]);
        expect(after.has(first)).toBe(true);
      }),
    );
  });

  it("a train without blockers has no such gate", () => {
    const world = own(green(trainOf(storefront.services, { blockers: null })), first, {});
    expect(gatesIn(world)[first]).toBe("no gate");
  });
});
