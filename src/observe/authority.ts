/** What people may do in a release, asked of GitHub at the time it matters. */
import type { GitHub } from "../github/github.ts";
import { repositoryPermission, teamMembership } from "../github/people.ts";
import type { RepositoryPermission } from "../github/people.ts";
import { known, succeed, unknown, type Reading, type Result } from "../model/failure.ts";
import type { RepoName, TeamName } from "../model/ids.ts";
import type { Author, Authority } from "../model/observation.ts";
import { ownerName, type Owner, type Principal } from "../model/train.ts";
import { inParallel } from "./in-parallel.ts";

export interface AuthorityQuestion {
  readonly trainRepo: RepoName;
  readonly managers: readonly Principal[];
  readonly owners: readonly Owner[];
  readonly authors: readonly Author[];
}

interface Person {
  readonly id: number;
  readonly login: string;
}

const parallelMax = 8;
const nobody: Authority = { isManager: false, owners: new Set() };

/**
 * The authority of each author by user id. Bots and deleted accounts have none. What could not be read makes a
 * person's authority unknown: neither granted nor refused.
 */
export async function readAuthority(
  github: GitHub,
  question: AuthorityQuestion,
): Promise<ReadonlyMap<number, Reading<Authority>>> {
  const people = new Map<number, Person>();
  const authority = new Map<number, Reading<Authority>>();
  for (const { id, login, kind } of question.authors) {
    if (id === null) continue;
    if (kind === "person") people.set(id, { id, login });
    else authority.set(id, known(nobody));
  }
  const ask = asker(github);
  // One person's questions go one after another: what one answer decides needs no further one.
  const readings = await inParallel(parallelMax, [...people.values()], async (person) =>
    authorityOf(ask, question, person),
  );
  [...people.keys()].forEach((id, index) => {
    authority.set(id, readings[index] ?? unknown("GitHub did not answer"));
  });
  return authority;
}

interface Asker {
  readonly permission: (repo: RepoName, person: Person) => Promise<Result<RepositoryPermission>>;
  readonly isMember: (team: TeamName, person: Person) => Promise<Result<boolean>>;
}

/** Asks each question once, however often it comes up in this observation. */
function asker(github: GitHub): Asker {
  const permissions = new Map<string, Promise<Result<RepositoryPermission>>>();
  const members = new Map<string, Promise<Result<boolean>>>();
  const once = <T>(asked: Map<string, Promise<T>>, key: string, ask: () => Promise<T>) => {
    const answer = asked.get(key) ?? ask();
    asked.set(key, answer);
    return answer;
  };
  return {
    permission: (repo, { login }) =>
      once(permissions, `${repo} ${login}`, () => repositoryPermission(github, { repo, login })),
    isMember: (team, { login }) =>
      once(members, `${team} ${login}`, async () => {
        const membership = await teamMembership(github, { team, login });
        return membership.ok ? succeed(membership.value === "active") : membership;
      }),
  };
}

async function authorityOf(
  ask: Asker,
  { trainRepo, managers, owners }: AuthorityQuestion,
  person: Person,
): Promise<Reading<Authority>> {
  const permission = await ask.permission(trainRepo, person);
  if (!permission.ok) return unknown(permission.failure.message);
  // Logins change hands: whoever has it now must be the one who wrote.
  if (permission.value.userId === null) {
    return unknown(`GitHub doesn't say who has the login ${person.login}`);
  }
  if (permission.value.userId !== person.id) return known(nobody);
  const isManager = await managerAmong(ask, managers, person, permission.value);
  if (!isManager.ok) return unknown(isManager.failure.message);
  const own = new Set<string>();
  for (const owner of owners) {
    const mayVote = await speaksFor(ask, owner, person);
    if (!mayVote.ok) return unknown(mayVote.failure.message);
    if (mayVote.value) own.add(ownerName(owner));
  }
  return known({ isManager: isManager.value, owners: own });
}

async function managerAmong(
  ask: Asker,
  managers: readonly Principal[],
  person: Person,
  permission: RepositoryPermission,
): Promise<Result<boolean>> {
  const isNamed = managers.some(
    (one) => one.kind === "person" && one.login.toLowerCase() === person.login.toLowerCase(),
  );
  // Named once and since then without a part in the repository: somebody who left.
  if (isNamed && isMoreThanReader(permission)) return succeed(true);
  for (const principal of managers) {
    if (principal.kind !== "team") continue;
    const isMember = await ask.isMember(principal.team, person);
    if (!isMember.ok || isMember.value) return isMember;
  }
  return succeed(false);
}

/** Triage and custom roles show as `read`, so the role's name decides there. */
function isMoreThanReader({ permission, roleName }: RepositoryPermission): boolean {
  if (permission === "admin" || permission === "write") return true;
  return permission === "read" && roleName !== "read" && roleName !== "none" && roleName !== "";
}

async function speaksFor(ask: Asker, owner: Owner, person: Person): Promise<Result<boolean>> {
  if (owner.kind === "team") return ask.isMember(owner.team, person);
  const answer = await ask.permission(owner.repo, person);
  if (!answer.ok) return answer;
  const { permission, userId } = answer.value;
  return succeed(userId === person.id && (permission === "admin" || permission === "write"));
}
