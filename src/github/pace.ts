import type { Clock } from "./github.ts";

/**
 * Spaces out the writes of each installation, so that GitHub's secondary limit on created content (80 a
 * minute, "Rate limits for the REST API") is not met: at most 60 in any minute, of which 20 may come at
 * once. Deployments and releases overtake writes that only tell people something.
 */
export interface Pace {
  /** Resolves when it is this write's turn. */
  turn(installation: number, urgency: Urgency): Promise<void>;
  /** Writes that wait for the clock. */
  waiting(): number;
}

export type Urgency = "effect" | "cosmetic";

const burst = 20;
/** 20 at once and one every 1.5 seconds are 60 in the first minute. */
const interval = Temporal.Duration.from({ milliseconds: 1500 });

interface Line {
  /** Turns that may be taken at once. */
  free: number;
  /** Up to when turns have been given back. */
  counted: Temporal.Instant;
  readonly effects: (() => void)[];
  readonly cosmetics: (() => void)[];
  timer: boolean;
}

export function createPace(clock: Clock): Pace {
  const lines = new Map<number, Line>();

  const refill = (line: Line): void => {
    const elapsed = line.counted.until(clock.now()).total("milliseconds");
    const turns = Math.floor(elapsed / interval.milliseconds);
    if (turns <= 0) return;
    line.free = Math.min(burst, line.free + turns);
    line.counted = line.counted.add({ milliseconds: turns * interval.milliseconds });
  };

  const serve = (line: Line): void => {
    refill(line);
    while (line.free > 0) {
      const next = line.effects.shift() ?? line.cosmetics.shift();
      if (!next) return;
      line.free -= 1;
      next();
    }
    if (line.timer || line.effects.length + line.cosmetics.length === 0) return;
    line.timer = true;
    clock.after(clock.now().until(line.counted.add(interval)), () => {
      line.timer = false;
      serve(line);
    });
  };

  return {
    turn(installation, urgency) {
      const line = lines.get(installation) ?? {
        free: burst,
        counted: clock.now(),
        effects: [],
        cosmetics: [],
        timer: false,
      };
      lines.set(installation, line);
      return new Promise((resolve) => {
        (urgency === "effect" ? line.effects : line.cosmetics).push(resolve);
        serve(line);
      });
    },
    waiting: () =>
      [...lines.values()].reduce(
        (sum, line) => sum + line.effects.length + line.cosmetics.length,
        0,
      ),
  };
}
