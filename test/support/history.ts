/** What services deployed before the release, and how long that took. */
import { known } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { deployment, status, withFacts } from "./observation.ts";
import { commit, noon } from "./train.ts";

/** The service was deployed to production before, each time for so many seconds, newest first. */
export const withHistory = (
  observation: Observation,
  id: string,
  seconds: readonly number[],
): Observation =>
  withFacts(observation, id, (facts) => ({
    ...facts,
    production: known(
      seconds.map((took, index) => {
        const createdAt = noon.subtract({ hours: 24 * (index + 1) });
        return deployment(90 - index, commit(`${id} before`), {
          createdAt,
          statuses: [status("success", createdAt.add({ seconds: took }))],
        });
      }),
    ),
  }));
