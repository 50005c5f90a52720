import { loadDotEnv, readSettings, type Environment, type Settings } from "../config/settings.ts";

/** The App of this environment, or why none is known and what to do. */
export type OwnApp =
  | { readonly ok: true; readonly settings: Settings }
  | {
      readonly ok: false;
      /** No credentials were given at all; else those that were given are wrong. */
      readonly isUnset: boolean;
      readonly says: string;
      readonly fix: string | null;
    };

/** For commands that look at GitHub as the App: its settings, from the environment and `.env`. */
export function ownApp(environment: Environment): OwnApp {
  loadDotEnv();
  const reading = readSettings(environment);
  switch (reading.kind) {
    case "ready":
      return { ok: true, settings: reading.settings };
    case "refused":
      return { ok: false, isUnset: false, says: reading.sentence, fix: null };
    case "set-up":
      return {
        ok: false,
        isUnset: true,
        says: "APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set, so GitHub can't be read.",
        fix: "Run release-train start and register the App on the page that it serves, or set them in the environment or .env.",
      };
  }
}
