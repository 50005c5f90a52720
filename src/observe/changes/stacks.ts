/** The upper layers of stacks: open pull requests into the branch of another one that goes into the release branch. */
import type { GitHub } from "../../github/client/github.ts";
import { stackBaseOf } from "../../github/resources/stacks.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Pull } from "./pull-shape.ts";
import { wording } from "../../model/view/wording.ts";

/** The open pull requests into a branch. */
export type PullsInto = (branch: string) => Promise<Reading<readonly Pull[]>>;

/** GitHub allows fewer. */
const layersMax = 100;

/**
 * Every open layer above these, of stacks whose base is the branch. What only goes into another one's branch is a
 * proposal to that one; that it is a layer of a stack GitHub says.
 */
export async function readLayers(
  github: GitHub,
  of: { readonly repo: RepoName; readonly branch: string; readonly lowest: readonly Pull[] },
  pullsInto: PullsInto,
): Promise<Reading<readonly Pull[]>> {
  const { repo, branch } = of;
  const isLayer = async ({ number }: Pull): Promise<Reading<boolean>> => {
    const base = await stackBaseOf(github, { repo, number });
    return base.ok ? known(base.value === branch) : unknown(base.failure.message);
  };
  const layers = new Map<number, Pull>();
  const open = of.lowest.filter((one) => one.state === "OPEN" && !one.isCrossRepository);
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const above = await pullsInto(below.headRefName);
    if (above.kind === "unknown") return above;
    const fresh = above.value.filter(({ number }) => !layers.has(number));
    if (fresh.length === 0) continue;
    const isStacked = await isLayer(below);
    if (isStacked.kind === "unknown") return isStacked;
    if (!isStacked.value) continue;
    for (const one of fresh) {
      const is = await isLayer(one);
      if (is.kind === "unknown") return is;
      if (!is.value) continue;
      layers.set(one.number, one);
      if (layers.size > layersMax)
        return unknown(wording`${repo} has stacks of too many pull requests`);
      if (!one.isCrossRepository) open.push(one);
    }
  }
  return known([...layers.values()]);
}
