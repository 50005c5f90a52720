import { createCheckRun, hasCheckRun } from "../github/resources/checks.ts";
import { readFile } from "../github/resources/contents.ts";
import type { GitHub } from "../github/client/github.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { RepoName, Sha } from "../model/ids.ts";
import { trainFilePath } from "../model/marks/marks.ts";
import type { ReadTrainFile, TrainReading } from "../model/train/train.ts";
import { trainFileCheck } from "../render/train-file-check.ts";

const tooLarge: TrainReading = {
  ok: false,
  problems: [
    {
      line: 1,
      column: 1,
      message: "The train file is larger than 64 KB.",
      hint: "Shorten it: no train needs that much.",
    },
  ],
};

export type CheckTrainFile = (at: {
  readonly repo: RepoName;
  readonly commit: Sha;
}) => Promise<Result<void>>;

const checkName = "Release train file";
const rememberedMax = 1000;

/**
 * Says on a commit that touched the train file whether it is right, as the check run `Release train file`
 * with a note at every line that isn't. A commit without the file gets no check run, and none gets two: a
 * push and the pull requests that it belongs to tell of the same commit.
 */
export function createTrainFileCheck(github: GitHub, readTrainFile: ReadTrainFile): CheckTrainFile {
  const begun = new Map<string, Promise<Result<void>>>();
  return async (at) => {
    const key = `${at.repo}@${at.commit}`.toLowerCase();
    const running = begun.get(key) ?? checkOnce(github, readTrainFile, at);
    begun.set(key, running);
    const oldest = begun.keys().next().value;
    if (begun.size > rememberedMax && oldest !== undefined) begun.delete(oldest);
    const checked = await running;
    if (!checked.ok) begun.delete(key);
    return checked;
  };
}

const checkOnce = async (
  github: GitHub,
  readTrainFile: ReadTrainFile,
  at: { readonly repo: RepoName; readonly commit: Sha },
): Promise<Result<void>> => {
  const file = await readFile(github, { repo: at.repo, path: trainFilePath, ref: at.commit });
  if (!file.ok) return file;
  if (file.value === null) return succeed(undefined);
  // By another replica, or before this process began.
  const known = await hasCheckRun(github, { ...at, name: checkName });
  if (!known.ok) return known;
  if (known.value) return succeed(undefined);
  const reading = file.value.kind === "text" ? readTrainFile(file.value.text, at.repo) : tooLarge;
  return write(github, at, reading);
};

async function write(
  github: GitHub,
  at: { readonly repo: RepoName; readonly commit: Sha },
  reading: TrainReading,
): Promise<Result<void>> {
  const written = await createCheckRun(github, {
    ...at,
    name: checkName,
    ...trainFileCheck(reading),
  });
  return written.ok ? succeed(undefined) : written;
}
