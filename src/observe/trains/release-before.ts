/** Which GitHub release is the latest again when one is rolled back. */
import { compareVersions, isVersion } from "../../decide/plan/version.ts";
import type { GitHub } from "../../github/client/github.ts";
import {
  allReleases,
  latestRelease,
  type PublishedRelease,
} from "../../github/resources/releases.ts";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { isWithdrawn } from "../../model/marks/marks.ts";

interface Withdrawn {
  readonly repo: RepoName;
  readonly tag: string;
  readonly version: string;
}

/** null: another one is the latest already, or there was none before. */
export type ReadReleaseBefore = (of: Withdrawn) => Promise<Result<PublishedRelease | null>>;

export function createReadReleaseBefore(github: GitHub): ReadReleaseBefore {
  return async (of) => {
    const latest = await latestRelease(github, of.repo);
    if (!latest.ok) return latest;
    // Whoever made another one the latest since had a reason.
    if (latest.value?.tag !== of.tag) return succeed(null);
    const all = await allReleases(github, of.repo);
    return all.ok ? succeed(before(all.value, of)) : all;
  };
}

/** The highest version below that has a tag of the same form, and wasn't rolled back itself. */
function before(
  releases: readonly PublishedRelease[],
  { tag, version }: Withdrawn,
): PublishedRelease | null {
  const [prefix = "", ...rest] = tag.split(version);
  const suffix = rest.join(version);
  const full = releases.filter(
    ({ isDraft, isPreRelease, body, tag: other }) =>
      !isDraft &&
      !isPreRelease &&
      !isWithdrawn(body) &&
      other !== tag &&
      other.startsWith(prefix) &&
      other.endsWith(suffix),
  );
  const kind = (["calver", "semver"] as const).find((one) => isVersion(version, one));
  if (!kind) return full.toSorted(byPublication).at(0) ?? null;
  const versionOf = (one: PublishedRelease): string =>
    one.tag.slice(prefix.length, one.tag.length - suffix.length);
  const lower = full.filter((one) => {
    const other = versionOf(one);
    return isVersion(other, kind) && compareVersions(other, version, kind) < 0;
  });
  return lower.toSorted((a, b) => compareVersions(versionOf(b), versionOf(a), kind)).at(0) ?? null;
}

/** Versions without an order: the one that was published last before. */
const byPublication = (a: PublishedRelease, b: PublishedRelease): number =>
  (b.publishedAt?.epochMilliseconds ?? 0) - (a.publishedAt?.epochMilliseconds ?? 0);
