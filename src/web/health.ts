import { answer } from "./answer.ts";
import type { Log } from "../model/log.ts";
import type { Route } from "./server.ts";

/** One thing that must hold for the app to do its work. */
export interface Check {
  /** A word for people, shown to anyone who asks: no secret. */
  readonly name: string;
  /** Whether it holds; a rejection counts as no. The signal aborts when the time is up. */
  readonly holds: (signal: AbortSignal) => Promise<boolean>;
  /** For how long an answer stands, in milliseconds; default 5000. */
  readonly freshFor?: number;
  /** What fails is told, and most of the work goes on all the same: to be asked for readiness no more would end it. */
  readonly isAdvice?: true;
}

export interface HealthOptions {
  readonly checks: readonly Check[];
  readonly log: Log;
  /** For one check, in milliseconds; default 2000. */
  readonly patience?: number;
  /** A clock that never jumps, in milliseconds. */
  readonly monotonic?: () => number;
}

type Verdict = "ok" | "failed" | "timed out";

/**
 * `GET /healthz` answers as long as the process can answer at all: restart it when it doesn't.
 * `GET /readyz` says whether the app can do its work now, and what is in its way when it can't.
 */
export function healthRoutes({
  checks,
  log,
  patience = 2000,
  monotonic = () => performance.now(),
}: HealthOptions): readonly Route[] {
  const ask = checks.map((check) => rememberVerdict(check, { log, patience, monotonic }));
  return [
    {
      method: "GET",
      path: "/healthz",
      handle: (_request, response) => answer(response, 200, { alive: true }),
    },
    {
      method: "GET",
      path: "/readyz",
      handle: async (_request, response) => {
        const verdicts = await Promise.all(ask.map((verdict) => verdict()));
        const ready = checks.every(({ isAdvice }, index) => isAdvice || verdicts[index] === "ok");
        answer(response, ready ? 200 : 503, {
          ready,
          checks: Object.fromEntries(checks.map(({ name }, index) => [name, verdicts[index]])),
        });
      },
    },
  ];
}

/** Asks once for all who ask within the time that the answer stands. */
function rememberVerdict(
  check: Check,
  { log, patience, monotonic }: Required<Omit<HealthOptions, "checks">>,
): () => Promise<Verdict> {
  let standing: Promise<Verdict> | undefined;
  let staleAt = 0;
  let last: Verdict = "ok";
  const judge = async (): Promise<Verdict> => {
    const { verdict, reason } = await judgeOnce(check, patience);
    if (verdict !== last) {
      last = verdict;
      const fields = { check: check.name, verdict, reason };
      if (verdict === "ok") log.info(fields, "Readiness check passed again");
      else log.warn(fields, "Readiness check failed");
    }
    staleAt = monotonic() + (check.freshFor ?? 5000);
    return verdict;
  };
  return () => {
    if (standing === undefined || monotonic() >= staleAt) {
      staleAt = Infinity;
      standing = judge();
    }
    return standing;
  };
}

async function judgeOnce(
  check: Check,
  patience: number,
): Promise<{ readonly verdict: Verdict; readonly reason: string }> {
  const overtime = new AbortController();
  const timer = setTimeout(() => overtime.abort(), patience);
  const timeUp = new Promise<"timed out">((resolve) => {
    overtime.signal.addEventListener("abort", () => resolve("timed out"));
  });
  try {
    const outcome = await Promise.race([check.holds(overtime.signal), timeUp]);
    if (outcome === "timed out") return { verdict: outcome, reason: `took over ${patience} ms` };
    return { verdict: outcome ? "ok" : "failed", reason: "" };
  } catch (error) {
    if (overtime.signal.aborted)
      return { verdict: "timed out", reason: `took over ${patience} ms` };
    return { verdict: "failed", reason: error instanceof Error ? error.message : "unknown" };
  } finally {
    clearTimeout(timer);
  }
}
