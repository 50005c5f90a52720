/** How far a rollback goes: what it takes with it, and what stays. */
import type { ServiceId } from "../../model/ids.ts";
import { isCutShort, takenOut } from "../record/taken.ts";
import { dependentsOf } from "../deployments/dependencies.ts";
import { hasDeployment, wayBack } from "./way-back.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { RollbackBlock, RollbackScope } from "../assessment/rollback.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * The services and everything that depends on them, without what has no way back and what that needs: undoing
 * what a staying service rests on would break it.
 * @param scope null: the whole release
 * @param how forced: points of no return count for nothing; decided before: what can't be read waits, and stays not
 */
export function rollbackScope(
  situation: Situation,
  scope: readonly ServiceId[] | null,
  { isForced, isDecided = false }: { readonly isForced: boolean; readonly isDecided?: boolean },
): RollbackScope {
  const { services } = situation;
  const out = settledIn(situation);
  const meant = new Set(
    [...closed(situation, scope ?? [...services.keys()])].filter((id) => !out.has(id)),
  );
  const ways = wayBack(situation).filter(({ assessed }) => meant.has(assessed.service.id));
  const bars = new Map<ServiceId, RollbackBlock>(
    ways.flatMap(({ assessed, bar, target }) => {
      if (!bar || bar.kind === "first" || isForced || !hasDeployment(situation, assessed))
        return [];
      const isAwaited = isDecided && bar.kind === "unknown" && target === null;
      return isAwaited ? [] : [[assessed.service.id, bar]];
    }),
  );
  const stays = staying(situation, meant, bars);
  const goes = ways.filter(({ assessed }) => !stays.has(assessed.service.id));
  const deployed = goes.filter(({ assessed }) => hasDeployment(situation, assessed));
  return {
    services: [...services.values()]
      .filter(({ service }) => meant.has(service.id) && !stays.has(service.id))
      .map(({ service, candidate }) => ({ service: service.id, commit: candidate.commit })),
    stays: [...stays].map(([service, why]) => ({ service, why })),
    whole: [...services.keys()].every((id) => meant.has(id) || out.has(id)),
    going: deployed.filter(({ target }) => target !== null).map(({ assessed }) => assessed),
    first: deployed.filter(({ bar }) => bar?.kind === "first").map(({ assessed }) => assessed),
  };
}

/** What was taken back before. What an abort stopped on its way back may be taken back after all. */
function settledIn({ services, record }: Situation): ReadonlySet<ServiceId> {
  const out = [...takenOut(record).keys()];
  return new Set(
    isCutShort(record) ? out.filter((id) => services.get(id)?.back.kind === "live") : out,
  );
}

/** With everything that depends on them, directly or not. */
function closed(situation: Situation, scope: readonly ServiceId[]): ReadonlySet<ServiceId> {
  const dependents = dependentsOf(situation);
  const found = new Set<ServiceId>();
  const open = [...scope];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(dependents.get(id) ?? []).map(({ service }) => service.id));
  }
  return found;
}

/** What is barred, and what it needs, each with the reason. */
function staying(
  { services }: Situation,
  meant: ReadonlySet<ServiceId>,
  bars: ReadonlyMap<ServiceId, RollbackBlock>,
): ReadonlyMap<ServiceId, string> {
  const stays = new Map<ServiceId, string>();
  for (const [id, bar] of bars) stays.set(id, barWords(bar));
  const open = [...bars.keys()];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const assessed = services.get(id);
    for (const needed of assessed?.candidate.dependsOn ?? []) {
      if (!meant.has(needed) || stays.has(needed)) continue;
      stays.set(needed, wording`${assessed?.service.name ?? id} stays deployed and needs it`);
      open.push(needed);
    }
  }
  return stays;
}

/** Why a service can't simply go back. */
export function barWords({ kind, why }: RollbackBlock): string {
  switch (kind) {
    case "declared":
      return wording`can't be rolled back past ${why}`;
    case "unknown":
      return wording`it is unknown whether it can be rolled back: ${why}`;
    case "first":
    case "overtaken":
      return why;
  }
}
