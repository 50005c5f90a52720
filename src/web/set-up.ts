import { closeSync, copyFileSync, existsSync, openSync, rmSync } from "node:fs";
import { run, Server } from "probot";
import type { Surroundings } from "../config/settings.ts";
import { keepInDotEnv } from "./dot-env.ts";
import type { Log } from "../model/log.ts";
import type { RunningServer } from "./server.ts";
import { guardSetUp } from "./set-up-guard.ts";
import { WEBHOOK_PATH } from "./webhooks.ts";

export type SetUpOptions = Pick<Surroundings, "host" | "port" | "publicUrl" | "logLevel"> & {
  readonly log: Log;
  /** Called when the credentials are in `.env`. */
  readonly onRegistered?: () => void;
};

/** The manifest of this App, where it is installed. */
const ownManifest = new URL("../../app.yml", import.meta.url);

/**
 * Serves Probot's set-up page, which registers a GitHub App by the manifest in `app.yml` and writes its
 * credentials to `.env`; the next start finds them there. Both files are in the working directory; where `app.yml`
 * isn't, it is put there, for people to change. Rejects when nothing can be written there, and when the port is
 * taken. Probot takes port 0 for 3000.
 */
export async function startSetUp(options: SetUpOptions): Promise<RunningServer> {
  const { host, port, publicUrl, logLevel, log, onRegistered } = options;
  prepare();
  const reachable = publicUrl ?? `http://${nameable(host)}:${port}`;
  if (publicUrl === null) {
    log.warn(
      { webhook: `${reachable}${WEBHOOK_PATH}` },
      "GitHub can't send webhooks to this address: set PUBLIC_URL to the one at which it reaches this app, then start again",
    );
  }

  // Probot would send webhooks to "/", where nothing listens, and would register with smee.io; with this
  // variable it does neither. There is no other way to tell it.
  const before = process.env["WEBHOOK_PROXY_URL"];
  process.env["WEBHOOK_PROXY_URL"] = `${reachable}${WEBHOOK_PATH}`;
  const environment = { ...process.env };
  // oxlint-disable-next-line typescript/unbound-method -- put back below, and called on the server it is for
  const unguarded = Server.prototype.loadHandlerFactory;
  // Probot asks nobody who gives it the credentials, and has no place to put a guard.
  Server.prototype.loadHandlerFactory = function guarded(factory) {
    return unguarded.call(this, async (...given) => {
      const handle = await factory(...given);
      return guardSetUp(async (...asked) => (await handle(...asked)) === true, options);
    });
  };
  const server = await run(() => {}, {
    env: { HOST: host, PORT: String(port), LOG_LEVEL: logLevel },
    updateEnv(variables) {
      keepInDotEnv(variables);
      onRegistered?.();
      return variables;
    },
  }).finally(() => (Server.prototype.loadHandlerFactory = unguarded));
  // Probot lets `.env` win over the real environment; here it is the other way round.
  Object.assign(process.env, environment);

  return {
    url: `http://${nameable(server.host ?? host)}:${server.port}`,
    close: async () => {
      if (before === undefined) delete process.env["WEBHOOK_PROXY_URL"];
      else process.env["WEBHOOK_PROXY_URL"] = before;
      await server.stop();
    },
  };
}

/** What GitHub tells of a new App it tells once: where that can't be kept, none must be registered. */
function prepare(): void {
  const isThere = existsSync(".env");
  try {
    closeSync(openSync(".env", "a", 0o600));
    if (!isThere) rmSync(".env");
    if (!existsSync("app.yml")) copyFileSync(ownManifest, "app.yml");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The App's credentials could not be kept in ${process.cwd()}: start in a directory that this user may write to (${why}).`,
      { cause: error },
    );
  }
}

/** Nobody can open "all interfaces"; this machine is one of them. */
const nameable = (host: string): string =>
  /^(?:0\.0\.0\.0|::|\[::\])$/.test(host) ? "localhost" : host;
