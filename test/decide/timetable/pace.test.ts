import { expect, test } from "vitest";
import { paceOf } from "../../../src/decide/timetable/pace.ts";
import { known } from "../../../src/model/failure.ts";
import { releaseKey, serviceId } from "../../../src/model/ids.ts";
import type { DeploymentFacts } from "../../../src/model/observation.ts";
import { away, deployment, greenFacts, status } from "../../support/observation.ts";
import { commit, homeId, noon, release, service } from "../../support/train.ts";

const api = service("api", "infra");

/** A deployment that succeeded after so many seconds. */
const took = (
  seconds: number,
  id: number,
  changes: Partial<DeploymentFacts> = {},
): DeploymentFacts => {
  const createdAt = noon.subtract({ hours: id });
  const success = status("success", createdAt.add({ seconds }));
  return deployment(id, commit("before"), { createdAt, statuses: [success], ...changes });
};

const paceFrom = (
  production: readonly DeploymentFacts[],
  past: readonly DeploymentFacts[] = [],
  of = api,
) => paceOf(known({ ...greenFacts(api), production: known(production), past }), release, of);

test.each<[readonly number[], number, number]>([
  [[60], 60, 60],
  [[60, 120], 60, 120],
  [[300, 60, 120], 120, 300],
  [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], 50, 90],
])(
  "of %j seconds half took no longer than %i, nine of ten no longer than %i",
  (all, usual, slow) => {
    const samples = all.length;
    expect(paceFrom(all.map((seconds, index) => took(seconds, index + 1)))).toEqual({
      samples,
      usual,
      slow,
    });
  },
);

test("older ones that were read once count, each once, and only the newest twenty", () => {
  expect(paceFrom([took(60, 1)], [took(60, 1), took(120, 2), took(180, 3)])).toEqual({
    samples: 3,
    usual: 120,
    slow: 180,
  });
  const many = Array.from({ length: 30 }, (_, index) => took(index < 20 ? 60 : 999, index + 1));
  expect(paceFrom([], many)).toEqual({ samples: 20, usual: 60, slow: 60 });
});

const ride = { service: serviceId("api"), attempt: 1, intent: "i" };

test.each<[string, Partial<DeploymentFacts>]>([
  ["this release's own", { ours: true, rides: { ...ride, issue: release }, service: "api" }],
  ["a rollback", { task: "rollback" }],
  ["another service's", { service: "web" }],
  [
    "one that was written down when it was over",
    { statuses: [status("success", noon.subtract({ hours: 1 }))] },
  ],
  ["one that failed", { statuses: [status("failure")] }],
  ["one whose end only the app reports", { statuses: [{ ...status("success"), ours: true }] }],
])("%s says nothing about how long it takes", (_, changes) => {
  expect(paceFrom([took(60, 1, changes)])).toBeNull();
});

test("an earlier release's counts, up to its first success, by whoever is heard", () => {
  const issue = releaseKey(homeId, 7);
  const statuses = [
    status("inactive", noon),
    status("success", noon, "somebody"),
    status("success", noon.subtract({ minutes: 30 })),
  ];
  const createdAt = noon.subtract({ hours: 1 });
  const one = took(0, 1, { createdAt, statuses, ours: true, rides: { ...ride, issue } });
  expect(paceFrom([one])).toMatchObject({ usual: 1800 });
  expect(paceFrom([one], [], { ...api, reporters: ["somebody"] })).toMatchObject({ usual: 3600 });
});

test("what can't be read says nothing", () => {
  expect(paceOf(away, release, api)).toBeNull();
  expect(paceOf(known({ ...greenFacts(api), production: away }), release, api)).toBeNull();
});
