import { createDeployment } from "../github/deployments.ts";
import type { Deploy } from "../model/action.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Creates the deployment of one service, once per attempt. */
export async function deploy(action: Deploy, tools: Tools): Promise<Outcome> {
  const { service, attempt, commit, repo, environment, version, train, release } = action;
  const result = await once(tools, {
    id: deployIntentId(service, attempt),
    detail: { service, attempt, commit },
    // A person answers with the next attempt.
    refusal: "final",
    request: (intent) =>
      createDeployment(tools.github, {
        repo,
        commit,
        environment,
        description: `${train} ${release}: ${service} ${version}`,
        payload: {
          train,
          release,
          issue: tools.observation.release,
          service,
          version,
          attempt,
          intent,
        },
      }),
  });
  switch (result.kind) {
    case "done":
    case "past":
      return isDone;
    // Refused for good: the next look finds that in the journal and asks the owning team.
    case "failed":
      return { kind: "open", at: tools.clock.now() };
    case "open":
    case "fenced":
      return result;
  }
}

const prefix = "deploy ";

/** The journal's name for one attempt. */
const deployIntentId = (service: string, attempt: number): string =>
  `${prefix}${service} ${attempt}`;

/** Whether a journal entry is about a deployment. */
export const isDeployIntent = (id: string): boolean => id.startsWith(prefix);
