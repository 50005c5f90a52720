/** Whether the release branch's head has the files that the checklist asks for. */
import { z } from "zod";
import { shaShape } from "../../github/resources/shapes.ts";
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { FileFacts } from "../../model/github/files.ts";
import type { Train } from "../../model/train/train.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { part } from "../ask/part.ts";
import { noReleaseBranch } from "./no-release-branch.ts";
import { wording } from "../../model/view/wording.ts";

/** Each path once. */
export const pathsOf = ({ checklist }: Train): readonly string[] => [
  ...new Set(checklist.flatMap(({ proof }) => (proof.kind === "file" ? [proof.path] : []))),
];

/**
 * By way of the commit, so that commit and files belong together; "": none is asked for.
 * @param head selects these fields of it
 */
export function filesSelection(
  put: Put,
  head: (fields: string) => string,
  paths: readonly string[],
): string {
  if (paths.length === 0) return "";
  const fields = paths.map(
    (path, index) => `f${index}: file(path: ${put("String!", path)}) { type }`,
  );
  return `files: ${head(`... on Commit { oid ${fields.join(" ")} }`)}`;
}

const entryShape = z.object({ type: z.string() }).nullable();
const commitShape = z.object({ target: z.object({ oid: shaShape }).loose() }).nullable();

export function filesOf(
  answer: Answer,
  tip: Sha | null,
  paths: readonly string[],
): Reading<FileFacts> {
  if (tip === null) return noReleaseBranch;
  if (paths.length === 0) return known({ commit: tip, present: new Map() });
  const read = part(answer, "files", commitShape);
  if (read.kind === "unknown") return read;
  if (read.value?.target.oid !== tip)
    return unknown(wording`the release branch moved while it was read`);
  const present = new Map<string, boolean>();
  for (const [index, path] of paths.entries()) {
    const entry = entryShape.safeParse(read.value.target[`f${index}`]);
    if (!entry.success) return unknown(wording`GitHub's answer has an unexpected shape at ${path}`);
    // A directory of that name proves nothing.
    present.set(path, entry.data?.type === "blob");
  }
  return known({ commit: tip, present });
}
