import type { Action } from "../model/action.ts";
import type { Whereabouts } from "../model/release/absence.ts";
import type { Observation } from "../model/observation.ts";
import type { ReleaseRecord } from "../model/record/record.ts";
import { outsideSections } from "../model/marks/region.ts";
import { say, wordsOf, type Text } from "../model/view/text.ts";
import type { Train } from "../model/train/train.ts";
import type { AdmissionRule } from "../model/release/admission-rule.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { hearEdits, withOutdated } from "./answers/attest.ts";
import { attentionTo, type Attention } from "./questions/attention.ts";
import { announcements } from "./messages/announce.ts";
import { strangersIssue } from "./answers/adoption.ts";
import { amendmentsOf } from "./publication/amendments.ts";
import { isCalm } from "./rollout/calm.ts";
import { edits } from "./plan/edits.ts";
import { emitted } from "./events/events.ts";
import { hashOf } from "../text/hash.ts";
import { isBrake } from "./commands/command.ts";
import { listen } from "./answers/listen.ts";
import { farewellOf, leaveTaking } from "./messages/farewell.ts";
import { whereaboutsOf } from "./messages/absence.ts";
import { nextLook } from "./next-look.ts";
import { assess } from "./assess/assess.ts";
import { numbered } from "./record/numbered.ts";
import { departureText, withSectionEdited } from "./record/departure.ts";
import { partOf } from "./plan/part.ts";
import { endsByItself, publicationIn } from "./phase/phase.ts";
import { groundOf } from "./ground.ts";
import { withRehearsal } from "./rehearsal/next.ts";
import { openRehearsal } from "./record/rehearsed.ts";
import { rehearsing } from "./rollout/rehearse.ts";
import { automaticRollback } from "./rollback/automatic.ts";
import { awaitsPostMortem, postMortem } from "./rollout/post-mortem.ts";
import { endingOf } from "./record/taken.ts";
import { isLastWordSaid, isSaidComplete } from "./record/complete.ts";
import { mayHaveLeft } from "./lost/doubt.ts";
import { isUnseen, mayBeUnderWay, somethingUnderWay } from "./rollout/unseen.ts";
import { withEntry } from "./record/record.ts";
import { reportsOnWrongCommits } from "./deployments/wrong-commit.ts";
import { beginnings } from "./rollout/begin.ts";
import { isToBeReopened } from "./rollout/reopen.ts";
import { nextSteps } from "./rollout/rollout.ts";
import { admissionRulesOf, admissionRulesUnplanned } from "./rollout/admission-rules.ts";
import { withTurns } from "./guard/turns.ts";
import { healthToRemember, isWatchedOn, unhealthyEntries } from "./health/watch.ts";
import { hasNewLooks } from "./gates/second-look.ts";
import type { Scene, Assessment } from "./assessment/assessment.ts";
import { surfaces } from "./messages/surfaces.ts";
import { scheduleNotice } from "./messages/schedule-notice.ts";
import { unreadTrain } from "./plan/unread-train.ts";
import { unplannedMessage, unplannedView } from "./plan/unplanned.ts";
import { viewOf } from "./messages/view.ts";
import { pullLabels } from "./messages/pull-labels.ts";
import { releaseChecks } from "./messages/release-checks.ts";
import { withShown } from "./with-shown.ts";
import { newlyVoid } from "./votes/votes.ts";
import { unsaid } from "./messages/unsaid.ts";
import { departureFor } from "./rollout/departure-entry.ts";
import type { Say } from "./assessment/messages.ts";

/** What should happen now, and when to look again. */
export interface Decision {
  /** In the order in which they must be done; when one fails, those after it wait for the next look. */
  readonly actions: readonly Action[];
  /** null: there is nothing to show yet. */
  readonly view: ReleaseView | null;
  /** What it wants of those who wait at the gates of its services; null: not known at the moment. */
  readonly admissionRules: readonly AdmissionRule[] | null;
  /** The latest moment for the next look; null: when something happens. */
  readonly next: Temporal.Instant | null;
  /** Nothing is under way or about to be: few looks are enough. */
  readonly isCalm: boolean;
  /** How closely its services are watched; null: the next look reads everything. */
  readonly attention: Attention | null;
  /** Whom to tell, and where, when the release can't be read any more; absent: nothing new is known of that. */
  readonly whereabouts?: Whereabouts | null;
  /** Its author may not open a release, and no manager has taken it: it keeps none waiting. */
  readonly isStrangers?: true;
  /** The release needs no more looks, until its issue changes. */
  readonly rest: boolean;
}

