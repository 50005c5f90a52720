/** `/where`: on which train a change is, whether it is live, rolled back, or too late. */
import type { CommentFacts, DeploymentFacts } from "../../model/observation.ts";
import { isSameName, parseReleaseKey, type Sha } from "../../model/ids.ts";
import type { ChangeStanding, FoundChange } from "../../model/release/sought-change.ts";
import type { Reading } from "../../model/failure.ts";
import { code, link, list, paragraph, say, type Text } from "../../model/view/text.ts";
import { nearest } from "../../text/nearest.ts";
import { fewNames } from "../../text/few.ts";
import { short } from "../../text/short.ts";
import { assess } from "../assess/assess.ts";
import { whenWords } from "../calendar/window.ts";
import { readChangeName, type ChangeAsked } from "../../text/change-name.ts";
import { goodDeployments, type GoodDeployment } from "../deployments/previous.ts";
import { isContained } from "../gates/pull-gate.ts";
import { rollbacksIn } from "../record/taken.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { nextTrain, rideWords } from "./where-words.ts";
import { servicesSought } from "./places-sought.ts";
import { done, refused, type Answer } from "./request.ts";
import { wording } from "../../model/view/wording.ts";

/** So many services are told of one by one. */
const placesMax = 5;

/** @returns undefined while it wasn't looked for */
export function answerWhere(
  situation: Situation,
  { id, issue }: CommentFacts,
  rest: string,
): Answer | undefined {
  const asked = readChangeName(rest);
  if (!asked) {
    return refused(
      say`Say which change: ${code("/where #12")}, ${code("/where owner/repository#12")}, or a commit by at least seven digits of its hash.`,
    );
  }
  const services = servicesSought(situation, issue, asked);
  if (services.length === 0) return refused(whyNowhere(situation, asked));
  const sought = situation.observation.answers.sought.get(id);
  if (!sought) return undefined;
  if (sought.kind === "unknown") {
    return refused(
      say`Where ${nameOf(asked)} is can't be read from GitHub at the moment (${sought.why}). Ask again in a minute.`,
    );
  }
  if (sought.value.length === 0) return refused(notFound(situation, asked, services));
  const assessment = assess(situation);
  const texts = sought.value
    .slice(0, placesMax)
    .map((change) => placeText(assessment, change))
    .filter((text) => text !== undefined);
  const left = sought.value.length - texts.length;
  const more =
    left > 0 ? [say`and ${left} more: ${code("/where owner/repository#12")} names one`] : [];
  const [only] = texts;
  return done([], texts.length === 1 && only ? [paragraph(only)] : [list([...texts, ...more])]);
}

/** As it was asked for. */
const nameOf = ({ change, repo = "" }: ChangeAsked): string =>
  change.kind === "pull"
    ? `${repo}#${change.number}`
    : `${repo}${repo === "" ? "" : "@"}${change.digits.slice(0, 12)}`;

/** Of a repository that only some may read nothing is said but that, whatever is in it. */
function whyNowhere({ services, train }: Situation, asked: ChangeAsked): Text {
  const { repo } = asked;
  if (repo === undefined) {
    return say`The repositories of this release are private, so their changes are not shown here. Look at the release branch there.`;
  }
  const isHere = [...services.values()].some(({ service }) => isSameName(service.repo, repo));
  if (isHere) {
    return say`${repo} is private, so its changes are not shown here. Look at its release branch there.`;
  }
  const names = train.services.filter((one) => isSameName(one.repo, repo)).map(({ name }) => name);
  if (names.length > 0) {
    return say`${fewNames(names)} is not part of this release. Ask on the tracking issue of the release that has it.`;
  }
  const repos = [...new Set(train.services.map((one) => one.repo))];
  const near = nearest(repo.toLowerCase(), repos);
  const hint = near === undefined ? say`They are ${fewNames(repos)}.` : say`Did you mean ${near}?`;
  return say`${repo} is not a repository of this train. ${hint}`;
}

