import { describe, expect, test } from "vitest";
import { stagingGate } from "../../../src/decide/gates/staging-gate.ts";
import { known } from "../../../src/model/failure.ts";
import type { DeploymentFacts, StatusFacts } from "../../../src/model/observation.ts";
import type { Service } from "../../../src/model/train/train.ts";
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

test.each<[string, readonly DeploymentFacts[], string]>([
  ["succeeded", [staged(tip, ["success"])], `ready: ${short} succeeded in staging`],
  [
    "succeeded after it had failed",
    [staged(tip, ["success", "failure"])],
    `ready: ${short} succeeded in staging`,
  ],
  [
    "failed after it had succeeded",
    [staged(tip, ["failure", "success"])],
    `blocked: ${short} failed in staging`,
  ],
  ["ended in an error", [staged(tip, ["error"])], `blocked: ${short} failed in staging`],
  [
    "in progress",
    [staged(tip, ["in_progress"])],
    `blocked: ${short} is still being deployed to staging`,
  ],
  [
    "a state that nobody knows",
    [staged(tip, ["moonstruck"])],
    `blocked: ${short} is still being deployed to staging`,
  ],
  ["no status yet", [staged(tip, [])], `blocked: ${short} is still being deployed to staging`],
  [
    "inactive",
    [staged(tip, ["inactive", "success"])],
    `blocked: ${short} is no longer active in staging`,
  ],
  [
    "failed when it was deployed again",
    [staged(tip, ["failure"]), staged(tip, ["success"])],
    `blocked: ${short} failed in staging`,
  ],
  [
    "on its way there once more",
    [staged(tip, []), staged(tip, ["success"])],
    `blocked: ${short} is still being deployed to staging`,
  ],
  [
    "in the place of another commit",
    [staged(tip, ["success"]), staged(other, ["inactive", "success"])],
    `ready: ${short} succeeded in staging`,
  ],
  [
    "another commit runs there now",
    [staged(other, ["success"]), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, which runs ${now}`,
  ],
  [
    "another commit runs there, so GitHub made this one inactive",
    [staged(other, ["success"]), staged(tip, ["inactive", "success"])],
    `blocked: ${short} was overtaken in staging, which runs ${now}`,
  ],
  [
    "another commit failed there since",
    [staged(other, ["failure"]), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, where ${now} failed`,
  ],
  [
    "another commit is on its way there",
    [staged(other, []), staged(tip, ["success"])],
    `blocked: ${short} was overtaken in staging, where ${now} is being deployed`,
  ],
  [
    "only another commit, which is inactive",
    [staged(other, ["inactive", "success"])],
    `blocked: ${short} was not deployed to staging, where ${now} is no longer active`,
  ],
  [
    "only another commit",
    [staged(other, ["success"])],
    `blocked: ${short} was not deployed to staging, which runs ${now}`,
  ],
  ["nothing", [], `blocked: ${short} was not deployed to staging`],
])("staging: %s", (_name, list, words) => {
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

  test.each<[string, readonly StatusFacts[], readonly string[] | null, string]>([
    [
      "counts, however its login is written",
      [by("deploy-bot", "success")],
      ["Deploy-Bot[bot]"],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "counts alone",
      [by("eve", "success")],
      ["deploy-bot"],
      `blocked: only eve says that ${short} succeeded in staging, and is not one of the service's reporters`,
    ],
    [
      "fails it, whoever says otherwise",
      [by("eve", "success"), by("deploy-bot", "failure")],
      ["deploy-bot"],
      `blocked: ${short} failed in staging`,
    ],
    [
      "makes it succeed, whoever says otherwise",
      [by("eve", "failure"), by("deploy-bot", "success")],
      ["deploy-bot"],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "stands, whoever says inactive",
      [by("eve", "inactive"), by("deploy-bot", "success")],
      ["deploy-bot"],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "isn't ours",
      [by("release-train", "success", { ours: true })],
      null,
      `blocked: only release-train says that ${short} succeeded in staging, and is not one of the service's reporters`,
    ],
    [
      "isn't ours, though the train file names us",
      [by("release-train", "success", { ours: true })],
      ["release-train"],
      `blocked: only release-train says that ${short} succeeded in staging, and is not one of the service's reporters`,
    ],
  ])("%s", (_name, statuses, reporters, words) => {
    expect(gateBy(statuses, reporters)).toBe(words);
  });
});

describe("services that share a repository", () => {
  const web: Service = { ...search, path: ["web/**"], name: "Web Search" };
  const named = (of: typeof tip, states: readonly string[], name: string | null) =>
    staged(of, states, { service: name });

  test.each<[string, readonly DeploymentFacts[], string]>([
    [
      "its id is named",
      [named(tip, ["success"], "search")],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "its id is named in capitals",
      [named(tip, ["success"], "SEARCH")],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "its name is named",
      [named(tip, ["success"], "web search")],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "no service is named",
      [named(tip, ["success"], null)],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "a neighbour is named",
      [named(tip, ["success"], "mail")],
      `blocked: ${short} was not deployed to staging; the newest there is of mail`,
    ],
    [
      "a neighbour was deployed since",
      // GitHub marks it when the neighbour takes over the environment.
      [named(other, ["success"], "mail"), named(tip, ["inactive", "success"], "search")],
      `ready: ${short} succeeded in staging`,
    ],
    [
      "somebody was deployed since, and nobody knows who",
      [named(other, ["success"], null), named(tip, ["inactive", "success"], "search")],
      `blocked: ${short} was overtaken in staging, which runs ${now}`,
    ],
  ])("%s", (_name, list, words) => {
    expect(gateOf(list, web)).toBe(words);
  });
});
