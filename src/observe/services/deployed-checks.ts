/** Checks of the commit that is deployed, when the release branch has moved on since. */
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { unknown, type Reading } from "../../model/failure.ts";
import type { ReleaseKey, Sha } from "../../model/ids.ts";
import type { CheckFacts } from "../../model/github/checks.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import { isDeployedByOthers } from "../../model/train/drives.ts";
import type { Service } from "../../model/train/train.ts";
import { accountFragment } from "../ask/account.ts";
import { ask, type Put } from "../ask/ask.ts";
import type { BranchRules } from "./branch-rules.ts";
import { checkedCommitShape, checkFragment, readChecks, rollupOf } from "./checks.ts";
import { part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

/** null: nothing rests on them, or they are those of the branch. */
export async function readDeployedChecks(
  github: GitHub,
  of: {
    readonly service: Service;
    readonly release: ReleaseKey;
    readonly tip: Sha | null;
    readonly rules: Reading<BranchRules>;
    readonly production: Reading<readonly DeploymentFacts[]>;
    readonly app: AppIdentity;
  },
): Promise<Reading<CheckFacts> | null> {
  const { service, release, tip, rules, production, app } = of;
  if (service.health?.check === undefined || service.health.check === null) return null;
  if (production.kind === "unknown") return null;
  // Newest first; whether it is the newest attempt decides who judges it.
  const deployed = production.value.find(
    ({ ours, rides }) =>
      isDeployedByOthers(service) ||
      (ours && rides?.issue === release && rides.service === service.id),
  );
  if (!deployed || deployed.commit === tip) return null;
  const { commit } = deployed;
  const select = (put: Put): string =>
    `page: object(oid: ${put("GitObjectID!", commit)}) {
      ... on Commit { oid ${rollupOf(put, null)} } }`;
  const fragments = [checkFragment, accountFragment];
  const [answer] = await ask(github, [{ repo: service.repo, select }], { fragments });
  if (!answer?.ok) return unknown(answer?.failure.message ?? wording`GitHub did not answer`);
  return readChecks(github, {
    repo: service.repo,
    tip: commit,
    commit: part(answer.value, "page", checkedCommitShape),
    rules,
    app,
  });
}