/** From one observation to what should happen. Pure: the same observation gives the same decision. */
export function decide(observation: Observation): Decision {
  const ground = groundOf(observation);
  switch (ground.kind) {
    case "unread":
      return lookLater(observation);
    case "not adopted":
      return notAdopted(observation, ground.train, ground.isOpen);
    case "unplanned":
      return unplanned(observation, ground.record, ground.problems);
    case "planned":
      return planned(ground.scene, observation.looks, ground.before, ground.from);
  }
}

/** @param before as it is written; `from`: with what GitHub proves beyond it */
function planned(
  scene: Scene,
  looks: Observation["looks"],
  before: ReleaseRecord,
  from = before,
): Decision {
  const { observation } = scene(from);
  const ticks = hearEdits(scene(from), from);
  const section = departureText(outsideSections(observation.issue.body));
  const followed = withSectionEdited(ticks.record, section, observation.now);
  const heard = listen(scene, withOutdated(scene(followed), followed));
  const isWaiting = heard.waiting.length > 0 || ticks.isWaiting;
  const isInDoubt = mayHaveLeft(heard.record);
  const voided = withVoided(scene, heard.record);
  const seen = unhealthyEntries(scene(voided)).reduce(withEntry, voided);
  const weighed = withRehearsal(
    withAutomatic(scene, seen),
    (one) => assess(scene(one)),
    scene(seen).train,
  );
  const awaited = heard.waiting.filter(({ command }) => isBrake(command));
  const situation = { ...scene(weighed), awaited };
  const weighing = assess(situation);
  const rollout = rollOut(weighing);
  // Last, so that what people said is held against what was shown when they said it.
  const record = numbered(before, withShown(situation, rollout.record), observation);
  const assessment = record === weighed ? weighing : assess({ ...scene(record), awaited });
  const publication = publicationIn(assessment.phase);
  const view = viewOf(assessment);
  const farewell = farewellOf(assessment);
  const isOver = farewell !== undefined && isLastWordSaid(observation.said, farewell.key);
  const actions: readonly Action[] = [
    ...(record === before ? [] : [writing(record, before, observation)]),
    ...unsaid(observation, heard.urgent),
    ...(isInDoubt ? [] : emitted(assessment)),
    ...(hasNewLooks(looks, situation)
      ? [{ kind: "remember looks", looks: observation.looks } as const]
      : []),
    ...healthToRemember(situation),
    ...rollout.actions,
    ...rehearsing(assessment),
    ...(isToBeReopened(assessment) ? [{ kind: "reopen issue" } as const] : []),
    ...beginnings(assessment),
    ...reportsOnWrongCommits(situation),
    ...(publication.kind === "due" ? [publication.publish] : []),
    ...amendmentsOf(assessment),
    ...unsaid(observation, [...heard.actions, ...announcements(assessment), ...edits(assessment)]),
    ...postMortem(assessment),
    ...surfaces(assessment, view, isInDoubt),
    ...(farewell ? leaveTaking(assessment, farewell, isOver) : []),
    ...(isInDoubt ? [] : [...releaseChecks(assessment, view), ...pullLabels(assessment, view)]),
  ];
  const isAnythingUnderWay = somethingUnderWay(situation);
  const isRehearsing = openRehearsal(record) !== undefined;
  const isStarting = rollout.record !== weighed || rollout.actions.length > 0;
  const isBusy = isRehearsing || isAnythingUnderWay || isWaiting || isStarting;
  const calm = !isInDoubt && isCalm(assessment, { isBusy, isOver });
  const isBlind = isRehearsing || isInDoubt || isWaiting || observation.blindUntil !== null;
  return {
    actions,
    view,
    // Who waits at a gate may be of a release that is under way.
    admissionRules: isInDoubt ? null : admissionRulesOf(assessment),
    whereabouts: farewell ? null : whereaboutsOf(situation),
    next: nextLook(assessment, { isWaiting, isStarting }),
    isCalm: calm,
    attention: isBlind ? null : attentionTo(assessment, { isCalm: calm, isOver }),
    rest:
      observation.issue.state !== "open" &&
      !isAnythingUnderWay &&
      !isUnseen(assessment, isOver) &&
      !isWaiting &&
      !awaitsPostMortem(assessment) &&
      !isWatchedOn(assessment) &&
      !endsByItself(assessment.phase),
  };
}

