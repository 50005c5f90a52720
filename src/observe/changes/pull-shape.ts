import { z } from "zod";
import { instantShape, shaShape } from "../../github/resources/shapes.ts";
import { accountShape } from "../ask/account.ts";

/** No connections: each would cost as much as the list that it is in. */
export const pullFragment = `fragment Pull on PullRequest {
  number title url state isDraft isCrossRepository changedFiles createdAt updatedAt mergedAt
  baseRefName baseRefOid headRefName headRefOid
  author { ...Account } milestone { title } mergeCommit { oid messageHeadline }
}`;

export const pullShape = z.object({
  number: z.int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(["OPEN", "MERGED", "CLOSED"]),
  isDraft: z.boolean(),
  isCrossRepository: z.boolean(),
  changedFiles: z.int(),
  createdAt: instantShape,
  updatedAt: z.string(),
  mergedAt: instantShape.nullable(),
  baseRefName: z.string(),
  baseRefOid: shaShape,
  headRefName: z.string(),
  headRefOid: shaShape,
  author: accountShape,
  milestone: z.object({ title: z.string() }).nullable(),
  /** Only where it was asked for. */
  body: z.string().optional(),
  mergeCommit: z.object({ oid: shaShape, messageHeadline: z.string() }).nullable(),
});

/** A pull request, as the lists of a repository show it. */
export type Pull = z.infer<typeof pullShape>;
