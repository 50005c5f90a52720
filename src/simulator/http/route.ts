import { findRepository } from "../world/repositories.ts";
import type { App, Repository, World } from "../world/types.ts";
import { notFound, Refusal, type Answer } from "./answer.ts";
import type { Fields } from "./fields.ts";
import { actorOf, canSee, may, shutOut, type Access, type Viewer } from "./viewer.ts";
import type { User } from "../world/basic-types.ts";

/** One request on its way to its route. */
export interface Call {
  readonly world: World;
  readonly viewer: Viewer;
  /** With the query, without the prefix `/api/v3`. */
  readonly url: URL;
  /** Parameters that a route doesn't read are refused: they would change GitHub's answer. */
  readonly query: { readonly get: (name: string) => string | null };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  /** The same as it came, for what isn't JSON. */
  readonly text: string;
  readonly param: (name: string) => string;
  /** A parameter that must be a whole number, as ids are; 404 when it isn't. */
  readonly id: (name: string) => number;
  /** The body's fields, validated; `resource` names the thing in the errors of a 422. */
  readonly fields: (resource: string) => Fields;
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
  /** In whose name it happens. */
  readonly actor: User;
}

export interface AppCall extends Call {
  readonly app: App;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A permission that a route needs, e.g. `issues:read`. */
export type Need = `${string}:${Access}`;

export interface Route {
  readonly method: Method;
  /** As in GitHub's OpenAPI description. */
  readonly path: string;
  answer(call: Call): Answer | Promise<Answer>;
}

/** A route that everyone may ask. */
export function openRoute(method: Method, path: string, answer: (call: Call) => Answer): Route {
  return { method, path, answer };
}

/** A route of an App about itself: it needs the JWT. */
export function appRoute(
  method: Method,
  path: string,
  answer: (call: AppCall) => Answer | Promise<Answer>,
): Route {
  return {
    method,
    path: `/app${path}`,
    answer(call) {
      if (call.viewer.kind !== "app")
        throw new Refusal(401, "A JSON web token could not be decoded");
      return answer({ ...call, app: call.viewer.app });
    },
  };
}

/** A route below `/repos/{owner}/{repo}`: 404 where the viewer can't see it, 403 without the permission. */
export function repositoryRoute(
  method: Method,
  path: string,
  need: Need,
  answer: (call: RepositoryCall) => Answer,
): Route {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    answer(call) {
      const { world, viewer } = call;
      const repository = findRepository(world, call.param("owner"), call.param("repo"));
      if (!repository || !canSee(world, viewer, repository)) throw notFound();
      const refused = shutOut(world, viewer, repository);
      if (refused !== undefined) throw new Refusal(403, refused);
      const [permission, access] = parseNeed(need);
      if (!may(world, viewer, permission, access, repository)) throw lacks(viewer, need);
      const actor = actorOf(viewer);
      if (!actor && access === "write") throw new Refusal(401, "Requires authentication");
      return answer({ ...call, repository, actor: actor ?? GHOST });
    },
  };
}

/** Reads of the anonymous happen in nobody's name. */
const GHOST: User = { id: 10137, login: "ghost", type: "User" };

/** A route below `/orgs/{org}`, for members of it and Apps that are installed there. */
export function organizationRoute(
  method: Method,
  path: string,
  need: Need,
  answer: (call: Call & { readonly org: string }) => Answer,
): Route {
  return {
    method,
    path: `/orgs/{org}${path}`,
    answer(call) {
      const { world, viewer } = call;
      const org = world.orgs.get(call.param("org").toLowerCase());
      if (!org) throw notFound();
      const [permission, access] = parseNeed(need);
      const isInside =
        viewer.kind === "installation"
          ? viewer.installation.account.toLowerCase() === org.account.login.toLowerCase()
          : viewer.kind === "user" && org.members.has(viewer.user.id);
      if (!isInside || !may(world, viewer, permission, access)) throw lacks(viewer, need);
      return answer({ ...call, org: org.account.login });
    },
  };
}

function parseNeed(need: Need): [permission: string, access: Access] {
  const [permission = "", access] = need.split(":");
  return [permission, access === "write" ? "write" : "read"];
}

function lacks(viewer: Viewer, need: Need): Refusal {
  switch (viewer.kind) {
    case "anonymous":
      return new Refusal(401, "Requires authentication");
    case "user":
      return new Refusal(403, "Must have push access to repository");
    case "app":
    case "installation":
      return new Refusal(
        403,
        "Resource not accessible by integration",
        {},
        {
          "x-accepted-github-permissions": need.replace(":", "="),
        },
      );
  }
}
