import { openIssue } from "../github/resources/issues.ts";
import type { GitHub } from "../github/client/github.ts";
import type { RepoName } from "../model/ids.ts";
import { trackingLabel } from "../model/marks/marks.ts";
import { once, type Once, type OnceTools } from "./once.ts";

/** Opens a tracking issue once per time that asks for it: GitHub would open another each time it is asked. */
export async function openRelease(
  github: GitHub,
  tools: OnceTools,
  wanted: {
    readonly repo: RepoName;
    readonly firing: Temporal.Instant;
    readonly title: string;
    readonly body: string;
  },
): Promise<Once<{ readonly number: number }>> {
  const { repo, firing, title, body } = wanted;
  return once(tools, {
    id: `open ${firing.toString({ smallestUnit: "second" })}`,
    detail: null,
    request: () => openIssue(github, { repo, title, body, labels: [trackingLabel] }),
  });
}
