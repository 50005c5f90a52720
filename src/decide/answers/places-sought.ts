/** Where the change that a `/where` asks for may be, and what must be read to tell. */
import { isSameName } from "../../model/ids.ts";
import { emptyRecord } from "../../model/record/record.ts";
import type { Observation } from "../../model/observation.ts";
import type { ChangePlace, ChangeQuestion } from "../../model/release/sought-change.ts";
import { plannedScene } from "../assess/planned.ts";
import { readChangeName, type ChangeAsked } from "../../text/change-name.ts";
import { pendingCommands } from "../commands/pending.ts";
import { goodDeployments } from "../deployments/previous.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** So many are answered at one look; the others at the next ones. */
const questionsMax = 5;

/** What must be read for those that wait for an answer. */
export function changesToFind(observation: Observation): readonly ChangeQuestion[] {
  const record = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const asked = pendingCommands(observation.comments, record).flatMap(({ comment, command }) =>
    command.kind === "command" && command.name === "where" && !comment.edited
      ? [{ comment, change: readChangeName(command.rest) }]
      : [],
  );
  if (asked.length === 0) return [];
  const situation = plannedScene(observation, record)?.(record);
  if (!situation) return [];
  return asked
    .flatMap(({ comment, change }) => {
      const services = change ? servicesSought(situation, comment.issue, change) : [];
      if (!change || services.length === 0) return [];
      const places = services.map((one) => placeOf(situation, one));
      return [{ comment: comment.id, change: change.change, places }];
    })
    .slice(0, questionsMax);
}

/**
 * The services in whose repositories a change is looked for: those that everybody who reads the issue may read. On a
 * sub-issue its own service is meant where no other is named.
 */
export function servicesSought(
  situation: Situation,
  issue: number,
  { repo }: ChangeAsked,
): readonly ServiceAssessment[] {
  const { services, observation } = situation;
  const open = [...services.values()].filter(({ hides }) => !hides);
  if (repo !== undefined) return open.filter(({ service }) => isSameName(service.repo, repo));
  const own = open.filter(({ service }) => observation.subIssues.get(service.id)?.key === issue);
  return own.length > 0 ? own : open;
}

function placeOf(
  { observation }: Situation,
  { service, candidate }: ServiceAssessment,
): ChangePlace {
  const facts = observation.services.get(service.id);
  const good = facts?.kind === "known" ? goodDeployments(facts.value, service) : facts;
  const deployed = good?.kind === "known" ? good.value : [];
  return {
    service: service.id,
    repo: service.repo,
    released: candidate.commit,
    deployed: deployed.map(({ deployment, at }) => ({ commit: deployment.commit, at })),
  };
}
