import type { Text } from "../../model/view/text.ts";
import { ownerName } from "../../model/train/train.ts";
import type {
  ChecklistItem,
  DecisionView,
  HandOverView,
  ReleaseView,
  VoteView,
} from "../../model/view/view.ts";
import { firstEnd } from "../record/complete.ts";
import { goNoGoItems, type GoNoGoState } from "../votes/go-no-go.ts";
import { remaining } from "../record/taken.ts";
import { atHomeTexts, carriesOf } from "../plan/at-home.ts";
import { stayingBehind } from "../plan/behind.ts";
import { planObstacles, planWarnings } from "../starts/plan-check.ts";
import { wayBack } from "../rollback/way-back.ts";
import { rehearsalLine } from "./rehearsal.ts";
import { returnLines } from "../answers/rollback-plan.ts";
import { remainsText } from "../rollback/combination.ts";
import { wayBackText } from "../rollback/words.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { publicationIn } from "../phase/phase.ts";
import { timeWords } from "../health/watch-words.ts";
import { handOvers } from "../record/record.ts";
import { fewNames } from "../../text/few.ts";
import { noticesOf } from "../publication/notices.ts";
import { draftOf } from "../publication/draft.ts";
import { setAsideOf } from "../publication/set-aside.ts";
import { freezesOf } from "./shown-beside.ts";
import { shownOf } from "../deployments/shown-attempts.ts";
import { serviceView } from "./service-view.ts";
import { stateSentence } from "./state.ts";
import { actorsOf } from "./actors.ts";
import { decisionWords } from "./decision-words.ts";
import { focusOf } from "./focus.ts";
import { aboardPulls } from "./aboard-pulls.ts";
import { endedDeployments, pastDeployments } from "./ended-deployments.ts";
import { timelineOf } from "../timeline/timeline.ts";
import { timetableOf } from "./times.ts";
import { forecastOf } from "../forecast/forecast.ts";
import { comingDepartures } from "../calendar/coming.ts";
import { whenWords } from "../calendar/window.ts";
import { departureWords } from "../timetable/departure-words.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Publication } from "../assessment/publication.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { slowness } from "./slowness.ts";
import { wording } from "../../model/view/wording.ts";

/** The release as people see it. */
export function viewOf(assessment: Assessment): ReleaseView {
  const forecast = forecastOf(assessment);
  const end = firstEnd(assessment.observation, assessment.ending);
  return {
    train: assessment.train.name,
    version: assessment.plan.version,
    state: assessment.phase.kind,
    sentence: stateSentence(assessment),
    focus: focusOf(assessment),
    actors: actorsOf(assessment),
    departure: departureWords(assessment),
    services: [...assessment.services.values()].map((assessed) =>
      serviceView(assessment, assessed, forecast),
    ),
    timetable: timetableOf(assessment, forecast),
    checklist: checklistOf(assessment),
    setAside: setAsideOf(assessment),
    votes: votesOf(assessment),
    decision: decisionOf(assessment),
    handedOver: handedOver(assessment),
    behind: stayingBehind(assessment).map(({ service, version }) => ({
      name: service.name,
      version,
      owner: ownerName(service.owner),
    })),
    wayBack: planOfReturn(assessment),
    remains: remainsText(assessment),
    rehearsal: rehearsalLine(assessment),
    digest: assessment.digest?.slice(0, 12) ?? null,
    atHome: atHomeTexts(assessment),
    carries: carriesOf(assessment),
    shown: shownOf(assessment),
    problems: [
      ...planObstacles(assessment),
      ...planWarnings(assessment),
      ...noticesOf(assessment),
      ...slowness(assessment),
    ],
    holds: assessment.holds.map(({ service, why }) => ({ service, why })),
    timeline: timelineOf(assessment),
    ...(end && { firstEnd: end }),
    aboard: aboardPulls(assessment),
    ended: endedDeployments(assessment),
    ...pastDeployments(assessment),
    freezes: freezesOf(assessment),
    coming: comingDepartures(assessment.train, assessment.observation.now),
    notes: draftOf(assessment),
  };
}

/** Of what is over nobody needs a plan. */
function planOfReturn(assessment: Assessment): readonly Text[] {
  if (assessment.phase.kind === "rolling back") return returnLines(assessment);
  return assessment.ending ? [] : wayBack(assessment).map(wayBackText);
}

