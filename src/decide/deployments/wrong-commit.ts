/** Deployments that GitHub made for another commit than the app asked for: a branch was named like the tag, say. */
import type { Report } from "../../model/action.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { short } from "../../text/short.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** What went wrong with a deployment of ours; undefined: it is of the commit that was asked for. */
export function whyWrongCommit({
  id,
  ours,
  rides,
  wanted,
  commit,
}: DeploymentFacts): string | undefined {
  if (!ours || !rides || wanted === null || wanted === commit) return undefined;
  return wording`GitHub made deployment ${id} for ${short(commit)} instead of ${short(wanted)}: stop what deploys it`;
}

/** The app says so on the deployment itself, once: pipelines may look there. */
export const reportsOnWrongCommits = ({ observation, services }: Situation): readonly Report[] =>
  [...services.values()].flatMap(({ service }) => {
    const facts = observation.services.get(service.id);
    if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
    return facts.value.production.value
      .filter(({ rides }) => rides?.issue === observation.release && rides.service === service.id)
      .flatMap((one): readonly Report[] => {
        const why = whyWrongCommit(one);
        const isSaid = one.statuses.some(({ ours, state }) => ours && state === "error");
        if (why === undefined || isSaid) return [];
        return [
          {
            kind: "report",
            service: service.id,
            repo: service.repo,
            deployment: one.id,
            state: "error",
            description: why,
            logUrl: null,
          },
        ];
      });
  });
