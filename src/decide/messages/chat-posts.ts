/** What the chat of a release hears of: it follows from what is so, and each is told once. */
import { compareInstants } from "../../model/instants.ts";
import type { Action } from "../../model/action.ts";
import type { ChatPlace, ChatPost } from "../../model/view/chat.ts";
import type { DecisionEntry } from "../../model/record/record.ts";
import { link, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { chats } from "../../model/train/chats.ts";
import { fillTemplate } from "../../model/train/train.ts";
import { headOf, peopleIn } from "./chat-head.ts";
import { fewNames } from "../../text/few.ts";
import type { Say } from "../assessment/messages.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { counted } from "../../model/view/wording.ts";

/** What is older is no news: a chat that was down, or an app that lost its memory, doesn't tell it again. */
const newsFor = Temporal.Duration.from({ hours: 6 });

/**
 * What the chat is still to be told.
 * @param said what is said on the tracking issue, too, and asks or informs somebody
 */
export const posts = (assessment: Assessment, said: readonly Say[]): readonly Action[] =>
  told(assessment, [
    ...decisions(assessment),
    ...(assessment.train.quiet ? [] : progress(assessment)),
    ...questions(assessment, said),
  ]);

/** The last word of the release, which comes after its end. */
export const lastPost = (assessment: Assessment, farewell: Say): readonly Action[] =>
  told(assessment, questions(assessment, [farewell]));

function told(assessment: Assessment, all: readonly ChatPost[]): readonly Action[] {
  const { chats: standings, now } = assessment.observation;
  const recent = all.filter(({ at }) => compareInstants(at.add(newsFor), now) > 0);
  return placesOf(assessment).flatMap((at): readonly Action[] => {
    const { thread, posted, head } = standings[at.chat].memory;
    const known = new Set(posted);
    const fresh = recent.filter(({ key }) => !known.has(key));
    const place = { ...at, head: headOf(assessment, at) };
    // What nobody was told of yet needs no head.
    const isStale = chats[at.chat].isEdited && thread !== null && head !== place.head.print;
    return fresh.length > 0 || isStale ? [{ kind: "post", place, posts: fresh }] : [];
  });
}

/** Where it is told of: in each chat that the train names and the app was given. */
export function placesOf(situation: Situation): readonly ChatPlace[] {
  const { train, plan, observation } = situation;
  const { issue } = observation;
  const name = strong(`${train.name} ${plan.version}`);
  return train.chats
    .filter(({ chat }) => observation.chats[chat].isConnected)
    .map(({ chat, channel }) => ({
      chat,
      channel: fillTemplate(channel, plan.version),
      opening: say`${name} (${link(`#${issue.number}`, issue.url)})`,
      people: peopleIn(situation, chat),
    }));
}

/** Of a quiet train those that people must answer: after a NO-GO all teams vote again. */
function decisions({ record, train, services }: Assessment): readonly ChatPost[] {
  return record.entries.flatMap((entry) => {
    if (entry.kind !== "decision" || (train.quiet && entry.answer !== "no-go")) return [];
    const text = decisionText(entry, services);
    const at = Temporal.Instant.from(entry.at);
    return [milestone(`decision:${entry.comment}`, at, text, true)];
  });
}

function decisionText(
  { answer, by, reason, part }: DecisionEntry,
  services: Assessment["services"],
): Text {
  if (answer === "no-go")
    return say`${strong("NO-GO")} by ${by.login}: ${reason}. All teams must vote again.`;
  if (!part) return say`${strong("GO")} by ${by.login}.`;
  const names = part.services.map((id) => services.get(id)?.service.name ?? id);
  return say`${strong("PARTIAL")} GO by ${by.login} for ${fewNames(names)}.`;
}

function progress(assessment: Assessment): readonly ChatPost[] {
  const { departure } = assessment;
  if (!departure) return [];
  const services = [...assessment.services.values()];
  const left = say`The rollout of ${counted(services.length, "service")} has begun.`;
  return [
    milestone("departure", Temporal.Instant.from(departure.at), left, true),
    ...services.flatMap(liveMilestone),
  ];
}

function liveMilestone({ service, candidate, progress }: ServiceAssessment): readonly ChatPost[] {
  if (progress.kind !== "live") return [];
  const text = say`${strong(service.name)} ${candidate.version} is live.`;
  const one = milestone(`live:${service.id}:${progress.attempt}`, progress.at, text, false);
  return [{ ...one, isSeen: true }];
}

/** What was said before the app lost its memory isn't told again. */
function questions(assessment: Assessment, said: readonly Say[]): readonly ChatPost[] {
  const { observation, holds } = assessment;
  const isForgetful = observation.blindUntil !== null;
  return said
    .filter(({ key }) => !isForgetful || !observation.said.has(key))
    .map(({ key, message }) => ({
      key,
      at: observation.now,
      message,
      isLoud: true,
      ...(holds.some((hold) => isSeen(hold) && hold.question?.key === key) && { isSeen: true }),
    }));
}

const isSeen = ({ cause }: Hold): boolean =>
  cause === "closed" || cause === "failed" || cause === "unreachable" || cause === "not ready";

const milestone = (key: string, at: Temporal.Instant, text: Text, isLoud: boolean): ChatPost => ({
  key,
  at,
  message: [paragraph(text)],
  isLoud,
});
