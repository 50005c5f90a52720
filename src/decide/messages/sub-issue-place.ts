/** Where the sub-issue of a service is opened: in the train repository, or where the train file says so, in its own. */
import type { SubIssuePlace } from "../../model/action.ts";
import { whyUnfit, type Unfit } from "../../model/github/sub-issue-home.ts";
import { isSameName } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { SubIssueFacts } from "../../model/github/sub-issue.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { say, type Text } from "../../model/view/text.ts";
import type { ServiceView } from "../../model/view/view.ts";
import { nameBeside } from "../../text/name-beside.ts";

/**
 * It stays where it was opened.
 * @returns undefined: where it is, or in the train repository; `unknown`: until that can be read none is opened
 */
export function placeOf(
  { subIssues }: Pick<Train, "subIssues">,
  { issue, subIssueHomes }: Pick<Observation, "issue" | "subIssueHomes">,
  service: Service,
  facts: SubIssueFacts | undefined,
): SubIssuePlace | "unknown" | undefined {
  const isWanted = subIssues === "own repository" && !isSameName(service.repo, issue.repo);
  const isThere = facts !== undefined && !isSameName(facts.repo, issue.repo);
  if (!isWanted || isThere) return undefined;
  const home = subIssueHomes?.get(service.id);
  if (home?.kind !== "known") return facts ? undefined : "unknown";
  const unfit = whyUnfit(home.value, issue);
  if (unfit !== null) return { kind: "train repository", why: unfitText(unfit, service) };
  const { repo, repository } = home.value;
  return facts ? undefined : { kind: "own repository", repo, repository };
}

export function subIssueLink(
  { issue, subIssues }: Pick<Observation, "issue" | "subIssues">,
  { id }: Service,
): ServiceView["subIssue"] {
  const facts = subIssues.get(id);
  return facts ? { text: nameBeside(issue, facts), url: facts.url } : null;
}

function unfitText(unfit: Unfit, { repo }: Service): Text {
  switch (unfit) {
    case "other owner":
      return say`This sub-issue is here because ${repo} belongs to another owner, and GitHub links sub-issues only within one owner.`;
    case "other readers":
      return say`This sub-issue is here because different people can read ${repo} and this repository.`;
    case "issues are off":
      return say`This sub-issue is here because issues are switched off in ${repo}. An admin there can switch them on for the next release.`;
    case "archived":
      return say`This sub-issue is here because ${repo} is archived.`;
  }
}
