/** Who has a login at this moment, and under which name a team goes. Names change hands, ids don't. */
import { z } from "zod";
import { teamId } from "../../github/resources/people.ts";
import type { GitHub, GraphqlAnswer } from "../../github/client/github.ts";
import { fail, succeed, type Failure, type Reading, type Result } from "../../model/failure.ts";
import { isSameName, teamName, type RepoName, type TeamName } from "../../model/ids.ts";
import { knownTeam, nobody, type KnownIds, type KnownTeam } from "../../model/record/known-ids.ts";
import { organizationOf } from "./candidates.ts";
import { chunks } from "../ask/chunks.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { part } from "../ask/part.ts";
import { wording } from "../../model/view/wording.ts";

/** In one query. */
const namesMax = 100;
const parallelMax = 4;

interface Asked {
  readonly logins: readonly string[];
  /** Of the train file. */
  readonly teams: readonly TeamName[];
  readonly known: KnownIds;
}

export interface NamesNow {
  /** User ids by login; `nobody` where GitHub says that there is none. A login without an answer is left out. */
  readonly ids: ReadonlyMap<string, number>;
  /** The present name of a team; "not found": the one that is meant is no more, whoever has its name now. */
  readonly teamNow: (team: TeamName) => Result<TeamName>;
}

interface Question {
  readonly type: "login" | "team";
  /** A login or a global id. */
  readonly of: string;
}

const userShape = z.object({ databaseId: z.int() });
const teamShape = z
  .object({ slug: z.string(), organization: z.object({ login: z.string() }) })
  .transform(({ slug, organization }) => teamName(`${organization.login}/${slug}`));

/**
 * Many in one query. Teams of other organisations than the repository's take one more for each of these; a team that
 * isn't found there takes two more, since its organisation may have been renamed. Of a team that was never met under
 * the train file's name, that name is its present one.
 * @param repo by whose installation GitHub is asked
 */
export async function readNamesNow(
  github: GitHub,
  repo: RepoName,
  { logins, teams, known }: Asked,
): Promise<NamesNow> {
  const met = teams.flatMap((team) => {
    const one = knownTeam(known, team);
    return one ? [{ team, ...one }] : [];
  });
  const questions: readonly Question[] = [
    ...[...new Set(logins)].map((login) => ({ type: "login" as const, of: login })),
    ...met.map(({ node }) => ({ type: "team" as const, of: node })),
  ];
  const ids = new Map<string, number>();
  const now = new Map<string, TeamName>();
  await inParallel(parallelMax, chunks(questions, namesMax), async (some) => {
    const answer = await github.graphql([repo], ...queryFor(some));
    if (!answer.ok) return;
    for (const [index, { type, of }] of some.entries()) {
      if (type === "login") {
        const user = part(answer.value, `u${index}`, userShape);
        if (user.kind === "known") ids.set(of, user.value.databaseId);
        else if (isNotFound(answer.value, `u${index}`)) ids.set(of, nobody);
      } else {
        const team = part(answer.value, `n${index}`, teamShape);
        if (team.kind === "known") now.set(of, team.value);
      }
    }
  });
  const left = met.filter(({ node }) => !now.has(node));
  const others = await readElsewhere(github, left);
  return {
    ids,
    teamNow(team) {
      const node = knownTeam(known, team)?.node;
      if (node === undefined) return succeed(team);
      const present = now.get(node);
      return present === undefined ? (others.get(node) ?? fail(notTold(team))) : succeed(present);
    },
  };
}

function queryFor(some: readonly Question[]): [string, Readonly<Record<string, string>>] {
  const declared = some.map(
    ({ type }, index) => `$n${index}: ${type === "login" ? "String!" : "ID!"}`,
  );
  const fields = some.map(({ type }, index) =>
    type === "login"
      ? `u${index}: user(login: $n${index}) { databaseId }`
      : `n${index}: node(id: $n${index}) { ... on Team { slug organization { login } } }`,
  );
  const query = [`query (${declared.join(", ")}) {`, "rateLimit { cost }", ...fields, "}"].join(
    "\n",
  );
  return [query, Object.fromEntries(some.map(({ of }, index) => [`n${index}`, of]))];
}

interface Met extends KnownTeam {
  readonly team: TeamName;
}

/** By the installation on its organisation: as the train file names that, or else as it is called now. */
async function readElsewhere(
  github: GitHub,
  left: readonly Met[],
): Promise<ReadonlyMap<string, Result<TeamName>>> {
  const found = await readThere(github, left, ({ team }) => organizationOf(team));
  const open = left.filter(({ node }) => found.get(node)?.ok !== true);
  if (open.length === 0) return found;
  const all = await github.installations();
  const logins = new Map(all.ok ? all.value.map((one) => [one.ownerId, one.owner]) : []);
  const moved = open.filter(({ team, organization }) => {
    const login = logins.get(organization);
    return login !== undefined && !isSameName(login, organizationOf(team));
  });
  const there = await readThere(github, moved, (one) => logins.get(one.organization) ?? "");
  return withThoseNamedSo(github, left, new Map([...found, ...there]));
}

/** Where GraphQL has no answer: whoever goes by the name may still be the one that is meant, which REST tells. */
async function withThoseNamedSo(
  github: GitHub,
  left: readonly Met[],
  found: ReadonlyMap<string, Result<TeamName>>,
): Promise<ReadonlyMap<string, Result<TeamName>>> {
  const untold = left.filter(({ node }) => {
    const read = found.get(node);
    return !read?.ok && read?.failure.kind !== "not found";
  });
  const told = await inParallel(parallelMax, untold, async ({ team, node, id }) => {
    const holder = await teamId(github, team);
    return holder.ok && holder.value === id ? ([node, succeed(team)] as const) : undefined;
  });
  return new Map([...found, ...told.filter((one) => one !== undefined)]);
}

async function readThere(
  github: GitHub,
  wanted: readonly Met[],
  loginOf: (one: Met) => string,
): Promise<Map<string, Result<TeamName>>> {
  const found = new Map<string, Result<TeamName>>();
  const byOrganization = Map.groupBy(wanted, (one) => loginOf(one).toLowerCase());
  const groups = [...byOrganization.values()].flatMap((of) => chunks(of, namesMax));
  await inParallel(parallelMax, groups, async (some) => {
    const [first] = some;
    if (!first) return;
    const asked = some.map(({ node }) => ({ type: "team" as const, of: node }));
    const answer = await github.graphqlMembers(loginOf(first), ...queryFor(asked));
    for (const [index, { team, node }] of some.entries())
      found.set(node, answer.ok ? teamIn(answer.value, `n${index}`, team) : answer);
  });
  return found;
}

function teamIn(answer: GraphqlAnswer, key: string, team: TeamName): Result<TeamName> {
  if (isNotFound(answer, key)) return fail(gone(team));
  const read: Reading<TeamName> = part(answer, key, teamShape);
  return read.kind === "known"
    ? succeed(read.value)
    : fail({ ...notTold(team), message: read.why });
}

const isNotFound = ({ errors }: GraphqlAnswer, key: string): boolean =>
  errors.some(({ type, path }) => type === "NOT_FOUND" && path[0] === key);

const notTold = (team: TeamName): Failure => ({
  kind: "unexpected",
  message: wording`GitHub doesn't say what the team ${team} is called now`,
  hint: wording`It is retried automatically.`,
  retry: "later",
});

const gone = (team: TeamName): Failure => ({
  kind: "not found",
  message: wording`The team that was ${team} when this release began is no more.`,
  hint: wording`The train file must name a team that is there.`,
  retry: "never",
});
