/** What people hear of a release that couldn't be read: the chat meanwhile, the issue afterwards. */
import { compareInstants } from "../../model/instants.ts";
import type { Absence, Whereabouts } from "../../model/release/absence.ts";
import type { ChatPost } from "../../model/view/chat.ts";
import { issueName } from "../../model/ids.ts";
import { code, link, paragraph, say, type Message, type Text } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { managersMentioned } from "../../text/people.ts";
import { clockWords } from "../../text/time-words.ts";
import { isDecided } from "../rollout/admission-rules.ts";
import { placesOf } from "./chat-posts.ts";
import type { Assessment, Situation } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";
import { wording } from "../../model/view/wording.ts";

const placesMost = 5;

/** Whom to tell, and where, when the release can't be read any more. */
export function whereaboutsOf(situation: Situation): Whereabouts {
  const { train, plan, observation, services } = situation;
  const { issue } = observation;
  const revision = observation.train.kind === "valid" ? observation.train.revision : null;
  // Readers of a service's repository know of the release by the payload of its deployment.
  const heads = [...services.values()].flatMap(({ candidate: { repo, commit } }) =>
    commit === null ? [] : [{ repo, commit }],
  );
  const own = revision === null ? [] : [{ repo: issue.repo, commit: revision }];
  return {
    managers: managersMentioned(train),
    release: say`${train.name} ${plan.version} (${link(issueName(issue.repo, issue.number), issue.url)})`,
    chats: placesOf(situation),
    commits: isDecided(observation) ? [...own, ...heads].slice(0, placesMost) : [],
  };
}

/**
 * What people are told, once for each time that it isn't seen.
 * @param isGone it will never be seen again
 */
export function outOfSight(
  { managers, release }: Pick<Whereabouts, "managers" | "release">,
  at: { readonly since: Temporal.Instant; readonly now: Temporal.Instant },
  { why, isGone, of }: Pick<Absence, "why" | "of"> & { readonly isGone: boolean },
): ChatPost {
  const since = clockWords("UTC", at.since, at.now);
  const unheard = say`running deployments continue unseen, and ${code("/hold")} and ${code("/rollback")} have no effect. Then the release continues automatically.`;
  const lasting: Readonly<Record<Absence["of"], Text>> = {
    reading: say`${managers}: since ${since} I can't read ${release} on GitHub: ${why} Until that is fixed, nothing new starts, ${unheard}`,
    writing: say`${managers}: since ${since} I can't write to the issue of ${release}: ${why} Until that is fixed, nothing that must be recorded first happens, and the issue is out of date. Then the release continues automatically.`,
    handling: say`${managers}: since ${since} I fail at handling ${release}, because of ${why} I keep trying, at least every five minutes. Until that is fixed, nothing is certain to start, ${unheard} Whoever runs me finds the error in my log; to stop the release meanwhile, stop its pipelines.`,
  };
  const message = isGone
    ? say`${managers}: ${release} has lost its issue: ${why} Nothing new starts, and what was deployed stays as it is. Please look after it by hand.`
    : lasting[of];
  return {
    key: outOfSightKey(at.since),
    at: at.now,
    message: [paragraph(message)],
    isLoud: true,
  };
}

/** What its issue says of a release that could never be looked at: who its managers are isn't known yet. */
export function neverSeen(
  at: { readonly since: Temporal.Instant; readonly now: Temporal.Instant },
  { why, of }: { readonly why: string; readonly of: "reading" | "handling" },
): { readonly key: string; readonly message: Message } {
  const since = clockWords("UTC", at.since, at.now);
  const texts: Readonly<Record<typeof of, Text>> = {
    reading: say`Since ${since} I can't read what I need for this release: ${why} Until that is fixed, nothing starts and commands have no effect. Then the release begins automatically.`,
    handling: say`Since ${since} I fail at handling this release, because of ${why} I keep trying, at least every five minutes. Until that is fixed, nothing starts and commands have no effect. Whoever runs me finds the error in my log.`,
  };
  return { key: outOfSightKey(at.since), message: [paragraph(texts[of])] };
}

const outOfSightKey = (since: Temporal.Instant): string => `out-of-sight:${since.toString()}`;

/** By which it is known that the issue was told of it. */
export const backInSightKey = (since: Temporal.Instant): string =>
  `back-in-sight:${since.epochMilliseconds}`;

/** What happened while nothing of it was seen. */
export function backInSight({ observation, train, services }: Assessment): readonly Say[] {
  const { absence, now } = observation;
  if (!absence) return [];
  const { timeZone } = train.calendar;
  const { since, until, why, of } = absence;
  const what: Readonly<Record<Absence["of"], Text>> = {
    reading: say`I couldn't read this release: ${why} I started nothing in that time.`,
    writing: say`I couldn't write to this issue: ${why}`,
    handling: say`I couldn't handle this release, because of ${why}`,
  };
  const isMeanwhile = (at: Temporal.Instant | null): boolean =>
    at !== null && compareInstants(at, since) >= 0;
  const all = [...services.values()];
  const named = (some: typeof all): string => fewNames(some.map(({ service }) => service.name));
  const went = all.filter(({ progress }) => progress.kind === "live" && isMeanwhile(progress.at));
  const fell = all.filter(
    ({ progress }) => progress.kind === "failed" && isMeanwhile(progress.since),
  );
  const happened = [
    went.length > 0 ? wording` Live since then: ${named(went)}.` : "",
    fell.length > 0 ? wording` Failed since then: ${named(fell)}.` : "",
  ].join("");
  const text = say`${managersMentioned(train)}: from ${clockWords(timeZone, since, now)} to ${clockWords(timeZone, until, now)} ${what[of]}${happened} I am now handling the comments made here in that time, and the release continues automatically.`;
  return [{ kind: "say", key: backInSightKey(since), message: [paragraph(text)] }];
}
