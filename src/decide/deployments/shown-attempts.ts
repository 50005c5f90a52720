/**
 * Attempts of the release that GitHub has shown once, as the tracking issue keeps them. A clean-up may delete a deployment and
 * the app's memory may be lost: then this tells that it was there, so that people are asked and it isn't done again.
 */
import { derived } from "../../model/derived.ts";
import type { ServiceId } from "../../model/ids.ts";
import { readShownMark, shownMark, type ShownAttempt } from "../../model/marks/shown-mark.ts";
import { managedPart } from "../../model/marks/region.ts";
import type { IssueFacts, Observation } from "../../model/observation.ts";
import type { Direction } from "../../model/release/release.ts";
import { ridesOf } from "./progress.ts";
import type { Service, Train } from "../../model/train/train.ts";

const shownIn = derived((issue: IssueFacts) => {
  const shown = readShownMark(managedPart(issue.body));
  const newest = new Map<string, number>();
  for (const { task, service, attempt } of shown?.attempts ?? []) {
    const key = keyOf(task, service);
    newest.set(key, Math.max(attempt, newest.get(key) ?? 0));
  }
  return { release: shown?.release, newest };
});

const keyOf = (task: Direction, service: ServiceId): string => `${task} ${service}`;

/** The number of the newest attempt of this release that was shown; 0: none was. Another release's issue may have been copied. */
export function lastShown(
  { issue, release }: Pick<Observation, "issue" | "release">,
  service: ServiceId,
  task: Direction,
): number {
  const shown = shownIn(issue);
  return shown.release === release ? (shown.newest.get(keyOf(task, service)) ?? 0) : 0;
}

/** The mark of what is to be kept: what was shown before stays, whatever becomes of its deployment. */
export function shownOf({
  observation,
  train,
}: {
  readonly observation: Pick<Observation, "issue" | "release" | "services">;
  readonly train: Pick<Train, "services">;
}): string {
  const attempts = train.services.flatMap((service) =>
    (["deploy", "rollback"] as const).flatMap((task): readonly ShownAttempt[] => {
      const attempt = Math.max(
        lastShown(observation, service.id, task),
        newestIn(observation, service, task),
      );
      return attempt > 0 ? [{ task, service: service.id, attempt }] : [];
    }),
  );
  return attempts.length > 0 ? shownMark(observation.release, attempts) : "";
}

function newestIn(
  { release, services }: Pick<Observation, "release" | "services">,
  service: Service,
  task: Direction,
): number {
  const facts = services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind === "unknown") return 0;
  const rides = ridesOf(facts.value.production.value, { release, service, task });
  return Math.max(0, ...rides.map((one) => one.rides?.attempt ?? 0));
}
