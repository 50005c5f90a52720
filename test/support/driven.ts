import { siteOf, type Fleet } from "../../src/simulator/fleet.ts";
import { setPermissions } from "../../src/simulator/world/apps.ts";
import { pairs } from "./fleets.ts";
import { startStory, type Story } from "./story.ts";

/** The fleet of {@link pairs}, in which Web is driven as these lines of its train file say. */
export const driven = (keys: readonly string[], files: Readonly<Record<string, string>> = {}) => ({
  ...pairs,
  services: pairs.services.map((one) => (one.id === "web" ? { ...one, keys, files } : one)),
});

const isGated = ({ plan }: Fleet): boolean =>
  plan.services.some(({ keys }) => keys?.includes("drive: gate"));

/** Nobody's pipeline deploys Web; the App has the permission that its drive mode takes, and is its gate. */
export async function drivenStory(
  fleet: ReturnType<typeof driven>,
  actions: "read" | "write" = "write",
): Promise<Story> {
  const story = await startStory({
    fleet,
    running: false,
    outcome: (site) => (site.plan.id === "web" ? { kind: "never" } : undefined),
  });
  const { world } = story.fleet;
  const [installation] = world.installations.values();
  const app = [...world.apps.values()].find(({ slug }) => slug === "release-train");
  if (!installation || !app) throw new Error("The App is not installed");
  setPermissions(world, installation, { ...installation.permissions, actions });
  if (isGated(story.fleet)) siteOf(story.fleet, "web").repository.gates.set("production", app);
  await story.startApp();
  return story;
}
