import { expect, test } from "vitest";
import { decide, type Decision } from "../../../src/decide/decide.ts";
import { unknown } from "../../../src/model/failure.ts";
import { linkName } from "../../../src/model/github/links.ts";
import { repoName } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { closed, green, withText } from "../../support/observation.ts";
import { shownInSubIssues, subIssueOf } from "../../support/sub-issues.ts";
import { planText, service, storefront, trainOf } from "../../support/train.ts";

const wishesIn = ({ actions }: Decision): readonly string[] =>
  actions.flatMap((one) =>
    one.kind === "tend sub-issues"
      ? one.wishes.map(({ title, state }) => `${title}: ${state}`)
      : [],
  );

const linksIn = ({ actions }: Decision): readonly string[] =>
  actions.flatMap((one) => (one.kind === "link sub-issues" ? one.links.map(linkName) : []));

const without = (observation: Observation, id: string): Observation =>
  withText(observation, planText(trainOf(storefront.services.filter((one) => one.id !== id))));

test("every service of the plan is to have one, named by team, service and version", () => {
  const writers = { kind: "writers", repo: repoName("acme/tools") } as const;
  const train = trainOf([...storefront.services, { ...service("tools", ""), owner: writers }]);
  expect(wishesIn(decide(green(train)))).toEqual([
    "[infra] Api Gateway v1.1.0: open",
    "[backend] Auth Service v1.1.1: open",
    "[backend] User Service v1.1.2: open",
    "[search] Search v1.1.3: open",
    "[tools] Tools v1.1.4: open",
  ]);
});

test("what left the plan is closed, and stands open again when it is back", () => {
  const opened = shownInSubIssues(green());
  const left = decide(without(opened, "search"));
  expect(wishesIn(left)).toContain("[search] Search v1.1.3: left out");
  expect(wishesIn(decide(opened))).toContain("[search] Search v1.1.3: open");
});

test("a closed release opens nothing new", () => {
  expect(wishesIn(decide(closed(green())))).toEqual([]);
  expect(wishesIn(decide(closed(shownInSubIssues(green()))))).toHaveLength(4);
});

test("they hang together as the services do, each link once", () => {
  const opened = shownInSubIssues(green());
  expect(linksIn(decide(green()))).toEqual([]);
  expect(linksIn(decide(opened))).toEqual([
    "21 part of 12",
    "22 part of 12",
    "23 part of 12",
    "24 part of 12",
    "22 blocked by 21",
    "23 blocked by 22",
  ]);
  const links = new Set(linksIn(decide(opened)));
  expect(linksIn(decide({ ...opened, links }))).toEqual([]);
});

test("what a service waits for by way of another one is no link of its own", () => {
  const train = trainOf([
    service("gateway", "infra"),
    service("auth", "backend", "gateway"),
    service("user", "backend", "auth", "gateway"),
    service("web", "frontend", "user", "gateway", "auth"),
    service("mail", "mail", "gateway", "user"),
  ]);
  const links = linksIn(decide(shownInSubIssues(green(train))));
  expect(links.filter((one) => one.includes("blocked by"))).toEqual([
    "22 blocked by 21",
    "23 blocked by 22",
    "24 blocked by 23",
    "25 blocked by 23",
  ]);
});

test("boxes stay as they are while nobody can say who ticked them", () => {
  const opened = shownInSubIssues(green());
  const facts = subIssueOf(opened, "search");
  const edits = unknown<never>("GitHub is away");
  const decision = decide({
    ...opened,
    subIssues: new Map([...opened.subIssues, [facts.service, { ...facts, edits }]]),
  });
  const tend = decision.actions.find((one) => one.kind === "tend sub-issues");
  const pending = tend?.wishes.find((one) => one.service === "search")?.pending;
  expect([...(pending ?? [])]).toContain("gate-ci");
});