function notFound(
  { services }: Situation,
  asked: ChangeAsked,
  searched: readonly ServiceAssessment[],
): Text {
  const repos = [...new Set(searched.map(({ service }) => service.repo))];
  const hides = [...services.values()].some((one) => one.hides);
  const hidden =
    asked.repo === undefined && hides ? wording` Private repositories were not searched.` : "";
  return asked.change.kind === "pull"
    ? say`There is no pull request ${nameOf(asked)} in ${fewNames(repos)}.${hidden}`
    : say`There is no commit ${nameOf(asked)} in ${fewNames(repos)}.${hidden}`;
}

/** One sentence on where it is, and what follows; undefined: the service left the release meanwhile. */
function placeText(assessment: Assessment, change: FoundChange): Text | undefined {
  const assessed = assessment.services.get(change.service);
  if (!assessed) return undefined;
  const name = say`${link(change.text, change.url)} (${assessed.service.name})`;
  return say`${name} ${standingText(assessment, assessed, change)}`;
}

function standingText(
  assessment: Assessment,
  assessed: ServiceAssessment,
  change: FoundChange,
): Text {
  const { pull } = change;
  const isLanded = change.standings.size > 0 || pull?.state === "merged" || pull === null;
  if (pull?.state === "open") return openText(assessment, assessed, change);
  if (!isLanded) return say`was closed without being merged, so no train has it.`;
  const history = historyOf(assessment, assessed, change);
  if (history.live) return liveText(assessment, history.live);
  if (history.unread !== null) {
    return say`can't be placed: whether production has it is not known (${history.unread}).`;
  }
  const aboard = aboardOf(assessment, assessed, change);
  if (aboard.kind === "unknown") {
    return say`can't be placed: whether ${releaseName(assessment)} has it is not known (${aboard.why}).`;
  }
  const back = rolledBackText(assessment, assessed, {
    ...history,
    isAboard: aboard.value === "there",
  });
  if (back) return back;
  switch (aboard.value) {
    case "there":
      return rideWords(assessment, assessed);
    case "reverted":
      return say`was reverted in what ${releaseName(assessment)} releases, so it is not aboard. ${nextTrain(assessment)}`;
    case "absent":
      return absentText(assessment, assessed, change);
  }
}

const releaseName = ({ train, plan }: Assessment): string => `${train.name} ${plan.version}`;

function openText(
  assessment: Assessment,
  assessed: ServiceAssessment,
  { pull }: FoundChange,
): Text {
  const branch = code(branchOf(assessment, assessed));
  const meant = pull ? say`is open: #${pull.number} is not merged yet.` : say`is open.`;
  return isLeft(assessment)
    ? say`${meant} It is too late for ${releaseName(assessment)}, which has departed. ${nextTrain(assessment)}`
    : say`${meant} It boards ${releaseName(assessment)} when it is merged into ${branch} before departure.`;
}

function absentText(
  assessment: Assessment,
  assessed: ServiceAssessment,
  { pull }: FoundChange,
): Text {
  const branch = branchOf(assessment, assessed);
  const where = pull ? say`merged into ${code(pull.base)}, ` : say``;
  const at =
    assessed.candidate.commit === null ? say`` : say` at ${code(short(assessed.candidate.commit))}`;
  if (isLeft(assessment)) {
    return say`is too late for ${releaseName(assessment)}: ${where}not in ${assessed.service.name} ${assessed.candidate.version}${at}. ${nextTrain(assessment)}`;
  }
  return say`is not aboard ${releaseName(assessment)}: ${where}not in ${code(branch)}${at}. It boards when it is merged or picked there before departure.`;
}

const isLeft = ({ departure, ending }: Assessment): boolean =>
  departure !== undefined || ending !== undefined;

function branchOf({ observation }: Assessment, { service }: ServiceAssessment): string {
  const facts = observation.services.get(service.id);
  return facts?.kind === "known" ? facts.value.branch : wording`the release branch`;
}

/** Whether what is released has it, also by what the gate knows of backports. */
function aboardOf(
  { observation }: Assessment,
  { service, candidate }: ServiceAssessment,
  { standings, pull }: FoundChange,
): Reading<ChangeStanding> {
  const { commit } = candidate;
  const standing = commit === null ? undefined : standings.get(commit);
  if (!standing) return { kind: "unknown", why: wording`its commit is not known` };
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.tip !== commit) return standing;
  const { pulls } = facts.value;
  const meant =
    pulls.kind === "known" ? pulls.value.find(({ number }) => number === pull?.number) : undefined;
  return meant && isContained(meant) ? { kind: "known", value: "there" } : standing;
}

