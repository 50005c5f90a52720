import type { VirtualClock } from "../../src/simulator/clock.ts";
import { WorldError } from "../../src/simulator/world/world-error.ts";
import type { Random } from "./random.ts";

/** What happens at times of chance, on the clock of the run. */
export interface Agenda {
  /** Once, so many minutes from now. */
  readonly once: (minutes: number, act: () => void) => void;
  /** Again and again, with between `least` and `most` minutes before each. */
  readonly often: (least: number, most: number, act: () => void) => void;
}

export function createAgenda(clock: VirtualClock, random: Random): Agenda {
  // GitHub refuses what people may not do: they see it, and go on.
  const allowed = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
    }
  };
  const agenda: Agenda = {
    once(minutes, act) {
      const seconds = Math.round(minutes * 60);
      clock.after(Temporal.Duration.from({ seconds }), () => allowed(act));
    },
    often(least, most, act) {
      const again = (): void => {
        agenda.once(least + random.next() * (most - least), () => {
          again();
          act();
        });
      };
      again();
    },
  };
  return agenda;
}
