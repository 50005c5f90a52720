/** How a release is to be shown among the others of its repository. */
import { compareVersions, isPreRelease, isVersion } from "../../decide/plan/version.ts";
import type { GitHub } from "../../github/client/github.ts";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Listing } from "../../model/listing.ts";
import type { Rank } from "../../model/release/rank.ts";
import { ask } from "../ask/ask.ts";
import { createReadTags, tagsSelection, type Tag } from "./tags.ts";
import { wording } from "../../model/view/wording.ts";

type UnreadTags = Extract<Listing<Tag>, { kind: "unread" }>;

export type ReadRank = (of: {
  readonly repo: RepoName;
  readonly tag: string;
  readonly version: string;
}) => Promise<Result<Rank>>;

/**
 * The latest is the highest version that has a tag of this form, in whatever order they are published; a pre-release
 * never is.
 */
export function createReadRank(github: GitHub): ReadRank {
  const readTags = createReadTags(github);
  return async ({ repo, tag, version }) => {
    if (isPreRelease(version)) return succeed({ isPreRelease: true, latest: "false" });
    const kind = (["calver", "semver"] as const).find((one) => isVersion(version, one));
    if (!kind) return succeed({ isPreRelease: false, latest: "legacy" });
    const [prefix = "", ...rest] = tag.split(version);
    const suffix = rest.join(version);
    const [answer] = await ask(github, [{ repo, select: tagsSelection }]);
    if (answer && !answer.ok) return answer;
    const tags = answer ? await readTags(answer.value, { repo, prefix }) : undefined;
    if (!tags || tags.kind === "unread") return fail(untold(repo, tags));
    const isHigher = tags.entries.some(({ name }) => {
      if (!name.startsWith(prefix) || !name.endsWith(suffix)) return false;
      const other = name.slice(prefix.length, name.length - suffix.length);
      return (
        isVersion(other, kind) && !isPreRelease(other) && compareVersions(other, version, kind) > 0
      );
    });
    return succeed({ isPreRelease: false, latest: isHigher ? "false" : "true" });
  };
}

/** What doesn't pass by itself is for people: whoever publishes by hand says which one is the latest. */
function untold(repo: RepoName, tags: UnreadTags | undefined): Failure {
  const why = tags?.why ?? "GitHub did not answer";
  const message = `Which version of ${repo} is the highest can't be read: ${why}.`;
  return tags?.isLasting
    ? { kind: "invalid", message, hint: wording`Publish it by hand.`, retry: "never" }
    : {
        kind: "unexpected",
        message,
        hint: wording`The app retries automatically; the notes wait until then.`,
        retry: "later",
      };
}
