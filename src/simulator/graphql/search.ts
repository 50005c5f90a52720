/** `Query.search` for merged pull requests ("Searching issues and pull requests", GitHub docs). */
import { findRepository, redirectedFrom } from "../world/repositories.ts";
import type { Issue, Repository } from "../world/types.ts";
import { graphqlLogin } from "./account.ts";
import { connect, type Page } from "./connection.ts";
import { NotModelled } from "./errors.ts";
import { locate, visible, type Context } from "./source.ts";

export interface SearchArgs extends Page {
  readonly query: string;
  readonly type: string;
}

type Found = readonly {
  readonly id: number;
  readonly repository: Repository;
  readonly issue: Issue;
}[];

/** Qualifiers are all meant; what can't be seen isn't found, and no error tells of it. */
export function searchPage(context: Context, args: SearchArgs): object {
  if (args.type !== "ISSUE") throw new NotModelled(`Query.search(type: ${args.type})`);
  const found = args.query
    .split(/\s+/)
    .filter((word) => word !== "")
    .reduce<Found>(narrowed, placed(context, args.query));
  return {
    ...connect(found, args, ({ repository, issue }) =>
      locate(issue.pull ? "PullRequest" : "Issue", repository, issue),
    ),
    issueCount: found.length,
  };
}

/** Everything of the repository that is named; searches of all repositories are not modelled. */
function placed(context: Context, query: string): Found {
  const [, owner = "", name = ""] = /(?:^|\s)repo:([^/\s]+)\/(\S+)/.exec(query) ?? [];
  if (owner === "") throw new NotModelled("Query.search without repo:");
  const { world } = context;
  const repository = findRepository(world, owner, name) ?? redirectedFrom(world, owner, name);
  if (!repository || !visible(context, repository)) return [];
  return [...repository.issues.values()].map((issue) => ({ id: issue.id, repository, issue }));
}

function narrowed(found: Found, word: string): Found {
  const [, key, value = ""] = /^(\w+):(.+)$/.exec(word) ?? [];
  if (key === "repo") return found;
  if (word === "is:pr") return found.filter(({ issue }) => issue.pull);
  if (word === "is:merged") return found.filter(({ issue }) => issue.pull?.merged);
  if (key === "author") {
    const isBy = ({ issue }: Found[number]): boolean =>
      graphqlLogin(issue.author).toLowerCase() === value.toLowerCase();
    return found.filter(isBy);
  }
  if (key === "merged" && value.startsWith("<="))
    return found.filter(({ issue }) => isMergedBy(issue, value.slice(2)));
  throw new NotModelled(`Query.search(query: "${word}")`);
}

/** "Query for dates", GitHub docs: `<=` and a time by ISO 8601. */
const isMergedBy = ({ pull }: Issue, time: string): boolean =>
  pull?.mergedAt != null &&
  Temporal.Instant.compare(pull.mergedAt, Temporal.Instant.from(time)) <= 0;
