import type { ServiceId } from "../../model/ids.ts";
import type { ReleaseRecord, WithdrawEntry } from "../../model/record.ts";
import { throughDependencies } from "../plan/manifest.ts";
import { newest } from "../gates/newest-red.ts";
import type { RedCheck, Rider, Situation } from "../situation.ts";

/**
 * By owner, what was taken back last of all that its services, and what they wait for, were attested with: consent
 * given before rested on it. What is live rests on nothing any more.
 */
export function withdrawalsOf(
  { riders, owners, train }: Situation,
  { entries }: ReleaseRecord,
): ReadonlyMap<string, RedCheck> {
  const withdrawn = entries.filter((entry) => entry.kind === "withdraw");
  if (withdrawn.length === 0) return new Map();
  const items = new Map(train.checklist.map(({ id, text }) => [id, text]));
  const own = ({ service, progress }: Rider): RedCheck | null =>
    progress.kind === "live"
      ? null
      : newest(
          withdrawn
            .filter((entry) => entry.service === service.id)
            .map((entry) => {
              const item = items.get(entry.item);
              return item === undefined ? null : changeOf(entry, item, service.name);
            }),
        );
  const all: ReadonlyMap<ServiceId, RedCheck | null> = throughDependencies(
    [...riders.values()],
    (rider: Rider, below: readonly (RedCheck | null)[]) => newest([own(rider), ...below]),
  );
  return new Map(
    [...owners.values()].flatMap(({ name, services }) => {
      const last = newest(services.map(({ id }) => all.get(id) ?? null));
      return last ? [[name, last] as const] : [];
    }),
  );
}

const changeOf = ({ by, at }: WithdrawEntry, item: string, service: string): RedCheck => ({
  at: Temporal.Instant.from(at),
  text: by
    ? `${by.login} took back ${item} of ${service}`
    : `${item} of ${service} was for another commit`,
});
