import { commit } from "../../src/simulator/world/commits.ts";
import type { Fleet } from "../../src/simulator/fleet.ts";

const path = ".github/release-train.yml";

/** The manager adds these lines to the train file. */
export function addToTrainFile({ world, trainRepository, manager }: Fleet, lines: string): void {
  const branch = trainRepository.defaultBranch;
  const head = trainRepository.refs.get(`refs/heads/${branch}`) ?? "";
  const before = trainRepository.commits.get(head)?.files.get(path) ?? "";
  const files = { [path]: `${before}${lines}\n` };
  commit(world, trainRepository, { branch, files, message: "Set the train's rules", by: manager });
}
