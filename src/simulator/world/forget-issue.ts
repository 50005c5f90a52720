import type { Issue, World } from "./types.ts";

/** Takes a deleted issue out of the index and out of every list of sub-issues and dependencies. */
export function forgetIssue(world: World, { id }: Issue): void {
  world.issues.delete(id);
  for (const { issue } of world.issues.values()) {
    for (const list of [issue.subIssues, issue.blockedBy])
      if (list.includes(id)) list.splice(list.indexOf(id), 1);
    if (issue.parent === id) issue.parent = null;
  }
}
