/** The post-mortems that the app opened in the train repository. */
import { z } from "zod";
import type { AppIdentity, GitHub } from "../../github/client/github.ts";
import { instantShape } from "../../github/resources/shapes.ts";
import { known, type Reading } from "../../model/failure.ts";
import type { RepoName, TrainNames } from "../../model/ids.ts";
import { postMortemLabel, readPostMortemMark } from "../../model/marks/marks.ts";
import type { PostMortemFacts } from "../../model/github/post-mortem.ts";
import { accountFragment, accountShape, isOurs } from "../ask/account.ts";
import type { Answer, Put } from "../ask/ask.ts";
import { pageInfo, pageOf, part, wholeList } from "../ask/part.ts";

const fields = `${pageInfo} nodes { number url state body createdAt author { ...Account } }`;

// Every open one keeps the next release from leaving, however many there are.
const open = (put: Put, after: string | null): string =>
  `issues(states: OPEN, labels: ${put("[String!]", [postMortemLabel])}, first: 20,
    after: ${put("String", after)}) { ${fields} }`;

const newest = (put: Put, after: string | null): string =>
  `issues(labels: ${put("[String!]", [postMortemLabel])}, first: 20, after: ${put("String", after)},
    orderBy: { field: CREATED_AT, direction: DESC }) { ${fields} }`;

/**
 * Fields of the train repository, to be asked together with the tracking issue: beside the open ones those that are newer than
 * the release, since of one that was taken back it must be seen that it has a post-mortem, also once that is closed.
 */
export const postMortemsSelection = (put: Put): string =>
  `postMortems: ${open(put, null)}
  newestPostMortems: ${newest(put, null)}`;

const pageShape = pageOf(
  z.object({
    number: z.int(),
    url: z.string(),
    state: z.enum(["OPEN", "CLOSED"]),
    body: z.string(),
    createdAt: instantShape,
    author: accountShape,
  }),
);

/** Out of the answer to these fields; further requests only where very many are open. What others wrote like one is none. */
export async function readPostMortems(
  github: GitHub,
  app: AppIdentity,
  of: {
    readonly repo: RepoName;
    readonly train: TrainNames;
    /** When the tracking issue was opened: its post-mortem is newer. */
    readonly openedAt: Temporal.Instant;
  },
  answer: Answer,
): Promise<Reading<readonly PostMortemFacts[]>> {
  const { repo, train, openedAt } = of;
  const further = { repo, fragments: [accountFragment], shape: pageShape, pagesMax: 50 };
  const since = await wholeList(github, part(answer, "newestPostMortems", pageShape), {
    ...further,
    select: (put, cursor) => `page: ${newest(put, cursor)}`,
    isEnough: (all) => {
      const last = all.at(-1);
      return last !== undefined && Temporal.Instant.compare(last.createdAt, openedAt) < 0;
    },
  });
  if (since.kind === "unknown") return since;
  const standing = await wholeList(github, part(answer, "postMortems", pageShape), {
    ...further,
    select: (put, cursor) => `page: ${open(put, cursor)}`,
  });
  if (standing.kind === "unknown") return standing;
  const all = new Map([...since.value, ...standing.value].map((one) => [one.number, one]));
  return known(
    [...all.values()].flatMap(({ number, url, state, body, author }) => {
      const release = isOurs(author, app) ? readPostMortemMark(body, train) : undefined;
      return release === undefined ? [] : [{ release, number, url, isOpen: state === "OPEN" }];
    }),
  );
}
