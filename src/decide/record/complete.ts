import type { Observation } from "../../model/observation.ts";

/** Of the release's last word (see `completion`). */
export const completionKey = "complete";

/** Whether the release's last word was said: what people say or are from then on takes nothing from it. */
export const isSaidComplete = ({ said }: Pick<Observation, "said">): boolean =>
  said.has(completionKey);
