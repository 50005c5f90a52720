/** The post-mortems that the app opened in the train repository. */
import { z } from "zod";
import type { AppIdentity } from "../github/github.ts";
import { known, type Reading } from "../model/failure.ts";
import type { TrainNames } from "../model/ids.ts";
import { postMortemLabel, readPostMortemMark } from "../model/marks.ts";
import type { PostMortemFacts } from "../model/post-mortem.ts";
import { accountShape, isOurs } from "./account.ts";
import type { Answer, Put } from "./ask.ts";
import { part } from "./part.ts";

/** The newest: older ones that are still open hold nobody up any more. */
const newestMax = 20;

/** Fields of the train repository, to be asked together with the tracking issue. */
export const postMortemsSelection = (put: Put): string =>
  `postMortems: issues(labels: ${put("[String!]", [postMortemLabel])}, first: ${newestMax},
    orderBy: { field: CREATED_AT, direction: DESC }) {
    nodes { number url state body author { ...Account } } }`;

const shape = z.object({
  nodes: z.array(
    z.object({
      number: z.int(),
      url: z.string(),
      state: z.enum(["OPEN", "CLOSED"]),
      body: z.string(),
      author: accountShape,
    }),
  ),
});

/** Out of the answer to these fields. What others wrote like one is none. */
export function postMortemsOf(
  answer: Answer,
  app: AppIdentity,
  train: TrainNames,
): Reading<readonly PostMortemFacts[]> {
  const read = part(answer, "postMortems", shape);
  if (read.kind === "unknown") return read;
  return known(
    read.value.nodes.flatMap(({ number, url, state, body, author }) => {
      const release = isOurs(author, app) ? readPostMortemMark(body, train) : undefined;
      return release === undefined ? [] : [{ release, number, url, isOpen: state === "OPEN" }];
    }),
  );
}
