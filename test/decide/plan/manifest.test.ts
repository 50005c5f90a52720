import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  candidateDigest,
  dependenciesWithin,
  digestOf,
  throughDependencies,
} from "../../../src/decide/plan/manifest.ts";
import { repoName, serviceId, type Digest, type ServiceId } from "../../../src/model/ids.ts";
import type { Candidate } from "../../../src/model/release/release.ts";
import { commit, service, trainOf } from "../../support/train.ts";

const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  service: serviceId(id),
  repo: repoName(`acme/${id}`),
  version: "1.0.0",
  commit: commit(id),
  environment: "production",
  dependsOn: [],
  ...changes,
});

function digests(candidates: readonly Candidate[]): ReadonlyMap<ServiceId, Digest> {
  return throughDependencies<{ readonly candidate: Candidate }, Digest>(
    candidates.map((one) => ({ candidate: one })),
    (assessed, below) => candidateDigest(assessed.candidate, below),
  );
}

const manifest = (candidates: readonly Candidate[], train = "shop", version = "2.5.0"): Digest =>
  digestOf(train, version, [...digests(candidates).values()]);

const a = candidate("a");
const b = candidate("b", { dependsOn: [serviceId("a")] });
const c = candidate("c");

test("a digest doesn't depend on the order of the list", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([a, b, c], { minLength: 3 }), (shuffled) => {
      expect(manifest(shuffled)).toBe(manifest([a, b, c]));
    }),
  );
});

test.each([
  ["the repository", { repo: repoName("acme/other") }],
  ["the version", { version: "1.0.1" }],
  ["the commit", { commit: commit("other") }],
  ["a missing commit", { commit: null }],
  ["the environment", { environment: "canary" }],
  ["the service", { service: serviceId("d") }],
  ["a new dependency", { dependsOn: [serviceId("a")] }],
])("another digest by %s", (_, changes) => {
  expect(manifest([a, b, { ...c, ...changes }])).not.toBe(manifest([a, b, c]));
});

test("another digest by train, version or a service more or less", () => {
  const all = [
    manifest([a, b, c]),
    manifest([a, b, c], "other"),
    manifest([a, b, c], "shop", "2.5.1"),
    manifest([a, b]),
    manifest([a, { ...b, dependsOn: [] }, c]),
    manifest([]),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test("a candidate's digest is about all it waits for, and about nothing else", () => {
  const before = digests([a, b, c]);
  const after = digests([{ ...a, commit: commit("new") }, b, c]);
  const changed = [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  expect(changed).toEqual(["a", "b"]);
});

test("what doesn't ride passes on what it waits for", () => {
  const train = trainOf([
    service("a", "x"),
    service("b", "x", "a"),
    service("c", "x", "b"),
    service("d", "x", "c", "a"),
  ]);
  const within = (...riding: readonly string[]) =>
    Object.fromEntries(dependenciesWithin(train, new Set(riding.map(serviceId))));
  expect(within("a", "b", "c", "d")).toEqual({ a: [], b: ["a"], c: ["b"], d: ["a", "c"] });
  expect(within("a", "d")).toEqual({ a: [], d: ["a"] });
  expect(within("b", "d")).toEqual({ b: [], d: ["b"] });
  expect(within("d")).toEqual({ d: [] });
});
