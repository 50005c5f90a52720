import { gate } from "./gate.ts";
import type { GateRule } from "./rule.ts";

/** Before the service leaves, not when it is deployed and nobody can tell how it is. */
export const healthSourceRule: GateRule = {
  id: "health source",
  needs: "nothing",
  isPublic: true,
  judge: ({ observation, service }) => {
    const unaskable = observation.health.unaskable.get(service.id);
    return unaskable === undefined ? undefined : gate("health", "blocked", unaskable);
  },
};