/** The release's own checklist: each box is proved by what was observed. */
function checklistOf(assessment: Assessment): readonly ChecklistItem[] {
  const { voteStates, go } = assessment;
  const publication = publicationIn(assessment.phase);
  const services = assessment.ending ? [...assessment.services.values()] : remaining(assessment);
  const total = services.length;
  const live = services.filter(
    ({ progress, service }) => progress.kind === "live" && !assessment.out.has(service.id),
  ).length;
  const ready = services.filter((one) => one.readiness === "ready" || isDeployed(one.progress));
  const voted = [...voteStates.values()].filter((one) => one.kind === "go").length;
  const isRequired = assessment.train.teamVotes === "required";
  const word = assessment.part ? "PARTIAL" : "GO";
  return [
    readyBox(services, ready.length),
    counted(
      isRequired ? wording`All teams voted go` : wording`Teams voted (optional)`,
      voted,
      voteStates.size,
    ),
    ...goNoGoItems(assessment).map((one) => goNoGoBox(assessment, one)),
    {
      text: wording`A manager decided ${word}`,
      done: go.kind === "go",
      reason: decisionWords(go),
    },
    counted(wording`All services are live`, live, total),
    ...healthItems(assessment, services, publication),
    {
      text: wording`Release notes are published`,
      done: publication.kind === "done",
      reason: publication.kind === "done" ? wording`published` : wording`not yet`,
    },
  ];
}

/** Nobody should take a service for tested that has no CI. */
function readyBox(services: readonly ServiceAssessment[], ready: number): ChecklistItem {
  const box = counted(wording`All services are ready`, ready, services.length);
  const untested = services.filter(({ service }) => service.requiredChecks === "none");
  if (untested.length === 0) return box;
  const names = fewNames(untested.map(({ service }) => service.name));
  return { ...box, reason: wording`${box.reason}, without CI: ${names}` };
}

function goNoGoBox({ train }: Situation, { item, word }: GoNoGoState): ChecklistItem {
  const { text } = item;
  if (!word) return { text, done: false, reason: wording`a manager can comment /confirm ${text}` };
  const when = whenWords(train.calendar, Temporal.Instant.from(word.at));
  return word.kind === "release confirm"
    ? { text, done: true, reason: wording`confirmed by ${word.by.login}, ${when}` }
    : { text, done: false, reason: wording`waived by ${word.by.login}, ${when}: ${word.reason}` };
}

/** What must be seen after the deployments, where the train file asks for it. */
function healthItems(
  assessment: Assessment,
  services: readonly ServiceAssessment[],
  publication: Publication,
): readonly ChecklistItem[] {
  const { train } = assessment;
  const isDone = publication.kind === "done";
  const watched = services.filter(({ service }) => service.health);
  const tested = watched.filter(({ service }) => service.health?.check);
  const measured = watched.filter(
    ({ service: { health } }) => health?.probe || health?.metrics.length,
  );
  const count = (some: readonly ServiceAssessment[], isTest: boolean): number =>
    some.filter((assessed) => isDone || isGood(assessed, isTest)).length;
  const isOver = isDone || publication.kind === "due" || publication.kind === "waiting";
  return [
    ...(tested.length === 0
      ? []
      : [counted(wording`Smoke tests passed`, count(tested, true), tested.length)]),
    ...(measured.length === 0
      ? []
      : [
          counted(
            wording`Health checks and metrics are healthy`,
            count(measured, false),
            measured.length,
          ),
        ]),
    ...(train.verify === null
      ? []
      : [
          {
            text: wording`Observation period finished`,
            done: isOver,
            reason: watchReason(publication),
          },
        ]),
  ];
}

/** Whether what was seen of a service last is good, of its smoke test or of all else. */
function isGood({ progress, health }: ServiceAssessment, isTest: boolean): boolean {
  if (!isDeployed(progress) || health?.task !== "deploy") return false;
  return health.verdict.conditions.every(
    ({ condition, result }) => (condition.id === "check") !== isTest || result === "good",
  );
}

function watchReason(publication: Publication): string {
  if (publication.kind === "not yet") return wording`not yet`;
  if (publication.kind !== "watched") return wording`finished`;
  return publication.until
    ? wording`until ${timeWords(publication.until)}`
    : wording`some health is unknown`;
}

const counted = (text: string, count: number, total: number): ChecklistItem => ({
  text,
  done: count === total && total > 0,
  reason: wording`${count} of ${total}`,
});

function decisionOf({ go }: Assessment): DecisionView | null {
  if (go.kind === "none" || go.kind === "fallen") return null;
  const { answer, part, by } = go.decision;
  return { word: answer === "no-go" ? "NO-GO" : part ? "PARTIAL" : "GO", by: by.login };
}

function handedOver({ record }: Assessment): HandOverView | null {
  const last = handOvers(record).at(-1);
  return last ? { to: last.to.login, by: last.by.login, reason: last.reason } : null;
}

function votesOf(assessment: Assessment): readonly VoteView[] {
  return [...assessment.owners.values()].map(({ name, services }) => {
    const said = assessment.voteStates.get(name) ?? { kind: "waiting" };
    const vote = said.kind === "waiting" ? null : said.vote;
    return {
      owner: name,
      services: services.map((service) => service.name),
      answer: said.kind,
      by: vote?.by.login ?? null,
      at: vote ? Temporal.Instant.from(vote.at) : null,
      reason: vote?.reason ?? "",
    };
  });
}
