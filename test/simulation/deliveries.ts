/** Trouble with GitHub's webhooks on their way to the app. */
import type { VirtualClock } from "../../src/simulator/clock.ts";
import type { DeliveryFaults } from "../../src/simulator/http/faults.ts";
import type { Counts } from "./counts.ts";
import type { Random } from "./random.ts";
import type { Temper } from "./tempers.ts";

export const deliveryFaults = [
  "webhook: lost",
  "webhook: doubled",
  "webhook: overtaken",
  "webhook: minutes late",
  "webhook: hours late",
  "webhook: held back and sent in a burst",
] as const;

/** How often each kind strikes, for one run: some lose everything, some nothing. */
export function troubleDeliveries(parts: {
  readonly faults: DeliveryFaults;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly counts: Counts;
  readonly isCalm: () => boolean;
  readonly temper: Temper;
}): void {
  const { faults, clock, random, counts, isCalm } = parts;
  const { webhooks } = parts.temper;
  const rate = {
    lost: random.pick(webhooks.lost),
    doubled: random.pick(webhooks.doubled),
    late: random.pick(webhooks.late),
  };
  const burstEvery = 10;
  const strikes = (probability: number, kind: (typeof deliveryFaults)[number]): boolean => {
    return !isCalm() && random.chance(probability) && counts.strikes(kind);
  };
  faults.lose = () => strikes(rate.lost, "webhook: lost");
  faults.duplicate = () => strikes(rate.doubled, "webhook: doubled");
  faults.delay = () => {
    if (strikes(rate.late / 4, "webhook: held back and sent in a burst")) {
      const minutes = clock.now().epochMilliseconds / 60_000;
      const left = burstEvery - (minutes % burstEvery);
      return Temporal.Duration.from({ seconds: Math.ceil(left * 60) });
    }
    if (strikes(rate.late / 8, "webhook: hours late")) {
      return Temporal.Duration.from({ hours: 1 + random.below(72) });
    }
    if (strikes(rate.late / 4, "webhook: minutes late")) {
      return Temporal.Duration.from({ minutes: 1 + random.below(20) });
    }
    if (strikes(rate.late, "webhook: overtaken")) {
      return Temporal.Duration.from({ seconds: 1 + random.below(10) });
    }
    return undefined;
  };
}
