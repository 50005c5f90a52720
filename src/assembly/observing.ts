import { readTrainFile } from "../config/train-file/read-train-file.ts";
import type { Settings } from "../config/settings.ts";
import { loginsNamed } from "../decide/answers/answer-manager.ts";
import { healthQuestions } from "../decide/health/service-health.ts";
import { planOf } from "../decide/plan/plan.ts";
import { authorsToCheck } from "../decide/questions/authors-to-check.ts";
import { changesToFind } from "../decide/answers/places-sought.ts";
import { barriersToRead } from "../decide/questions/barriers-to-read.ts";
import { commitsToCheck } from "../decide/questions/commits-to-check.ts";
import type { Clock } from "../engine/clock.ts";
import type { GitHub } from "../github/client/github.ts";
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
    readTrainFile,
    planOf(body, train, record, facts) {
      const reading = planOf(outsideSections(body), train, record, facts);
      return reading.ok ? reading.plan : null;
    },
    authorsToCheck,
    loginsNamed,
    commitsToCheck,
    barriersToRead,
    changesToFind,
    health: { questions: healthQuestions, ...createHealth(settings) },
  });
