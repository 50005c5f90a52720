/** Whether there is a repository and a branch to take the service from, and the App may do there what it must. */
import { howGranted, splitRepo } from "../../model/ids.ts";
import { gate } from "./gate.ts";
import { factsOf, type GateRule } from "./rule.ts";
import { mayBeShown } from "./visibility-gate.ts";
import { wording } from "../../model/view/wording.ts";

export const repositoryRule: GateRule = {
  id: "repository",
  needs: "nothing",
  judge: (subject) => {
    if (!mayBeShown(subject)) return undefined;
    const { service } = subject;
    const facts = factsOf(subject);
    if (!facts) return gate("repository", "unknown", wording`${service.repo} was not read yet`);
    if (facts.kind === "unknown") return gate("repository", "unknown", facts.why);
    if (!facts.value.isArchived) return undefined;
    const reason = wording`${service.repo} is archived: unarchive it, or remove ${service.id} from the release`;
    return gate("repository", "blocked", reason);
  },
};

export const releaseBranchRule: GateRule = {
  id: "release branch",
  needs: "repository",
  judge: ({ service, commit }, { branch }) =>
    commit === null
      ? gate(
          "release branch",
          "blocked",
          wording`there is no branch ${branch} in ${service.repo}: push it, or restore it where it was deleted`,
        )
      : undefined,
};

/** Better to hear of it before the departure than when it is to be deployed. */
export const permissionRule: GateRule = {
  id: "permission",
  needs: "commit",
  judge: ({ service: { repo, drive } }, { lacking }) => {
    if (lacking.length === 0) return undefined;
    const what = wording`the App lacks ${lacking.join(" and ")} in ${repo}, which drive: ${drive.kind} needs`;
    const reason = `${what}: ${howGranted(splitRepo(repo).owner)}`;
    return gate("permission", "blocked", reason);
  },
};
