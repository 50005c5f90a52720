import type { GitHub, Permissions } from "../github/github.ts";
import type { DeployRef, Drive, Service } from "../model/train.ts";

/**
 * The permissions that the drive of a service takes and that the owner of its repository didn't grant, e.g.
 * `actions: read`; empty: none, as far as is known.
 */
export async function readLacking(
  github: Pick<GitHub, "installationOf">,
  { repo, drive }: Service,
): Promise<readonly string[]> {
  const needed = Object.entries(neededFor(drive));
  if (needed.length === 0) return [];
  const installation = await github.installationOf(repo);
  if (!installation.ok) return [];
  const { permissions } = installation.value;
  return needed
    .filter(([name, level]) => permissions[name] !== level && permissions[name] !== "write")
    .map(([name, level]) => `${name}: ${level}`);
}

/** Beyond what the app can't do anything without. */
function neededFor(drive: Drive): Permissions {
  switch (drive.kind) {
    case "deployment":
      return tagging(drive.ref);
    case "dispatch":
      return { ...tagging(drive.ref), actions: "write" };
    case "gate":
      return { actions: "read" };
    case "observe":
      return {};
  }
}

const tagging = (ref: DeployRef): Permissions => (ref === "tag" ? { contents: "write" } : {});
