/** One world of each state of a release, after the look that made it so. */
import type { Observation } from "../../src/model/observation.ts";
import type { ReleaseState } from "../../src/model/release/release.ts";
import { look } from "./carry-out.ts";
import { gone, shown, voted } from "./consent.ts";
import { redCheck, reports, withText } from "./observation.ts";
import { back, failing, three, told } from "./rollback.ts";
import { planText, storefront } from "./train.ts";

/** All services are deployed. */
export const allDeployed = reports(three, "user-service", "success");
const goingBack = told(failing, "/rollback it smells");

export const everyState: Readonly<Record<ReleaseState, Observation>> = {
  planning: look(redCheck(shown(), "search")),
  ready: shown(),
  "no-go": told(voted(), "/no-go not today"),
  go: look(withText(gone(), planText(storefront, "2026-03-20 14:00"))),
  "rolling out": three,
  "on hold": failing,
  verifying: allDeployed,
  complete: look(look(allDeployed)),
  "rolling back": goingBack,
  "rolled back": look(back(goingBack)),
  aborted: told(three, "/abort wrong day"),
};
