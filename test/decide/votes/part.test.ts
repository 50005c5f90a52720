import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { live, shown } from "../../support/consent.ts";
import { deploysIn, saidIn, startsIn, stateIn, wordsIn } from "../../support/decision.ts";
import {
  green,
  later,
  mayGive,
  push,
  recordOf,
  redCheck,
  reports,
  says,
  withAuthority,
  withComment,
  withText,
} from "../../support/observation.ts";
import { atTwo, decided, riding, waiting, whole } from "../../support/part.ts";
import { shownInSubIssues, subIssueOf } from "../../support/sub-issues.ts";
import { people, planText, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;

/** Who stands where, as the issue shows it. */
const votes = (observation: Observation): string =>
  (decide(observation).view?.votes ?? [])
    .map(({ owner, answer }) => `${owner.replace("acme/", "")} ${answer}`)
    .join(", ");

describe("a PARTIAL", () => {
  test("narrows the release to the services that it names", () => {
    expect(answerTo(waiting, sarah, "/go api-gateway auth-service")).toBe("rocket");
    expect(leaves(waiting, sarah, "/go api-gateway auth-service")).toEqual(["decision go"]);
    const { view } = decide(decided);
    expect(riding(decided)).toEqual(["api-gateway", "auth-service"]);
    expect(view?.decision).toEqual({ word: "PARTIAL", by: "sarah" });
    expect(view?.behind).toEqual([
      { name: "User Service", version: "1.1.2", owner: "acme/backend" },
      { name: "Search", version: "1.1.3", owner: "acme/search" },
    ]);
    expect(stateIn(decide(decided))).toBe(
      "go: PARTIAL decided by sarah; User Service and Search wait for the next release; departs at 2026-03-19 14:00 UTC.",
    );
    expect(votes(decided)).toBe("infra go, backend go");
  });

  test("is told to the teams that stay behind, once", () => {
    const words =
      "@acme/backend, @acme/search: this release departs with only Api Gateway and Auth Service. User Service 1.1.2 and Search 1.1.3 wait for the next release: not deployed and not published with 2.5.0. A manager can change that with /no-go <reason> before the departure.";
    const said = says(waiting, sarah, "/go api-gateway auth-service");
    expect(saidIn(decide(said))).toEqual({ "behind:1004": words });
    expect(saidIn(decide(decided))).toEqual({});
  });

  test("closes the sub-issues of what stays behind, and brings them back when it falls", () => {
    const wishes = (world: Observation): readonly string[] =>
      (decide(world).actions.find((one) => one.kind === "tend sub-issues")?.wishes ?? []).map(
        ({ service, state }) => `${service} ${state}`,
      );
    const open = shownInSubIssues(waiting);
    const closing = look(says(open, sarah, "/go api-gateway auth-service"));
    expect(wishes(closing)).toEqual([
      "api-gateway open",
      "auth-service open",
      "user-service behind",
      "search behind",
    ]);
    expect(subIssueOf(shownInSubIssues(closing), "search").body).toContain(
      "waits for the next one. There is nothing to do here.",
    );
    expect(wishes(push(closing, "api-gateway", "fix"))).toEqual(whole.map((id) => `${id} open`));
  });

  test("deploys and publishes nothing else, and says so at the end", () => {
    let world = look(later(decided, { hours: 3 }));
    expect(recordOf(world).entries.at(-1)).toMatchObject({
      kind: "departure",
      services: [{ service: "api-gateway" }, { service: "auth-service" }],
      behind: [{ service: "user-service", version: "1.1.2" }, { service: "search" }],
    });
    world = live(world, "api-gateway");
    const arrived = reports(world, "auth-service", "success");
    expect(decide(arrived).actions.find((one) => one.kind === "publish")).toMatchObject({
      missing: ["api-gateway", "auth-service"],
      parts: [{ service: "api-gateway" }, { service: "auth-service" }],
    });
    world = look(look(arrived));
    expect(riding(world)).toEqual(["api-gateway", "auth-service"]);
    expect(stateIn(decide(world))).toBe(
      "complete: all 2 services are live; the notes are published. User Service and Search wait for the next release.",
    );
    expect(decide(world).view?.behind).toHaveLength(2);
    // The plan of the issue is still what it was.
    expect(Object.keys(saidIn(decide(world)))).not.toContainEqual(
      expect.stringContaining("edited"),
    );
  });

  test.each([
    ["by names of several words", "/go Api Gateway auth service"],
    ["with commas", "/go api-gateway, Auth Service"],
    ["in quotes and twice", '/go "Api Gateway" `auth-service` api-gateway'],
  ])("is named %s", (_, words) => {
    expect(riding(look(says(waiting, sarah, words)))).toEqual(["api-gateway", "auth-service"]);
  });

  test("of all services is a GO", () => {
    const all = look(says(waiting, sarah, `/go ${whole.join(" ")}`));
    expect(decide(all).view?.decision).toEqual({ word: "GO", by: "sarah" });
    expect(riding(all)).toEqual(whole);
  });

  test("counts a manager's vote for their own team, as a GO does", () => {
    const both = withAuthority(shown(), sarah, mayGive(["acme/search"], { isManager: true }));
    expect(leaves(both, sarah, "/go search")).toEqual(["vote go", "decision go", "departure"]);
    expect(startsIn(decide(says(both, sarah, "/go search")))).toEqual(["search 1"]);
  });
});

describe("a PARTIAL that falls brings the whole plan back", () => {
  const soon = later(decided, { minutes: 1 });

  test.each<readonly [string, Observation, string]>([
    ["a push", push(soon, "auth-service", "fix"), "infra go, backend waiting, search go"],
    ["a red check", redCheck(soon, "auth-service"), "infra go, backend waiting, search go"],
    ["a veto", says(soon, ina, "/no-go fire"), "infra no-go, backend go, search go"],
    ["its comment deleted", withComment(soon, 1004, "deleted"), "infra go, backend go, search go"],
    ["a manager less", withAuthority(soon, sarah, mayGive([])), "infra go, backend go, search go"],
  ])("by %s", (_, world, standing) => {
    expect(riding(world)).toEqual(whole);
    expect(riding(look(world))).toEqual(whole);
    expect(votes(look(world))).toBe(standing);
    expect(stateIn(decide(look(world)))).not.toContain("PARTIAL");
    expect(wordsIn(decide(world))).toContain(
      "@acme/backend, @acme/search: the whole plan applies again, including User Service and Search.",
    );
    expect(saidIn(decide(look(world)))).toEqual({});
  });

  test("or by a manager's no-go, after which all vote anew", () => {
    const over = look(says(soon, sarah, "/no-go all or nothing"));
    expect(riding(over)).toEqual(whole);
    expect(votes(over)).toBe("infra waiting, backend waiting, search waiting");
  });

  test("but not by what happens to what stays behind", () => {
    for (const world of [push(soon, "search", "fix"), redCheck(soon, "user-service")]) {
      expect(stateIn(decide(world))).toContain("PARTIAL decided by sarah");
      expect(wordsIn(decide(world))).toBe("");
    }
    const fallen = withComment(push(soon, "search", "fix"), 1004, "deleted");
    expect(votes(fallen)).toBe("infra go, backend go, search waiting");
  });

  test("nor by an edit that adds a service, but by one that takes one of its own", () => {
    const less = planText(storefront, "2026-03-19 14:00").replace("auth-service 1.1.1", "");
    expect(stateIn(decide(withText(soon, less)))).not.toContain("PARTIAL");
  });
});

test("votes go on counting within a part, and new ones count for it", () => {
  const soon = later(decided, { minutes: 1 });
  // Backend has Auth Service in the part, and its vote was for User Service too.
  expect(votes(soon)).toBe("infra go, backend go");
  expect(leaves(soon, bob, "/go")).toEqual(["vote go"]);
  expect(answerTo(soon, sue, "/go")).toBe(
    "confused: Search waits for the next release. A manager (sarah) can change that with /no-go <reason> before the departure.",
  );
  const optional = trainOf(storefront.services, { teamVotes: "optional" });
  const few = since(green(optional))
    .by(withText, atTwo)
    .by(shown)
    .says(sarah, "/go api-gateway")
    .looks().now;
  expect(votes(few)).toBe("infra waiting");
  expect(votes(since(few).after({ minutes: 1 }).says(ina, "/go").looks().now)).toBe("infra go");
});

test("a GO anew after the departure is for the same part", () => {
  const left = look(later(decided, { hours: 3 }));
  const stopped = since(left).by(push, "auth-service", "fix").live("api-gateway").looks().now;
  expect(stateIn(decide(stopped))).toMatch(/^on hold: the GO is void/);
  expect(riding(stopped)).toEqual(["api-gateway", "auth-service"]);
  const again = says(says(stopped, bob, "/go"), sarah, "/go");
  expect(deploysIn(decide(again)).map(({ service }) => service)).toEqual(["auth-service"]);
  expect(decide(look(again)).view?.decision?.word).toBe("PARTIAL");
  expect(saidIn(decide(look(again)))).toEqual({});
});
