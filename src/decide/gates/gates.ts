import type { Service } from "../../model/train.ts";
import type { BranchHistory } from "../../model/history.ts";
import type { Reading } from "../../model/failure.ts";
import { splitRepo, type Sha } from "../../model/ids.ts";
import type { ReleaseFacts, ServiceFacts } from "../../model/observation.ts";
import type { Gate } from "../../model/release.ts";
import { checksGate } from "./checks-gate.ts";
import { gate } from "./gate.ts";
import type { IncludedIn } from "./included.ts";
import { pullsGate } from "./pull-gate.ts";
import { stagingGate } from "./staging-gate.ts";
import { short } from "../../text/short.ts";

/**
 * What must be proved of a service before it may leave. Missing data is unknown; taking information away
 * never makes a gate ready.
 * @param commit the candidate's commit: every proof is for exactly this one
 */
export function serviceGates(
  service: Service,
  facts: Reading<ServiceFacts> | undefined,
  commit: Sha | null,
  included: IncludedIn,
): readonly Gate[] {
  if (!facts) return [gate("repository", "unknown", `${service.repo} was not read yet`)];
  if (facts.kind === "unknown") return [gate("repository", "unknown", facts.why)];
  const { value } = facts;
  if (value.isArchived) {
    const reason = `${service.repo} is archived: an admin of it can take it out of the archive, or the release goes without ${service.id}`;
    return [gate("repository", "blocked", reason)];
  }
  if (commit === null) {
    return [
      gate("release branch", "blocked", `there is no branch ${value.branch} in ${service.repo}`),
    ];
  }
  return [
    pullsGate(value, service, included),
    checksGate(value.checks, service.requiredChecks, commit, service.health?.check),
    stagingGate(value, service, commit),
    tagGate(value, commit),
    ...permissionGate(value, service),
  ];
}

/** Better to hear of it before the departure than when it is to be deployed. */
function permissionGate({ lacking }: ServiceFacts, { repo, drive }: Service): readonly Gate[] {
  if (lacking.length === 0) return [];
  const what = `the App lacks ${lacking.join(" and ")} in ${repo}, which drive: ${drive.kind} takes`;
  const reason = `${what}: whoever runs the App asks for it in the App's settings, and an owner of ${splitRepo(repo).owner} accepts it`;
  return [gate("permission", "blocked", reason)];
}

export const versionGateName = "version";

/** A version can be released once: better to hear of it before the departure than after. */
export function versionGate(release: Reading<ReleaseFacts | null>): Gate {
  const name = versionGateName;
  if (release.kind === "unknown") return gate(name, "unknown", release.why);
  if (release.value === null) return gate(name, "ready", "not released yet");
  if (release.value.ours) return gate(name, "ready", "released by this train");
  const taken = gate(name, "blocked", "a release of this version exists already");
  return { ...taken, links: [{ text: "release", url: release.value.url }] };
}

/** The same gate where the version is to follow from what isn't known. */
export function nextVersionGate(history: Reading<BranchHistory> | undefined): Gate {
  const why = history?.kind === "unknown" ? `: ${history.why}` : " yet";
  return gate(versionGateName, "unknown", `the next version is not known${why}`);
}

/** GitHub publishes a release at its tag, wherever that is: one at another commit would name the wrong code. */
export function tagGate(
  { release, tag, url }: Pick<ServiceFacts, "release" | "tag"> & { readonly url?: string },
  commit: Sha,
): Gate {
  const own = versionGate(release);
  if (own.readiness !== "ready") return own;
  if (tag.kind === "unknown") return gate(own.name, "unknown", tag.why);
  // Its own release made the tag, or took what was there.
  if (release.kind === "known" && release.value) return own;
  if (tag.value === null || tag.value.commit === commit) return own;
  const at = short(tag.value.commit);
  const reason = `the tag ${tag.value.name} is at ${at} already: delete it, or take another version`;
  const links = url === undefined ? [] : [{ text: at, url: `${url}/commit/${tag.value.commit}` }];
  return gate(own.name, "blocked", reason, links);
}
