import { z } from "zod";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { repoName, splitRepo, type RepoName } from "../../model/ids.ts";
import type {
  Ask,
  Clock,
  GitHub,
  Installation,
  InstalledRepository,
  Permissions,
} from "./github.ts";
import { idShape } from "../resources/shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Which installation reaches what, and what it may do. Asked in the App's own name, then remembered. */
export interface Installations {
  of(repo: RepoName): Promise<Result<Installation>>;
  ofOrganization(login: string): Promise<Result<Installation>>;
  byId(id: number): Promise<Result<Installation>>;
  all(): Promise<Result<readonly Installation[]>>;
  /** Keeps which repositories an installation listed, so that they needn't be asked for one by one. */
  learn(installation: Installation, repositories: readonly InstalledRepository[]): void;
  /** The name under which a repository goes now, as far as it was heard of. */
  present(repo: RepoName): RepoName;
  /** A repository goes by another name now. */
  rename(from: RepoName, to: RepoName): void;
  /** GitHub answered as if this installation were another one now. What was heard within `age` stays. */
  forget(id: number, age: Temporal.Duration): void;
}

/** Permissions change while an owner accepts new ones. */
const rememberedFor = Temporal.Duration.from({ hours: 1 });

/** One look asks for a repository many times. */
const missingFor = Temporal.Duration.from({ seconds: 10 });

const installationShape = z
  .object({
    id: idShape,
    account: z.object({ id: idShape.nullish(), login: z.string() }).nullish(),
    permissions: z.record(z.string(), z.string()),
    suspended_at: z.string().nullish(),
  })
  .transform((answer): Installation => ({
    id: answer.id,
    owner: answer.account?.login ?? "",
    ownerId: answer.account?.id ?? null,
    permissions: readOrWrite(answer.permissions),
    isSuspended: typeof answer.suspended_at === "string",
  }));

/** Other levels, such as `admin`, are of permissions that the app never asks for. */
function readOrWrite(levels: Readonly<Record<string, string>>): Permissions {
  const permissions: Record<string, "read" | "write"> = {};
  for (const [name, level] of Object.entries(levels)) {
    if (level === "read" || level === "write") permissions[name] = level;
  }
  return permissions;
}

interface Remembered {
  readonly at: Temporal.Instant;
  readonly installation: Installation;
}

export function createInstallations(asApp: GitHub["asApp"], clock: Clock): Installations {
  const remembered = new Map<string, Remembered>();
  const renamed = new Map<string, RepoName>();
  const underWay = new Map<string, Promise<Result<Installation>>>();
  const missing = shortMemory(clock, missingFor);

  const remember = (key: string, installation: Installation): void => {
    remembered.set(key, { at: clock.now(), installation });
  };

  const find = async (key: string, ask: Ask): Promise<Result<Installation>> => {
    const known = remembered.get(key);
    if (known && Temporal.Instant.compare(known.at.add(rememberedFor), clock.now()) > 0) {
      return succeed(known.installation);
    }
    if (missing.has(key)) return fail(notInstalled(key));
    const doing = `find the App's installation for ${key}`;
    const running = underWay.get(key) ?? asApp({ doing, shape: installationShape, ask });
    underWay.set(key, running);
    const answer = await running.finally(() => underWay.delete(key));
    if (answer.ok) {
      remember(key, answer.value);
      return answer;
    }
    remembered.delete(key);
    if (answer.failure.kind !== "not found") return answer;
    missing.add(key);
    return fail(notInstalled(key));
  };

  return {
    of(repo) {
      const { owner, name } = splitRepo(repo);
      return find(repositoryKey(repo), (octokit) =>
        octokit.rest.apps.getRepoInstallation({ owner, repo: name }),
      );
    },
    ofOrganization: (login) =>
      find(`the organisation ${login.toLowerCase()}`, (octokit) =>
        octokit.rest.apps.getOrgInstallation({ org: login }),
      ),
    byId: (id) =>
      find(`installation ${id}`, (octokit) =>
        octokit.rest.apps.getInstallation({ installation_id: id }),
      ),
    async all() {
      const answer = await asApp({
        doing: wording`list the installations of the App`,
        shape: z.array(installationShape),
        ask: async (octokit) => ({
          data: await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 }),
        }),
      });
      if (!answer.ok) return answer;
      for (const installation of answer.value) {
        remember(`installation ${installation.id}`, installation);
      }
      return answer;
    },
    present: (repo) => presentName(renamed, repo),
    rename: (from, to) => void renamed.set(repositoryKey(from), to),
    learn(installation, repositories) {
      for (const { repo } of repositories) {
        remember(repositoryKey(repo), installation);
        missing.forget(repositoryKey(repo));
        // A new repository may have taken the name.
        renamed.delete(repositoryKey(repo));
      }
    },
    forget(id, age) {
      const since = clock.now().subtract(age);
      for (const [key, { at, installation }] of remembered) {
        const isOld = Temporal.Instant.compare(at, since) <= 0;
        if (installation.id === id && isOld) remembered.delete(key);
      }
    },
  };
}

/** The last of the names that lead on from this one. */
function presentName(renamed: ReadonlyMap<string, RepoName>, repo: RepoName): RepoName {
  let name = repo;
  for (let step = 0; step < renamed.size; step += 1) {
    const next = renamed.get(repositoryKey(name));
    if (next === undefined || next === repo) break;
    name = next;
  }
  return name;
}

/** What was so a moment ago, and still counts. */
function shortMemory(clock: Clock, lasting: Temporal.Duration) {
  const since = new Map<string, Temporal.Instant>();
  return {
    add: (key: string): void => void since.set(key, clock.now()),
    forget: (key: string): void => void since.delete(key),
    has(key: string): boolean {
      const at = since.get(key);
      const isFresh = at && Temporal.Instant.compare(at.add(lasting), clock.now()) > 0;
      if (!isFresh) since.delete(key);
      return isFresh === true;
    },
  };
}

const repositoryKey = (repo: RepoName): string => repo.toLowerCase();

/** Not "not found": what the App doesn't reach may well exist. */
function notInstalled(key: string): Failure {
  return {
    kind: "forbidden",
    message: wording`The App is not installed on ${key}.`,
    hint: wording`An owner has to install it there, or to add the repository to its installation.`,
    retry: "never",
    isLacking: true,
  };
}

const repositoryShape = z
  .object({ id: idShape, full_name: z.string(), private: z.boolean(), archived: z.boolean() })
  .transform((answer): InstalledRepository => ({
    id: answer.id,
    repo: repoName(answer.full_name),
    isPrivate: answer.private,
    isArchived: answer.archived,
  }));

/** What `GET /installation/repositories` lists, all pages together. */
export const repositoriesShape = z.array(repositoryShape);
