import type { Action } from "../model/action.ts";
import type { Urgency } from "../model/github/urgency.ts";
import { earlier } from "../model/instants.ts";
import { assertNever, type Failure } from "../model/failure.ts";
import { acknowledge } from "./acknowledge.ts";
import { amendNotes } from "./amend-notes.ts";
import { closeTracking, reopenTracking } from "./close-tracking.ts";
import { deploy } from "./deploy.ts";
import { emit } from "./emit.ts";
import { callOff, cancelRun, dispatch, report } from "./dispatch.ts";
import { labelPulls } from "./label-pulls.ts";
import { linkSubIssues } from "./link-sub-issues.ts";
import { post } from "./post.ts";
import { minimise } from "./minimise.ts";
import { openPostMortem } from "./open-post-mortem.ts";
import { publish } from "./publish.ts";
import { rememberHealth } from "./remember-health.ts";
import { rememberLooks } from "./remember-looks.ts";
import { sayOnce } from "./say-once.ts";
import { restoreLost } from "./restore-lost.ts";
import { show, urgencyOfShowing, whenShown } from "./show.ts";
import { showChecks } from "./show-checks.ts";
import { tendSubIssues } from "./tend-sub-issues.ts";
import { nobodyCalls, type Outcome, type Tools } from "./tools.ts";
import { writeRecord } from "./write-record.ts";

/** What became of all actions of one look. */
export interface Acted {
  /** When something left open should be looked at again; null: nothing is. */
  readonly again: Temporal.Instant | null;
  readonly failures: readonly Failure[];
  /** Why the record couldn't be written, or nothing on the issue; absent: all was, or nothing had to be. */
  readonly unwritten?: Failure;
  /** A newer run of the release has taken over. */
  readonly isFenced: boolean;
}

/**
 * Does the actions in their order: the only place from which the app changes the world. The record comes
 * first, and nothing else is done while it isn't written, but that the chat hears what GitHub shows: what people
 * decided must survive the effect. When
 * somebody calls meanwhile, what only tells is left to the next run, which hears them first.
 */
export async function act(actions: readonly Action[], tools: Tools): Promise<Acted> {
  const { isCalled = nobodyCalls, clock, observation } = tools;
  const failures: Failure[] = [];
  const unsaid = new Set<string>();
  let again: Temporal.Instant | null = null;
  let hasTold = false;
  const shownAt = whenShown(actions, tools);
  let unwritten: Failure | undefined;
  let isUnrecorded = false;
  for (const one of actions) {
    const action = isUnrecorded ? withoutRecord(one, tools) : one;
    // What is shown and what the record says was shown belong together.
    if (!action || (shownAt && action.kind === "write record" && action.isShownOnly)) continue;
    // One at least in each run: nobody who calls again and again keeps the rest from being told.
    if (isTelling(action) && hasTold && (await isCalled())) {
      return { again: clock.now(), failures, ...(unwritten && { unwritten }), isFenced: false };
    }
    const later = await roomFor(action, tools);
    if (later) {
      again = earlier(again, later);
      if (action.kind === "say") unsaid.add(action.key);
      // As below: the last word comes after the end.
      if (action.kind === "close issue") break;
      continue;
    }
    if (isTelling(action)) hasTold = true;
    if (action.kind === "acknowledge" && action.after && unsaid.has(action.after)) continue;
    const outcome = await (shownAt && action.kind === "show"
      ? showLater(shownAt, tools)
      : perform(action, tools));
    tools.onOutcome?.(action, outcome);
    if (action.kind === "say" && outcome.kind !== "done") unsaid.add(action.key);
    if (outcome.kind === "fenced") {
      return { again: null, failures, ...(unwritten && { unwritten }), isFenced: true };
    }
    if (outcome.kind === "open") again = earlier(again, outcome.at);
    if (outcome.kind === "failed") {
      failures.push(outcome.failure);
      const pause = clock.now().add({ seconds: 30 });
      again = earlier(again, outcome.failure.retryAt ?? pause);
    }
    if (
      outcome.kind === "failed" &&
      !observation.issue.isLocked &&
      (outcome.failure.isLacking ? isOnIssue(action) : action.kind === "write record")
    )
      unwritten ??= outcome.failure;
    if (action.kind === "write record" && outcome.kind === "failed") isUnrecorded = true;
    else if (action.kind === "write record" && outcome.kind !== "done") break;
    // Its last word says that the release is at its end: it comes after that, or nobody would try again.
    if (action.kind === "close issue" && outcome.kind !== "done") break;
  }
  return { again, failures, ...(unwritten && { unwritten }), isFenced: false };
}

