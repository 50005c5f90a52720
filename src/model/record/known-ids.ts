/** GitHub's ids of what a release knows by names that people can change: each as it was when it first mattered. */
import type { TeamName } from "../ids.ts";

export interface KnownTeam {
  readonly id: number;
  /** Its global id, by which GraphQL finds it whatever it is called. */
  readonly node: string;
  /** Of its organisation, which may be renamed, too. */
  readonly organization: number;
}

export interface KnownIds {
  /** By service and the name by which the train file has its repository. */
  readonly repositories: Readonly<Record<string, number>>;
  /**
   * By login in lower case, of people whom the train file names. Reporters, who may be Apps, by `reporterEntry`; `nobody` where
   * no person was called so then.
   */
  readonly people: Readonly<Record<string, number>>;
  /** By organisation and slug in lower case, of teams that the train file names. */
  readonly teams: Readonly<Record<string, KnownTeam>>;
}

/** No account has this id. */
export const nobody = 0;

/** No login has a slash. */
export const reporterEntry = (login: string): string => `reporter/${login}`;
export const isReporterEntry = (entry: string): boolean => entry.startsWith("reporter/");

export const nothingKnown: KnownIds = { repositories: {}, people: {}, teams: {} };

export const repositoryEntry = (service: string, repo: string): string =>
  `${service} ${repo.toLowerCase()}`;

/** Where the service was found first, whatever is called so now or can't be read; null: it never was. */
export const knownRepository = (
  { repositories }: KnownIds,
  service: { readonly id: string; readonly repo: string },
): number | null => repositories[repositoryEntry(service.id, service.repo)] ?? null;

/** Who it is that the train file calls so; undefined: not known yet. */
export const knownTeam = ({ teams }: KnownIds, team: TeamName): KnownTeam | undefined =>
  teams[team.toLowerCase()];

/** What was known stays; the same object when `more` adds nothing to it. */
export function withIds(known: KnownIds, more: Partial<KnownIds>): KnownIds {
  const repositories = { ...more.repositories, ...known.repositories };
  const people = { ...more.people, ...known.people };
  const teams = { ...more.teams, ...known.teams };
  const isSame =
    sizeOf(repositories) === sizeOf(known.repositories) &&
    sizeOf(people) === sizeOf(known.people) &&
    sizeOf(teams) === sizeOf(known.teams);
  return isSame ? known : { repositories, people, teams };
}

const sizeOf = (entries: object): number => Object.keys(entries).length;

/** Whether a login of the train file means this person: who had it when it first mattered, else who has it now. */
export function isMeant(
  login: string,
  person: { readonly id: number; readonly login: string },
  { people }: KnownIds,
): boolean {
  const wanted = login.toLowerCase();
  const id = people[wanted];
  return id === undefined ? wanted === person.login.toLowerCase() : id === person.id;
}
