import type { LogReading } from "./recover.ts";

/** Whether GitHub's deliveries arrive: as they do, or as GitHub's own log of them says. */
export interface DeliveryWatch {
  /** One with the right signature has come. */
  heard(): void;
  note(reading: LogReading): void;
  /** undefined: the log wasn't read yet. */
  arrive(): boolean | undefined;
}

export function createDeliveryWatch(): DeliveryWatch {
  let last: boolean | undefined;
  return {
    heard() {
      last = true;
    },
    note({ attempts, arrived }) {
      // When nothing was sent, what was so before still holds.
      last = attempts === 0 ? (last ?? true) : arrived > 0;
    },
    arrive: () => last,
  };
}
