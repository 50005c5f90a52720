import type { Simulator } from "../simulator/simulator.ts";

/** A bad day at GitHub, the same each time: errors, answers that are lost, and webhooks that are lost, doubled or late. */
export function addFaults(simulator: Simulator): void {
  let asked = 0;
  const every = (count: number) => (): boolean => (asked += 1) % count === 0;
  simulator.faults.push(
    { matches: every(23), when: "before" },
    { matches: every(41), when: "after", drop: true },
  );
  let told = 0;
  const eachOf = (count: number) => (): boolean => (told += 1) % count === 0;
  simulator.deliveries.lose = eachOf(7);
  simulator.deliveries.duplicate = eachOf(5);
  const late = Temporal.Duration.from({ seconds: 45 });
  const isLate = eachOf(6);
  simulator.deliveries.delay = () => (isLate() ? late : undefined);
}
