/** What other systems hear of a release. All of it follows from what is so and written: whoever finds it again finds the same. */
import { compareInstants } from "../../model/instants.ts";
import type { Action } from "../../model/action.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { EventService, ReleaseEvent } from "../../model/release/event.ts";
import type { DecisionEntry, RecordEntry, VoteEntry } from "../../model/record/record.ts";
import type { RollbackEntry } from "../../model/record/ending.ts";
import { ownerName } from "../../model/train/train.ts";
import { wordsOf } from "../../model/view/text.ts";
import type { Assessment } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import type { ReleasePhase } from "../assessment/phase.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { failureWords } from "../deployments/failed-attempts.ts";
import { completedAt } from "../record/complete.ts";
import { rollbackKey } from "../record/taken.ts";

/** Nothing where the train names nobody who would hear it. */
export function emitted(assessment: Assessment): readonly Action[] {
  const { train, plan, phase, services, out } = assessment;
  if (train.webhooks.length === 0) return [];
  const all = [...services.values()];
  const live = all.filter(
    ({ progress, service }) => progress.kind === "live" && !out.has(service.id),
  );
  return [
    {
      kind: "emit",
      receivers: train.webhooks,
      subject: {
        train: train.name,
        version: plan.version,
        state: phase.kind,
        live: live.length,
        services: all.length,
      },
      events: eventsOf(assessment),
    },
  ];
}

/** Oldest first. */
function eventsOf(assessment: Assessment): readonly ReleaseEvent[] {
  const { observation, record, services } = assessment;
  const opened = { ...ofRelease, by: observation.issue.author, at: observation.issue.openedAt };
  const all: readonly ReleaseEvent[] = [
    { ...opened, key: "opened", kind: "opened" },
    ...record.entries.flatMap((entry) => said(assessment, entry)),
    ...[...services.values()].flatMap((assessed) => courseOf(assessment, assessed)),
    ...statesOf(assessment, assessment.phase),
  ];
  return all.toSorted((a, b) => compareInstants(a.at, b.at));
}

const ofRelease = { service: null, by: null, reason: "" } as const;

function said(assessment: Assessment, entry: RecordEntry): readonly ReleaseEvent[] {
  switch (entry.kind) {
    case "vote":
      return [voted(entry)];
    case "decision":
      return [decided(entry)];
    case "departure": {
      const at = Temporal.Instant.from(entry.at);
      return [{ ...ofRelease, key: "departure", kind: "rolling out", at }];
    }
    case "hold":
    case "resume": {
      const { kind, comment, by, reason } = entry;
      const at = Temporal.Instant.from(entry.at);
      const service = serviceIn(assessment, entry.service);
      return [{ key: `${kind}:${comment}`, kind, at, service, by: by.login, reason }];
    }
    case "rollback":
      return [takenBack(entry)];
    case "abort": {
      const { comment, by, reason } = entry;
      const at = Temporal.Instant.from(entry.at);
      return [{ ...ofRelease, key: `abort:${comment}`, kind: "aborted", at, by: by.login, reason }];
    }
    case "confirm":
    case "withdraw":
    case "waive":
    case "waive blocker":
    case "include":
    case "hand over":
    case "undone":
    case "turn":
    case "allow":
    case "retry":
    case "replace":
    case "rehearse":
    case "rehearsed":
    case "release confirm":
    case "release waive":
    case "reschedule":
    case "section edited":
    case "override":
    case "unhealthy":
    case "vouch":
    case "complete":
    case "void":
      return [];
  }
}

const voted = ({ comment, by, at, answer, reason, owners }: VoteEntry): ReleaseEvent => ({
  key: `vote:${comment}`,
  kind: answer === "go" ? "vote go" : "vote no-go",
  at: Temporal.Instant.from(at),
  service: null,
  by: by.login,
  reason,
  owners: owners.map(({ owner }) => owner),
});

const decided = ({ comment, by, at, answer, reason, part }: DecisionEntry): ReleaseEvent => ({
  key: `decision:${comment}`,
  kind: answer,
  at: Temporal.Instant.from(at),
  service: null,
  by: by.login,
  reason,
  ...(part && { part: part.services }),
});

