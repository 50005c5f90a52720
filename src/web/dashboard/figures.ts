/**
 * The five figures of DORA ("DORA's software delivery performance metrics", dora.dev/guides/dora-metrics), from deployments as
 * GitHub has them. What they count is told in `docs/release-manager.md`.
 */
import type { EndedDeployment } from "../../model/view/seen-on-github.ts";
import type { ShownRelease } from "../../model/view/page.ts";

/** What a release has seen of them. */
interface Seen {
  readonly shown: Pick<ShownRelease, "page" | "ended">;
}

/** null: there is nothing that it could be told from. */
export interface Figures {
  /** How many deployments to production ended, without rollbacks. */
  readonly deployments: number;
  /** Median, from the merge of a pull request until it is live. */
  readonly changeLeadSeconds: number | null;
  /** Good deployments in a week. */
  readonly deploymentsPerWeek: number | null;
  /** Median, from a failed deployment until production is good again. */
  readonly recoverySeconds: number | null;
  /** Share of the deployments that failed or were rolled back, from 0 to 1. */
  readonly changeFailRate: number | null;
  /** Share of what was deployed that was not planned: rollbacks and further attempts, from 0 to 1. */
  readonly reworkRate: number | null;
}

/** Of a train, and of each of its services in the order of their names. */
export interface TrainFigures {
  readonly days: number;
  /** When the first deployment that counts came to its end; null: there is none. */
  readonly since: string | null;
  readonly all: Figures;
  readonly services: readonly (Figures & { readonly id: string; readonly name: string })[];
}

/** From what its releases have seen of GitHub's deployments. */
export function trainFigures(kept: readonly Seen[], now: Temporal.Instant): TrainFigures {
  const shown = kept.map((one) => one.shown);
  const recent = recentOf(kept, now);
  const names = new Map(
    shown.toReversed().flatMap(({ page }) => page.services.map(({ id, name }) => [id, name])),
  );
  const services = [...Map.groupBy(recent, ({ service }) => service)].map(([id, own]) => ({
    id,
    name: names.get(id) ?? id,
    ...figuresSince(own, now),
  }));
  return {
    days: figuresDays,
    since: recent[0]?.at ?? null,
    all: figuresSince(recent, now),
    services: services.toSorted((a, b) => a.name.localeCompare(b.name, "en")),
  };
}

/** So far back they look. */
export const figuresDays = 90;
const week = 7 * 24 * 3600;
/** Whole weeks of those days. */
export const weeksShown = 12;

/**
 * The figures of each of the last twelve weeks, oldest first. What failed counts in its own week, whenever production was
 * good again. `deploymentsPerWeek` is 0 where nothing was deployed.
 */
export function weeklyFigures(kept: readonly Seen[], now: Temporal.Instant): readonly Figures[] {
  const recent = recentOf(kept, now);
  const failed = failuresOf(recent);
  const weekOf = ({ at }: { readonly at: string }): number =>
    Math.floor(secondsBetween(at, now.toString()) / week);
  return Array.from({ length: weeksShown }, (_, index) => weeksShown - 1 - index).map((ago) =>
    figuresOf({
      recent: recent.filter((one) => weekOf(one) === ago),
      failed: failed.filter((one) => weekOf(one) === ago),
      weeks: 1,
    }),
  );
}

/** Each once, oldest first, of the last 90 days: several releases have seen the same. */
function recentOf(kept: readonly Seen[], now: Temporal.Instant): readonly EndedDeployment[] {
  const seen = kept.flatMap(({ shown }) => shown.ended ?? []);
  const from = now.subtract({ hours: 24 * figuresDays });
  const each = new Map<string, EndedDeployment>();
  for (const one of seen) {
    // Services that share an environment may share a deployment.
    const key = `${one.id} ${one.service}`;
    const before = each.get(key);
    // Only the release that made it knows what came with it.
    if (!before || before.leadSeconds.length < one.leadSeconds.length) each.set(key, one);
  }
  return [...each.values()]
    .filter(({ at }) => Temporal.Instant.compare(Temporal.Instant.from(at), from) >= 0)
    .toSorted((a, b) => secondsBetween(b.at, a.at) || a.id - b.id);
}

/** Over the time since the first of them. */
function figuresSince(recent: readonly EndedDeployment[], now: Temporal.Instant): Figures {
  const [first] = recent;
  const weeks = first ? Math.max(1, secondsBetween(first.at, now.toString()) / week) : null;
  return figuresOf({ recent, failed: failuresOf(recent), weeks });
}

function figuresOf({
  recent,
  failed,
  weeks,
}: {
  /** Of one service or of many, oldest first. */
  readonly recent: readonly EndedDeployment[];
  readonly failed: readonly FailedDeployment[];
  /** null: nothing tells how long that was. */
  readonly weeks: number | null;
}): Figures {
  const deploys = recent.filter(({ kind }) => kind === "deploy");
  const recoveries = failed.flatMap(({ recovery }) => recovery ?? []);
  const unplanned = recent.filter(({ kind, attempt }) => kind === "rollback" || (attempt ?? 1) > 1);
  const good = deploys.filter(({ isGood }) => isGood).length;
  return {
    deployments: deploys.length,
    changeLeadSeconds: median(deploys.flatMap(({ leadSeconds }) => leadSeconds)),
    deploymentsPerWeek: weeks === null ? null : Math.round((good / weeks) * 100) / 100,
    recoverySeconds: median(recoveries),
    changeFailRate: shareOf(failed.length, deploys.length),
    reworkRate: shareOf(unplanned.length, recent.length),
  };
}

interface FailedDeployment {
  readonly at: string;
  /** Seconds until production was good again; null: it isn't yet. */
  readonly recovery: number | null;
}

const failuresOf = (recent: readonly EndedDeployment[]): readonly FailedDeployment[] =>
  [...Map.groupBy(recent, ({ service }) => service).values()].flatMap(failuresIn);

/** Of one service: deployments that failed, and those that were good and were rolled back as the next thing. */
function failuresIn(own: readonly EndedDeployment[]): readonly FailedDeployment[] {
  return own.flatMap((one, index) => {
    if (one.kind !== "deploy") return [];
    const after = own.slice(index + 1);
    if (one.isGood && after[0]?.kind !== "rollback") return [];
    const good = after.find(({ isGood }) => isGood);
    return [{ at: one.at, recovery: good ? secondsBetween(one.at, good.at) : null }];
  });
}

const secondsBetween = (from: string, to: string): number =>
  Math.round(Temporal.Instant.from(to).since(Temporal.Instant.from(from)).total("seconds"));

const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;

function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 ? high : Math.round(((sorted[middle - 1] ?? high) + high) / 2);
}
