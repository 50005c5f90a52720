import { existsSync } from "node:fs";
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

/**
 * Serves Probot's set-up page, which registers a GitHub App by the manifest in `app.yml` and writes its
 * credentials to `.env`; the next start finds them there. Both files are in the working directory.
 * Rejects when `app.yml` isn't, and when the port is taken. Probot takes port 0 for 3000.
 */
export async function startSetUp(options: SetUpOptions): Promise<RunningServer> {
  const { host, port, publicUrl, logLevel, log, onRegistered } = options;
  if (!existsSync("app.yml")) {
    throw new Error("There is no app.yml here: start in the directory of the app itself.");
  }
  const reachable = publicUrl ?? `http://${host}:${port}`;
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
    url: `http://${server.host}:${server.port}`,
    close: async () => {
      if (before === undefined) delete process.env["WEBHOOK_PROXY_URL"];
      else process.env["WEBHOOK_PROXY_URL"] = before;
      await server.stop();
    },
  };
}
