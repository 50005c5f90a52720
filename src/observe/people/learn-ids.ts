/**
 * Learns GitHub's ids of what the train file names, each once: of people, teams and services' repositories. Names may
 * be given up, and taken by others, before anybody has said a word.
 */
import { z } from "zod";
import type { GitHub } from "../../github/client/github.ts";
import type { RepoName, TeamName } from "../../model/ids.ts";
import {
  knownTeam,
  reporterEntry,
  repositoryEntry,
  withIds,
  type KnownIds,
  type KnownTeam,
} from "../../model/record/known-ids.ts";
import type { Observation, TrainFacts } from "../../model/observation.ts";
import type { RecordFacts } from "../../model/record/record-facts.ts";
import type { Train } from "../../model/train/train.ts";
import { organizationOf, slugOf } from "./candidates.ts";
import { chunks } from "../ask/chunks.ts";
import { part } from "../ask/part.ts";
import { withoutReplaced } from "./replaced.ts";
import { reportersNamed, withReporters } from "./reporters.ts";
import type { KeptReadings } from "../services/kept-services.ts";
import { trainUnread } from "../trains/train-release.ts";
import { readNamesNow } from "./names-now.ts";

/** Teams in one query. */
const teamsMax = 100;

interface Names {
  readonly repo: RepoName;
  readonly train: TrainFacts;
  /** What the app remembers. */
  readonly own: KnownIds;
  /** What it remembers in the issue outlives that. */
  readonly record: RecordFacts;
}

type Learned = Required<Pick<Observation, "ids" | "missingTeams">>;

interface ReadByIds extends Learned {
  readonly read: KeptReadings;
}

/** Reads the services, but for what others have put in the place of one's repository, and learns whose names are whose. */
export async function readByIds(
  github: GitHub,
  { repo, train, own: remembered, record }: Names,
  readServices: () => Promise<KeptReadings | undefined>,
): Promise<ReadByIds> {
  const before = record.kind === "kept" ? withIds(remembered, record.record.ids) : remembered;
  const [found = nothingPlanned, { ids, missingTeams }] = await Promise.all([
    readServices(),
    learnNames(github, repo, train, before),
  ]);
  if (train.kind !== "valid") return { ids, missingTeams, read: found };
  const own = withReporters(found, train.train, ids);
  const read = withoutReplaced(own, train.train, ids);
  return { ids: withRepositories(ids, train.train, read.services), missingTeams, read };
}

/**
 * People and teams of whom no id is known yet. Costs nothing once all are; else a query for the people, and one for
 * the teams of each organisation.
 */
async function learnNames(
  github: GitHub,
  repo: RepoName,
  facts: TrainFacts,
  before: KnownIds,
): Promise<Learned> {
  if (facts.kind !== "valid") return { ids: before, missingTeams: new Set() };
  const { logins, reporters, teams } = namesIn(facts.train);
  const newLogins = logins.filter((login) => before.people[login] === undefined);
  const newReporters = reporters.filter((one) => before.people[reporterEntry(one)] === undefined);
  const newTeams = teams.filter((team) => !knownTeam(before, team));
  const [{ ids: people }, found] = await Promise.all([
    readNamesNow(github, repo, {
      logins: [...newLogins, ...newReporters],
      teams: [],
      known: before,
    }),
    readTeams(github, newTeams),
  ]);
  const learned = [
    ...newLogins.flatMap((one) => entryOf(one, people.get(one) || undefined)),
    // Of an App no person has the name, and nobody who takes it later is meant.
    ...newReporters.flatMap((one) => entryOf(reporterEntry(one), people.get(one))),
  ];
  const ids = withIds(before, { people: Object.fromEntries(learned), teams: found.teams });
  return { ids, missingTeams: found.missing };
}

const entryOf = (entry: string, id: number | undefined): readonly (readonly [string, number])[] =>
  id === undefined ? [] : [[entry, id]];

const nothingPlanned: KeptReadings = {
  services: new Map(),
  readNow: new Set(),
  ...trainUnread("the release has no plan yet"),
};

