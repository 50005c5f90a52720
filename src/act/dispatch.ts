import { createDeploymentStatus } from "../github/resources/deployment-statuses.ts";
import { cancelWorkflowRun, readRun, startWorkflow } from "../github/resources/workflows.ts";
import { fail, type Result } from "../model/failure.ts";
import type { CallOff, CancelRun, Dispatch, Report } from "../model/action.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";
import { wording } from "../model/view/wording.ts";

/**
 * Starts the workflow that does a deployment, once. A request without an answer is repeated only when no run has
 * shown by the end of the settle window. What GitHub refuses is told on the deployment: a person answers with the
 * next attempt.
 */
export const dispatch = (action: Dispatch, tools: Tools): Promise<Outcome> =>
  startOnce(action, tools, () => startWorkflow(tools.github, action));

/** Takes the place of the start, so that none comes after it. One that was requested before is waited for. */
export const callOff = (action: CallOff, tools: Tools): Promise<Outcome> =>
  startOnce(action, tools, () =>
    Promise.resolve(
      fail({
        kind: "conflict",
        message: wording`Called off before ${action.workflow} was started.`,
        hint: "",
        retry: "never",
      }),
    ),
  );

/**
 * Asks once. What has ended meanwhile can't be cancelled, and needn't be. A run that others started is known by an address
 * that anybody may have written: it is left alone unless GitHub says that it is of the commit.
 */
export async function cancelRun(action: CancelRun, tools: Tools): Promise<Outcome> {
  const { run, commit } = action;
  if (commit !== null) {
    const found = await readRun(tools.github, action);
    if (!found.ok && found.failure.retry === "later")
      return { kind: "failed", failure: found.failure };
    if (!found.ok || found.value.commit !== commit || found.value.isOver) return isDone;
  }
  const result = await once(tools, {
    id: `cancel run ${run}`,
    detail: { run },
    refusal: "final",
    request: () => cancelWorkflowRun(tools.github, action),
  });
  switch (result.kind) {
    case "done":
    case "past":
      return isDone;
    case "failed":
      return result.failure.kind === "conflict" ? isDone : result;
    case "open":
    case "fenced":
      return result;
  }
}

async function startOnce(
  action: Dispatch | CallOff,
  tools: Tools,
  request: () => Promise<Result<unknown>>,
): Promise<Outcome> {
  const { deployment, repo, workflow } = action;
  const result = await once(tools, {
    id: `run ${deployment}`,
    detail: { deployment, workflow },
    refusal: "final",
    request,
  });
  const refuse = (why: string): Promise<Outcome> =>
    report(
      {
        kind: "report",
        service: action.service,
        repo,
        deployment,
        state: "error",
        description: why,
        logUrl: null,
      },
      tools,
    );
  switch (result.kind) {
    case "done":
      return isDone;
    case "past":
      // Refused before, and a crash came before the word; or it has begun, and GitHub is late to show it.
      return result.refused === undefined ? isDone : refuse(result.refused);
    case "failed":
      if (result.failure.isLacking) return result;
      return refuse(`${result.failure.message} ${result.failure.hint}`.trim());
    case "open":
    case "fenced":
      return result;
  }
}

/** Says on a deployment what its run says. Twice is no harm. */
export async function report(action: Report, { github }: Tools): Promise<Outcome> {
  const said = await createDeploymentStatus(github, action);
  return said.ok ? isDone : { kind: "failed", failure: said.failure };
}
