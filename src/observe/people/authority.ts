/** What people may do in a release, asked of GitHub at the time it matters. */
import type { GitHub } from "../../github/client/github.ts";
import {
  repositoryPermission,
  teamMembership,
  type RepositoryPermission,
} from "../../github/resources/people.ts";
import {
  fail,
  known,
  succeed,
  unknown,
  type Failure,
  type Reading,
  type Result,
} from "../../model/failure.ts";
import { isSameName, type RepoName, type ServiceId, type TeamName } from "../../model/ids.ts";
import { isMeant, type KnownIds } from "../../model/record/known-ids.ts";
import type { Unread } from "../../model/github/unread.ts";
import { ownerName, type Owner, type Principal, type Service } from "../../model/train/train.ts";
import { readCandidates, type MayBe } from "./candidates.ts";
import { nobody } from "../../model/record/known-ids.ts";
import { inParallel } from "../ask/in-parallel.ts";
import { readNamesNow, type NamesNow } from "./names-now.ts";
import type { Authority, AuthorityQuestion } from "../../model/github/authority.ts";
import { wording } from "../../model/view/wording.ts";

/** The people of a release, and what must be known of them. */
export interface AuthorityQuestions {
  readonly trainRepo: RepoName;
  readonly managers: readonly Principal[];
  /** Why it isn't known who else has the turn to decide; absent: it is. */
  readonly rotationUnread?: string | undefined;
  /** Ids of those to whom a manager handed the release over. */
  readonly handedTo: readonly number[];
  readonly owners: readonly Owner[];
  /** Of the release. */
  readonly services: readonly Service[];
  readonly questions: readonly AuthorityQuestion[];
  /** Who had the logins of the train file when they first mattered. */
  readonly known: KnownIds;
}

interface Person {
  readonly id: number;
  readonly login: string;
  readonly about: AuthorityQuestion["about"];
}

const parallelMax = 8;

/**
 * The authority of each author by user id, as far as it was asked. Bots and deleted accounts have none. What
 * could not be read leaves just that part of it open: neither granted nor refused.
 *
 * For "everything" GraphQL rules out at once most of what a person is not; what remains, and what is asked about
 * by name, is asked one by one of REST, which has the last word (REST docs, "Get team membership for a user",
 * "Get repository permissions for a user").
 */
export async function readAuthority(
  github: GitHub,
  { questions, ...release }: AuthorityQuestions,
): Promise<ReadonlyMap<number, Reading<Authority>>> {
  const people = new Map<number, Person>();
  const authority = new Map<number, Reading<Authority>>();
  for (const { author, about } of questions) {
    const { id, login, kind } = author;
    if (id === null) continue;
    if (kind === "person") people.set(id, { id, login, about });
    else authority.set(id, known(nobodyIn(release.owners)));
  }
  const scene = { ...release, ...(await prepare(github, release, [...people.values()])) };
  // One person's questions go one after another: what one answer decides needs no further one.
  const readings = await inParallel(parallelMax, [...people.values()], async (person) =>
    authorityOf(scene, person),
  );
  [...people.keys()].forEach((id, index) => {
    authority.set(id, readings[index] ?? unknown(wording`GitHub did not answer`));
  });
  return authority;
}

const nobodyIn = (owners: readonly Owner[]): Authority => ({
  isManager: false,
  owners: new Map(owners.map((owner) => [ownerName(owner), false])),
});

type Release = Omit<AuthorityQuestions, "questions">;

/** What all questions of one observation have in common. */
interface Scene extends Release {
  readonly ask: Asker;
  readonly ids: NamesNow["ids"];
  readonly mayBe: MayBe;
}

