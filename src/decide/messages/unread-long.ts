import { link, paragraph, say } from "../../model/view/text.ts";
import { isUnreadLong, unreadIn } from "../holds/unread.ts";
import { isSecret } from "../privacy/confine.ts";
import { concerned } from "../../text/people.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Say } from "../assessment/messages.ts";

const githubStatus = link("githubstatus.com", "https://www.githubstatus.com");

/** Tells whoever waits for a service that GitHub hasn't answered for long, once in each spell. */
export function unreadLong(assessment: Assessment): readonly Say[] {
  const { observation, services, ending, train, holds } = assessment;
  if (ending) return [];
  const asked = new Set(holds.flatMap(({ question }) => (question ? [question.key] : [])));
  const unread = unreadIn(observation);
  return [...services.values()].flatMap((assessed): readonly Say[] => {
    const { service } = assessed;
    const why = unread.get(service.id);
    const since = observation.unreadSince?.get(service.id);
    const isAsked = asked.has(`unreachable:${service.id}`);
    if (why === undefined || !since || isAsked || !isUnreadLong(observation, service.id)) return [];
    const cause = isSecret(observation, service) ? "" : `: ${why.replace(/[.]$/, "")}`;
    const text = say`${concerned(train, [assessed])}: for half an hour not all of ${service.name} could be read${cause}. Unknown never counts as healthy, so the release waits for it. The app retries automatically; if that doesn't help, look at ${githubStatus} and at the repository's settings.`;
    const key = `unread:${service.id}:${since.epochMilliseconds}`;
    return [{ kind: "say", key, message: [paragraph(text)] }];
  });
}
