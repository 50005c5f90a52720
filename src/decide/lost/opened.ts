/** Whether a release whose record is lost may have left without a trace. */
import { compareInstants, later } from "../../model/instants.ts";
import type { Observation } from "../../model/observation.ts";
import type { TurnEntry } from "../../model/record/record.ts";
import type { Plan } from "../../model/release/release.ts";
import { isGated } from "../../model/train/drives.ts";
import type { Train } from "../../model/train/train.ts";
import { openingFrom } from "../calendar/window.ts";
import type { GoSaid } from "./words.ts";

/**
 * A job that was let through at its gate shows nothing before it begins: where gated services come first, a release that
 * had its GO and whose time has come may have left, and nothing would show it. They may then be under way, as far as
 * anybody knows: what stops or takes back is heard, and people give the GO again.
 */
export function openedAtGate(
  { now, services }: Observation,
  train: Train,
  plan: Plan,
  goes: readonly GoSaid[],
): Opened | undefined {
  const go = goes.at(-1);
  const carried = new Set(plan.services.map(({ service }) => service));
  const first = train.services.filter(
    (one) =>
      carried.has(one.id) && isGated(one) && !one.dependsOn.some((other) => carried.has(other)),
  );
  if (!go || first.length === 0) return undefined;
  const from = plan.departure ? later(plan.departure, go.at) : go.at;
  const opening = openingFrom(train.calendar, from);
  const at = opening && later(opening.from, from);
  if (!at || compareInstants(at, now) > 0) return undefined;
  const turns = first.flatMap(({ id: service }): readonly TurnEntry[] => {
    const facts = services.get(service);
    const commit = facts?.kind === "known" ? facts.value.tip : null;
    if (commit === null) return [];
    const times = { at: seconds(now), from: seconds(at) };
    return [{ kind: "turn", task: "deploy", service, attempt: 1, commit, ...times }];
  });
  return { at, go, turns };
}

export interface Opened {
  readonly at: Temporal.Instant;
  readonly go: GoSaid;
  readonly turns: readonly TurnEntry[];
}

const seconds = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });
