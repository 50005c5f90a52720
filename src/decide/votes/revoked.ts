import type { ServiceId } from "../../model/ids.ts";
import type { ReleaseRecord, WithdrawEntry } from "../../model/record/record.ts";
import type { ServiceGate } from "../../model/release/release.ts";
import { departureOf, lastDecision, voidsOf } from "../record/record.ts";
import { throughDependencies } from "../plan/manifest.ts";
import { newest } from "../gates/newest-red.ts";
import type { RedCheck, ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * By owner, what was lost last of all that consent to its services, and to what they wait for, rested on: an item that
 * was attested and taken back, or that nothing blocked them. What is live rests on nothing any more.
 */
export function revokedBy({
  services,
  owners,
  train,
  record,
}: Situation): ReadonlyMap<string, RedCheck> {
  const revoked = record.entries.filter((entry) => entry.kind === "withdraw");
  const goSince = goGivenAt(record);
  if (revoked.length === 0 && goSince === undefined) return new Map();
  const items = new Map(train.checklist.map(({ id, text }) => [id, text]));
  const own = ({ service, progress, gates }: ServiceAssessment): RedCheck | null =>
    progress.kind === "live"
      ? null
      : newest([
          ...revoked
            .filter((entry) => entry.service === service.id)
            .map((entry) => {
              const item = items.get(entry.item);
              return item === undefined ? null : changeOf(entry, item, service.name);
            }),
          goSince ? blockedSince(gates, service.name, goSince) : null,
        ]);
  const all: ReadonlyMap<ServiceId, RedCheck | null> = throughDependencies(
    [...services.values()],
    (assessed: ServiceAssessment, below: readonly (RedCheck | null)[]) =>
      newest([own(assessed), ...below]),
  );
  return new Map(
    [...owners.values()].flatMap(({ name, services }) => {
      const last = newest(services.map(({ id }) => all.get(id) ?? null));
      return last ? [[name, last] as const] : [];
    }),
  );
}

/** When the GO was said that the release is about to leave with; undefined: there is none, or it has left. */
function goGivenAt(record: ReleaseRecord): Temporal.Instant | undefined {
  const decision = lastDecision(record);
  if (decision?.answer !== "go" || departureOf(record)) return undefined;
  const isVoid = voidsOf(record).some((entry) => entry.decision === decision.comment);
  return isVoid ? undefined : Temporal.Instant.from(decision.at);
}

/** No GO is accepted for what is blocked: whatever blocks a service that has one is newer, and nobody knew of it. */
function blockedSince(
  gates: readonly ServiceGate[],
  service: string,
  at: Temporal.Instant,
): RedCheck | null {
  const blockers = gates.find(({ id }) => id === "blockers");
  const newer = blockers?.children.find(({ readiness }) => readiness === "blocked");
  return newer ? { at, text: wording`${newer.name} blocks ${service}` } : null;
}

const changeOf = ({ by, at }: WithdrawEntry, item: string, service: string): RedCheck => ({
  at: Temporal.Instant.from(at),
  text: by
    ? wording`${by.login} withdrew ${item} of ${service}`
    : wording`${item} of ${service} was confirmed for another commit`,
});
