import { createDeployment } from "../github/resources/deployments.ts";
import { ensureTag } from "../github/resources/tags.ts";
import type { Deploy } from "../model/action.ts";
import { issueName } from "../model/ids.ts";
import type { Direction } from "../model/release/release.ts";
import { once } from "./once.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/**
 * Creates the deployment of one service, once per attempt. Its tag comes first: that one is left over after a crash
 * in between is no harm.
 */
export async function deploy(action: Deploy, tools: Tools): Promise<Outcome> {
  const { task, service, attempt, commit, tag, repo, environment, version, train, release } =
    action;
  const { rehearsal } = action;
  const result = await once(tools, {
    id:
      rehearsal === undefined
        ? `${task} ${service} ${attempt}`
        : `rehearse ${rehearsal} ${task} ${service} ${attempt}`,
    detail: { task, service, attempt, commit, ...(rehearsal !== undefined && { rehearsal }) },
    // A person answers with the next attempt.
    refusal: "final",
    async request(intent) {
      const tagged = tag === null ? null : await ensureTag(tools.github, { repo, tag, commit });
      if (tagged && !tagged.ok) return tagged;
      return createDeployment(tools.github, {
        repo,
        commit,
        tag,
        environment,
        task,
        description: `${train} ${release}: ${rehearsal === undefined ? "" : "rehearsal, "}${wordsFor[task]}${service} ${version}`,
        payload: {
          train,
          release,
          issue: issueName(tools.observation.issue.repo, tools.observation.issue.number),
          key: tools.observation.release,
          service,
          version,
          commit,
          attempt,
          intent,
          ...(rehearsal !== undefined && { rehearsal: true }),
        },
      });
    },
  });
  switch (result.kind) {
    case "done":
    case "past":
      return isDone;
    // Refused for good: the next look finds that in the journal and asks the owning team.
    case "failed":
      return result.failure.isLacking ? result : { kind: "open", at: tools.clock.now() };
    case "open":
    case "fenced":
      return result;
  }
}

const wordsFor: Readonly<Record<Direction, string>> = { deploy: "", rollback: "back to " };

/** Whether a journal entry is about a deployment, by the journal's name for it. */
export const isDeployIntent = (id: string): boolean => /^(deploy|rollback) /.test(id);

/** The same of a rehearsal. */
export const isRehearsalIntent = (id: string): boolean => id.startsWith("rehearse ");
