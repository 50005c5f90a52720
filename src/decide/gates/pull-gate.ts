import { derivedFrom } from "../../model/derived.ts";
import type { RepoName } from "../../model/ids.ts";
import type { PullFacts, ServiceFacts } from "../../model/observation.ts";
import type { IncludeEntry } from "../../model/record/record.ts";
import type { Gate, Link, Readiness } from "../../model/release/release.ts";
import { ownerName, type Owner, type Service } from "../../model/train/train.ts";
import { firstOf, gate, openReasons, worst } from "./gate.ts";
import { counted, wording } from "../../model/view/wording.ts";
import { holds, containmentOf } from "./included.ts";
import type { GateRule } from "./rule.ts";
import type { IncludedIn } from "./words.ts";

const pullsGateName = "pull requests";

export const pullRequestsRule: GateRule = {
  id: "pull requests",
  needs: "commit",
  judge: ({ service, words }, facts) =>
    withTwins(pullsGateOf({ facts, service, included: words.included }), facts.twins ?? []),
};

/** All milestones that mean the release count; that there are several is named, since people may look at one alone. */
const withTwins = (judged: Gate, twins: readonly string[]): Gate =>
  twins.length === 0
    ? judged
    : {
        ...judged,
        reason: wording`${judged.reason}; the milestones ${twins.join(" and ")} all count`,
      };

interface Judged {
  readonly facts: ServiceFacts;
  readonly service: Service;
  readonly included: IncludedIn;
}

/** Hundreds of services have thousands of pull requests, and of most of them nothing was read anew. */
const pullsGateOf = derivedFrom(
  ({ facts, service, included }: Judged) => [facts, service, included],
  ({ facts, service, included }): Gate => pullsGate(facts, service, included),
);

/** Whether every pull request that is meant for the release is in its branch, or counts by a manager's word. */
function pullsGate(facts: ServiceFacts, { owner, repo }: Service, included: IncludedIn): Gate {
  const name = pullsGateName;
  if (facts.pulls.kind === "unknown") return gate(name, "unknown", facts.pulls.why);
  const pulls = facts.pulls.value;
  if (pulls.length === 0)
    return gate(name, "ready", wording`no pull request is assigned to this release`);
  const judged = pulls.map((pull) => {
    const entry = countedBy(pull, repo, included);
    const child = entry ? countedGate(pull, entry) : pullGate(pull, facts.branch, owner);
    return { entry, child };
  });
  const children = judged.map(({ child }) => child);
  const said = judged.flatMap(({ entry }) => entry ?? []);
  const open = children.filter((one) => one.readiness !== "ready");
  const inBranch = wording`${counted(pulls.length - said.length, "pull request")} in ${facts.branch}`;
  const words = said.map(countedWords);
  return {
    name,
    readiness: worst(children),
    reason: firstOf(
      open.length > 0
        ? openReasons(open)
        : said.length === pulls.length
          ? words
          : [inBranch, ...words],
    ),
    links: judged.flatMap(({ entry, child }) =>
      entry || child.readiness !== "ready" ? child.links : [],
    ),
    children,
    ...(said.length > 0 && {
      counted: said.map(({ pull, by, reason }) => ({ number: pull, by: by.login, reason })),
    }),
  };
}

/** The word of a manager by which it counts; undefined: it needs none, or there is none that holds. */
function countedBy(
  pull: PullFacts,
  repo: RepoName,
  included: IncludedIn,
): IncludeEntry | undefined {
  const entry = included(repo, pull.number);
  return entry && !isContained(pull) && holds(entry, containmentOf(pull)) ? entry : undefined;
}

/** Whether the rules find it in the release branch. */
export function isContained(pull: PullFacts): boolean {
  const containment = containmentOf(pull);
  return containment.kind === "known" && containment.value.kind === "contained";
}

const countedWords = ({ pull, by, reason }: IncludeEntry): string =>
  wording`#${pull} counted by ${by.login}: ${reason}`;

const countedGate = (pull: PullFacts, entry: IncludeEntry): Gate => ({
  ...gate(nameOf(pull), "ready", countedWords(entry)),
  links: [linkTo(pull)],
});

const nameOf = ({ number, title }: PullFacts): string => `#${number} ${title}`;
const linkTo = ({ number, url }: PullFacts): Link => ({ text: `#${number}`, url });

/** Whether one pull request is in the release branch; when not, who can mend it and how. */
function pullGate(pull: PullFacts, branch: string, owner: Owner): Gate {
  const { number, state } = pull;
  const say = (readiness: Readiness, reason: string, ...more: readonly Link[]): Gate =>
    gate(nameOf(pull), readiness, reason, [linkTo(pull), ...more]);
  // A deleted account is nobody to turn to.
  const who =
    pull.author === "ghost" ? ownerName(owner) : wording`${pull.author} or ${ownerName(owner)}`;
  const containment = containmentOf(pull);
  if (containment.kind === "unknown") return say("unknown", `#${number}: ${containment.why}`);
  const { value } = containment;
  switch (value.kind) {
    case "contained":
      return value.via === null
        ? say("ready", wording`#${number} is in ${branch}`)
        : say("ready", wording`#${number} is in ${branch} by ${value.via.text}`, value.via);
    case "reverted":
      return say(
        "blocked",
        wording`#${number} was reverted by ${value.by.text}. ${who}: merge it again or ${offOf(pull)}`,
        value.by,
      );
    case "missing":
      return say(
        "blocked",
        state === "open"
          ? pull.isDraft
            ? wording`#${number} is still a draft. ${who}: merge it into ${branch} or ${offOf(pull)}`
            : wording`#${number} is still open. ${who}: merge it into ${branch} or ${offOf(pull)}`
          : wording`#${number} is merged into ${pull.base}, but not in ${branch}. ${who}: backport it or ${offOf(pull)}`,
      );
  }
}

/** What takes a pull request off the release. */
function offOf({ meantBy, state }: PullFacts): string {
  switch (meantBy) {
    case "milestone":
      return wording`remove it from the milestone`;
    case "label":
      return wording`remove its label`;
    case "stack":
      return wording`remove it from the stack`;
    case "base branch":
      return state === "open"
        ? wording`close it`
        : wording`give it the milestone of a later release`;
  }
}
