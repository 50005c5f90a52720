import type { Action } from "../model/action.ts";
import type { ConditionLook, HealthFacts } from "../model/train/health.ts";
import { serviceId } from "../model/ids.ts";
import { isDone, type Outcome, type Tools } from "./tools.ts";

/** Under this name the run remembers what it saw of the services' health. Forgotten, each soak begins anew. */
export const healthMemory = "health";

type Time = string | null;
type KeptCondition = readonly [
  id: string,
  result: ConditionLook["result"],
  words: string,
  times: readonly [seen: Time, good: Time, bad: Time, words: Time],
];
type Kept = readonly {
  readonly service: string;
  readonly of: string;
  readonly since: string;
  readonly proved: Time;
  readonly conditions: readonly KeptCondition[];
}[];

export async function rememberHealth(
  { looks }: Extract<Action, { kind: "remember health" }>,
  { journal }: Tools,
): Promise<Outcome> {
  const kept: Kept = [...looks].map(([service, { of, since, provedAt, conditions }]) => ({
    service,
    of,
    since: since.toString(),
    proved: text(provedAt),
    conditions: [...conditions].map(([id, look]) => [
      id,
      look.result,
      look.words,
      [text(look.seenAt), text(look.goodSince), text(look.badSince), text(look.wordsAt)],
    ]),
  }));
  return (await journal.remember(healthMemory, kept)) === "fenced" ? { kind: "fenced" } : isDone;
}

/** From what the memory gives back; undefined: nothing. */
export function recallHealth(kept: unknown): HealthFacts["looks"] {
  return new Map(
    ((kept as Kept | undefined) ?? []).map(({ service, of, since, proved, conditions }) => [
      serviceId(service),
      {
        of,
        since: Temporal.Instant.from(since),
        provedAt: time(proved),
        conditions: new Map(conditions.flatMap(recallCondition)),
      },
    ]),
  );
}

function recallCondition([id, result, words, times]: KeptCondition): readonly (readonly [
  string,
  ConditionLook,
])[] {
  const [seenAt = null, goodSince = null, badSince = null, wordsAt = null] = times.map(time);
  return seenAt && wordsAt
    ? [[id, { result, words, seenAt, goodSince, badSince, wordsAt }] as const]
    : [];
}

const text = (at: Temporal.Instant | null): Time => at?.toString() ?? null;
const time = (at: Time): Temporal.Instant | null =>
  at === null ? null : Temporal.Instant.from(at);
