/** What makes each phase, said a second time and without an order: exactly one of these is so, and the issue says it. */
import { expect } from "vitest";
import { assess } from "../../src/decide/assess/assess.ts";
import { plannedScene } from "../../src/decide/assess/planned.ts";
import type { Assessment } from "../../src/decide/assessment/assessment.ts";
import type { Decision } from "../../src/decide/decide.ts";
import { publicationIn } from "../../src/decide/phase/phase.ts";
import type { Observation } from "../../src/model/observation.ts";
import { emptyRecord } from "../../src/model/record/record.ts";
import type { ReleaseState } from "../../src/model/release/release.ts";
import { recordIn } from "./decision.ts";

type Condition = (assessment: Assessment) => boolean;

const isEnded: Condition = ({ ending, rollback }) => ending !== undefined && !rollback.isRunning;

const isPublished: Condition = ({ phase }) => publicationIn(phase).kind === "done";

/** Nothing has ended it, and nothing goes back. */
const isGoingOn: Condition = (one) =>
  one.ending === undefined && !one.rollback.isRunning && !isPublished(one);

/** A hold of all of it, other than a closed issue once all is live and nothing but time or the app is waited for. */
const isHeld: Condition = ({ holds, phase }) => {
  const { kind } = publicationIn(phase);
  const some = holds.filter(({ service }) => service === null);
  if (kind === "due") return false;
  return kind === "watched"
    ? holds.some(({ cause }) => cause !== "closed") && some.length > 0
    : some.length > 0;
};

const isFree: Condition = (one) => isGoingOn(one) && !isHeld(one);

const isDeployed: Condition = ({ services, out }) =>
  [...services.values()].every(
    ({ service, progress: { kind } }) =>
      out.has(service.id) || kind === "live" || kind === "proving",
  );

const isAhead: Condition = (one) => isFree(one) && one.departure === undefined;

const isUndecided: Condition = (one) =>
  isAhead(one) && (one.go.kind === "none" || one.go.kind === "fallen");

const isReady: Condition = ({ services, version }) =>
  version.readiness === "ready" &&
  [...services.values()].every(({ readiness }) => readiness === "ready");

const conditions: Readonly<Record<ReleaseState, Condition>> = {
  planning: (one) => isUndecided(one) && !isReady(one),
  ready: (one) => isUndecided(one) && isReady(one),
  "no-go": (one) => isAhead(one) && one.go.kind === "no-go",
  go: (one) => isAhead(one) && one.go.kind === "go",
  "rolling out": (one) => isFree(one) && one.departure !== undefined && !isDeployed(one),
  verifying: (one) => isFree(one) && one.departure !== undefined && isDeployed(one),
  "on hold": (one) => isGoingOn(one) && isHeld(one),
  complete: (one) => one.ending === undefined && !one.rollback.isRunning && isPublished(one),
  "rolling back": ({ rollback }) => rollback.isRunning,
  "rolled back": (one) => isEnded(one) && one.ending?.kind === "rollback",
  aborted: (one) => isEnded(one) && one.ending?.kind === "abort",
};

/** Where a release never comes from one of these again. */
const ahead: readonly ReleaseState[] = ["planning", "ready", "no-go", "go"];

/**
 * Of one look at a planned release: what was observed is in exactly one phase, and the issue begins with its word.
 * @returns the word
 */
export function onePhase(observation: Observation, decision: Decision): ReleaseState | undefined {
  const kept = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const record = recordIn(decision) ?? kept;
  const scene = plannedScene(observation, record);
  if (!scene || !decision.view) return undefined;
  const assessment = assess(scene(record));
  const { kind } = assessment.phase;
  const words = Object.entries(conditions).flatMap(([word, isSo]) =>
    isSo(assessment) ? [word] : [],
  );
  expect(words).toEqual([kind]);
  expect(decision.view.state).toBe(kind);
  // Once it has left a release never waits for its GO again; while it hasn't, nothing of it is verified.
  if (assessment.departure) expect(ahead).not.toContain(kind);
  else expect(["rolling out", "verifying", "complete"]).not.toContain(kind);
  return kind;
}
