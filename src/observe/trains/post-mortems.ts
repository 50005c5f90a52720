/** The post-mortems that the app opened in the train repository. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { RepoName, TrainNames } from "../../model/ids.ts";
import { postMortemLabel, readPostMortemMark } from "../../model/marks/marks.ts";
import type { PostMortemFacts } from "../../model/github/post-mortem.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";

const fields = `${pageInfo} nodes { number url state body author { ...Account } }`;

// Every open one keeps the next release from leaving, however many there are.
const open = (put: Put, after: string | null): string =>
  `issues(states: OPEN, labels: ${put("[String!]", [postMortemLabel])}, first: 20,
    after: ${put("String", after)}) { ${fields} }`;

/**
 * Fields of the train repository, to be asked together with the tracking issue: beside the open ones the newest, since
 * of a release that was just taken back it must be seen that it has one, also once that is closed.
 */
export const postMortemsSelection = (put: Put): string =>
  `postMortems: ${open(put, null)}
  newestPostMortems: issues(labels: ${put("[String!]", [postMortemLabel])}, first: 20,
    orderBy: { field: CREATED_AT, direction: DESC }) { ${fields} }`;

const pageShape = pageOf(
  z.object({
    number: z.int(),
    url: z.string(),
    state: z.enum(["OPEN", "CLOSED"]),
    body: z.string(),
    author: accountShape,
  }),
);

/** Out of the answer to these fields; further requests only where very many are open. What others wrote like one is none. */
export async function readPostMortems(
  github: GitHub,
  app: AppIdentity,
  { repo, train }: { readonly repo: RepoName; readonly train: TrainNames },
  answer: Answer,
): Promise<Reading<readonly PostMortemFacts[]>> {
  const newest = part(answer, "newestPostMortems", pageShape);
  if (newest.kind === "unknown") return newest;
  const standing = await wholeList(github, part(answer, "postMortems", pageShape), {
    repo,
    select: (put, cursor) => `page: ${open(put, cursor)}`,
    fragments: [accountFragment],
    shape: pageShape,
    pagesMax: 10,
  });
  if (standing.kind === "unknown") return standing;
  const all = new Map([...newest.value.nodes, ...standing.value].map((one) => [one.number, one]));
  return known(
    [...all.values()].flatMap(({ number, url, state, body, author }) => {
      const release = isOurs(author, app) ? readPostMortemMark(body, train) : undefined;
      return release === undefined ? [] : [{ release, number, url, isOpen: state === "OPEN" }];
    }),
  );
}
