/** The whole of a gate on facts that are known already, as CONTRIBUTING.md tells it. */
import { gate } from "../../../src/decide/gates/gate.ts";
import type { GateRule } from "../../../src/decide/gates/rule.ts";

/** Nothing ships from a branch whose candidate carries no pull request at all. */
export const notEmptyRule: GateRule = {
  id: "pull requests",
  needs: "commit",
  judge: ({ service }, { pulls, branch }) => {
    if (pulls.kind === "unknown") return gate("not empty", "unknown", pulls.why);
    return pulls.value.length > 0
      ? gate("not empty", "ready", `${branch} carries pull requests`)
      : gate("not empty", "blocked", `${branch} of ${service.name} carries no pull request`);
  },
};
