/**
 * By which commit a bot landed a pull request that it then closed unmerged. Only forms of this file count, for the gate and the
 * notes alike. `Closes #12` is none: a commit that does it otherwise closes it, too.
 */
import { known, unknown, type Reading } from "../../model/failure.ts";
import type { Containment } from "../../model/github/pulls.ts";
import { isCalledLike } from "./backports.ts";
import type { FirstMerge } from "./branch-log.ts";
import type { ChangeLog } from "./change-log.ts";
import type { Pull } from "./pull-shape.ts";
import type { LoggedCommit } from "./logged.ts";
import { wording } from "../../model/view/wording.ts";

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

/** Commits of the release branch, and what became of their changes. */
export interface LandingLog {
  readonly commits: readonly LoggedCommit[];
  readonly changes: ChangeLog;
}

/** So many more logs, for those that were opened before all that is known begins. */
const logsMax = 5;

/**
 * Closed pull requests that are still meant for a release: each is there by its landing, or isn't known to be. A bot may land
 * all of them, so that none was ever merged, and one may have been opened long before the first merge: what landed it was
 * written after the commit from which it was opened.
 * @param logs what is known already
 */
export async function closedContainments(
  readLog: (first: FirstMerge) => Promise<Reading<LandingLog>>,
  pulls: readonly Pull[],
  logs: readonly LandingLog[],
  repoUrl: string,
): Promise<ReadonlyMap<Pull, Reading<Containment>>> {
  const containments = new Map<Pull, Reading<Containment>>();
  const all: LandingLog[] = [...logs];
  const oldestFirst = pulls.toSorted((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt));
  for (const pull of oldestFirst) {
    const { number, createdAt: at, baseRefOid: base } = pull;
    let containment = containmentIn(repoUrl, all, pull);
    const isCovered = all.some(({ commits }) => commits.some(({ sha }) => sha === base));
    if (!containment && !isCovered && all.length < logs.length + logsMax) {
      const log = await readLog({ number, at, mergeCommit: base, base, isApart: true });
      if (log.kind === "known") {
        all.push(log.value);
        containment = containmentIn(repoUrl, [log.value], pull);
      }
    }
    containments.set(pull, containment ?? closedUnmerged(pull));
  }
  return containments;
}

/** undefined: none of these commits landed it. */
function containmentIn(
  repoUrl: string,
  logs: readonly LandingLog[],
  pull: Pull,
): Reading<Containment> | undefined {
  const link = (sha: string) => ({ text: sha.slice(0, 7), url: `${repoUrl}/commit/${sha}` });
  for (const { commits, changes } of logs) {
    for (const { sha } of commits.filter((one) => isLandingOf(pull, one)).toReversed()) {
      const fate = changes.fateOf(sha);
      if (fate.kind === "there") return known({ kind: "contained", via: link(sha) });
      if (fate.kind === "taken back") return known({ kind: "reverted", by: link(fate.by) });
    }
  }
  return undefined;
}

const closedUnmerged = ({ number }: { readonly number: number }): Reading<never> =>
  unknown(
    wording`it was closed unmerged, and no commit of the release branch says that it landed it: take it off the release, or a manager's "/include #${number} <reason>" counts it`,
  );
