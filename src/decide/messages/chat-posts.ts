/** What the chat of a release hears of: it follows from what is so, and each is told once. */
import type { Action } from "../../model/action.ts";
import type { ChatPlace, ChatPost } from "../../model/view/chat.ts";
import type { DecisionEntry } from "../../model/record/record.ts";
import { link, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { fillTemplate } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import type { Say } from "../assessment/messages.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** What is older is no news: a chat that was down, or an app that lost its memory, doesn't tell it again. */
const newsFor = Temporal.Duration.from({ hours: 6 });

/**
 * What the chat is still to be told.
 * @param said what is said on the tracking issue, too, and asks or informs somebody
 */
export const posts = (assessment: Assessment, said: readonly Say[]): readonly Action[] =>
  told(assessment, [
    ...decisions(assessment),
    ...progress(assessment),
    ...questions(assessment, said),
  ]);

/** The last word of the release, which comes after its end. */
export const lastPost = (assessment: Assessment, farewell: Say): readonly Action[] =>
  told(assessment, questions(assessment, [farewell]));

function told(assessment: Assessment, all: readonly ChatPost[]): readonly Action[] {
  const { chat, now } = assessment.observation;
  const posted = new Set(chat.memory.posted);
  const fresh = all
    .filter(({ key }) => !posted.has(key))
    .filter(({ at }) => Temporal.Instant.compare(at.add(newsFor), now) > 0);
  if (fresh.length === 0) return [];
  const place = placeOf(assessment);
  return place ? [{ kind: "post", place, posts: fresh }] : [];
}

/** null: it is told of nowhere. */
export function placeOf({ train, plan, observation }: Situation): ChatPlace | null {
  if (!train.chat || !observation.chat.isConnected) return null;
  const { issue } = observation;
  const channel = fillTemplate(train.chat.channel, plan.version);
  const opening = say`${strong(`${train.name} ${plan.version}`)}: ${link(`#${issue.number}`, issue.url)}`;
  return { channel, opening };
}

function decisions({ record }: Assessment): readonly ChatPost[] {
  return record.entries.flatMap((entry) => {
    if (entry.kind !== "decision") return [];
    const text = decisionText(entry);
    return [milestone(`decision:${entry.comment}`, Temporal.Instant.from(entry.at), text, true)];
  });
}

function decisionText({ answer, by, reason, part }: DecisionEntry): Text {
  if (answer === "no-go") return say`${strong("NO-GO")} by ${by.login}: ${reason}.`;
  if (!part) return say`${strong("GO")} by ${by.login}.`;
  return say`${strong("PARTIAL")} GO by ${by.login} for ${fewNames(part.services)}.`;
}

function progress(assessment: Assessment): readonly ChatPost[] {
  const { departure } = assessment;
  if (!departure) return [];
  const services = [...assessment.services.values()];
  const counted = services.length === 1 ? "1 service" : `${services.length} services`;
  const left = say`The rollout of ${counted} has begun.`;
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
