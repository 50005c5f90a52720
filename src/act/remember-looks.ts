import type { Action } from "../model/action.ts";
import { serviceId } from "../model/ids.ts";
import type { Observation } from "../model/observation.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers what it read of checks. Forgotten, they are read once more. */
export const looksMemory = "looks";

type Kept = readonly (readonly [service: string, print: string, since: string])[];

export async function rememberLooks(
  { looks }: Extract<Action, { kind: "remember looks" }>,
  { journal }: Tools,
): Promise<Outcome> {
  const kept: Kept = [...looks].map(([id, { print, since }]) => [id, print, since.toString()]);
  return (await journal.remember(looksMemory, kept)) === "fenced" ? { kind: "fenced" } : isDone;
}

/** From what the memory gives back; undefined: nothing. */
export function recallLooks(kept: unknown): Observation["looks"] {
  return new Map(
    ((kept as Kept | undefined) ?? []).map(([id, print, since]) => [
      serviceId(id),
      { print, since: Temporal.Instant.from(since) },
    ]),
  );
}
