import { createTrainFileCheck } from "../act/check-train-file.ts";
import { changedTrainFile } from "../observe/trains/train-change.ts";
import type { Tools } from "../act/tools.ts";
import type { Failure } from "../model/failure.ts";
import type { RepoName } from "../model/ids.ts";
import type { Log } from "../model/log.ts";
import type { ReadTrainFile } from "../model/train/train.ts";
import type { RouteParts } from "./route.ts";

/** Says on pushes and pull requests whether the train file in them is right. */
export function createTrainFileChecks(
  github: Tools["github"],
  readTrainFile: ReadTrainFile,
  log: Log,
): Pick<RouteParts, "checkTrainFile" | "checkPull"> {
  const check = createTrainFileCheck(github, readTrainFile);
  const unchecked = (repo: RepoName, { failure }: { readonly failure: Failure }): void =>
    log.warn({ repo, failure }, "A train file is unchecked");
  return {
    async checkTrainFile(repo, commit) {
      const checked = await check({ repo, commit });
      if (!checked.ok) unchecked(repo, checked);
    },
    async checkPull(repo, number) {
      const head = await changedTrainFile(github, { repo, number });
      if (!head.ok) return unchecked(repo, head);
      if (head.value === null) return;
      const checked = await check({ repo, commit: head.value });
      if (!checked.ok) unchecked(repo, checked);
    },
  };
}
