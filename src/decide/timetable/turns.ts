/** Whose turn it is of those that could start, there and back. */
import type { ServiceId } from "../../model/ids.ts";
import { say, type Text } from "../../model/view/text.ts";
import type { Situation } from "../assessment/assessment.ts";
import { createLine, type InLine } from "./line.ts";

export interface Turns {
  /** Those whose turn it is, with their place among them: what the longest path waits for goes first. */
  readonly places: ReadonlyMap<ServiceId, number>;
  /** Why one that could start waits all the same. */
  readonly whyNot: (one: InLine) => Text;
}

/**
 * @param begun what deploys already, one way or the other: it holds its target, and a place of `max_parallel`
 * @param ready what could start
 */
export function turnsOf(
  { train, services }: Situation,
  begun: readonly InLine[],
  ready: readonly InLine[],
): Turns {
  const { maxParallel } = train;
  const line = createLine<InLine>(maxParallel);
  for (const one of begun) line.begin(one);
  for (const one of ready) line.join(one);
  const places = new Map(line.starts().map(({ id }, place) => [id, place]));
  return {
    places,
    whyNot({ target }) {
      const holder = line.holderOf(target);
      return holder
        ? say`shares its target with ${services.get(holder.id)?.service.name ?? holder.id}, which is deploying`
        : say`waits for its turn: no more than ${maxParallel ?? 1} deploy at once`;
    },
  };
}
