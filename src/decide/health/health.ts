/**
 * Whether a deployed service is healthy. Every look leaves per condition what it said and since when; a
 * service is proved when all its conditions were good at every look of a whole soak. A condition that was
 * bad is good again only once it has been good for as long as it may be bad, so one that flaps is bad all
 * the while. What isn't known, or wasn't looked at for too long, is neither: it ends the soak and proves
 * nothing bad.
 */
import { compareInstants, later } from "../../model/instants.ts";
import type { ConditionLook, HealthLook, HealthPlan } from "../../model/train/health.ts";
import { type Sample, conditionsOf } from "./samples.ts";
import type { Condition, ConditionState, HealthVerdict } from "../assessment/health.ts";
import { wording } from "../../model/view/wording.ts";

/** Looks further apart than this don't tell what was in between. */
const apartMax = Temporal.Duration.from({ seconds: 90 });

/** The words of a condition are renewed when it changes, and else so often. */
const wordsFor = Temporal.Duration.from({ minutes: 5 });

export interface When {
  /** Between these two a look happened. */
  readonly begunAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  /**
   * Whether its release is complete. Then nobody is asked before it goes back, so that only what was seen to be bad without a
   * gap counts; and its words are renewed only when it changes.
   */
  readonly isLate?: boolean;
}

/** What is remembered of a deployment's health after one more look. */
export function afterLook(
  before: HealthLook | undefined,
  of: string,
  samples: readonly Sample[],
  when: When,
): HealthLook {
  const known = before?.of === of ? before : undefined;
  if (known && samples.length === 0) return known;
  const conditions = new Map(known?.conditions);
  for (const sample of samples) {
    const { id } = sample.condition;
    conditions.set(id, afterSample(conditions.get(id), sample, when));
  }
  return {
    of,
    since: known?.since ?? when.now,
    provedAt: known?.provedAt ?? null,
    conditions,
  };
}

// From the end of the first look to the beginning of the last: never longer than it really was.
function afterSample(
  before: ConditionLook | undefined,
  { condition, result, words }: Sample,
  { begunAt, now, isLate = false }: When,
): ConditionLook {
  // Where the last look is yet to come, the clock was set back, and nobody knows how much later it is.
  const isBack = before !== undefined && compare(before.seenAt, now) > 0;
  const isGap = !before || isBack || compare(before.seenAt.add(apartMax), now) < 0;
  const goodSince = result !== "good" ? null : isGap ? now : (before.goodSince ?? now);
  const hasHeld = goodSince !== null && compare(goodSince.add(condition.patience), begunAt) <= 0;
  const isBroken = isLate && (isGap || result === "unknown");
  const badBefore = isBroken ? null : (before?.badSince ?? null);
  const wasBad = badBefore !== null && compare(badBefore, now) > 0 ? now : badBefore;
  const badSince = result === "bad" ? (wasBad ?? now) : hasHeld ? null : wasBad;
  const isTold =
    before?.result === result && (isLate || compare(before.wordsAt.add(wordsFor), now) > 0);
  const told = isTold ? before : { words, wordsAt: now };
  const { words: shown, wordsAt } = told;
  return { result, seenAt: begunAt, goodSince, badSince, words: shown, wordsAt };
}

/** What people said of a deployment's health. */
export interface Word {
  /** Ids of the conditions for which the owning team vouched. */
  readonly setAside: ReadonlySet<string>;
  /** When it vouched last: what was bad before doesn't count against it; null: it didn't. */
  readonly badFrom: Temporal.Instant | null;
}

/** Of the conditions that count; where there are none, there is nothing left to prove. */
export function judge(
  plan: HealthPlan,
  look: HealthLook,
  { setAside, badFrom }: Word,
  now: Temporal.Instant,
): HealthVerdict {
  const conditions = conditionsOf(plan)
    .filter(({ id }) => !setAside.has(id))
    .map((condition) => stateOf(condition, look.conditions.get(condition.id), { badFrom, now }));
  return { conditions, ...soaked(conditions, look, { soak: plan.soak, from: null, now }) };
}

/**
 * Whether all conditions were good for a whole soak.
 * @param from what was before counts for nothing; null: all counts
 */
export function soaked(
  conditions: readonly ConditionState[],
  look: HealthLook,
  {
    soak,
    from,
    now,
  }: {
    readonly soak: Temporal.Duration;
    readonly from: Temporal.Instant | null;
    readonly now: Temporal.Instant;
  },
): Pick<HealthVerdict, "isProved" | "until"> {
  const looks = conditions.map(({ condition }) => look.conditions.get(condition.id));
  const isGood = conditions.every(({ result }) => result === "good");
  const ends = looks.map((one) => {
    const since = one?.goodSince ?? null;
    return since && later(since, from ?? since).add(soak);
  });
  const isProved =
    isGood &&
    looks.every((one, index) => {
      const end = ends[index];
      return one && end && compare(end, one.seenAt) <= 0;
    });
  const until = ends.reduce<Temporal.Instant>((late, one) => (one ? later(one, late) : late), now);
  return { isProved, until: isGood ? until : null };
}

function stateOf(
  condition: Condition,
  look: ConditionLook | undefined,
  { badFrom, now }: { readonly badFrom: Word["badFrom"]; readonly now: Temporal.Instant },
): ConditionState {
  if (!look)
    return { condition, result: "unknown", words: wording`not asked yet`, isFailing: false };
  if (compare(look.seenAt.add(apartMax), now) < 0) {
    return {
      condition,
      result: "unknown",
      words: wording`not checked for a while`,
      isFailing: false,
    };
  }
  const { result, words, badSince, seenAt } = look;
  const since = badSince && badFrom && compare(badSince, badFrom) < 0 ? badFrom : badSince;
  const isFailing =
    result === "bad" && since !== null && compare(since.add(condition.patience), seenAt) <= 0;
  return { condition, result, words, isFailing };
}

const compare = (a: Temporal.Instant, b: Temporal.Instant): number => compareInstants(a, b);
