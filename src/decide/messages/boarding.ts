/** How one service of a release, or a pull request for it, stands to the release: what its commits show. */
import { compareInstants } from "../../model/instants.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import type { Sha } from "../../model/ids.ts";
import type { PullFacts, ServiceFacts } from "../../model/observation.ts";
import { checkedCommit } from "../../model/view/release-check.ts";
import type { PullState } from "../../model/view/pull-label.ts";
import type { ServiceView } from "../../model/view/view.ts";
import { nextTrain } from "../answers/where-words.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { isHealthFailure } from "../deployments/failed-attempts.ts";
import { freezeAt, whenWords } from "../calendar/window.ts";
import { isContained } from "../gates/pull-gate.ts";
import { nextStart } from "../timetable/timetable.ts";
import { wording } from "../../model/view/wording.ts";

/** What one commit is told of one service. */
export interface Boarding {
  readonly isLive: boolean;
  /** Begins with the state. */
  readonly title: string;
  /** Who must do what, and what comes next; it stands below the title and doesn't say that again. */
  readonly more: Text;
  /** The commit of the service that brings it; null: none does. */
  readonly aboard: Sha | null;
  /** What a label says of it in a word; null: nothing. */
  readonly label: PullState | null | "as it is";
}

type Words = Pick<Boarding, "title" | "more"> & {
  readonly isLive?: true;
  readonly label?: Boarding["label"];
};

const releaseName = ({ train, plan }: Assessment): string => `${train.name} ${plan.version}`;

/** Of the candidate's own commit, and of what is contained in it. */
export function aboard(
  assessment: Assessment,
  assessed: ServiceAssessment,
  state: ServiceView["state"],
): Boarding | undefined {
  const { commit } = assessed.candidate;
  if (commit === null || !assessed.isKnown || assessed.progress.kind === "unknown") {
    return undefined;
  }
  return {
    isLive: false,
    aboard: commit,
    label: "boarded",
    ...aboardWords(assessment, assessed, state),
  };
}

function aboardWords(
  assessment: Assessment,
  { service, candidate, progress }: ServiceAssessment,
  state: ServiceView["state"],
): Words {
  const release = releaseName(assessment);
  const ride = `${service.name} ${candidate.version}`;
  switch (state) {
    case "waiting":
      return waitingWords(assessment, ride);
    case "starting":
    case "deploying":
    case "proving":
      return departing(release, ride);
    case "live":
      return {
        title: wording`Live: ${ride} is deployed with ${release}`,
        more: nobodyActs(),
        isLive: true,
        label: "live",
      };
    case "failed":
      return {
        title:
          progress.kind === "failed" && isHealthFailure(progress)
            ? wording`Failed: ${ride} of ${release} is deployed and not healthy`
            : wording`Failed: ${ride} did not deploy with ${release}`,
        more: say`Its team or a manager decides on the tracking issue: ${code("/retry")} or ${code("/rollback")}.`,
      };
    case "rolling back":
      return {
        title: wording`Rolling back: ${ride} of ${release}`,
        more: say`Nothing new is deployed meanwhile. ${nobodyActs()}`,
        label: "as it is",
      };
    case "rolled back":
      return {
        title: wording`Rolled back: ${ride} of ${release}`,
        more: nextTrain(assessment),
        label: "rolled back",
      };
    case "not shipped":
      return {
        title: wording`Not deployed: ${release} ended without ${ride}`,
        more: nextTrain(assessment),
        label: "missed",
      };
  }
}

/** In one word until it is live: where it stands meanwhile moves often, and the tracking issue shows it. */
const departing = (release: string, ride: string): Words => ({
  title: wording`Departing: ${ride} with ${release}`,
  more: say`It deploys as soon as everything it depends on is healthy; the tracking issue shows its progress.`,
});

/** Where it stands, nobody has to do anything for it here. */
const nobodyActs = () => say`Nobody needs to act on this commit.`;

