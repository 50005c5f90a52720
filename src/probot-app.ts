/** Release Train as a Probot application function, which `probot run` and any other host of Probot apps loads. */
import type { ApplicationFunctionOptions, Probot } from "probot";
import { readSettings } from "./config/settings.ts";
import { hostApp } from "./main.ts";

/**
 * Takes the host's webhooks into the durable inbox before the host answers them, and adds the app's addresses
 * (`/healthz`, the dashboard, …) to the host's; what they don't have is answered with 404, so load it last of several
 * apps. The settings are those of `release-train start`, but for HOST and PORT, which are the host's.
 *
 * Rejects with one sentence when a setting is missing or malformed, or when the store can't be opened.
 */
export async function releaseTrain(
  app: Probot,
  { addHandler }: Pick<ApplicationFunctionOptions, "addHandler">,
): Promise<void> {
  const reading = readSettings(process.env);
  if (reading.kind === "refused") throw new Error(reading.sentence);
  if (reading.kind === "set-up")
    throw new Error("APP_ID is missing: give APP_ID, PRIVATE_KEY and WEBHOOK_SECRET.");
  const hosted = await hostApp({ settings: reading.settings, log: app.log });
  app.onAny(async ({ id, name, payload }) => {
    await hosted.intake(id, name, payload);
  });
  addHandler(async (request, response) => {
    await hosted.handle(request, response);
    return true;
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      // The host ends by the signal as it would without us, once the store is closed.
      void hosted.stop().finally(() => process.kill(process.pid, signal));
    });
  }
}
