/** What happens to a release, told in the order of time: each step is the world after the one before it. */
import type { Observation } from "../../src/model/observation.ts";
import type { Author } from "../../src/model/github/authority.ts";
import { look } from "./carry-out.ts";
import { live } from "./consent.ts";
import { closed, later, reports, says } from "./observation.ts";

type Rest<Change> = Change extends (world: Observation, ...rest: infer Args) => Observation
  ? Args
  : never;

interface Course {
  /** The world as it is now. */
  readonly now: Observation;
  /** The app looks, and what it decides is done. */
  looks(): Course;
  after(time: Temporal.DurationLike): Course;
  says(
    by: Author,
    ...words: Rest<typeof says> extends readonly [Author, ...infer More] ? More : never
  ): Course;
  reports(...report: Rest<typeof reports>): Course;
  /** One after the other is reported live and seen. */
  live(...ids: readonly string[]): Course;
  closes(): Course;
  /** Anything else that changes the world. */
  by<Args extends readonly unknown[]>(
    change: (world: Observation, ...args: Args) => Observation,
    ...args: Args
  ): Course;
}

export const since = (now: Observation): Course => ({
  now,
  looks: () => since(look(now)),
  after: (time) => since(later(now, time)),
  says: (...words) => since(says(now, ...words)),
  reports: (...report) => since(reports(now, ...report)),
  live: (...ids) => since(live(now, ...ids)),
  closes: () => since(closed(now)),
  by: (change, ...args) => since(change(now, ...args)),
});
