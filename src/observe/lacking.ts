import type { GitHub, Permissions } from "../github/github.ts";
import { driveModeOf } from "../model/drives.ts";
import type { Service } from "../model/train.ts";

/**
 * The permissions that a service takes and that the owner of its repository didn't grant, e.g.
 * `actions: read`; empty: none, as far as is known.
 */
export async function readLacking(
  github: Pick<GitHub, "installationOf">,
  service: Service,
): Promise<readonly string[]> {
  const installation = await github.installationOf(service.repo);
  if (!installation.ok) return [];
  const { permissions } = installation.value;
  return Object.entries({ ...driveModeOf(service).permissions, ...always })
    .filter(([name, level]) => permissions[name] !== level && permissions[name] !== "write")
    .map(([name, level]) => `${name}: ${level}`);
}

/** What the gates of every service read, and what its release is published with. */
const always: Permissions = {
  contents: "write",
  issues: "read",
  pull_requests: "read",
  checks: "read",
  statuses: "read",
};
