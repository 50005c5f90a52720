import type { z } from "zod";
import { succeed, type Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import { cut, whole, type Listing } from "../../model/listing.ts";
import type { Ask, GitHub } from "../client/github.ts";

const pageSize = 100;
/** GitHub lists no more than 1,000 runs of one search ("List workflow runs for a workflow", REST API). */
const pagesMax = 10;

/** What a search for workflow runs finds, newest first: all of them, or as many as GitHub lists. */
export async function listRunPages<T>(
  github: GitHub,
  of: {
    readonly repo: RepoName;
    /** Completes "Could not …". */
    readonly doing: string;
    readonly shape: z.ZodType<readonly T[]>;
    readonly ask: (page: { readonly page: number; readonly per_page: number }) => Ask;
  },
): Promise<Result<Listing<T>>> {
  const runs: T[] = [];
  for (let page = 1; page <= pagesMax; page += 1) {
    const listed = await github.read({
      repos: [of.repo],
      doing: of.doing,
      shape: of.shape,
      ask: of.ask({ page, per_page: pageSize }),
    });
    if (!listed.ok) return listed;
    runs.push(...listed.value);
    if (listed.value.length < pageSize) return succeed(whole(runs));
  }
  return succeed(cut(runs, `GitHub lists only ${runs.length} of them`));
}