const isOnIssue = ({ kind }: Action): boolean =>
  kind === "write record" || kind === "say" || kind === "show" || kind === "close issue";

/** What may still be done though what was decided couldn't be written down: the chat hears what GitHub shows. */
function withoutRecord(action: Action, { observation }: Tools): Action | undefined {
  // Then it says what is in the way.
  if (action.kind === "show" && observation.issue.isLocked) return action;
  if (action.kind !== "post") return undefined;
  const posts = action.posts.filter(({ isSeen }) => isSeen);
  return posts.length > 0 ? { ...action, posts } : undefined;
}

/** What earlier edits may have written over is put back meanwhile. */
async function showLater(at: Temporal.Instant, tools: Tools): Promise<Outcome> {
  const restored = await restoreLost(tools.observation.issue, tools);
  if (restored.kind === "failed" || restored.kind === "fenced") return restored;
  return { kind: "open", at: restored.kind === "open" ? earlier(restored.at, at) : at };
}

/** A run doesn't wait in its middle until it may write: meanwhile nobody would be heard. */
async function roomFor(action: Action, tools: Tools): Promise<Temporal.Instant | null> {
  const urgency = action.kind === "show" ? urgencyOfShowing(action, tools) : urgencyOf(action);
  return urgency && tools.github.room(tools.observation.issue.repo, urgency);
}

/** What it waits for room with; null: for none, or it looks for room by itself. */
function urgencyOf(action: Exclude<Action, { kind: "show" }>): Urgency | null {
  switch (action.kind) {
    case "deploy":
      return action.task === "rollback" ? null : "effect";
    case "report":
      return "effect";
    case "acknowledge":
    case "say":
      return action.isUrgent ? null : "answer";
    case "minimise":
    case "open post-mortem":
    case "close issue":
    case "reopen issue":
      return "cosmetic";
    case "write record":
    case "remember looks":
    case "remember health":
    case "dispatch":
    case "call off":
    case "cancel run":
    case "publish":
    case "amend notes":
    case "post":
    case "emit":
    case "tend sub-issues":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
      return null;
  }
}

/** Whether an action only tells people something, and can as well be done by the next run. */
function isTelling(action: Action): boolean {
  switch (action.kind) {
    case "acknowledge":
    case "say":
      return !action.isUrgent;
    case "show":
    case "post":
    case "tend sub-issues":
    case "link sub-issues":
    case "show checks":
    case "label pulls":
    case "minimise":
    case "open post-mortem":
    case "close issue":
    case "reopen issue":
      return true;
    case "write record":
    case "remember looks":
    case "remember health":
    case "deploy":
    case "dispatch":
    case "call off":
    case "cancel run":
    case "report":
    case "publish":
    case "amend notes":
    case "emit":
      return false;
  }
}

function perform(action: Action, tools: Tools): Promise<Outcome> {
  switch (action.kind) {
    case "write record":
      return writeRecord(action.record, tools);
    case "remember looks":
      return rememberLooks(action, tools);
    case "remember health":
      return rememberHealth(action, tools);
    case "deploy":
      return deploy(action, tools);
    case "dispatch":
      return dispatch(action, tools);
    case "call off":
      return callOff(action, tools);
    case "cancel run":
      return cancelRun(action, tools);
    case "report":
      return report(action, tools);
    case "publish":
      return publish(action, tools);
    case "amend notes":
      return amendNotes(action, tools);
    case "acknowledge":
      return acknowledge(action, tools);
    case "say":
      return sayOnce(action, tools);
    case "open post-mortem":
      return openPostMortem(action, tools);
    case "show":
      return show(action, tools, urgencyOfShowing(action, tools));
    case "post":
      return post(action, tools);
    case "emit":
      return emit(action, tools);
    case "tend sub-issues":
      return tendSubIssues(action, tools);
    case "link sub-issues":
      return linkSubIssues(action, tools);
    case "show checks":
      return showChecks(action, tools);
    case "label pulls":
      return labelPulls(action, tools);
    case "minimise":
      return minimise(action, tools);
    case "close issue":
      return closeTracking(action, tools);
    case "reopen issue":
      return reopenTracking(tools);
    default:
      return assertNever(action);
  }
}
