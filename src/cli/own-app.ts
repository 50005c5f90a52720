import { loadDotEnv, readSettings, type Environment, type Settings } from "../config/settings.ts";

/** The App of this environment, or why none is known and what to do. */
export type OwnApp =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly says: string; readonly fix: string | null };

/** For commands that look at GitHub as the App: its settings, from the environment and `.env`. */
export function ownApp(environment: Environment): OwnApp {
  loadDotEnv();
  const reading = readSettings(environment);
  switch (reading.kind) {
    case "ready":
      return { ok: true, settings: reading.settings };
    case "refused":
      return { ok: false, says: reading.sentence, fix: null };
    case "set-up":
      return {
        ok: false,
        says: "Nothing tells which App this is.",
        fix: "Run release-train start and register it on the page that it serves, or set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET.",
      };
  }
}
