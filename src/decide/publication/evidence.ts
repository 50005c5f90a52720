/** What is written down of a release when it is published: who decided what, on which proof, and what came of it. */
import type { Evidence } from "../../model/release/evidence.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { wordsOf } from "../../model/view/text.ts";
import type { Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { ridesOf } from "../deployments/progress.ts";
import { timelineOf } from "../timeline/timeline.ts";
import { setAsideOf } from "./set-aside.ts";

/** Of a release that is to be published. Nothing of a private service's content is in it. */
export function evidenceOf(
  assessment: Unphased,
  gone: Pick<Evidence, "rolledBack" | "notDeployed">,
): Evidence {
  const { train, plan, observation, revision, digest, record } = assessment;
  const services = [...assessment.services.values()];
  return {
    train: train.name,
    version: plan.version,
    issue: observation.issue.url,
    revision,
    manifest: digest,
    candidates: services.map((assessed) => candidateOf(assessment, assessed)),
    votes: votesOf(assessment),
    decisions: decisionsOf(assessment, record),
    gates: services.flatMap(({ service, gates }) =>
      gates.map(({ name, readiness, reason, links }) => ({
        service: service.id,
        gate: name,
        state: readiness,
        reason,
        links,
      })),
    ),
    waivers: setAsideOf(assessment),
    deployments: services.flatMap((assessed) => deploymentsOf(assessment, assessed)),
    health: services.flatMap(({ service, health, hides }) =>
      (health?.verdict.conditions ?? []).map(({ condition, result, words }) => ({
        service: service.id,
        condition: condition.name,
        result,
        words: hides ? "" : words,
      })),
    ),
    ...gone,
    timeline: timelineOf(assessment).map(({ at, text }) => ({
      at: at.toString(),
      text: wordsOf(text),
    })),
  };
}

function candidateOf(
  { departure, observation }: Unphased,
  { service, candidate, hides }: ServiceAssessment,
): Evidence["candidates"][number] {
  const left = departure?.services.find((one) => one.service === service.id);
  const facts = observation.services.get(service.id);
  const { version, environment, commit } = candidate;
  const shown = hides
    ? { repo: null, url: null, commit: null, previous: null }
    : {
        repo: service.repo,
        url: facts?.kind === "known" ? facts.value.url : null,
        commit,
        previous: left?.previous ?? null,
      };
  return { service: service.id, name: service.name, version, environment, ...shown };
}

/** Every vote that was given, also those that fell. */
function votesOf({ record, voteStates }: Unphased): Evidence["votes"] {
  return record.entries.flatMap((entry) => {
    if (entry.kind !== "vote") return [];
    return entry.owners.map(({ owner, digest }) => {
      const state = voteStates.get(owner);
      const counts = state !== undefined && state.kind !== "waiting" && state.vote === entry;
      const { answer, by, at, reason } = entry;
      return { owner, answer, by: by.login, at, reason, digest, counts };
    });
  });
}

const decisionsOf = ({ go }: Unphased, { entries }: ReleaseRecord): Evidence["decisions"] =>
  entries.flatMap((entry) => {
    if (entry.kind !== "decision") return [];
    const { answer, by, at, reason, digest } = entry;
    const counts = go.kind !== "none" && go.kind !== "fallen" && go.decision === entry;
    return [{ answer, by: by.login, at, reason, digest, counts }];
  });

function deploymentsOf(
  { observation }: Unphased,
  { service, hides }: ServiceAssessment,
): Evidence["deployments"] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return [];
  const production = facts.value.production.value;
  return (["deploy", "rollback"] as const).flatMap((task) =>
    ridesOf(production, { release: observation.release, service, task }).map((one) => ({
      service: service.id,
      task,
      id: one.id,
      attempt: one.rides?.attempt ?? null,
      createdAt: one.createdAt.toString(),
      commit: hides ? null : one.commit,
      states: one.statuses
        .map(({ state, createdAt }) => ({ state, at: createdAt.toString() }))
        .toReversed(),
    })),
  );
}
