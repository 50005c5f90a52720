/** What the check run `Release train` says on the commits that are meant for a release. */
import type { Action } from "../../model/action.ts";
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import { issueName } from "../../model/ids.ts";
import { link, list, paragraph, say, type Message } from "../../model/view/text.ts";
import { checkedCommit, type ReleaseCheck } from "../../model/view/release-check.ts";
import type { ReleaseView, ServiceView } from "../../model/view/view.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { aboard, boardingOf, tooLate, type Boarding } from "./boarding.ts";
import { wording } from "../../model/view/wording.ts";

/** One commit and what it is told of one service. */
interface Told {
  readonly facts: ServiceFacts;
  readonly commit: Sha;
  readonly assessed: ServiceAssessment;
  readonly boarding: Boarding;
}

/**
 * On the head of each release branch, and on that of each pull request that is meant for the release and not closed
 * unmerged. It says only what stands in the deployments of the same repository: the release, where its issue is,
 * and how far the repository's own services are. What others wrote of it elsewhere may be for fewer eyes.
 */
export function releaseChecks(assessment: Assessment, view: ReleaseView): readonly Action[] {
  const states = new Map(view.services.map(({ id, state }) => [id, state]));
  const all = [...assessment.services.values()];
  const heads = all.flatMap((one) => headsOf(assessment, one, states.get(one.service.id)));
  const pulls = all.flatMap((one) => pullsOf(assessment, one, states.get(one.service.id)));
  const byCommit = Map.groupBy([...heads, ...pulls], ({ facts, commit }) =>
    checkedCommit(facts.repository, commit),
  );
  const checks = [...byCommit.values()].flatMap((told) => checkOf(assessment, told) ?? []);
  return checks.length === 0 ? [] : [{ kind: "show checks", checks }];
}

/** The commit that is released, and what came to the branch after the departure. */
function headsOf(
  assessment: Assessment,
  assessed: ServiceAssessment,
  state: ServiceView["state"] = "waiting",
): readonly Told[] {
  const facts = factsOf(assessment, assessed);
  if (!facts) return [];
  const boarding = aboard(assessment, assessed, state);
  const { commit } = assessed.candidate;
  const own = boarding && commit !== null ? [{ facts, commit, assessed, boarding }] : [];
  const isLater = assessment.departure && facts.tip !== null && facts.tip !== commit;
  return isLater && commit !== null && facts.tip !== null
    ? [...own, { facts, commit: facts.tip, assessed, boarding: tooLate(assessment) }]
    : own;
}

function pullsOf(
  assessment: Assessment,
  assessed: ServiceAssessment,
  state: ServiceView["state"] = "waiting",
): readonly Told[] {
  const facts = factsOf(assessment, assessed);
  if (!facts || facts.pulls.kind === "unknown") return [];
  return facts.pulls.value.flatMap((pull) => {
    const boarding = boardingOf(assessment, assessed, facts, { pull, state });
    return boarding && pull.head !== undefined
      ? [{ facts, commit: pull.head, assessed, boarding }]
      : [];
  });
}

function factsOf({ observation }: Assessment, { service }: ServiceAssessment) {
  const facts = observation.services.get(service.id);
  return facts?.kind === "known" && !facts.value.isArchived ? facts.value : undefined;
}

/** Services of one repository may share a commit; of what is told of one service twice the branch comes first. */
function checkOf(assessment: Assessment, told: readonly Told[]): ReleaseCheck | undefined {
  const [first] = told;
  if (!first) return undefined;
  const each = [
    ...new Map(told.toReversed().map((one) => [one.assessed.service.id, one])).values(),
  ];
  const boardings = each.toReversed();
  const titles = new Set(boardings.map(({ boarding }) => boarding.title));
  const live = boardings.filter(({ boarding }) => boarding.isLive).length;
  const [only] = titles;
  const { train, plan } = assessment;
  const title =
    titles.size === 1 && only !== undefined
      ? only
      : wording`${live} of ${boardings.length} services live: ${train.name} ${plan.version}`;
  return {
    repo: first.facts.repo,
    repository: first.facts.repository,
    commit: first.commit,
    conclusion: live === boardings.length ? "success" : "neutral",
    title,
    summary: summaryOf(assessment, boardings, titles.size > 1),
    aboard: boardings.flatMap(({ assessed, boarding }) =>
      boarding.aboard === null ? [] : [{ service: assessed.service.id, commit: boarding.aboard }],
    ),
  };
}

/** Below the title of all, which it doesn't repeat. @param areApart what they are titled by themselves differs */
function summaryOf(
  { train, plan, observation }: Assessment,
  told: readonly Told[],
  areApart: boolean,
): Message {
  const { issue } = observation;
  const tracking = link(issueName(issue.repo, issue.number), issue.url);
  const lines = told.map(({ assessed, boarding }) =>
    areApart
      ? say`${boarding.title}. ${boarding.more}`
      : say`${assessed.service.name}: ${boarding.more}`,
  );
  const [first, ...others] = told;
  const own = first && others.length === 0 ? [paragraph(first.boarding.more)] : [list(lines)];
  return [
    ...own,
    paragraph(
      say`The tracking issue of ${train.name} ${plan.version} is ${tracking}. This check is informational and never fails.`,
    ),
  ];
}
