/** The runs of a workflow that does the deployments of a service. */
import type { AppIdentity, GitHub } from "../github/github.ts";
import { listRuns, runsListed, type ListedRun } from "../github/workflows.ts";
import { known, unknown, type Reading } from "../model/failure.ts";
import type { ReleaseKey } from "../model/ids.ts";
import type { DeploymentFacts } from "../model/observation.ts";
import type { ReportedState, RunFacts } from "../model/run.ts";
import type { Service } from "../model/train.ts";

/**
 * The app's own runs, newest first; only read while one of them may say something new about the release: a
 * deployment of it isn't known to have succeeded.
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
  const { drive, repo } = service;
  if (drive.kind !== "dispatch" || production.kind === "unknown") return known([]);
  const isOpen = production.value.some(
    ({ ours, rides, statuses }) =>
      ours &&
      rides?.issue === release &&
      rides.service === service.id &&
      statuses.find((status) => status.ours)?.state !== "success",
  );
  if (!isOpen) return known([]);
  const listed = await listRuns(github, { repo, workflow: drive.workflow });
  if (!listed.ok) {
    const { kind, message } = listed.failure;
    // What isn't there, or may not be read, can't be started either: whoever tries hears why.
    return kind === "forbidden" || kind === "not found" ? known([]) : unknown(message);
  }
  const login = `${app.slug}[bot]`.toLowerCase();
  const own = listed.value.filter(({ actor }) => actor.toLowerCase() === login);
  if (own.length === 0 && listed.value.length >= runsListed) {
    return unknown(
      `${drive.workflow} was run so often by others that the app's own runs don't show`,
    );
  }
  return known(own.map(factsOf));
}

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
