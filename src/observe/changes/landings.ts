/**
 * By which commit a bot landed a pull request that it then closed unmerged. Only forms of this file count, for the gate and the
 * notes alike. `Closes #12` is none: a commit that does it otherwise closes it, too.
 */
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Containment } from "../../model/github/pulls.ts";
import { isCalledLike } from "./backports.ts";
import type { ChangeLog } from "./change-log.ts";
import type { LoggedCommit } from "./logged.ts";

const squashed = /\(#(\d{1,9})\)$/;

/** Whether this commit is what a bot made of the pull request. What takes back, or changes nothing, lands nothing. */
export function isLandingOf(
  pull: { readonly number: number; readonly title: string },
  { headline, lands, isRevert, isEmpty }: LoggedCommit,
): boolean {
  if (isRevert || isEmpty) return false;
  if (lands.includes(pull.number)) return true;
  const isOwn = squashed.exec(headline)?.[1] === `${pull.number}`;
  return isOwn && isCalledLike(headline, { title: pull.title, headline: null });
}

/** A closed pull request that is still meant for a release is there by its landing, or isn't known to be. */
export function standingOfClosed(
  repoUrl: string,
  log: { readonly commits: readonly LoggedCommit[]; readonly changes: ChangeLog },
  pull: { readonly number: number; readonly title: string },
): Reading<Containment> {
  const landed = log.commits.filter((one) => isLandingOf(pull, one));
  const link = (sha: string) => ({ text: sha.slice(0, 7), url: `${repoUrl}/commit/${sha}` });
  for (const { sha } of landed.toReversed()) {
    const fate = log.changes.fateOf(sha);
    if (fate.kind === "there") return known({ kind: "contained", via: link(sha) });
    if (fate.kind === "taken back") return known({ kind: "reverted", by: link(fate.by) });
  }
  return closedUnmerged(pull);
}

export const closedUnmerged = ({ number }: { readonly number: number }): Reading<never> =>
  unknown(
    `it was closed unmerged, and no commit of the release branch says that it landed it: take it off the release, or a manager's "/include #${number} <reason>" counts it`,
  );
