import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { repoName } from "../../../src/model/ids.ts";
import type { Visibility } from "../../../src/model/github/visibility.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { commit, storefront, trainOf, people } from "../../support/train.ts";
import { green, says, withFacts } from "../../support/observation.ts";

const train = trainOf(storefront.services);
const secretTip = commit("canary tip");

/** Search is in a private repository whose every word would be known again. */
function secretive(allowPrivate: boolean): Observation {
  const observation = green({ ...train, allowPrivate });
  return withFacts(observation, "search", (facts) => ({
    ...facts,
    visibility: "private",
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
    // Checks are shown in the service's own repository, to its own readers.
    ({ kind }) => kind !== "write record" && kind !== "show checks",
  );
  return JSON.stringify(actions, (_key, value: unknown) =>
    value instanceof Set || value instanceof Map ? [...value] : value,
  );
};

const leaks = (text: string): readonly string[] =>
  ["canary", secretTip, secretTip.slice(0, 7)].filter((one) => text.includes(one));

test("threat 62: in a public train a private service can't ride, and nothing of it is said", () => {
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

const between = (
  service: Visibility,
  issue: Visibility,
  of: string = "acme/releases",
): Observation => {
  const observation = withFacts(secretive(false), "search", (facts) => ({
    ...facts,
    visibility: service,
  }));
  return {
    ...observation,
    issue: { ...observation.issue, visibility: issue, repo: repoName(of) },
  };
};

describe("who can read the issue can read the service", () => {
  test.each<[Visibility, Visibility]>([
    ["public", "public"],
    ["public", "internal"],
    ["public", "private"],
    ["internal", "internal"],
    ["internal", "private"],
    ["private", "private"],
  ])("%s in %s shows all of it", (service, issue) => {
    const open = between(service, issue);
    expect(leaks(asked(open))).toEqual(["canary", secretTip, secretTip.slice(0, 7)]);
  });

  test.each<[Visibility, Visibility, string?]>([
    ["internal", "public"],
    ["private", "public"],
    ["private", "internal"],
    ["internal", "internal", "other/releases"],
    ["internal", "private", "other/releases"],
    ["private", "private", "other/releases"],
  ])("threat 62: %s in %s (%s) shows nothing", (service, issue, of) => {
    const closed = between(service, issue, of);
    expect(leaks(asked(closed))).toEqual([]);
    const row = decide(closed).view?.services.find(({ id }) => id === "search");
    const place = of === undefined ? `this issue is ${issue}` : "this issue is in another account";
    expect(row?.gates[0]?.reason).toContain(`is ${service} and ${place}`);
  });

  test("and of another account only what is public", () => {
    expect(leaks(asked(between("public", "private", "other/releases")))).not.toEqual([]);
  });
});
