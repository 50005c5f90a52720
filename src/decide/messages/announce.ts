import { compareInstants } from "../../model/instants.ts";
import type { Part } from "../../model/release/part.ts";
import type { VoidEntry } from "../../model/record/record.ts";
import {
  code,
  joinTexts,
  link,
  paragraph,
  say,
  type Text,
  form,
  plural,
} from "../../model/view/text.ts";
import { ownerName, type Owner } from "../../model/train/train.ts";
import { backInSight } from "./absence.ts";
import { dutyNews } from "./duty.ts";
import { meetingKey, meetingOf } from "./meeting.ts";
import { fewNames } from "../../text/few.ts";
import { tickAnnouncements } from "../answers/announce-ticks.ts";
import { hashOf } from "../../text/hash.ts";
import { remaining } from "../record/taken.ts";
import { missingTeams } from "./missing-teams.ts";
import { managersMentioned, mentionOwner, ownersAndManagers } from "../../text/people.ts";
import { rehearsalNews } from "./rehearsal.ts";
import { replacedNews } from "./announce-replaced.ts";
import { rollbackAnnouncements } from "./announce-rollback.ts";
import { takenBackWords } from "../rollback/words.ts";
import { behindWords, stayingBehind } from "../plan/behind.ts";
import { scheduleNotice } from "./schedule-notice.ts";
import { completionKey } from "../record/complete.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { obstaclesOf } from "../publication/publish-obstacles.ts";
import { voidsOf } from "../record/record.ts";
import { foreignNews } from "../holds/unmanaged-holds.ts";
import { turnNews } from "../guard/turns.ts";
import { overdueQuestions } from "../forecast/overdue.ts";
import { forecastOf } from "../forecast/forecast.ts";
import { clockWords } from "../../text/time-words.ts";
import { unreadLong } from "./unread-long.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { wording, counted } from "../../model/view/wording.ts";

/**
 * What people should hear of, each once: it follows from what is so, not from what just happened, so a crash
 * between the record and the word loses nothing.
 */
export const announcements = (assessment: Assessment): readonly Say[] => [
  ...news(assessment),
  ...(assessment.train.quiet ? [] : departing(assessment)),
  ...tickAnnouncements(assessment),
];

/** What matters beyond the issue: somebody must act, or the release took a turn. Of a quiet train only the former. */
export function news(assessment: Assessment): readonly Say[] {
  const all = allNews(assessment);
  return assessment.train.quiet ? all.filter(({ informs }) => !informs) : all;
}

const allNews = (assessment: Assessment): readonly Say[] => [
  ...backInSight(assessment),
  ...tampering(assessment),
  ...rollbackAnnouncements(assessment),
  ...replacedNews(assessment),
  ...rehearsalNews(assessment),
  ...missingTeams(assessment),
  ...unreadLong(assessment),
  ...leftBehind(assessment),
  ...votesAreIn(assessment),
  ...meeting(assessment),
  ...dutyNews(assessment),
  ...scheduleNotice(assessment.observation, assessment.train),
  ...(assessment.ending
    ? []
    : voidsOf(assessment.record).flatMap((entry) => voided(assessment, entry))),
  ...overdueQuestions(assessment),
  ...turnNews(assessment),
  ...publishQuestions(assessment),
  ...(assessment.ending ? [] : foreignNews(assessment, assessment.go)),
  ...assessment.holds.flatMap(({ question }) =>
    question
      ? [{ kind: "say" as const, key: question.key, message: [paragraph(question.text)] }]
      : [],
  ),
];

/** Asks people by name for what keeps the notes back, each once. */
const publishQuestions = (assessment: Assessment): readonly Say[] =>
  obstaclesOf(assessment).map(({ of, kind, text }) => ({
    kind: "say",
    key: `publish:${of}:${kind.replaceAll(" ", "-")}`,
    message: [paragraph(text)],
  }));

function meeting(assessment: Assessment): readonly Say[] {
  const one = meetingOf(assessment);
  if (!one) return [];
  const { message, informs } = one;
  return [{ kind: "say", key: meetingKey(one), message, ...(informs && { informs }) }];
}

/** A departure is no news any more after that. */
const departingFor = Temporal.Duration.from({ minutes: 15 });

