/** Whether a service, and the release itself, can be published under its version. */
import { type BranchHistory, nextVersion } from "../../model/release/history.ts";
import type { Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { Observation, ReleaseFacts, ServiceFacts } from "../../model/observation.ts";
import type { Gate } from "../../model/release/release.ts";
import { short } from "../../text/short.ts";
import { gate } from "./gate.ts";
import type { GateRule } from "./rule.ts";
import { releaseWaiver, setAside, waived } from "./waivers.ts";
import type { Waiver } from "./words.ts";
import { wording } from "../../model/view/wording.ts";

const versionGateName = "version";

export const versionRule: GateRule = {
  id: "version",
  needs: "commit",
  judge: (subject, facts, commit) =>
    subject.version === nextVersion
      ? nextVersionGate(subject.observation.histories.get(subject.service.id))
      : setAside(subject, "published", tagGate(facts, commit)),
};

/** Whether the release itself can be published under its version. */
export const releaseGate = (
  { trainRelease, trainTag }: Pick<Observation, "trainRelease" | "trainTag">,
  revision: Sha,
  waivers: readonly Waiver[],
): Gate =>
  waived(tagGate({ release: trainRelease, tag: trainTag }, revision), releaseWaiver(waivers));

/** A version can be released once: better to hear of it before the departure than after. */
export function versionGate(release: Reading<ReleaseFacts | null>): Gate {
  const name = versionGateName;
  if (release.kind === "unknown") return gate(name, "unknown", release.why);
  if (release.value === null) return gate(name, "ready", wording`unused (no tag or release yet)`);
  if (release.value.ours) return gate(name, "ready", wording`published by this release`);
  const taken = gate(name, "blocked", wording`a release of this version exists already`);
  return { ...taken, links: [{ text: wording`release`, url: release.value.url }] };
}

/** The same gate where the version is to follow from what isn't known. */
function nextVersionGate(history: Reading<BranchHistory> | undefined): Gate {
  const reason =
    history?.kind === "unknown"
      ? wording`the next version is not known: ${history.why}`
      : wording`the next version is not known yet`;
  return gate(versionGateName, "unknown", reason);
}

/** GitHub publishes a release at its tag, wherever that is: one at another commit would name the wrong code. */
function tagGate(
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
  const reason = wording`the tag ${tag.value.name} is already at ${at}: delete it, or use another version`;
  const links = url === undefined ? [] : [{ text: at, url: `${url}/commit/${tag.value.commit}` }];
  return gate(own.name, "blocked", reason, links);
}
