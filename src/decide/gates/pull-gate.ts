import type { PullFacts } from "../../model/observation.ts";
import type { PullStanding } from "../../model/pulls.ts";
import type { Gate, Link, Readiness } from "../../model/release.ts";
import { ownerName, type Owner } from "../../model/train.ts";

/** Whether one pull request is in the release branch; when not, who can mend it and how. */
export function pullGate(pull: PullFacts, branch: string, owner: Owner): Gate {
  const { number, state, standing } = pull;
  const own: Link = { text: `#${number}`, url: pull.url };
  const say = (readiness: Readiness, reason: string, ...more: readonly Link[]): Gate => ({
    name: `#${number} ${pull.title}`,
    readiness,
    reason,
    links: [own, ...more],
    children: [],
  });
  // A deleted account is nobody to turn to.
  const who = pull.author === "ghost" ? ownerName(owner) : `${pull.author} or ${ownerName(owner)}`;
  if (standing.kind === "unknown") return say("unknown", `#${number}: ${standing.why}`);
  const value: PullStanding = state === "open" ? { kind: "missing" } : standing.value;
  switch (value.kind) {
    case "contained":
      return value.via === null
        ? say("ready", `#${number} is in ${branch}`)
        : say("ready", `#${number} is in ${branch} by ${value.via.text}`, value.via);
    case "reverted":
      return say(
        "blocked",
        `#${number} was reverted by ${value.by.text}: ${who} can merge it again or ${offOf(pull)}`,
        value.by,
      );
    case "missing":
      return say(
        "blocked",
        state === "open"
          ? `#${number} is ${pull.isDraft ? "a draft" : "open"}, not in ${branch}: ${who} can merge it or ${offOf(pull)}`
          : `#${number} is merged into ${pull.base}, not in ${branch}: ${who} can backport it or ${offOf(pull)}`,
      );
  }
}

/** What takes a pull request off the release. */
function offOf({ meantBy, state }: PullFacts): string {
  switch (meantBy) {
    case "milestone":
      return "take it out of the milestone";
    case "label":
      return "take its label off";
    case "base branch":
      return state === "open" ? "close it" : "give it the milestone of a later release";
  }
}
