import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import type { Simulator } from "../../src/simulator/simulator.ts";
import type { AppProcess } from "./story-process.ts";

/** A request that changes the world; asking for a token doesn't. */
export const isWrite = ({ method, path }: IncomingRequest): boolean =>
  method !== "GET" && path !== "/graphql" && !path.endsWith("/access_tokens");

/** The create of a deployment in this repository. */
export const isDeployment =
  (repository: string) =>
  ({ method, path }: IncomingRequest): boolean =>
    method === "POST" && path.endsWith(`/${repository}/deployments`);

/** Of one that was asked for and whose sender died: it has happened, it never does, or it is still to come. */
export type Effect = "happened" | "never" | "late";

/** Stops the app's process at its next request like this, whose answer comes after `thawed`. */
export function freezeAt(
  simulator: Simulator,
  app: AppProcess,
  parts: {
    readonly isMeant: (request: IncomingRequest) => boolean;
    readonly thawed: Promise<unknown>;
  },
): { readonly hasCome: () => boolean } {
  let hasCome = false;
  simulator.faults.unshift({
    matches(request) {
      if (hasCome || !parts.isMeant(request)) return false;
      hasCome = true;
      app.freeze();
      return true;
    },
    times: 1,
    when: "after",
    delay: parts.thawed,
  });
  return { hasCome: () => hasCome };
}

/** The death of the app at one of its own requests. */
export interface Death {
  /** The request came, and the app is dead before it gets an answer. */
  readonly hasCome: () => boolean;
  /** Lets the request take effect, if it does so late. */
  readonly land: () => void;
}

/**
 * Kills the app at its next request like this. Of what it asked, `effect` has happened then, or never does,
 * or happens at `land`: what is on its way to GitHub outlives its sender.
 */
export function killAt(
  simulator: Simulator,
  app: AppProcess,
  parts: {
    readonly isMeant: (request: IncomingRequest) => boolean;
    readonly effect: Effect;
  },
): Death {
  const { isMeant, effect } = parts;
  const dead = Promise.withResolvers<void>();
  const landing = Promise.withResolvers<void>();
  let hasCome = false;
  simulator.faults.unshift({
    matches(request) {
      if (hasCome || !isMeant(request)) return false;
      hasCome = true;
      void app.kill().then(dead.resolve);
      return true;
    },
    times: 1,
    when: effect === "never" ? "before" : "after",
    drop: true,
    delay: dead.promise,
    ...(effect === "late" && { commitDelay: landing.promise }),
  });
  return { hasCome: () => hasCome, land: () => landing.resolve() };
}
