/**
 * Who may be in which team or may write to which repository: asked of GraphQL for all of them at once, so that
 * only few must be asked about one by one. It rules out and never lets in: it doesn't tell members of a team
 * from invited ones, and what it can't answer rules nobody out.
 */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import type { RepoName, TeamName } from "../../model/ids.ts";
import { ownerName, type Owner } from "../../model/train/train.ts";
import { ask, type Answer, type Question } from "../ask/ask.ts";
import { chunks } from "../ask/chunks.ts";
import { part } from "../ask/part.ts";

/** False only when GitHub said that this person is none of the owner's. */
export type MayBe = (owner: Owner, login: string) => boolean;

interface RuledOut {
  add(owner: Owner, login: string): void;
}

/** People in one query: each costs about a point. */
const peopleMax = 20;
/** Teams of one person, and teams above a team. Longer lists rule nobody out. */
const [teamsMax, ancestorsMax] = [100, 10];

export async function readCandidates(
  github: GitHub,
  owners: readonly Owner[],
  logins: readonly string[],
): Promise<MayBe> {
  const names = new Set<string>();
  const key = (owner: Owner, login: string): string => `${ownerName(owner)} ${login}`.toLowerCase();
  const ruledOut: RuledOut = { add: (owner, login) => names.add(key(owner, login)) };
  const teams = owners.flatMap((owner) => (owner.kind === "team" ? [owner.team] : []));
  const repos = owners.flatMap((owner) => (owner.kind === "writers" ? [owner.repo] : []));
  const byOrganization = [...Map.groupBy(teams, (team) => organizationOf(team).toLowerCase())];
  await Promise.all(
    chunks([...new Set(logins)], peopleMax).flatMap((some) => [
      ...byOrganization.map(([, of]) => ruleOutOfTeams(github, of, some, ruledOut)),
      ruleOutOfRepositories(github, repos, some, ruledOut),
    ]),
  );
  return (owner, login) => !names.has(key(owner, login));
}

export const organizationOf = (team: TeamName): string => team.slice(0, team.indexOf("/"));
export const slugOf = (team: TeamName): string => team.slice(team.indexOf("/") + 1);

const teamShape = z.object({ slug: z.string().toLowerCase() });
const wholeList = z.object({ hasNextPage: z.literal(false) });
const teamsShape = z
  .object({
    nodes: z.array(
      teamShape.extend({ ancestors: z.object({ nodes: z.array(teamShape), pageInfo: wholeList }) }),
    ),
    pageInfo: wholeList,
  })
  .transform(
    ({ nodes }) =>
      new Set(nodes.flatMap((team) => [team.slug, ...team.ancestors.nodes.map((up) => up.slug)])),
  );

/** All of one organisation. */
async function ruleOutOfTeams(
  github: GitHub,
  teams: readonly TeamName[],
  logins: readonly string[],
  ruledOut: RuledOut,
): Promise<void> {
  const [first] = teams;
  if (!first) return;
  const { query, variables } = teamsQuery(teams, logins);
  const answer = await github.graphqlMembers(organizationOf(first), query, variables);
  if (!answer.ok) return;
  const organization = z
    .record(z.string(), z.unknown())
    .safeParse(answer.value.data["organization"]);
  if (!organization.success) return;
  const errors = answer.value.errors.map((error) => ({ ...error, path: error.path.slice(1) }));
  const inside: Answer = { data: organization.data, errors };
  // Nobody can be ruled out of a team that isn't seen: it was renamed, or is secret.
  const seen = teams.filter((team, index) => {
    const read = part(inside, `t${index}`, teamShape);
    return read.kind === "known" && read.value.slug === slugOf(team).toLowerCase();
  });
  logins.forEach((login, index) => {
    const mine = part(inside, `u${index}`, teamsShape);
    if (mine.kind === "unknown") return;
    for (const team of seen) {
      if (!mine.value.has(slugOf(team).toLowerCase())) ruledOut.add({ kind: "team", team }, login);
    }
  });
}

/** GitHub finds by `userLogins` only the team that somebody was put into: those above it count as well. */
function teamsQuery(
  teams: readonly TeamName[],
  logins: readonly string[],
): { readonly query: string; readonly variables: Readonly<Record<string, string>> } {
  const slugs = teams.map((team, index) => [`s${index}`, slugOf(team)] as const);
  const people = logins.map((login, index) => [`l${index}`, login] as const);
  const [first] = teams;
  const values = [["org", first ? organizationOf(first) : ""] as const, ...slugs, ...people];
  const ancestors = `ancestors(first: ${ancestorsMax}) { nodes { slug } pageInfo { hasNextPage } }`;
  const fields = [
    ...slugs.map(([name], index) => `t${index}: team(slug: $${name}) { slug }`),
    ...people.map(
      ([name], index) =>
        `u${index}: teams(first: ${teamsMax}, userLogins: [$${name}]) { nodes { slug ${ancestors} } pageInfo { hasNextPage } }`,
    ),
  ];
  return {
    query: [
      `query (${values.map(([name]) => `$${name}: String!`).join(", ")}) {`,
      "rateLimit { cost }",
      "organization(login: $org) {",
      ...fields,
      "} }",
    ].join("\n"),
    variables: Object.fromEntries(values),
  };
}

const collaboratorsShape = z.object({
  edges: z.array(
    z.object({ permission: z.string(), node: z.object({ login: z.string().toLowerCase() }) }),
  ),
});
const readers = new Set(["READ", "TRIAGE"]);

async function ruleOutOfRepositories(
  github: GitHub,
  repos: readonly RepoName[],
  logins: readonly string[],
  ruledOut: RuledOut,
): Promise<void> {
  const questions = repos.map((repo): Question => ({
    repo,
    select: (put) =>
      logins
        .map((login, index) => {
          // Nobody else has that login: a page of one holds all there is.
          const wanted = put("String!", login);
          return `c${index}: collaborators(login: ${wanted}, first: 1) { edges { permission node { login } } }`;
        })
        .join("\n"),
  }));
  const answers = await ask(github, questions);
  repos.forEach((repo, at) => {
    const answer = answers[at];
    if (!answer?.ok) return;
    logins.forEach((login, index) => {
      const read = part(answer.value, `c${index}`, collaboratorsShape);
      if (read.kind === "unknown") return;
      const mayBe = read.value.edges.some(
        ({ permission, node }) => node.login !== login.toLowerCase() || !readers.has(permission),
      );
      if (!mayBe) ruledOut.add({ kind: "writers", repo }, login);
    });
  });
}