/** What has lost its ground is written down; when a PARTIAL falls with it, for the whole plan too. */
function withVoided(scene: Scene, record: ReleaseRecord): ReleaseRecord {
  // What has ended rests on nobody's word any more.
  if (endingOf(record) || isSaidComplete(scene(record).observation)) return record;
  const entry = newlyVoid(scene(record));
  if (!entry) return record;
  const next = withEntry(record, entry);
  return partOf(next) === partOf(record) ? next : withVoided(scene, next);
}

/** What the train file takes back by itself is written down before it is done. */
function withAutomatic(scene: Scene, record: ReleaseRecord): ReleaseRecord {
  const entry = automaticRollback(scene(record));
  return entry ? withEntry(record, entry) : record;
}

/** The deployments that start now; before the first one the departure is written down, as turns of others are. */
function rollOut(assessment: Assessment): {
  readonly record: ReleaseRecord;
  readonly actions: readonly Action[];
} {
  const { record, departure, rollback } = assessment;
  if (rollback.isRunning) {
    const back = rollback.steps.flatMap((step) => (step.kind === "start" ? [step.deploy] : []));
    return withTurns(assessment, record, back);
  }
  const deploys = nextSteps(assessment)
    .filter((step) => step.kind === "start")
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ deploy }) => deploy);

  if (deploys.length === 0 || departure) return withTurns(assessment, record, deploys);
  const leaving = departureFor(assessment);
  // Without knowing what production runs there is neither a way back nor a beginning for the notes.
  if (!leaving) return { record, actions: [] };
  return withTurns(assessment, withEntry(record, leaving), deploys);
}

/** What people decided is in the record at once; what only became known, when it is shown. */
function writing(after: ReleaseRecord, before: ReleaseRecord, observation: Observation): Action {
  const isWritten = observation.record.kind === "kept" && !observation.record.spoiled;
  const { entries, heard, isLost } = before;
  const isSame = after.entries === entries && after.heard === heard && after.isLost === isLost;
  const action = { kind: "write record", record: after } as const;
  return isWritten && isSame ? { ...action, isShownOnly: true } : action;
}

/** A stranger's issue rests once its author was told, until somebody says something. */
function notAdopted(observation: Observation, train: Train, isOpen: boolean): Decision {
  const { heard, told } = strangersIssue(observation, train);
  const isWaiting = heard.waiting.length > 0;
  const actions = unsaid(observation, [...heard.actions, ...(isOpen ? [] : [told])]);
  return {
    actions,
    view: null,
    admissionRules: [],
    next: isOpen || isWaiting || actions.length > 0 ? observation.now.add({ seconds: 15 }) : null,
    isCalm: !isOpen && !isWaiting,
    attention: null,
    ...(!isOpen && { isStrangers: true }),
    rest: !isOpen && !isWaiting && actions.length === 0,
  };
}

/** The train file can't be read at the moment: nothing is concluded, and it is tried again. What lasts is told. */
function lookLater(observation: Observation): Decision {
  const isUnderWay = mayBeUnderWay(observation);
  const isOver = observation.issue.state === "closed" && !isUnderWay;
  const lasting = isOver ? undefined : unreadTrain(observation, isUnderWay);
  const view = lasting?.view ?? null;
  return {
    actions: [
      ...unsaid(observation, lasting ? [lasting.told] : []),
      ...(view ? [{ kind: "show", view } as const] : []),
    ],
    view,
    admissionRules: null,
    next: observation.now.add({ seconds: 30 }),
    isCalm: false,
    attention: null,
    rest: isOver,
  };
}

/** An issue without a plan gets one answer for each set of problems, and is read again when it changes. */
function unplanned(
  observation: Observation,
  record: ReleaseRecord,
  problems: readonly Text[],
): Decision {
  const [problem = say`This release has no plan yet.`] = problems;
  const heard = listen({ problem, observation }, record);
  const key = `unplanned:${hashOf(problems.map(wordsOf).join("\n"))}`;
  const told: Say = { kind: "say", key, message: unplannedMessage(problems) };
  const { train } = observation;
  const notice = train.kind === "valid" ? scheduleNotice(observation, train.train) : [];
  const isClosed = observation.issue.state === "closed";
  const view = unplannedView(observation, problems);
  return {
    actions: [
      ...unsaid(observation, [
        ...heard.urgent,
        ...heard.actions,
        ...(isClosed ? [] : [told]),
        ...notice,
      ]),
      ...(view ? [{ kind: "show", view } as const] : []),
    ],
    view,
    admissionRules: admissionRulesUnplanned(observation, record),
    next: null,
    isCalm: heard.waiting.length === 0,
    attention: null,
    rest: isClosed,
  };
}