async function prepare(
  github: GitHub,
  { trainRepo, managers, owners, known }: Release,
  people: readonly Person[],
): Promise<Pick<Scene, "ask" | "ids" | "mayBe">> {
  const logins = people.map(({ login }) => login);
  const open = people.filter(({ about }) => about === "everything").map(({ login }) => login);
  const groups = managers.filter((one) => one.kind === "team");
  const all = [...owners, ...groups];
  const teams = all.flatMap((one) => (one.kind === "team" ? [one.team] : []));
  const [{ ids, teamNow }, mayBe] = await Promise.all([
    readNamesNow(github, trainRepo, { logins, teams: [...new Set(teams)], known }),
    readCandidates(github, all, open),
  ]);
  /** Who is in a team of that name rules nobody out of the one that went by it. */
  const isNamedSo = (owner: Owner): boolean => {
    if (owner.kind !== "team") return true;
    const now = teamNow(owner.team);
    return now.ok && isSameName(now.value, owner.team);
  };
  return {
    ask: asker(github, teamNow),
    // Whoever wrote under a login that is nobody's was renamed or left a moment ago: that is asked of GitHub, not concluded.
    ids: new Map([...ids].filter(([, id]) => id !== nobody)),
    mayBe: (owner, login) => !isNamedSo(owner) || mayBe(owner, login),
  };
}

interface Asker {
  readonly permission: (repo: RepoName, login: string) => Promise<Result<RepositoryPermission>>;
  readonly isMember: (team: TeamName, login: string) => Promise<Result<boolean>>;
}

/** Asks each question once, however often it comes up in this observation. */
function asker(github: GitHub, teamNow: NamesNow["teamNow"]): Asker {
  const permissions = new Map<string, Promise<Result<RepositoryPermission>>>();
  const members = new Map<string, Promise<Result<boolean>>>();
  const once = <T>(asked: Map<string, Promise<T>>, key: string, ask: () => Promise<T>) => {
    const answer = asked.get(key) ?? ask();
    asked.set(key, answer);
    return answer;
  };
  return {
    permission: (repo, login) =>
      once(permissions, `${repo} ${login}`, () => repositoryPermission(github, { repo, login })),
    isMember: (team, login) =>
      once(members, `${team} ${login}`, async () => {
        const now = teamNow(team);
        if (!now.ok) return now;
        const membership = await teamMembership(github, { team: now.value, login });
        return membership.ok ? succeed(membership.value === "active") : membership;
      }),
  };
}

/** What one part of it can't be read for leaves the others known: a stop needs no more than one of them. */
async function authorityOf(scene: Scene, person: Person): Promise<Reading<Authority>> {
  const { about } = person;
  const holder = await holderOf(scene, person.login);
  if (!holder.ok) return unknown(holder.failure.message);
  // Whoever has the login now must be the one who wrote.
  if (holder.value !== person.id) return known(nobodyIn(scene.owners));
  const unread = new Map<string, Unread>();
  const isAsked = about === "everything" || about.isManager;
  const isManager = isAsked ? await isManagerIn(scene, person, unread) : null;
  const owners = new Map<string, boolean>();
  const deputyOf = new Set<ServiceId>();
  for (const owner of scene.owners) {
    const name = ownerName(owner);
    if (about !== "everything" && !about.owners.includes(name)) continue;
    const isOne = await speaksFor(scene, owner, person);
    const deputed = isOne.ok && isOne.value ? succeed([]) : await deputedTo(scene, name, person);
    if (deputed.ok) for (const id of deputed.value) deputyOf.add(id);
    const all = scene.services.filter((one) => ownerName(one.owner) === name);
    // A vote is for all that its owner ships: so is a deputy's.
    const isDeputy = all.length > 0 && all.every(({ id }) => deputyOf.has(id));
    const failure = isOne.ok ? (deputed.ok ? undefined : deputed.failure) : isOne.failure;
    if (!failure || isDeputy) owners.set(name, (isOne.ok && isOne.value) || isDeputy);
    else unread.set(name, unreadBy(failure, unread.get(name)?.isManagers ?? false));
  }
  const deputies = deputyOf.size > 0 ? { deputyOf } : {};
  return known({ isManager, owners, ...deputies, ...(unread.size > 0 && { unread }) });
}

const unreadBy = ({ kind, message }: Failure, isManagers: boolean): Unread => ({
  why: message,
  isMissing: kind === "not found",
  isManagers,
});

