/** The other open tracking issues of the train repository. */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import type { Reading } from "../../model/failure.ts";
import { releaseKey, type RepoName, type TrainNames } from "../../model/ids.ts";
import { trackingLabel } from "../../model/marks/marks.ts";
import type { OpenRelease } from "../../model/github/open-release.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";

const list = (put: Put, after: string | null): string =>
  `issues(states: OPEN, labels: ${put("[String!]", [trackingLabel])}, first: 20,
    after: ${put("String", after)}) { ${pageInfo} nodes { number url body } }`;

/** Fields of the train repository, to be asked together with the tracking issue. */
export const openReleasesSelection = (put: Put): string => `openReleases: ${list(put, null)}`;

const pageShape = pageOf(z.object({ number: z.int(), url: z.string(), body: z.string() }));

/** Out of the answer to these fields; further requests only where there are very many. */
export async function readOtherReleases(
  github: GitHub,
  at: { readonly repo: RepoName; readonly issue: number; readonly train: TrainNames },
  answer: Answer,
): Promise<Reading<readonly OpenRelease[]>> {
  const open = await wholeList(github, part(answer, "openReleases", pageShape), {
    repo: at.repo,
    select: (put, cursor) => `page: ${list(put, cursor)}`,
    shape: pageShape,
    pagesMax: 10,
  });
  if (open.kind === "unknown") return open;
  const others = open.value.filter(({ number }) => number !== at.issue);
  return {
    kind: "known",
    value: others.map((one) => ({ ...one, release: releaseKey(at.train.repository, one.number) })),
  };
}
