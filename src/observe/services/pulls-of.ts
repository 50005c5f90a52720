import { known, unknown, type Reading } from "../../model/failure.ts";
import type { PullFacts, ServiceFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";
import { inParallel } from "../ask/in-parallel.ts";
import type { Concerns } from "../changes/concerns.ts";
import type { MeantPull } from "../changes/pulls.ts";

/** Those that change files of the service; where that can't be told, it is not known whether they are missing. */
export async function pullsOf(
  concerns: Concerns,
  { repo, path }: Service,
  pulls: Reading<readonly MeantPull[]>,
): Promise<ServiceFacts["pulls"]> {
  if (pulls.kind === "unknown") return pulls;
  const facts = await inParallel(8, pulls.value, async (one): Promise<readonly PullFacts[]> => {
    const concern = await concerns(repo, path, one.pull);
    if (concern.kind === "known" && concern.value !== "perhaps") {
      return concern.value === "yes" ? [one.facts] : [];
    }
    const { containment } = one.facts;
    const isThere = containment.kind === "known" && containment.value.kind === "contained";
    if (isThere) return [one.facts];
    const why = concern.kind === "unknown" ? concern.why : "it changes too many files to be read";
    return [{ ...one.facts, containment: unknown(why) }];
  });
  return known(facts.flat());
}
