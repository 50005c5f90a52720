import { describe, expect, test } from "vitest";
import { stagingGate } from "../../../src/decide/gates/staging-gate.ts";
import { known } from "../../../src/model/failure.ts";
import type { DeploymentFacts, StatusFacts } from "../../../src/model/observation.ts";
import type { Service } from "../../../src/model/train.ts";
import { away, deployment, status } from "../../support/observation.ts";
import { commit, service } from "../../support/train.ts";

const search = service("search", "search");
const tip = commit("search");
const short = tip.slice(0, 7);
const other = commit("other");
const now = other.slice(0, 7);
const url = "https://github.test/acme/search";

/** A deployment of the commit with these states, newest first. */
const staged = (of: typeof tip, states: readonly string[], more: Partial<DeploymentFacts> = {}) =>
  deployment(7, of, { statuses: states.map((state) => status(state)), ...more });

const gateOf = (list: readonly DeploymentFacts[], of: Service = search): string => {
  const { readiness, reason } = stagingGate({ staging: known(list), url }, of, tip);
  return `${readiness}: ${reason}`;
};

test.each<[readonly DeploymentFacts[], string]>([
  [[staged(tip, ["success"])], `ready: ${short} succeeded in staging`],
  [[staged(tip, ["success", "failure"])], `ready: ${short} succeeded in staging`],
  [[staged(tip, ["failure", "success"])], `blocked: ${short} failed in staging`],
  [[staged(tip, ["error"])], `blocked: ${short} failed in staging`],
  [[staged(tip, ["in_progress"])], `blocked: ${short} is still being deployed to staging`],
  [[staged(tip, ["moonstruck"])], `blocked: ${short} is still being deployed to staging`],
  [[staged(tip, [])], `blocked: ${short} is still being deployed to staging`],
  [[staged(tip, ["inactive", "success"])], `blocked: ${short} is no longer active in staging`],
  [[staged(tip, ["failure"]), staged(tip, ["success"])], `blocked: ${short} failed in staging`],
  [
    [staged(tip, []), staged(tip, ["success"])],
    `blocked: ${short} is still being deployed to staging`,
  ],
  [
    [staged(tip, ["success"]), staged(other, ["inactive", "success"])],
    `ready: ${short} succeeded in staging`,
  ],
  [
    [staged(other, ["success"]), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, which runs ${now}`,
  ],
  [
    [staged(other, ["success"]), staged(tip, ["inactive", "success"])],
    `blocked: ${short} was overtaken in staging, which runs ${now}`,
  ],
  [
    [staged(other, ["failure"]), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, where ${now} failed`,
  ],
  [
    [staged(other, []), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, where ${now} is being deployed`,
  ],
  [
    [staged(other, ["inactive", "success"])],
    `blocked: ${short} was not deployed to staging, where ${now} is no longer active`,
  ],
  [
    [staged(other, ["success"])],
    `blocked: ${short} was not deployed to staging, which runs ${now}`,
  ],
  [[], `blocked: ${short} was not deployed to staging`],
])("staging %#", (list, words) => {
  expect(gateOf(list)).toBe(words);
});

test("what staging runs instead is a link away", () => {
  const list = known([staged(other, ["success"]), staged(tip, ["success"])]);
  expect(stagingGate({ staging: list, url }, search, tip).links).toEqual([
    { text: now, url: `${url}/commit/${other}` },
  ]);
});

test("what can't be read is unknown", () => {
  expect(stagingGate({ staging: away, url }, search, tip)).toMatchObject({
    readiness: "unknown",
    reason: "GitHub is away",
  });
});

test("a train without staging says so", () => {
  const direct = { ...search, environments: { staging: null, production: "production" } };
  expect(stagingGate({ staging: away, url }, direct, tip)).toMatchObject({
    readiness: "ready",
    reason: "this train has no staging environment",
  });
});

describe("the word of a reporter", () => {
  const by = (creator: string, state: string, more: Partial<StatusFacts> = {}) => ({
    ...status(state),
    creator,
    ...more,
  });
  const gateBy = (statuses: readonly StatusFacts[], reporters: readonly string[] | null) =>
    gateOf([deployment(7, tip, { statuses })], { ...search, reporters });

  test.each<[readonly StatusFacts[], readonly string[] | null, string]>([
    [[by("deploy-bot", "success")], ["Deploy-Bot[bot]"], `ready: ${short} succeeded in staging`],
    [
      [by("eve", "success")],
      ["deploy-bot"],
      `blocked: that ${short} succeeded in staging says only eve, whose reports don't count`,
    ],
    [
      [by("eve", "success"), by("deploy-bot", "failure")],
      ["deploy-bot"],
      `blocked: ${short} failed in staging`,
    ],
    [
      [by("eve", "failure"), by("deploy-bot", "success")],
      ["deploy-bot"],
      `ready: ${short} succeeded in staging`,
    ],
    [
      [by("eve", "inactive"), by("deploy-bot", "success")],
      ["deploy-bot"],
      `ready: ${short} succeeded in staging`,
    ],
    [
      [by("release-train", "success", { ours: true })],
      null,
      `blocked: that ${short} succeeded in staging says only release-train, whose reports don't count`,
    ],
    [
      [by("release-train", "success", { ours: true })],
      ["release-train"],
      `blocked: that ${short} succeeded in staging says only release-train, whose reports don't count`,
    ],
  ])("%#", (statuses, reporters, words) => {
    expect(gateBy(statuses, reporters)).toBe(words);
  });
});

describe("services that share a repository", () => {
  const web: Service = { ...search, path: ["web/**"], name: "Web Search" };
  const named = (of: typeof tip, states: readonly string[], name: string | null) =>
    staged(of, states, { service: name });

  test.each<[readonly DeploymentFacts[], string]>([
    [[named(tip, ["success"], "search")], `ready: ${short} succeeded in staging`],
    [[named(tip, ["success"], "SEARCH")], `ready: ${short} succeeded in staging`],
    [[named(tip, ["success"], "web search")], `ready: ${short} succeeded in staging`],
    [[named(tip, ["success"], null)], `ready: ${short} succeeded in staging`],
    [
      [named(tip, ["success"], "mail")],
      `blocked: ${short} was not deployed to staging; the newest there is of mail`,
    ],
    [
      // GitHub marks it when the neighbour takes over the environment.
      [named(other, ["success"], "mail"), named(tip, ["inactive", "success"], "search")],
      `ready: ${short} succeeded in staging`,
    ],
    [
      [named(other, ["success"], null), named(tip, ["inactive", "success"], "search")],
      `blocked: ${short} was overtaken in staging, which runs ${now}`,
    ],
  ])("%#", (list, words) => {
    expect(gateOf(list, web)).toBe(words);
  });
});
