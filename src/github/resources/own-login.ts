import type { Log } from "../../model/log.ts";
import type { GitHub } from "../client/github.ts";

/** The login under which the App writes; null: GitHub didn't say. */
export async function readOwnLogin(github: GitHub, log: Log): Promise<string | null> {
  const self = await github.app();
  if (self.ok) return `${self.value.slug}[bot]`;
  log.warn({ failure: self.failure }, "Could not read the App's own data from GitHub");
  return null;
}
