/** The newest deployments of a repository, whatever their environment. */
import { z } from "zod";
import { instantShape } from "../../github/resources/shapes.ts";
import { accountShape } from "../ask/account.ts";
import type { Put } from "../ask/ask.ts";
import { pageInfo, pageOf } from "../ask/part.ts";

/** Of all environments, and without statuses: that costs no more than one of them. */
export const everywhereSelection = (put: Put, alias = "everywhere", after: string | null = null) =>
  `${alias}: deployments(first: 100, after: ${put("String", after)},
    orderBy: { field: CREATED_AT, direction: DESC }) {
    ${pageInfo} nodes { id createdAt originalEnvironment latestEnvironment creator { ...Account } } }`;

export const everywhereShape = pageOf(
  z.object({
    id: z.string(),
    createdAt: instantShape,
    originalEnvironment: z.string().nullable(),
    latestEnvironment: z.string().nullable(),
    creator: accountShape,
  }),
);