/** Tells everybody whose services the release brings, once, when it departs. */
function departing(assessment: Assessment): readonly Say[] {
  const { departure, ending, plan, train, services, observation } = assessment;
  if (!departure || ending || assessment.rollback.isRunning) return [];
  const left = Temporal.Instant.from(departure.at);
  if (compareInstants(left.add(departingFor), observation.now) < 0) return [];
  const who = mentions([...services.values()].map(({ service }) => service.owner));
  const count = counted(services.size, "service");
  const { end } = forecastOf(assessment);
  const eta =
    end?.kind === "at"
      ? wording` ETA ${clockWords(train.calendar.timeZone, end.at, observation.now)}.`
      : "";
  const text = say`${who}: ${plan.version} is departing with ${count}.${eta} Comment ${code("/hold <reason>")} to stop it.`;
  return [{ kind: "say", key: "departing", message: [paragraph(text)], informs: true }];
}

/** Tells the managers that only their word is missing, once for each set of votes. */
function votesAreIn(assessment: Assessment): readonly Say[] {
  if (!isReady(assessment)) return [];
  const { plan, train, go, record } = assessment;
  // Who hears that a GO is void while all votes stand, hears of both in one message.
  const isNews =
    go.kind === "fallen" && !voidsOf(record).some((entry) => isVoidTold(assessment, entry));
  const who = managersMentioned(train);
  const text = isNews
    ? say`${who}: the GO is void: ${go.why}. All services of ${plan.version} are ready and all votes are in. Comment ${code("/go")} to give the GO again, or ${code("/no-go <reason>")}.`
    : say`${who}: all services of ${plan.version} are ready and all votes are in. Comment ${code("/go")} to give the GO, or ${code("/no-go <reason>")}.`;
  return [{ kind: "say", key: votesKey(assessment), message: [paragraph(text)] }];
}

const isReady = (assessment: Assessment): boolean =>
  assessment.phase.kind === "ready" && obstaclesToGo(assessment).length === 0;

/** Of a set of votes, whoever says them again, and of a GO that fell while they stood. */
function votesKey({ digest, voteStates, go }: Assessment): string {
  const votes = [...voteStates.values()].map((said) => {
    if (said.kind === "waiting") return null;
    return (said.kind === "go" ? said.since : said.vote).comment;
  });
  const fallen = go.kind === "fallen" ? [go.decision.comment] : [];
  return `votes-in:${hashOf(JSON.stringify([digest, votes, ...fallen]))}`;
}

const voidKey = ({ votes, decision }: VoidEntry): string =>
  `void:${hashOf(JSON.stringify([votes, decision]))}`;

const isVoidTold = ({ observation, go }: Assessment, entry: VoidEntry): boolean =>
  go.kind === "fallen" &&
  entry.decision === go.decision.comment &&
  observation.said.has(voidKey(entry));

/** Everybody who spoke has to speak again: the record that knew it was changed by somebody else. */
function tampering(assessment: Assessment): readonly Say[] {
  const { record } = assessment.observation;
  if (record.kind === "kept" && record.spoiled && record.spoiled.by !== null) {
    const text = say`${record.spoiled.by} edited the release record. Nothing is lost: I restored it.`;
    const key = `record-restored:${record.comment}`;
    return [{ kind: "say", key, message: [paragraph(text)], informs: true }];
  }
  if (record.kind !== "tampered") return [];
  const owners = [...assessment.owners.values()].flatMap(({ services }) =>
    services[0] ? [services[0].owner] : [],
  );
  const who = ownersAndManagers(assessment.train, owners);
  const text = say`${who}: ${record.by} edited the release record, so it is ignored. All teams must vote again, then a manager comments ${code("/go")}.`;
  return [{ kind: "say", key: `tampered:${record.comment}`, message: [paragraph(text)] }];
}

