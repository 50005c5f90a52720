/** The runs of a workflow that does the deployments of a service. */
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { listRuns, type ListedRun } from "../../github/resources/workflows.ts";
import { workflowOf } from "../../model/train/drives.ts";
import { known, unknownBy, type Reading } from "../../model/failure.ts";
import { isSameName, type ReleaseKey } from "../../model/ids.ts";
import { wholeOf } from "../../model/listing.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReportedState, RunFacts } from "../../model/github/run.ts";
import type { Service } from "../../model/train/train.ts";

/**
 * The app's own runs since the release first deployed the service, newest first. Also of a deployment that has come to
 * its end: a run may be run again at any time, and tells another end then ("Re-running workflows and jobs", GitHub docs).
 * What can't be read or wasn't read whole is unknown: that no run is among them would start a second one.
 */
export async function readRuns(
  github: GitHub,
  app: AppIdentity,
  of: {
    readonly release: ReleaseKey;
    readonly service: Service;
    readonly production: Reading<readonly DeploymentFacts[]>;
  },
): Promise<Reading<readonly RunFacts[]>> {
  const { release, service, production } = of;
  const workflow = workflowOf(service);
  if (workflow === null || production.kind === "unknown") return known([]);
  const since = oldestOf(
    production.value.filter(
      ({ ours, rides }) => ours && rides?.issue === release && rides.service === service.id,
    ),
  );
  if (!since) return known([]);
  const listed = await listRuns(github, { repo: service.repo, workflow, since });
  if (!listed.ok) return unknownBy(listed.failure);
  const runs = wholeOf(listed.value);
  if (runs.kind === "unknown") {
    const why = `${workflow} was started so often since that its runs can't be told apart: ${runs.why}.`;
    // Those who started them don't go away: only people can say what became of it.
    return { kind: "unknown", why, isLasting: true };
  }
  const login = `${app.slug}[bot]`;
  return known(runs.value.filter(({ actor }) => isSameName(actor, login)).map(factsOf));
}

const oldestOf = (deployments: readonly DeploymentFacts[]): Temporal.Instant | undefined =>
  deployments
    .map(({ createdAt }) => createdAt)
    .toSorted((a, b) => Temporal.Instant.compare(a, b))[0];

const factsOf = ({ id, url, commit, createdAt, status, conclusion }: ListedRun): RunFacts => ({
  id,
  url,
  commit,
  createdAt,
  state: stateOf(status, conclusion),
  word: conclusion ?? status,
});

/** A run that was cancelled, skipped or left alone has deployed nothing that anybody vouches for. */
function stateOf(status: string, conclusion: string | null): ReportedState {
  if (status !== "completed") return status === "in_progress" ? "in_progress" : "queued";
  switch (conclusion) {
    case "success":
      return "success";
    case "failure":
    case "timed_out":
    case "startup_failure":
      return "failure";
    case null:
    default:
      return "error";
  }
}
