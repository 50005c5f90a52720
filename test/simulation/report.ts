import { createHash } from "node:crypto";
import type { Outcome } from "./run.ts";

/** What a simulation tells a machine. */
export interface Report {
  /** How many. */
  readonly seeds: number;
  /** The first of them. */
  readonly from: number;
  /** Of the clock, in all seeds together. */
  readonly steps: number;
  /** Seeds in which something was violated. */
  readonly violations: number;
  /** How often each kind of fault struck. */
  readonly faults: Readonly<Record<string, number>>;
  /** Of the ledgers of all seeds: the same seeds have the same one. */
  readonly digest: string;
  readonly first: {
    readonly seed: number;
    readonly invariant: string;
    readonly command: string;
  } | null;
}

/** @param played with which mistake in the app, and which kinds of faults alone; absent: with none, and with all */
export function report(
  from: number,
  outcomes: readonly Outcome[],
  { plant, only }: { readonly plant?: string | undefined; readonly only: readonly string[] | null },
): Report {
  const faults: Record<string, number> = {};
  const digest = createHash("sha256");
  for (const outcome of outcomes) {
    digest.update(`${outcome.seed} ${outcome.digest}\n`);
    for (const [kind, count] of Object.entries(outcome.faults)) {
      faults[kind] = (faults[kind] ?? 0) + count;
    }
  }
  const violated = outcomes.filter(({ violation }) => violation !== null);
  const [first] = violated;
  return {
    seeds: outcomes.length,
    from,
    steps: outcomes.reduce((all, { steps }) => all + steps, 0),
    violations: violated.length,
    faults,
    digest: digest.digest("hex"),
    first:
      first?.violation != null
        ? {
            seed: first.seed,
            invariant: first.violation.invariant,
            command: commandFor(first.seed, plant, only),
          }
        : null,
  };
}

/** What repeats a run. */
export function commandFor(seed: number, plant?: string, only?: readonly string[] | null): string {
  const planted = plant === undefined ? [] : [`--plant ${plant}`];
  const kinds = only?.length === 0 ? ["none"] : (only ?? []);
  const faults = kinds.map((kind) => `--only ${JSON.stringify(kind)}`);
  return [`npm run simulate -- --seeds 1 --from ${seed}`, ...planted, ...faults].join(" ");
}