function withRepositories(
  ids: KnownIds,
  { services }: Train,
  found: Observation["services"],
): KnownIds {
  const repositories = services.flatMap(({ id, repo }) => {
    const reading = found.get(id);
    if (reading?.kind !== "known") return [];
    return [[repositoryEntry(id, repo), reading.value.repository] as const];
  });
  return withIds(ids, { repositories: Object.fromEntries(repositories) });
}

function namesIn({ managers, services, people: inChats, rotation }: Train): {
  readonly logins: readonly string[];
  readonly reporters: readonly string[];
  readonly teams: readonly TeamName[];
} {
  const people = [
    ...managers.flatMap((one) => (one.kind === "person" ? [one.login] : [])),
    ...services.flatMap(({ deputies, onCall }) => [...deputies, ...onCall]),
    ...rotation.flatMap(({ manager, deputy }) => (deputy === null ? [manager] : [manager, deputy])),
    // Teams are mentioned under the name that the train file has for them.
    ...inChats.flatMap(({ name }) => (name.includes("/") ? [] : [name])),
  ].map((login) => login.toLowerCase());
  const teams = [...managers, ...services.map(({ owner }) => owner)].flatMap((one) =>
    one.kind === "team" ? [one.team] : [],
  );
  const reporters = new Set(services.flatMap(reportersNamed));
  return { logins: [...new Set(people)], reporters: [...reporters], teams: [...new Set(teams)] };
}

interface FoundTeams {
  readonly teams: Readonly<Record<string, KnownTeam>>;
  /** GitHub says that there is none of this name. */
  readonly missing: ReadonlySet<TeamName>;
}

async function readTeams(github: GitHub, wanted: readonly TeamName[]): Promise<FoundTeams> {
  const byOrganization = Map.groupBy(wanted, (team) => organizationOf(team).toLowerCase());
  const parts = [...byOrganization.values()].flatMap((of) => chunks(of, teamsMax));
  const found = await Promise.all(parts.map((some) => readTeamsOf(github, some)));
  return {
    teams: Object.fromEntries(found.flatMap(({ teams }) => Object.entries(teams))),
    missing: new Set(found.flatMap(({ missing }) => [...missing])),
  };
}

const organizationShape = z.looseObject({ databaseId: z.int() });
const teamShape = z.object({ id: z.string(), databaseId: z.int(), slug: z.string() }).nullable();

/** Some of one organisation. */
async function readTeamsOf(github: GitHub, wanted: readonly TeamName[]): Promise<FoundTeams> {
  const teams: Record<string, KnownTeam> = {};
  const missing = new Set<TeamName>();
  const [first] = wanted;
  if (!first) return { teams, missing };
  const slugs = wanted.map((team, index) => [`s${index}`, slugOf(team)] as const);
  const query = [
    `query ($org: String!, ${slugs.map(([name]) => `$${name}: String!`).join(", ")}) {`,
    "rateLimit { cost }",
    "organization(login: $org) {",
    "databaseId",
    ...slugs.map(([name], index) => `t${index}: team(slug: $${name}) { id databaseId slug }`),
    "} }",
  ].join("\n");
  const variables = { org: organizationOf(first), ...Object.fromEntries(slugs) };
  const answer = await github.graphqlMembers(organizationOf(first), query, variables);
  if (!answer.ok) return { teams, missing };
  const organization = organizationShape.safeParse(answer.value.data["organization"]);
  if (!organization.success) return { teams, missing };
  const errors = answer.value.errors.map((error) => ({ ...error, path: error.path.slice(1) }));
  for (const [index, team] of wanted.entries()) {
    const read = part({ data: organization.data, errors }, `t${index}`, teamShape);
    if (read.kind === "unknown") continue;
    if (read.value === null) missing.add(team);
    else if (read.value.slug.toLowerCase() === slugOf(team).toLowerCase()) {
      const { id: node, databaseId: id } = read.value;
      teams[team.toLowerCase()] = { id, node, organization: organization.data.databaseId };
    }
  }
  return { teams, missing };
}
