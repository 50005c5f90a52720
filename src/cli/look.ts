import type { Environment } from "../config/settings.ts";
import { systemClock } from "../engine/clock.ts";
import { lookAt, type Looked } from "./look-at.ts";
import { oneLine } from "./one-line.ts";
import { ownApp } from "./own-app.ts";

/**
 * A release as the App of this environment sees it. What is in the way is said on standard error.
 * @param name `owner/repo#n`
 */
export async function look(name: string, environment: Environment): Promise<Looked | undefined> {
  const app = ownApp(environment);
  if (!app.ok) {
    console.error(oneLine(`${app.says} ${app.fix ?? ""}`));
    return undefined;
  }
  const looked = await lookAt(name, app.settings, systemClock);
  if (looked.ok) return looked.value;
  const { message, hint } = looked.failure;
  console.error(oneLine(`${message} ${hint}`));
  return undefined;
}
