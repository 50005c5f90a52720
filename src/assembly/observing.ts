import { createReadTrainFile } from "../config/train-file/obeyed.ts";
import type { Settings } from "../config/settings.ts";
import { groundOfWaiting } from "../decide/questions/ground-of-words.ts";
import { questions } from "../decide/questions/questions.ts";
import { planOf } from "../decide/plan/plan.ts";
import type { Clock } from "../engine/clock.ts";
import type { GitHub } from "../github/client/github.ts";
import { readingRotations } from "./rotations.ts";
import { createHealth } from "../health/read-health.ts";
import { outsideSections } from "../model/marks/region.ts";
import type { Seal } from "../model/marks/seal.ts";
import { createObserver } from "../observe/observe.ts";

/** Reads what the decisions ask for. */
export const observing = ({
  settings,
  ...parts
}: {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly github: GitHub;
  readonly seal: Seal;
}) =>
  createObserver({
    ...parts,
    readTrainFile: createReadTrainFile(settings.trainRepositories),
    planOf(body, train, record, facts) {
      const reading = planOf(outsideSections(body), train, record, facts);
      return reading.ok ? reading.plan : null;
    },
    questions,
    groundOfWaiting,
    health: createHealth(settings),
    readRotation: readingRotations(settings, parts.clock),
  });
