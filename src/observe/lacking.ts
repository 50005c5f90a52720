import type { GitHub, Permissions } from "../github/github.ts";
import type { Drive, Service } from "../model/train.ts";

/**
 * The permissions that a service takes and that the owner of its repository didn't grant, e.g.
 * `actions: read`; empty: none, as far as is known.
 */
export async function readLacking(
  github: Pick<GitHub, "installationOf">,
  { repo, drive }: Service,
): Promise<readonly string[]> {
  const installation = await github.installationOf(repo);
  if (!installation.ok) return [];
  const { permissions } = installation.value;
  return Object.entries(neededFor(drive))
    .filter(([name, level]) => permissions[name] !== level && permissions[name] !== "write")
    .map(([name, level]) => `${name}: ${level}`);
}

/**
 * What its gates read and its release is published with, and what its drive takes: an answer at a gate and a status
 * are writes of deployments, too (REST docs, "Permissions required for GitHub Apps").
 */
function neededFor({ kind }: Drive): Permissions {
  const always: Permissions = {
    contents: "write",
    issues: "read",
    pull_requests: "read",
    checks: "read",
    statuses: "read",
  };
  switch (kind) {
    case "deployment":
      return { deployments: "write", ...always };
    case "dispatch":
      return { deployments: "write", actions: "write", ...always };
    case "gate":
      return { deployments: "write", actions: "read", ...always };
    case "observe":
      return { deployments: "read", ...always };
  }
}
