const first = Temporal.Duration.from({ seconds: 5 });
const most = Temporal.Duration.from({ minutes: 5 });

/** How long to wait after that many failures in a row (from 1): 5 s, doubling up to 5 min. */
export function backoff(failures: number): Temporal.Duration {
  const seconds = first.total("seconds") * 2 ** (failures - 1);
  return Temporal.Duration.from({ seconds: Math.min(seconds, most.total("seconds")) });
}