/** Tells those whose services a PARTIAL leaves to the next release. */
function leftBehind(assessment: Assessment): readonly Say[] {
  const { part, plan, services } = assessment;
  const behind = stayingBehind(assessment);
  if (!part || behind.length === 0) return [];
  const who = mentions(behind.map(({ service }) => service.owner));
  const what = fewNames(behind.map(({ service, version }) => `${service.name} ${version}`));
  const carried = fewNames([...services.values()].map(({ service }) => service.name));
  const text = plural(
    behind.length,
    form`${who}: this release departs with only ${carried}. ${what} waits for the next release: not deployed and not published with ${plan.version}. A manager can change that with ${code("/no-go <reason>")} before the departure.`,
    form`${who}: this release departs with only ${carried}. ${what} wait for the next release: not deployed and not published with ${plan.version}. A manager can change that with ${code("/no-go <reason>")} before the departure.`,
  );
  return [
    { kind: "say", key: `behind:${part.comment}`, message: [paragraph(text)], informs: true },
  ];
}

/** Each owner once. */
const mentions = (owners: readonly Owner[]): Text => {
  const byName = new Map(owners.map((owner) => [ownerName(owner), [mentionOwner(owner)]]));
  return joinTexts([...byName.values()], ", ");
};

/** Tells the teams that their vote is void, unless they have voted again meanwhile. */
function voided(assessment: Assessment, entry: VoidEntry): readonly Say[] {
  const { voteStates, go, departure } = assessment;
  const lost = [...new Set(entry.votes.map((vote) => vote.owner))].flatMap((name) => {
    const owner = assessment.owners.get(name)?.services[0]?.owner;
    return owner && voteStates.get(name)?.kind === "waiting" ? [owner] : [];
  });
  // After the departure that is a hold, which has its own question.
  const isWithoutGo = !departure && go.kind === "fallen" && go.decision.comment === entry.decision;
  if (lost.length === 0 && !isWithoutGo) return [];
  if (lost.length === 0 && isToldWithVotes(assessment, entry)) return [];
  const managers = managersMentioned(assessment.train);
  const part = isWithoutGo ? go.decision.part : null;
  const word = part ? "PARTIAL" : "GO";
  const fell = say`${managers}: this also voids the ${word}. When the votes are in, comment ${code("/go")} again.`;
  const text =
    lost.length === 0
      ? say`${managers}: the ${word} is void: ${entry.why}. Comment ${code("/go")} again when that is settled.`
      : say`${mentions(lost)}: your vote is void: ${entry.why}. Review it and comment ${code("/go")} again.`;
  const isBoth = lost.length > 0 && isWithoutGo;
  const back = part ? returned(assessment, part) : undefined;
  const message = [text, ...(isBoth ? [fell] : []), ...(back ? [back] : [])].map(paragraph);
  return [{ kind: "say", key: voidKey(entry), message }];
}

/** All votes stand: who hears that they are in hears that the GO is void, too. What a PARTIAL left out has more to tell. */
const isToldWithVotes = (assessment: Assessment, entry: VoidEntry): boolean =>
  assessment.go.kind === "fallen" &&
  !assessment.go.decision.part &&
  !isVoidTold(assessment, entry) &&
  (isReady(assessment) || assessment.observation.said.has(votesKey(assessment)));

/** What a PARTIAL left out is part of the release again when the PARTIAL is void. */
function returned({ services }: Situation, part: Part): Text | undefined {
  const back = [...services.values()].filter(({ service }) => !part.services.includes(service.id));
  if (back.length === 0) return undefined;
  const names = fewNames(back.map(({ service }) => service.name));
  return say`${mentions(back.map(({ service }) => service.owner))}: the whole plan applies again, including ${names}.`;
}

/** The last word of a release whose notes are published. */
export function completion(assessment: Assessment): Say {
  const { plan, observation } = assessment;
  const { trainRelease } = observation;
  const url = trainRelease.kind === "known" ? trainRelease.value?.url : undefined;
  const notes = url === undefined ? say`` : say` Read the ${link(wording`release notes`, url)}.`;
  const count = remaining(assessment).length;
  const taken = takenBackWords(assessment);
  const without = taken === undefined ? "" : ` ${taken}.`;
  const live =
    count === 1
      ? say`its service is live`
      : plural(count, form`${count} service is live`, form`all ${count} services are live`);
  const behind = behindWords(assessment);
  const rest = behind === undefined ? "" : ` ${behind}.`;
  const message = [paragraph(say`${plan.version} is complete: ${live}.${without}${rest}${notes}`)];
  return { kind: "say", key: completionKey, message };
}
