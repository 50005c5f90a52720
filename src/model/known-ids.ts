/** GitHub's ids of what a release knows by names that people can change: each as it was when it first mattered. */
import type { Authority } from "./authority.ts";
import type { Reading } from "./failure.ts";
import type { Observation } from "./observation.ts";

export interface KnownIds {
  /** By service and the name by which the train file has its repository. */
  readonly repositories: Readonly<Record<string, number>>;
  /** By login in lower case, of people whom the train file names and who have spoken. */
  readonly people: Readonly<Record<string, number>>;
}

export const nothingKnown: KnownIds = { repositories: {}, people: {} };

export const repositoryEntry = (service: string, repo: string): string =>
  `${service} ${repo.toLowerCase()}`;

/** What is known now and wasn't before; the same object when that is nothing. */
export function learnIds(known: KnownIds, observation: Observation): KnownIds {
  const { train, services, comments, authority } = observation;
  if (train.kind !== "valid") return known;
  const repositories = { ...known.repositories };
  for (const { id, repo } of train.train.services) {
    const facts = services.get(id);
    const entry = repositoryEntry(id, repo);
    if (facts?.kind === "known") repositories[entry] ??= facts.value.repository;
  }
  const named = new Set(
    [
      ...train.train.managers.flatMap((one) => (one.kind === "person" ? [one.login] : [])),
      ...train.train.services.flatMap(({ deputies }) => deputies),
    ].map((login) => login.toLowerCase()),
  );
  const people = { ...known.people };
  for (const { author } of comments) {
    const login = author.login.toLowerCase();
    const isOne = author.id !== null && hasAuthority(authority.get(author.id));
    if (author.id !== null && isOne && named.has(login)) people[login] ??= author.id;
  }
  const isSame =
    Object.keys(repositories).length === Object.keys(known.repositories).length &&
    Object.keys(people).length === Object.keys(known.people).length;
  return isSame ? known : { repositories, people };
}

const hasAuthority = (reading: Reading<Authority> | undefined): boolean =>
  reading?.kind === "known" &&
  (reading.value.isManager === true || (reading.value.deputyOf?.size ?? 0) > 0);

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
