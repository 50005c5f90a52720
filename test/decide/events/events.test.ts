import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Emit } from "../../../src/model/action.ts";
import type { ReleaseEvent } from "../../../src/model/release/event.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { everyState, allDeployed } from "../../support/every-state.ts";
import { look } from "../../support/carry-out.ts";
import { later, reports, withFacts, green } from "../../support/observation.ts";
import { decidedOn, left } from "../../support/consent.ts";
import { storefront, trainOf } from "../../support/train.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { back, failing, three, told } from "../../support/rollback.ts";

const withTrain = (world: Observation, changes: Partial<Train>): Observation =>
  world.train.kind === "valid"
    ? { ...world, train: { ...world.train, train: { ...world.train.train, ...changes } } }
    : world;

/** The same release of a train that names a receiver. */
const heard = (world: Observation): Observation => withTrain(world, { webhooks: ["ops"] });
const allowed = (world: Observation): Observation => withTrain(world, { allowPrivate: true });

const emitIn = (world: Observation): Emit | undefined =>
  decide(heard(world)).actions.find((one) => one.kind === "emit");

const eventsIn = (world: Observation): readonly ReleaseEvent[] => emitIn(world)?.events ?? [];
const keysIn = (world: Observation): readonly string[] => eventsIn(world).map(({ key }) => key);
const kindsIn = (world: Observation): readonly string[] => eventsIn(world).map(({ kind }) => kind);

test("nobody is told of a train that names no receiver", () => {
  expect(decide(three).actions.filter(({ kind }) => kind === "emit")).toEqual([]);
});

test.each([
  ["ready", ["opened", "ready"]],
  ["rolling out", ["opened", "vote go", "vote go", "vote go", "go", "rolling out"]],
  ["complete", ["service deployed", "service deployed", "service deployed", "complete"]],
  ["on hold", ["service failed", "on hold"]],
  ["no-go", ["no-go"]],
  ["rolling back", ["service failed", "rolling back"]],
  ["rolled back", ["rolling back", "service rolled back", "rolled back"]],
  ["aborted", ["aborted"]],
] as const)("in the state %s others have heard of %s", (state, kinds) => {
  const found = kindsIn(everyState[state]);
  let rest = found;
  for (const kind of kinds) {
    expect(rest, `${found.join()} in order`).toContain(kind);
    rest = rest.slice(rest.indexOf(kind) + 1);
  }
});

test("of each event there is one, and it is the same in each look", () => {
  for (const world of Object.values(everyState)) {
    const keys = keysIn(world);
    expect(new Set(keys).size).toBe(keys.length);
    const after = keysIn(later(look(world), { minutes: 2 }));
    const isLost = keys.filter((key) => !after.includes(key) && !key.startsWith("on hold:"));
    expect(isLost.filter((key) => !key.startsWith("ready:"))).toEqual([]);
  }
});

test("what the app takes back by itself has one name, whenever that was decided", () => {
  const train = trainOf(
    storefront.services.map((one) => ({ ...one, rollback: { ...one.rollback, automatic: true } })),
  );
  const failed = reports(left(decidedOn(green(train))), "search", "failure");
  const keyOf = (world: Observation) => keysIn(world).filter((key) => key.startsWith("rollback:"));
  expect(keyOf(failed)).toEqual(["rollback:search"]);
  expect(keyOf(later(failed, { seconds: 7 }))).toEqual(["rollback:search"]);
  expect(keyOf(look(failed))).toEqual(["rollback:search"]);
});

test("each service that is back is told of", () => {
  const over = look(back(told(failing, "/rollback it smells")));
  expect(keysIn(over)).toContain("service rolled back:search:1");
});

test("a service that failed says why, in its pipeline's words", () => {
  const world = reports(three, "user-service", "failure", { description: "migration timed out" });
  const failed = eventsIn(look(world)).find(({ kind }) => kind === "service failed");
  expect(failed).toMatchObject({
    key: "service failed:user-service:1",
    reason: "migration timed out",
    attempt: 1,
    service: { id: "user-service", version: "1.1.2", environment: "production" },
  });
  expect(failed?.service?.source?.repository).toBe("https://github.test/acme/user-service");
});

describe("of a service in a private repository", () => {
  const secret = (world: Observation): Observation =>
    withFacts(world, "user-service", (facts) => ({ ...facts, visibility: "private" }));

  test("neither commit nor repository nor its pipeline's words are told", () => {
    const world = reports(three, "user-service", "failure", { description: "password hunter2" });
    const all = JSON.stringify(eventsIn(secret(allowed(world))));
    expect(all).toContain("service failed:user-service");
    expect(all).not.toContain("hunter2");
    expect(all).not.toContain("acme/user-service");
  });
});

test("it is told who voted for whom, and the state of the whole", () => {
  const emit = emitIn(look(allDeployed));
  const vote = emit?.events.find(({ kind }) => kind === "vote go");
  expect(vote).toMatchObject({ by: "ina", owners: ["acme/infra"] });
  expect(emit?.subject).toMatchObject({ train: "storefront", version: "2.5.0", services: 4 });
  expect(emitIn(green())?.subject.live).toBe(0);
});
