import { createAppAuth } from "@octokit/auth-app";
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import { splitRepo, type RepoName } from "../../model/ids.ts";
import { toFailure } from "./failure.ts";
import type { Clock, Installation, Log, Permissions } from "./github.ts";
import { redact } from "./redact.ts";
import type { Transport } from "./transport.ts";
import { wording } from "../../model/view/wording.ts";

/** For what a token is asked: exactly these repositories and no more permissions than these. */
export interface TokenScope {
  readonly installation: Installation;
  /** Empty: none is acted on, only the organisation is. */
  readonly repos: readonly RepoName[];
  /** Without one of these there is no token. */
  readonly needed: Permissions;
  /** Taken where they are granted. */
  readonly welcome: Permissions;
}

export interface Tokens {
  /** The Authorization header of the App itself: a JWT of ten minutes. */
  ofApp(): Promise<string>;
  /** The Authorization header for a scope; `refresh`: the one at hand was refused. */
  ofScope(scope: TokenScope, refresh: boolean): Promise<Result<string>>;
}

export function createTokens(setting: {
  readonly appId: number;
  readonly privateKey: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
}): Tokens {
  const { clock, log } = setting;
  // Keeps each token until a minute before GitHub ends it, an hour after its making.
  const auth = createAppAuth({
    appId: setting.appId,
    privateKey: setting.privateKey,
    request: setting.transport({ authorization: null, installation: null, scope: null }).request,
    log: { warn: (text) => log.warn(redact(text)) },
  });

  return {
    async ofApp() {
      const { token } = await auth({ type: "app" });
      return `bearer ${token}`;
    },
    async ofScope(scope, refresh) {
      const { installation, repos } = scope;
      const refused = unusable(scope);
      if (refused) return fail(refused);
      try {
        const { token } = await auth({
          type: "installation",
          installationId: installation.id,
          ...(repos.length > 0 && { repositoryNames: namesOf(repos) }),
          permissions: permissionsOf(scope),
          refresh,
        });
        return succeed(`token ${token}`);
      } catch (error) {
        const doing = `get a token for ${repos.length > 0 ? repos.join(", ") : installation.owner}`;
        return fail(outOfReach(toFailure(error, { doing, now: clock.now() })));
      }
    },
  };
}

/** One name for a scope, the same whatever order its repositories were given in. */
export const scopeName = (scope: TokenScope): string =>
  JSON.stringify([scope.installation.id, namesOf(scope.repos), permissionsOf(scope)]);

const namesOf = (repos: readonly RepoName[]): string[] =>
  [...new Set(repos.map((repo) => splitRepo(repo).name))].sort();

/** GitHub refuses a token that asks for more than the owner granted, so what is only welcome is cut. */
function permissionsOf(scope: TokenScope): Record<string, "read" | "write"> {
  const granted = Object.entries(scope.welcome).filter(([name, level]) =>
    grants(scope.installation.permissions, name, level),
  );
  return { ...Object.fromEntries(granted), ...scope.needed };
}

const grants = (permissions: Permissions, name: string, level: "read" | "write"): boolean =>
  permissions[name] === "write" || permissions[name] === level;

function unusable({ installation, needed }: TokenScope): Failure | undefined {
  if (installation.isSuspended) {
    return {
      kind: "forbidden",
      message: wording`The installation of the App on ${installation.owner} is suspended.`,
      hint: wording`An owner of ${installation.owner} has to end the suspension.`,
      retry: "never",
      isLacking: true,
    };
  }
  const missing = Object.entries(needed)
    .filter(([name, level]) => !grants(installation.permissions, name, level))
    .map(([name, level]) => `${name}: ${level}`);
  if (missing.length === 0) return undefined;
  return {
    kind: "forbidden",
    message: wording`The App lacks ${missing.join(", ")} on ${installation.owner}.`,
    hint: wording`Ask for the permission in the App's settings; an owner of ${installation.owner} accepts it.`,
    retry: "never",
    isLacking: true,
  };
}

/**
 * GitHub answers 404 when the installation is gone and 422 when it doesn't reach one of the repositories or
 * was granted less meanwhile. None of them may be taken for "the thing that is read does not exist", and
 * since what was known of the installation is forgotten then, the next call may find better.
 */
function outOfReach(failure: Failure): Failure {
  if (failure.kind !== "not found" && failure.kind !== "invalid") return failure;
  return {
    ...failure,
    kind: "forbidden",
    hint: wording`The App was uninstalled, or lost a repository or a permission: look at its installation.`,
    retry: "later",
  };
}
