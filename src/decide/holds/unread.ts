/** What can't be read of a service for a while: it passes by itself, and whoever waits for it must know when it doesn't. */
import { compareInstants } from "../../model/instants.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Observation, ServiceFacts } from "../../model/observation.ts";

/** So long nobody needs to know of it. */
const passing = Temporal.Duration.from({ minutes: 30 });

/** The services of which something isn't read that a decision needs, and why; without what lasts, which is asked for at once. */
export const unreadIn = ({
  services,
}: Pick<Observation, "services">): ReadonlyMap<ServiceId, string> =>
  new Map(
    [...services].flatMap(([id, facts]) => {
      if (facts.kind === "unknown") return facts.isLasting ? [] : [[id, facts.why] as const];
      const gap = gapIn(facts.value);
      return gap ? [[id, gap.why] as const] : [];
    }),
  );

function gapIn(facts: ServiceFacts): { readonly why: string } | undefined {
  const { pulls, checks, files, staging, production, runs, release, tag } = facts;
  const parts = [production, pulls, checks, files, staging, runs, release, tag];
  const containments = pulls.kind === "known" ? pulls.value.map((one) => one.containment) : [];
  for (const part of [...parts, ...containments]) {
    if (part.kind === "unknown" && !part.isLasting) return part;
  }
  return undefined;
}

/** Whether what passes by itself has lasted for so long that people are told. */
export const isLong = (since: Temporal.Instant, now: Temporal.Instant): boolean =>
  compareInstants(since.add(passing), now) <= 0;

/** Whether something of the service hasn't been read for so long that its people are told. */
export function isUnreadLong(
  { unreadSince, now }: Pick<Observation, "unreadSince" | "now">,
  id: ServiceId,
): boolean {
  const since = unreadSince?.get(id);
  return since !== undefined && isLong(since, now);
}
