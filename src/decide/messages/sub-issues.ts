import { cut } from "../../model/cut.ts";
import type { Action, SubIssueWish } from "../../model/action.ts";
import { nextVersion } from "../../model/release/history.ts";
import { readBoxes } from "../../model/marks/boxes.ts";
import { linkName } from "../../model/github/links.ts";
import type { SubIssueFacts } from "../../model/github/sub-issue.ts";
import { splitRepo } from "../../model/ids.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { Owner } from "../../model/train/train.ts";
import type { ReleaseView, ServiceView } from "../../model/view/view.ts";
import { unheardEdits } from "../answers/attest.ts";
import { isDeployed, isOnItsWay } from "../deployments/progress-meaning.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { linksOf } from "./issue-links.ts";
import { placeOf } from "./sub-issue-place.ts";

/** What should become of the sub-issues: one for each service of the plan, and none open of any other. */
export function subIssueActions(assessment: Assessment, view: ReleaseView): readonly Action[] {
  const { observation, plan, services } = assessment;
  const { subIssues } = observation;
  const wishes = view.services.flatMap((service) => {
    const assessed = services.get(service.id);
    const facts = subIssues.get(service.id);
    // A closed release opens nothing new.
    if (!assessed || (!facts && observation.issue.state === "closed")) return [];
    const place = placeOf(assessment.train, observation, assessed.service, facts);
    if (place === "unknown") return [];
    // Nor does one of which it isn't known yet whether it rides at all.
    if (!facts && plan.rest && assessed.candidate.version === nextVersion) return [];
    const wish = wishFor(assessment, assessed, service, facts);
    return [place ? { ...wish, place } : wish];
  });
  const isBehind = new Set(assessment.behind.map(({ service }) => service));
  const leftOut = [...subIssues.values()]
    .filter(({ service }) => !services.has(service))
    .map(({ service, title }): SubIssueWish => ({
      service,
      title,
      state: isBehind.has(service) ? "behind" : "left out",
      view: null,
      pending: new Set(),
    }));
  const links = linksOf(assessment).filter((one) => !observation.links.has(linkName(one)));
  return [
    { kind: "tend sub-issues", version: plan.version, wishes: [...wishes, ...leftOut] },
    ...(links.length === 0 ? [] : [{ kind: "link sub-issues", links } as const]),
  ];
}

function wishFor(
  assessment: Assessment,
  assessed: ServiceAssessment,
  view: ServiceView,
  facts: SubIssueFacts | undefined,
): SubIssueWish {
  // While the version isn't known the one that was stays.
  const old = assessed.candidate.version === nextVersion ? facts?.title : undefined;
  return {
    service: view.id,
    title: old ?? titleOf(assessed),
    state: stateFor(assessment, assessed),
    view,
    pending: facts ? pendingBoxes(facts, assessment.record) : new Set(),
  };
}

/** What is being taken back stays open until it is. */
function stateFor(
  { out, rollback, ending }: Assessment,
  assessed: ServiceAssessment,
): SubIssueWish["state"] {
  const { service, progress } = assessed;
  if (out.has(service.id)) {
    if (rollback.isRunning) return "open";
    const step = rollback.steps.find((one) => one.assessed === assessed)?.kind ?? "done";
    if (step === "done" || step === "stays") return "not shipped";
  }
  if (progress.kind === "live") return "live";
  return ending && !isOnItsWay(progress) && !isDeployed(progress) ? "not shipped" : "open";
}

const titleMax = 200;

/** `[backend] Auth Service v2.3.0`. */
function titleOf({ service, candidate: { version } }: ServiceAssessment): string {
  const tail = ` ${/^\d/.test(version) ? "v" : ""}${version}`;
  return cut(`[${shortOwner(service.owner)}] ${service.name}`, titleMax) + tail;
}

const shortOwner = (owner: Owner): string =>
  owner.kind === "team"
    ? owner.team.slice(owner.team.indexOf("/") + 1)
    : splitRepo(owner.repo).name;

/** Until it is known who changed a box, and whether they may, it stays as they left it. */
function pendingBoxes(facts: SubIssueFacts, record: ReleaseRecord): SubIssueWish["pending"] {
  if (facts.edits.kind === "unknown") return new Set(readBoxes(facts.body).keys());
  return new Set(
    unheardEdits(facts, record).flatMap(({ meaning }) => meaning.own.map(({ box }) => box)),
  );
}
