import type { ReleaseRecord } from "../model/record.ts";
import type { Text } from "../model/text.ts";
import { ownerName } from "../model/train.ts";
import type {
  ChecklistItem,
  ReleaseView,
  ServiceState,
  ServiceView,
  VoteView,
} from "../model/view.ts";
import type { Progress } from "./progress.ts";
import type { Publication } from "./publish.ts";
import type { Rider, Situation } from "./situation.ts";
import { stateOf } from "./state.ts";
import { goStateOf, standingOf } from "./votes.ts";

/** The release as people see it. */
export function viewOf(
  situation: Situation,
  record: ReleaseRecord,
  publication: Publication,
  problems: readonly Text[],
): ReleaseView {
  const { state, sentence } = stateOf(situation, record, publication);
  return {
    train: situation.train.name,
    version: situation.plan.version,
    state,
    sentence,
    services: situation.riders.map((rider) => serviceView(situation, rider)),
    checklist: checklistOf(situation, record, publication),
    votes: votesOf(situation, record),
    digest: situation.digest?.slice(0, 12) ?? null,
    problems,
  };
}

function serviceView(situation: Situation, rider: Rider): ServiceView {
  const { service, candidate, progress } = rider;
  const facts = situation.observation.services.get(service.id);
  const repoUrl = facts?.kind === "known" ? facts.value.url : "";
  const { commit } = candidate;
  return {
    id: service.id,
    name: service.name,
    repoUrl,
    version: candidate.version,
    commit:
      commit === null || repoUrl === ""
        ? null
        : { sha: commit, url: `${repoUrl}/commit/${commit}` },
    owner: ownerName(service.owner),
    dependsOn: candidate.dependsOn,
    state: serviceState(progress),
    readiness: rider.readiness,
    gates: rider.gates,
    deployment:
      "logUrl" in progress && progress.logUrl !== null
        ? { text: "log", url: progress.logUrl }
        : null,
    // Only what doesn't move by itself: the issue is written when something changes, not each minute.
    duration: progress.kind === "live" ? progress.at.since(progress.since) : null,
  };
}

const serviceState = (progress: Progress): ServiceState =>
  progress.kind === "unknown" ? "waiting" : progress.kind;

/** The release's own checklist: each box is proved by what was observed. */
function checklistOf(
  situation: Situation,
  record: ReleaseRecord,
  publication: Publication,
): readonly ChecklistItem[] {
  const { riders, owners, train } = situation;
  const total = riders.length;
  const ready = riders.filter((one) => one.readiness === "ready" || one.progress.kind === "live");
  const voted = [...owners.values()].filter(
    (part) => standingOf(situation, record, part).kind === "go",
  );
  const live = riders.filter((one) => one.progress.kind === "live").length;
  const go = goStateOf(situation, record);
  return [
    {
      text: "All services are ready",
      done: ready.length === total && total > 0,
      reason: `${ready.length} of ${total}`,
    },
    {
      text: train.teamVotes === "required" ? "All teams voted go" : "Teams voted (optional)",
      done: voted.length === owners.size && owners.size > 0,
      reason: `${voted.length} of ${owners.size}`,
    },
    {
      text: "A manager decided GO",
      done: go.kind === "go",
      reason: go.kind === "none" ? "not yet" : go.kind === "fallen" ? go.why : go.decision.by.login,
    },
    {
      text: "All services are live",
      done: live === total && total > 0,
      reason: `${live} of ${total}`,
    },
    {
      text: "Release notes are published",
      done: publication.kind === "done",
      reason: publication.kind === "done" ? "published" : "not yet",
    },
  ];
}

function votesOf(situation: Situation, record: ReleaseRecord): readonly VoteView[] {
  return [...situation.owners.values()].map((part) => {
    const standing = standingOf(situation, record, part);
    const vote = standing.kind === "waiting" ? null : standing.vote;
    const names = situation.riders
      .filter((rider) => part.services.includes(rider.service.id))
      .map((rider) => rider.service.name);
    return {
      owner: part.name,
      services: names,
      answer: standing.kind,
      by: vote?.by.login ?? null,
      at: vote ? Temporal.Instant.from(vote.at) : null,
      reason: vote?.reason ?? "",
    };
  });
}
