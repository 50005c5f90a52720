import type { Answers } from "../../src/model/answers.ts";
import type { Observation } from "../../src/model/observation.ts";

/** The same with other answers to what was asked. */
export const answered = (observation: Observation, answers: Partial<Answers>): Observation => ({
  ...observation,
  answers: { ...observation.answers, ...answers },
});