/** What the app takes back by itself has its time from the look that decided it: it goes by what it takes back. */
function takenBack(entry: RollbackEntry): ReleaseEvent {
  const services = entry.services.map(({ service }) => service);
  return {
    key: entry.comment === null ? `rollback:${services.toSorted().join()}` : rollbackKey(entry),
    kind: "rolling back",
    at: Temporal.Instant.from(entry.at),
    service: null,
    by: entry.by?.login ?? null,
    reason: entry.reason,
    ...(!entry.whole && { part: services }),
  };
}

function courseOf(assessment: Assessment, assessed: ServiceAssessment): readonly ReleaseEvent[] {
  const { service, candidate, progress, back, hides } = assessed;
  const step = assessment.rollback.steps.find((one) => one.assessed.service.id === service.id);
  const target = step?.target?.version ?? "";
  const { now } = assessment.observation;
  const about = (version: string, one: Progress & { readonly commit?: string }): EventService =>
    withSource(assessment, assessed, version, one.commit ?? null);
  const ended = (
    one: Progress,
    version: string,
    kinds: { readonly live: ReleaseEvent["kind"]; readonly failed: ReleaseEvent["kind"] },
  ): readonly ReleaseEvent[] => {
    if (one.kind !== "live" && one.kind !== "failed") return [];
    const kind = kinds[one.kind];
    const at = one.kind === "live" ? one.at : one.since;
    const why = one.kind === "live" || hides ? "" : one.why;
    return [
      {
        key: `${kind}:${service.id}:${one.attempt}`,
        kind,
        at: at ?? now,
        ...(at === null && { isPresent: true as const }),
        service: about(version, one),
        by: null,
        reason: one.kind === "failed" ? why || failureWords(one.how) : "",
        attempt: one.attempt,
      },
    ];
  };
  return [
    ...ended(progress, candidate.version, { live: "service deployed", failed: "service failed" }),
    ...ended(back, target, {
      live: "service rolled back",
      failed: "service rollback failed",
    }),
  ];
}

const serviceIn = (assessment: Assessment, id: ServiceId | null): EventService | null => {
  const assessed = id === null ? undefined : assessment.services.get(id);
  if (!assessed) return null;
  const { version, commit } = assessed.candidate;
  return withSource(assessment, assessed, version, commit);
};

/** Where a service comes from is for those who can read the issue and its repository both. */
function withSource(
  { observation }: Assessment,
  { service, hides }: ServiceAssessment,
  version: string,
  commit: string | null,
): EventService {
  const facts = observation.services.get(service.id);
  const url = facts?.kind === "known" && !hides ? facts.value.url : "";
  return {
    id: service.id,
    name: service.name,
    version,
    environment: service.environments.production,
    team: ownerName(service.owner),
    source: url === "" || commit === null ? null : { repository: url, commit },
  };
}

/** What follows from the state alone, and not from something that was written. */
function statesOf(assessment: Assessment, phase: ReleasePhase): readonly ReleaseEvent[] {
  const { observation, digest, rollback } = assessment;
  const { now } = observation;
  switch (phase.kind) {
    case "ready":
      // A new commit makes another release of it, which may be ready as well.
      return [{ ...ofRelease, key: `ready:${digest ?? ""}`, kind: "ready", at: now, ...present }];
    case "on hold":
      return phase.holds.map((hold) => held(assessment, hold));
    case "rolled back": {
      const ends = rollback.steps.flatMap((step) => (step.kind === "done" ? [step.at] : []));
      const begun = Temporal.Instant.from(phase.ending.at);
      const at = ends.reduce((a, b) => (compareInstants(a, b) < 0 ? b : a), begun);
      return [{ ...ofRelease, key: "rolled back", kind: "rolled back", at }];
    }
    case "complete": {
      const at = completedAt(observation);
      const end = { ...ofRelease, key: "complete", kind: "complete" } as const;
      return [at ? { ...end, at } : { ...end, at: now, ...present }];
    }
    case "planning":
    case "no-go":
    case "go":
    case "rolling out":
    case "verifying":
    case "rolling back":
    case "aborted":
      return [];
  }
}

const present = { isPresent: true } as const;

function held({ observation }: Assessment, hold: Hold): ReleaseEvent {
  const { cause, since, question, why } = hold;
  const key = `on hold:${cause}:${question?.key ?? since?.toString() ?? ""}`;
  return {
    ...ofRelease,
    key,
    kind: "on hold",
    at: since ?? observation.now,
    ...(since === undefined && present),
    reason: wordsOf(why),
  };
}
