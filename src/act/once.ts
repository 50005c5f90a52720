import type { Failure, Result } from "../model/failure.ts";
import type { Tools } from "./tools.ts";

/** An effect that GitHub would do twice if it were asked twice. */
export interface Effect<T> {
  /** Names it within the release, e.g. `deploy api-gateway 1`. */
  readonly id: string;
  readonly detail: unknown;
  readonly request: (uuid: string) => Promise<Result<T>>;
  /** `final`: after a refusal nobody asks again under this id. Without: once in a while. */
  readonly refusal?: "final";
}

/** So long after a refusal the same is requested again: people may have mended what was in the way. */
const refusedPause = Temporal.Duration.from({ minutes: 2 });

/** What it takes. */
export type OnceTools = Pick<Tools, "journal" | "clock" | "settle"> & {
  readonly observation: Pick<Tools["observation"], "blindUntil">;
};

export type Once<T> =
  | { readonly kind: "done"; readonly value: T }
  /** It happened before, with this value, or it was refused for good: nothing was requested now. */
  | { readonly kind: "past"; readonly value: unknown; readonly refused?: string }
  /** Its outcome is open: not before `at` may it be requested again. */
  | { readonly kind: "open"; readonly at: Temporal.Instant }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "fenced" };

/**
 * Requests an effect at most once, whatever crashes. The intent is written first. A request without an
 * answer may still take effect, so it is repeated only when the settle window has passed and the effect
 * has not been seen in the world since: whoever calls this has just looked.
 */
export async function once<T>(tools: OnceTools, effect: Effect<T>): Promise<Once<T>> {
  const { journal, clock, settle, observation } = tools;
  const { blindUntil } = observation;
  // Somebody whom the journal doesn't know may have asked for the same.
  if (blindUntil && Temporal.Instant.compare(clock.now(), blindUntil) < 0) {
    return { kind: "open", at: blindUntil };
  }
  const entry = await journal.begin(effect.id, effect.detail);
  if (entry === "fenced") return { kind: "fenced" };
  const isRefused = entry.state === "done" && entry.result?.refused !== undefined;
  if (entry.state === "done" && (!isRefused || effect.refusal === "final")) {
    const refused = entry.result?.refused;
    return { kind: "past", value: entry.result?.value, ...(refused !== undefined && { refused }) };
  }
  if (entry.state !== "fresh") {
    const at = entry.sentAt.add(isRefused ? refusedPause : settle);
    if (Temporal.Instant.compare(clock.now(), at) < 0) return { kind: "open", at };
    if ((await journal.resend(effect.id)) === "fenced") return { kind: "fenced" };
  }
  const answer = await effect.request(entry.uuid);
  if (answer.ok) {
    // Also when fenced: it has happened, and the newer run will find it in the world.
    await journal.done(effect.id, { value: answer.value });
    return { kind: "done", value: answer.value };
  }
  const { failure } = answer;
  if (failure.retry === "later") {
    const at = clock.now().add(settle);
    return { kind: "open", at };
  }
  // It goes on by itself once it is granted: no refusal that a person would have to answer.
  if (failure.isLacking && effect.refusal === "final") return { kind: "failed", failure };
  await journal.done(effect.id, { refused: `${failure.message} ${failure.hint}`.trim() });
  return { kind: "failed", failure };
}
