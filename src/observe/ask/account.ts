import { isSameName } from "../../model/ids.ts";
import { z } from "zod";
import type { AppIdentity } from "../../github/client/github.ts";
import type { Author } from "../../model/github/authority.ts";

/** `Actor` in a query: who did something. */
export const accountFragment = `fragment Account on Actor {
  __typename login ... on User { databaseId } ... on Bot { databaseId }
}`;

const actorShape = z.object({
  __typename: z.string(),
  login: z.string(),
  databaseId: z.int().nullish(),
});

/** GitHub shows a deleted account as null and, to people, as `ghost`. */
const ghost: Author = { id: null, login: "ghost", kind: "person" };

/** Only a `User` is a person: bots, mannequins and whatever comes later have no say. */
export const accountShape = actorShape.nullable().transform((actor): Author =>
  actor
    ? {
        id: actor.databaseId ?? null,
        login: actor.login,
        kind: kindOf(actor.__typename),
      }
    : ghost,
);

const kindOf = (type: string): Author["kind"] =>
  type === "User" ? "person" : type === "Bot" ? "bot" : "other";

/**
 * Whether the account is the app's own. GraphQL names a bot by its App's slug, without `[bot]`, and only Apps have
 * bots (docs: GraphQL, `Bot`); a person, a mannequin or whatever else has that login is somebody else.
 */
export const isOurs = (account: Author, app: AppIdentity): boolean =>
  account.kind === "bot" && isSameName(account.login, app.slug);
