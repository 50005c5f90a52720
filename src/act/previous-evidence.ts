import { allReleases } from "../github/resources/releases.ts";
import { succeed, type Result } from "../model/failure.ts";
import { isOfTrain } from "../model/marks/marks.ts";
import type { RepoName } from "../model/ids.ts";
import type { PreviousEvidence } from "../model/release/evidence.ts";
import { evidenceFile } from "../notes/statement.ts";
import type { Tools } from "./tools.ts";

/**
 * The evidence that was published last for the same train, which the next one names by its digest: whoever changes or takes
 * away one of them breaks the chain. null: there is none.
 */
export async function previousEvidence(
  { github }: Pick<Tools, "github">,
  { repo, tag }: { readonly repo: RepoName; readonly tag: string },
): Promise<Result<PreviousEvidence | null>> {
  const all = await allReleases(github, repo);
  if (!all.ok) return all;
  const [last] = all.value
    .filter((one) => one.publishedAt !== null && one.tag !== tag && isOfTrain(one.body))
    .flatMap(({ tag: of, url, publishedAt, assets }) => {
      const asset = assets.find(({ name }) => name === evidenceFile);
      const sha256 = asset?.digest?.replace(/^sha256:/, "") ?? null;
      return asset && publishedAt !== null ? [{ publishedAt, tag: of, url, sha256 }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt));
  return succeed(last ? { tag: last.tag, url: last.url, sha256: last.sha256 } : null);
}
