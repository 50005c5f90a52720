import { actorOf } from "../http/viewer.ts";
import { findUser } from "../world/accounts.ts";
import { findRepository, redirectedFrom } from "../world/repositories.ts";
import { fieldError, notFound, NotModelled } from "./errors.ts";
import { searchPage, type SearchArgs } from "./search.ts";
import { nodeById } from "./node.ts";
import { actor, locate, own, visible, type Fields } from "./source.ts";

const NODES_PER_CALL = 100;

export const queryFields: Fields<"Query"> = {
  repository(_, { owner, name }: { owner: string; name: string }, context) {
    // Old names lead on (GraphQL schema, `Query.repository`, `followRenames`: true by default).
    const repository =
      findRepository(context.world, owner, name) ?? redirectedFrom(context.world, owner, name);
    if (!repository || !visible(context, repository))
      throw notFound(`a Repository with the name '${owner}/${name}'`);
    return locate("Repository", repository, repository);
  },
  node: (_, { id }: { id: string }, context) => nodeById(context, id),
  nodes(_, { ids }: { ids: readonly string[] }, context) {
    if (ids.length > NODES_PER_CALL)
      throw fieldError(
        "ARGUMENT_LIMIT",
        `You may not provide more than ${NODES_PER_CALL} node ids; you provided ${ids.length}.`,
      );
    // An error for one id leaves the others: it takes the place of its node.
    return ids.map((id) => {
      try {
        return nodeById(context, id);
      } catch (error) {
        return error;
      }
    });
  },
  organization(_, { login }: { login: string }, { world }) {
    const account = findUser(world, login);
    if (account?.type !== "Organization")
      throw notFound(`an Organization with the login of '${login}'`);
    return own("Organization", account);
  },
  user(_, { login }: { login: string }, { world }) {
    const account = findUser(world, login);
    if (account?.type !== "User") throw notFound(`a User with the login of '${login}'`);
    return own("User", account);
  },
  repositoryOwner(_, { login }: { login: string }, { world }) {
    const account = findUser(world, login);
    return account && account.type !== "Bot" ? actor(account) : null;
  },
  viewer(_, __, { viewer }) {
    const account = actorOf(viewer);
    if (!account) throw fieldError("FORBIDDEN", "This endpoint requires you to be authenticated.");
    // The App's own bot too is shown as a User here, which is what the schema has.
    return own("User", account);
  },
  search: (_, args: SearchArgs, context) => searchPage(context, args),
  rateLimit(_, { dryRun }: { dryRun: boolean }, { budget, cost }) {
    if (dryRun) throw new NotModelled("Query.rateLimit(dryRun: true)");
    const used = budget.used + cost.points;
    return {
      limit: budget.limit,
      cost: cost.points,
      used,
      remaining: Math.max(0, budget.limit - used),
      resetAt: budget.resetAt,
      nodeCount: cost.nodes,
    };
  },
};
