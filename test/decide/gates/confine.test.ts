import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { commit, storefront, trainOf } from "../../support/train.ts";
import { green, says, withFacts } from "../../support/observation.ts";
import { people } from "../../support/train.ts";

const train = trainOf(storefront.services);
const secretTip = commit("canary tip");

/** Search is in a private repository whose every word would be known again. */
function secretive(allowPrivate: boolean): Observation {
  const observation = green({ ...train, allowPrivate });
  return withFacts(observation, "search", (facts) => ({
    ...facts,
    isPrivate: true,
    url: "https://github.test/canary-url",
    tip: secretTip,
    checks: known({
      commit: secretTip,
      requiredByRules: known(null),
      ours: [],
      results: [
        {
          name: "canary-check",
          result: "failed",
          word: "failure",
          url: "https://github.test/canary-log",
          endedAt: observation.now,
        },
      ],
    }),
  }));
}

const asked = (observation: Observation): string => {
  const actions = decide(says(observation, people.eve, "/plan")).actions.filter(
    // What it carries is packed, and holds commits only.
    ({ kind }) => kind !== "write record",
  );
  return JSON.stringify(actions, (_key, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...value] : value,
  );
};

const leaks = (text: string): readonly string[] =>
  ["canary", secretTip, secretTip.slice(0, 7)].filter((one) => text.includes(one));

test("in a public train a private service can't ride, and nothing of it is said", () => {
  const observation = secretive(false);
  const { view } = decide(observation);
  const row = view?.services.find(({ id }) => id === "search");
  expect(row).toMatchObject({ readiness: "blocked", commit: null, repoUrl: "" });
  expect(row?.gates.map(({ name }) => name)).toEqual(["visibility"]);
  expect(row?.gates[0]?.reason).toContain("allow_private: true");
  expect(leaks(asked(observation))).toEqual([]);
});

test("where it is allowed it rides, and only how far it is is said", () => {
  const observation = secretive(true);
  const { view } = decide(observation);
  const row = view?.services.find(({ id }) => id === "search");
  expect(row).toMatchObject({ readiness: "blocked", commit: null, repoUrl: "" });
  expect(row?.gates.map(({ name, readiness }) => `${name} ${readiness}`)).toContain("ci blocked");
  expect(leaks(asked(observation))).toEqual([]);
});

describe("who can read the issue can read the service", () => {
  test.each([
    ["a private train", true, true],
    ["a public service", false, false],
  ])("%s shows all of it", (_name, issue, isPrivate) => {
    const observation = withFacts(secretive(false), "search", (facts) => ({ ...facts, isPrivate }));
    const open = { ...observation, issue: { ...observation.issue, isPrivate: issue } };
    expect(leaks(asked(open))).toEqual(["canary", secretTip, secretTip.slice(0, 7)]);
  });
});