interface History {
  /** The deployment since which it runs; null: it doesn't run. */
  readonly live: { readonly since: GoodDeployment; readonly isAtLeast: boolean } | null;
  /** The last deployment that had it; null: none that was read. */
  readonly last: GoodDeployment | null;
  /** Why that isn't known; null: it is. */
  readonly unread: string | null;
}

function historyOf(
  { observation }: Assessment,
  { service }: ServiceAssessment,
  { standings }: FoundChange,
): History {
  const facts = observation.services.get(service.id);
  const good =
    facts?.kind === "known"
      ? goodDeployments(facts.value, service)
      : { kind: "unknown" as const, why: facts?.why ?? wording`it was not read` };
  const none = { live: null, last: null };
  if (good.kind === "unknown") return { ...none, unread: good.why };
  const standingAt = (commit: Sha): Reading<ChangeStanding> | undefined => standings.get(commit);
  const isThere = ({ deployment }: GoodDeployment): boolean => {
    const standing = standingAt(deployment.commit);
    return standing?.kind === "known" && standing.value === "there";
  };
  const [running] = good.value;
  if (!running) return { ...none, unread: null };
  const now = standingAt(running.deployment.commit);
  if (now?.kind === "unknown") return { ...none, unread: now.why };
  if (!isThere(running)) {
    return { live: null, last: good.value.find(isThere) ?? null, unread: null };
  }
  const end = good.value.findIndex((one) => !isThere(one));
  const since = good.value.at(end < 0 ? -1 : end - 1) ?? running;
  const before = end < 0 ? undefined : good.value[end];
  const isKnown = before === undefined || standingAt(before.deployment.commit)?.kind === "known";
  return { live: { since, isAtLeast: !isKnown }, last: since, unread: null };
}

function liveText(
  assessment: Assessment,
  { since: { deployment, at }, isAtLeast }: NonNullable<History["live"]>,
): Text {
  const when = whenWords(assessment.train.calendar, at);
  const version = deployment.version === null ? say`` : say` as ${deployment.version}`;
  const by = trainOf(assessment, deployment);
  const how = say`${version}${by ? say` with ${by}` : say``}`;
  return isAtLeast
    ? say`is live since before ${when}, deployed${how}.`
    : say`is live since ${when}, deployed${how}.`;
}

/** The release of this train that deployed it; undefined: something else did. */
function trainOf(assessment: Assessment, { rides }: DeploymentFacts): Text | undefined {
  const { issue, release } = assessment.observation;
  if (!rides) return undefined;
  if (rides.issue === release) return say`${link(releaseName(assessment), issue.url)}`;
  const key = parseReleaseKey(rides.issue);
  if (key?.repository !== issue.repository) return undefined;
  return say`${link(`#${key.issue}`, `${issue.url.slice(0, issue.url.lastIndexOf("/"))}/${key.issue}`)}`;
}

/** It ran, or this release had it, and production went back to something without it. */
function rolledBackText(
  assessment: Assessment,
  { service, candidate }: ServiceAssessment,
  { last, isAboard }: Pick<History, "last"> & { readonly isAboard: boolean },
): Text | undefined {
  const { train, record, out } = assessment;
  const entry = rollbacksIn(record).findLast(({ services }) =>
    services.some((one) => one.service === service.id),
  );
  if (isAboard && out.has(service.id) && entry) {
    const by = entry.by ? entry.by.login : "Release Train";
    const at = whenWords(train.calendar, Temporal.Instant.from(entry.at));
    const reason = entry.reason === "" ? say`` : say` (${entry.reason})`;
    return say`was rolled back: ${by} took ${service.name} ${candidate.version} out of ${releaseName(assessment)} at ${at}${reason}. ${nextTrain(assessment)}`;
  }
  if (!last || isAboard) return undefined;
  return say`was rolled back: it ran from ${whenWords(train.calendar, last.at)} and is not in production any more. ${nextTrain(assessment)}`;
}
