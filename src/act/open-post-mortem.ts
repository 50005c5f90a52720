import { openIssue } from "../github/resources/issues.ts";
import { postMortemLabel } from "../model/marks/marks.ts";
import type { OpenPostMortem } from "../model/github/post-mortem.ts";
import { isForFewer } from "../model/github/visibility.ts";
import { renderPostMortem, type TakenBack } from "../render/post-mortem.ts";
import { once } from "./once.ts";
import type { Outcome, Tools } from "./tools.ts";

/** Opens the post-mortem of the release, once, with the pull requests whose fixes must be tested again. */
export async function openPostMortem(action: OpenPostMortem, tools: Tools): Promise<Outcome> {
  const { observation, github, clock } = tools;
  const { issue, release } = observation;
  const parts: TakenBack[] = [];
  for (const part of action.parts) {
    const facts = observation.services.get(part.service);
    const visibility = facts?.kind === "known" ? facts.value.visibility : "private";
    const changes = await tools.readChanges(part);
    parts.push({
      name: `${part.name} ${part.version}`,
      isHidden: isForFewer({ repo: part.repo, visibility }, issue),
      // What can't be read keeps nobody from learning of the rest.
      changes: changes.ok ? changes.value : null,
    });
  }
  const result = await once(tools, {
    id: "post-mortem",
    detail: null,
    request: () =>
      openIssue(github, {
        repo: issue.repo,
        title: action.title,
        body: renderPostMortem(action, { release, issueUrl: issue.url, parts }),
        labels: [postMortemLabel],
      }),
  });
  if (result.kind === "failed" || result.kind === "fenced" || result.kind === "open") return result;
  // It is linked once GitHub lists it; what somebody deleted or changed beyond knowing is looked for seldom.
  const pause = result.kind === "done" ? { seconds: 10 } : { minutes: 2 };
  return { kind: "open", at: clock.now().add(pause) };
}