function waitingWords(assessment: Assessment, ride: string): Words {
  const { phase, departure, train, observation, plan } = assessment;
  const release = releaseName(assessment);
  if (departure) return departing(release, ride);
  const boarded = say`${ride} is part of the release.`;
  if (phase.kind === "on hold") {
    return {
      title: wording`On hold: ${release}`,
      more: say`${boarded} Nothing new is deployed until the hold ends; the tracking issue says who can end it.`,
    };
  }
  if (phase.kind === "no-go") {
    return {
      title: wording`No-go: ${release}`,
      more: say`${boarded} It departs only after a manager's new ${code("/go")}, for which all teams vote again.`,
    };
  }
  const freeze = freezeAt(train.calendar, observation.now);
  // Its reason may be for fewer eyes than this repository's.
  if (freeze) {
    return {
      title: wording`Frozen until ${freeze.to.toString()}: ${release}`,
      more: say`${boarded} Nothing departs before the freeze ends.`,
    };
  }
  // In words that a GO doesn't change: else each one would write all checks again.
  const consent = plan.departure
    ? say`It departs then if all gates pass, all teams have voted and a manager has given the GO.`
    : say`It departs once all gates pass, all teams have voted and a manager has given the GO.`;
  return {
    title: wording`Boarded ${release}, departs ${departsWords(assessment)}`,
    more: say`${boarded} ${consent}`,
  };
}

/** Without what moves from look to look: a check run is written again for each other word. */
function departsWords(assessment: Assessment): string {
  const { plan, go, train, observation } = assessment;
  if (plan.departure) return whenWords(train.calendar, plan.departure);
  const start = go.kind === "go" ? nextStart(assessment, false) : undefined;
  const isAhead = start && compareInstants(start, observation.now) > 0;
  return isAhead ? whenWords(train.calendar, start) : wording`after the GO`;
}

/** Of a pull request that is meant for the release. undefined: nothing is told, or it isn't known. */
export function boardingOf(
  assessment: Assessment,
  assessed: ServiceAssessment,
  facts: ServiceFacts,
  { pull, state }: { readonly pull: PullFacts; readonly state: ServiceView["state"] },
): Boarding | undefined {
  const { commit } = assessed.candidate;
  if (pull.state === "closed" || pull.head === undefined) return undefined;
  if (pull.state === "merged") {
    const told = assessment.observation.aboard?.get(checkedCommit(facts.repository, pull.head));
    const isTold = told?.some(
      (one) => one.service === assessed.service.id && one.commit === commit,
    );
    // What came to the branch later says nothing of what had left before.
    const isHere = facts.tip === commit && (isContained(pull) || isCounted(assessed, pull));
    if (isTold || isHere) return aboard(assessment, assessed, state);
    if (facts.tip !== commit || pull.containment.kind === "unknown") return undefined;
  }
  return { isLive: false, aboard: null, label: null, ...ashoreWords(assessment, facts, pull) };
}

function ashoreWords(assessment: Assessment, { branch }: ServiceFacts, pull: PullFacts): Words {
  const release = releaseName(assessment);
  if (isLeft(assessment)) {
    return {
      title: wording`Missed ${release}, which has departed`,
      more: nextTrain(assessment),
      label: "missed",
    };
  }
  const departs = departsWords(assessment);
  if (pull.state === "open") {
    const freeze = freezeAt(assessment.train.calendar, assessment.observation.now);
    const what = say`It boards when somebody merges it into ${branch} before departure.`;
    return freeze
      ? { title: wording`Frozen until ${freeze.to.toString()}: ${release}`, more: what }
      : { title: wording`Not aboard yet: ${release} departs ${departs}`, more: what };
  }
  return {
    title: wording`Not aboard: ${release} departs ${departs}`,
    more: say`It was merged into ${pull.base}, and ${branch} doesn't have it. It boards when somebody merges or picks it there before departure.`,
  };
}

/** What came to the release branch after the departure. */
export const tooLate = (assessment: Assessment): Boarding => ({
  isLive: false,
  aboard: null,
  title: wording`Missed ${releaseName(assessment)}, which has departed`,
  more: nextTrain(assessment),
  label: "missed",
});

/** By a manager's word. */
const isCounted = ({ gates }: ServiceAssessment, { number }: PullFacts): boolean =>
  gates.some(({ counted }) => counted?.some((one) => one.number === number));

const isLeft = ({ departure, ending }: Assessment): boolean =>
  departure !== undefined || ending !== undefined;
