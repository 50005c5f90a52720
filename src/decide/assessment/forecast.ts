import type { Moment } from "../../model/view/view.ts";
import type { ServiceId } from "../../model/ids.ts";

export interface Times {
  /** If everything goes as it should from the departure on. */
  readonly planned: Moment | null;
  readonly start: Moment | null;
  readonly end: Moment | null;
}

/** When what happens, as things stand. */
export interface Forecast {
  readonly start: Moment | null;
  /** When the last service is live; null: nobody can tell, since somebody has to do something first. */
  readonly end: Moment | null;
  /** From the first start to the last end, if everything takes as long as it does as a rule. */
  readonly usual: Temporal.Duration;
  readonly services: ReadonlyMap<ServiceId, Times>;
  /** What decides how long it takes, in the order of their starts. */
  readonly critical: readonly ServiceId[];
}
