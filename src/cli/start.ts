import { flushCompileCache } from "node:module";
import { loadDotEnv, readSettings } from "../config/settings.ts";
import type { Environment } from "../config/settings.ts";

/**
 * Runs the App until SIGTERM or SIGINT, or the set-up page when nothing tells which App this is.
 * @returns the exit code
 */
export async function start(environment: Environment): Promise<number> {
  loadDotEnv();
  const reading = readSettings(environment);
  switch (reading.kind) {
    case "refused":
      console.error(reading.sentence);
      return 1;
    case "set-up": {
      const log = { info() {}, warn: (_: object, text: string) => console.warn(text), error() {} };
      const { startSetUp } = await import("../web/set-up.ts");
      const { mayBeCommitted } = await import("../web/dot-env.ts");
      const onRegistered = (): void => {
        const keep = mayBeCommitted()
          ? " It has a private key: write .env into .gitignore, so that nobody commits it."
          : "";
        console.log(
          `The App is registered and its credentials are in .env.${keep} Install it on your repositories, then stop this (Ctrl-C) and start again.`,
        );
      };
      const page = await startSetUp({ ...reading.surroundings, log, onRegistered });
      console.log(`No App is configured yet. Open ${page.url} to register one on GitHub.`);
      await signalled();
      await page.close();
      return 0;
    }
    case "ready": {
      const { startApp } = await import("../main.ts");
      const app = await startApp({ settings: reading.settings });
      console.log(`Release Train listens on ${app.url}`);
      // For the next start, also when this process is killed.
      flushCompileCache();
      const signal = await signalled();
      console.log(`${signal}: shutting down`);
      await app.stop();
      return 0;
    }
  }
}

/** The first SIGTERM or SIGINT; a second one ends the process at once, as it would without us. */
export const signalled = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
