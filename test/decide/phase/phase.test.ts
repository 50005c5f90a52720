/** The phases of a release: what makes each, what it knows, and which follow. */
import { describe, expect, test } from "vitest";
import { assess } from "../../../src/decide/assess/assess.ts";
import { plannedScene } from "../../../src/decide/assess/planned.ts";
import type { ReleasePhase } from "../../../src/decide/assessment/phase.ts";
import { decide } from "../../../src/decide/decide.ts";
import { endsByItself, publicationIn } from "../../../src/decide/phase/phase.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { ReleaseState } from "../../../src/model/release/release.ts";
import { look } from "../../support/carry-out.ts";
import { departed, live, shown } from "../../support/consent.ts";
import { closed, published, recordOf, reports, says } from "../../support/observation.ts";
import { onePhase } from "../../support/phase.ts";
import { failing, three, told } from "../../support/rollback.ts";
import { allDeployed, everyState } from "../../support/every-state.ts";
import { gateway, leaving } from "../../support/watched.ts";
import { people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah } = people;

/** As the next look sees it. */
function phaseIn(world: Observation): ReleasePhase {
  const record = recordOf(world);
  const scene = plannedScene(world, record);
  if (!scene) throw new Error("There is no plan.");
  return assess(scene(record)).phase;
}

const worlds = everyState;
const later = worlds.go;
const all = allDeployed;
const part = told(failing, "/rollback user-service it smells");

describe.each(Object.entries(worlds))("%s", (word, world) => {
  test("is the phase, and the word of the issue", () => {
    expect(phaseIn(world).kind).toBe(word);
    expect(onePhase(world, decide(world))).toBe(word);
  });
});

test("a phase knows what makes it so", () => {
  const open = phaseIn(worlds.planning);
  expect(open.kind === "planning" && open.open.map(({ service }) => service.id)).toEqual([
    "search",
  ]);
  expect(phaseIn(worlds["no-go"])).toMatchObject({
    decision: { by: { login: "sarah" }, reason: "not today" },
  });
  expect(phaseIn(later)).toMatchObject({ decision: { answer: "go" } });
  expect(phaseIn(worlds["rolled back"])).toMatchObject({
    ending: { kind: "rollback", whole: true },
  });
  expect(phaseIn(worlds.aborted)).toMatchObject({ ending: { kind: "abort", reason: "wrong day" } });
});

test.each<[string, Observation, ReleaseState]>([
  ["planning", told(worlds.planning, "/hold wait"), "planning"],
  ["ready", told(shown(), "/hold wait"), "ready"],
  ["go", told(later, "/hold wait"), "go"],
  ["no-go", told(worlds["no-go"], "/hold wait"), "no-go"],
  ["rolling out", told(three, "/hold wait"), "rolling out"],
  ["rolling out, of a closed issue", look(closed(three)), "rolling out"],
  ["rolling out, of a GO that is void", told(three, "/no-go red"), "rolling out"],
  ["verifying", told(all, "/hold wait"), "verifying"],
])("a hold stops %s where it is, and it goes on from there", (_, world, held) => {
  const phase = phaseIn(world);
  expect(phase.kind === "on hold" && phase.held.kind).toBe(held);
});

test("a hold of one service is no hold of the release", () => {
  expect(phaseIn(told(three, "/hold user-service wait")).kind).toBe("rolling out");
});

test("a release whose version is taken is being planned, however ready its services are", () => {
  const taken = known({ ...published, ours: false });
  expect(phaseIn({ ...shown(), trainRelease: taken })).toMatchObject({
    kind: "planning",
    open: [],
  });
});

test("what is deployed and not proved yet is verified", () => {
  const world = reports(leaving(gateway), "gateway", "success");
  expect(phaseIn(world)).toEqual({ kind: "verifying", publication: { kind: "not yet" } });
});

test("what goes back in part holds the rest, and then lets it go on", () => {
  const going = phaseIn(part);
  expect(going).toMatchObject({ kind: "rolling back", ending: undefined });
  const there = look(live(part, "user-service"));
  const phase = phaseIn(there);
  expect(phase.kind === "on hold" && phase.held.kind).toBe("verifying");
  const rest = look(says(there, sarah, "/resume go on"));
  expect(phaseIn(look(rest)).kind).toBe("complete");
});

test("once all is live a closed issue keeps the notes from nobody", () => {
  expect(phaseIn(closed(all))).toMatchObject({ kind: "verifying", publication: { kind: "due" } });
  const verify = Temporal.Duration.from({ hours: 1 });
  const watched = since(departed(trainOf(storefront.services, { verify }))).live(
    "api-gateway",
    "search",
    "auth-service",
    "user-service",
  ).now;
  expect(phaseIn(watched)).toMatchObject({ kind: "verifying", publication: { kind: "watched" } });
  expect(phaseIn(closed(watched)).kind).toBe("verifying");
  expect(phaseIn(told(closed(watched), "/hold wait")).kind).toBe("on hold");
});

test.each<[ReleaseState, boolean]>([
  ["planning", false],
  ["ready", false],
  ["no-go", false],
  ["go", false],
  ["rolling out", false],
  ["on hold", false],
  ["verifying", true],
  ["complete", false],
  ["rolling back", true],
  ["rolled back", false],
  ["aborted", false],
])("%s ends by itself: %s", (word, ends) => {
  expect(endsByItself(phaseIn(worlds[word]))).toBe(ends);
});

test("how far the notes are is known in each phase", () => {
  const kinds = Object.fromEntries(
    Object.entries(worlds).map(([word, world]) => [word, publicationIn(phaseIn(world)).kind]),
  );
  expect(kinds).toEqual({
    planning: "not yet",
    ready: "not yet",
    "no-go": "not yet",
    go: "not yet",
    "rolling out": "not yet",
    "on hold": "not yet",
    verifying: "due",
    complete: "done",
    "rolling back": "not yet",
    "rolled back": "not yet",
    aborted: "not yet",
  });
  // What holds a release whose services are all live keeps the notes waiting, too.
  expect(publicationIn(phaseIn(told(all, "/hold wait"))).kind).toBe("waiting");
});
