/** Derives the phase of a release; what the phases are and how they follow each other is told with their type. */
import type { Unphased } from "../assessment/assessment.ts";
import type { GoingOn, OnHold, ReleasePhase } from "../assessment/phase.ts";
import type { Publication } from "../assessment/publication.ts";
import { publicationOf } from "../publication/publish.ts";
import { remaining } from "../record/taken.ts";

/** Exactly one, whatever was observed. */
export function phaseOf(assessment: Unphased): ReleasePhase {
  const { ending, rollback } = assessment;
  const publication = publicationOf(assessment);
  if (rollback.isRunning) return { kind: "rolling back", ending, publication };
  switch (ending?.kind) {
    case "rollback":
      return { kind: "rolled back", ending };
    case "abort":
      return { kind: "aborted", ending };
    case undefined:
      return publication.kind === "done" ? { kind: "complete" } : unended(assessment, publication);
  }
}

type Unpublished = Exclude<Publication, { kind: "done" }>;

function unended(assessment: Unphased, publication: Unpublished): GoingOn | OnHold {
  const phase = goingOn(assessment, publication);
  const holds = assessment.holds.filter(({ service }) => service === null);
  if (holds.length === 0 || isBeyondHolds(assessment, publication)) return phase;
  return { kind: "on hold", holds, held: phase };
}

/** Once all is live, a closed issue keeps neither the watch nor the notes back; what else does is part of the latter. */
function isBeyondHolds({ holds }: Unphased, publication: Unpublished): boolean {
  switch (publication.kind) {
    case "due":
    case "watched":
      return holds.every(({ cause }) => cause === "closed");
    case "not yet":
    case "waiting":
      return false;
  }
}

function goingOn(assessment: Unphased, publication: Unpublished): GoingOn {
  const { departure, go } = assessment;
  if (departure) {
    return isDeployed(assessment)
      ? { kind: "verifying", publication }
      : { kind: "rolling out", departure };
  }
  switch (go.kind) {
    case "no-go":
    case "go":
      return { kind: go.kind, decision: go.decision };
    case "fallen":
    case "none":
      return undecided(assessment);
  }
}

const isDeployed = (assessment: Unphased): boolean =>
  remaining(assessment).every(({ progress: { kind } }) => kind === "live" || kind === "proving");

function undecided({ services, version }: Unphased): GoingOn {
  const open = [...services.values()].filter(({ readiness }) => readiness !== "ready");
  return open.length > 0 || version.readiness !== "ready"
    ? { kind: "planning", open }
    : { kind: "ready" };
}

/** How far the notes of a release are, in whichever phase it is. */
export function publicationIn(phase: ReleasePhase): Publication {
  switch (phase.kind) {
    case "planning":
    case "ready":
    case "no-go":
    case "go":
    case "rolling out":
    case "rolled back":
    case "aborted":
      return { kind: "not yet" };
    case "verifying":
    case "rolling back":
      return phase.publication;
    case "on hold":
      return publicationIn(phase.held);
    case "complete":
      return { kind: "done" };
  }
}

/** Whether it goes on to its end by itself, though nobody does anything: then it is looked at until then. */
export function endsByItself(phase: ReleasePhase): boolean {
  switch (phase.kind) {
    case "planning":
    case "ready":
    case "no-go":
    case "go":
    case "rolling out":
    case "complete":
    case "rolled back":
    case "aborted":
      return false;
    case "rolling back":
      return true;
    case "on hold":
      return endsByItself(phase.held);
    case "verifying":
      return isToBePublished(phase.publication);
  }
}

function isToBePublished(publication: Unpublished): boolean {
  switch (publication.kind) {
    case "not yet":
      return false;
    case "watched":
    case "due":
      return true;
    case "waiting":
      return publication.passes;
  }
}
