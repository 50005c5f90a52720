/** Why a service that is taken back may not go back yet: what keeps every step waiting, and what keeps one. */
import { compareInstants } from "../../model/instants.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { isGated } from "../../model/train/drives.ts";
import { code, say, type Text, form, plural } from "../../model/view/text.ts";
import { fewNames } from "../../text/few.ts";
import { relatedTo } from "../deployments/dependencies.ts";
import { otherDeploying } from "../plan/overlap.ts";
import { isCutShort, rollbacksIn } from "../record/taken.ts";
import { openHolds } from "../record/open-holds.ts";
import type { ReturnBar } from "../assessment/bar.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { WayBack } from "../assessment/rollback.ts";
import { awaitedText } from "./awaited.ts";

export const returnBar = (kind: ReturnBar["kind"], why: Text, passes = false): ReturnBar => ({
  kind,
  why,
  passes,
});

/** What is on top of it isn't back yet; undefined: all of that is. */
export const orderBar = (above: readonly ServiceAssessment[]): ReturnBar | undefined =>
  above.length === 0
    ? undefined
    : returnBar(
        "order",
        say`waits for ${fewNames(above.map(({ service }) => service.name))}`,
        true,
      );

/** What keeps every step waiting; undefined: nothing does. */
export function commonReturnBar(situation: Situation): ReturnBar | undefined {
  const { record } = situation;
  if (isCutShort(record)) return returnBar("aborted", say`the release was aborted`);
  const stop = situation.awaited.find(
    ({ command }) => command.kind === "command" && command.name !== "rollback",
  );
  if (stop) return returnBar("awaited", awaitedText(situation.observation, stop), true);
  const hold = holdSince(record);
  if (hold) {
    const resume = hold.service === null ? "/resume" : `/resume ${hold.service}`;
    const why = say`on hold by ${hold.by.login}: ${hold.reason}. Comment ${code(resume)} to continue`;
    return returnBar("hold", why);
  }
  const { now, blindUntil } = situation.observation;
  return blindUntil && compareInstants(now, blindUntil) < 0
    ? returnBar("settling", say`reading the present state after a restart`, true)
    : undefined;
}

/**
 * What keeps a step waiting because of what moves, or may, on the same line of the graph: nothing goes back under
 * what is being deployed, nor on top of it. The rest of the graph goes on.
 */
export function movingBars(
  situation: Situation,
  ways: readonly WayBack[],
): (assessed: ServiceAssessment) => ReturnBar | undefined {
  const { services, record, observation } = situation;
  const { now } = observation;
  const returning = new Set(ways.map(({ assessed }) => assessed));
  const linesOf = (
    isOne: (assessed: ServiceAssessment) => boolean,
  ): ReadonlyMap<ServiceAssessment, readonly ServiceAssessment[]> => {
    const found = new Map<ServiceAssessment, ServiceAssessment[]>();
    for (const one of [...services.values()].filter(isOne)) {
      for (const near of [one, ...relatedTo(situation, one)]) {
        found.getOrInsert(near, []).push(one);
      }
    }
    return found;
  };
  const unread = linesOf(
    (one) =>
      one.progress.kind === "unknown" && (returning.has(one) || mayBeMoving(one, record, now)),
  );
  const moving = linesOf((one) => mayStillDeploy(one, now));
  return (assessed) => {
    const [hidden] = unread.get(assessed) ?? [];
    if (hidden) {
      return returnBar("unread", say`waits until ${hidden.service.name} can be read from GitHub`);
    }
    const deploying = moving.get(assessed) ?? [];
    if (deploying.length === 0) return undefined;
    const names = fewNames(deploying.map(({ service }) => service.name));
    const why = plural(
      deploying.length,
      form`rolls back when ${names} finishes deploying`,
      form`rolls back when ${names} finish deploying`,
    );
    return returnBar("deploying", why, true);
  };
}

/** What keeps one step waiting when its turn has come; undefined: nothing does. */
export function ownReturnBar(
  situation: Situation,
  { assessed, bar }: WayBack,
): ReturnBar | undefined {
  const isForced = rollbacksIn(situation.record).some(
    ({ forced, services }) =>
      forced && services.some(({ service }) => service === assessed.service.id),
  );
  if (bar?.isOpen && !isForced) {
    const why = say`would undo a newer deployment: ${bar.why}. A manager can comment ${code("/resume")} to roll back anyway`;
    return returnBar("overtaken", why);
  }
  const lacking = lackingToDeploy(situation, assessed);
  if (lacking.length > 0) {
    const why = say`waits: the App lacks ${lacking.join(" and ")} in ${assessed.service.repo}`;
    return returnBar("permission", why);
  }
  const other = otherDeploying(situation, assessed);
  return other && returnBar("other release", other, true);
}

/** What the App would have to be granted to deploy it. */
export function lackingToDeploy(
  { observation }: Situation,
  { service }: ServiceAssessment,
): readonly string[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known") return [];
  return facts.value.lacking.filter((one) => /^(deployments|actions): write$/.test(one));
}

/**
 * A deployment without an end; a request that got no answer counts until it can't take effect any more. What hasn't
 * begun at its gate is refused there.
 */
export const mayStillDeploy = (
  { progress, service }: ServiceAssessment,
  now: Temporal.Instant,
): boolean =>
  progress.kind === "deploying" ||
  (progress.kind === "starting" &&
    !isGated(service) &&
    (!progress.isOpen || compareInstants(now, progress.settledAt) < 0));

/**
 * What can't be read may be deploying: it may have begun until it was decided that something goes back, and has its
 * time. Who is away for longer than that keeps nobody waiting.
 */
function mayBeMoving(
  { progress, service }: ServiceAssessment,
  record: ReleaseRecord,
  now: Temporal.Instant,
): boolean {
  const decided = rollbacksIn(record).at(-1);
  if (progress.kind !== "unknown" || !decided) return false;
  const until = Temporal.Instant.from(decided.at).add(service.timeout);
  return compareInstants(now, until) < 0;
}

/** Whoever called a hold before the rollback meant to stop the deployments, not their way back. */
function holdSince(record: ReleaseRecord): ReturnType<typeof openHolds>[number] | undefined {
  const { entries } = record;
  const decided = entries.findLastIndex(({ kind }) => kind === "rollback");
  return openHolds(record).find((hold) => entries.indexOf(hold) > decided);
}