/** The services of an owner that name this person as deputy, where they have more than a reader's part. */
async function deputedTo(
  { ask, services, known: met }: Scene,
  owner: string,
  person: Person,
): Promise<Result<readonly ServiceId[]>> {
  const ids: ServiceId[] = [];
  for (const service of services) {
    const isNamed = service.deputies.some((one) => isMeant(one, person, met));
    if (!isNamed || ownerName(service.owner) !== owner) continue;
    const permission = await ask.permission(service.repo, person.login);
    if (!permission.ok) return permission;
    if (isOf(permission.value, person) && isMoreThanReader(permission.value)) ids.push(service.id);
  }
  return succeed(ids);
}

async function holderOf({ ids, ask, trainRepo }: Scene, login: string): Promise<Result<number>> {
  const id = ids.get(login);
  if (id !== undefined) return succeed(id);
  const permission = await ask.permission(trainRepo, login);
  if (!permission.ok) return permission;
  const { user } = permission.value;
  return user === null ? fail(nobodySaid(login)) : succeed(user.id);
}

const nobodySaid = (login: string) =>
  ({
    kind: "unexpected",
    message: wording`GitHub doesn't say who has the login ${login}`,
    hint: wording`It is retried automatically.`,
    retry: "later",
  }) as const;

/**
 * One way in is enough, whatever of the others can't be read.
 * @returns null: none was found, and what could not be read may have been one
 */
async function isManagerIn(
  scene: Scene,
  person: Person,
  unread: Map<string, Unread>,
): Promise<boolean | null> {
  const { ask, managers, handedTo, trainRepo } = scene;
  const isNamed = managers.some(
    (one) => one.kind === "person" && isMeant(one.login, person, scene.known),
  );
  const isHanded = handedTo.includes(person.id);
  let isKnown = true;
  if (isNamed || isHanded) {
    const permission = await ask.permission(trainRepo, person.login);
    if (!permission.ok) {
      unread.set(trainRepo, { ...unreadBy(permission.failure, true), isMissing: false });
      isKnown = false;
    } else if (isOf(permission.value, person)) {
      // Named once and since then without a part in the repository: somebody who left.
      if (isNamed && isMoreThanReader(permission.value)) return true;
      // A manager chose this very person: who can read along may go on.
      if (isHanded && permission.value.permission !== "none") return true;
    }
  }
  for (const principal of managers) {
    if (principal.kind !== "team") continue;
    const isMember = await speaksFor(scene, principal, person);
    if (isMember.ok && isMember.value) return true;
    if (isMember.ok) continue;
    unread.set(principal.team, unreadBy(isMember.failure, true));
    isKnown = false;
  }
  if (scene.rotationUnread !== undefined) {
    const why = `the calendar of managers_rotation can't be read: ${scene.rotationUnread}`;
    unread.set("managers_rotation", { why, isMissing: false, isManagers: true });
    isKnown = false;
  }
  return isKnown ? false : null;
}

/** Triage and custom roles show as `read`, so the role's name decides there. */
export function isMoreThanReader({ permission, roleName }: RepositoryPermission): boolean {
  if (permission === "admin" || permission === "write") return true;
  return permission === "read" && roleName !== "read" && roleName !== "none" && roleName !== "";
}

/** The login may have gone to somebody else since it was looked up. */
const isOf = ({ user }: RepositoryPermission, { id }: Person): boolean =>
  user === null || user.id === id;

async function speaksFor(scene: Scene, owner: Owner, person: Person): Promise<Result<boolean>> {
  const { ask, mayBe } = scene;
  if (!mayBe(owner, person.login)) return succeed(false);
  if (owner.kind === "team") return ask.isMember(owner.team, person.login);
  const answer = await ask.permission(owner.repo, person.login);
  if (!answer.ok) return answer;
  const { permission } = answer.value;
  return succeed(isOf(answer.value, person) && (permission === "admin" || permission === "write"));
}
