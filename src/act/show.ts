import type { Urgency } from "../model/github/urgency.ts";
import type { Action } from "../model/action.ts";
import { outsideRegion, replaceRegion } from "../model/marks/region.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { renderIssue } from "../render/issue.ts";
import { milestoneOf } from "./milestone.ts";
import { restoreLost, restoreSeen, rewrite } from "./restore-lost.ts";
import type { Text, Word } from "./telling.ts";
import type { Outcome, Tools } from "./tools.ts";
import { steadyInView, urgentInView } from "./urgent-words.ts";

/** GitHub's limit for the body of an issue, in characters. */
const bodyLimit = 65_536;

/**
 * Renders the app's part of the tracking issue. GitHub has no lock on issues: the body is read again right
 * before it is written, and only the app's part of it is exchanged; what came in between is put back.
 */
export async function show(
  { view, milestone }: Pick<Extract<Action, { kind: "show" }>, "view" | "milestone">,
  tools: Tools,
  urgency: Urgency = "cosmetic",
): Promise<Outcome> {
  const { issue } = tools.observation;
  if (withView(view, issue.body) === issue.body) return restoreLost(issue, tools);
  const restored = await restoreSeen(issue, tools);
  if (restored) return restored;
  const told = wordsOf(view);
  // What the issue says matters more than where it is filed.
  const filed =
    milestone === undefined ? undefined : await milestoneOf(tools, issue.repo, milestone);
  const written = await rewrite({ ...issue, urgency }, tools, ({ body }) => {
    const after = withView(view, body);
    return after === body
      ? null
      : { body: after, told, ...(filed?.ok && { milestone: filed.value }) };
  });
  if (written.kind === "failed" || written.kind === "fenced") return written;
  return restoreLost(issue, tools);
}

function withView(view: ReleaseView, body: string): string {
  const room = bodyLimit - outsideRegion(body).length - 200;
  return replaceRegion(body, renderIssue(view, { room }));
}

const wordsOf = (view: ReleaseView): Word => ({
  word: urgentInView(view),
  steady: steadyInView(view),
});

/** When the issue is to be shown; null: in this run. */
export function whenShown(actions: readonly Action[], tools: Tools): Temporal.Instant | null {
  const showing = actions.find((one) => one.kind === "show");
  const { telling, observation, clock } = tools;
  if (!showing || !telling || mustBeShown(actions)) return null;
  if (beginsSomething(actions, tools)) return clock.now().add(untilSeen);
  const { number, body } = observation.issue;
  const after = withView(showing.view, body);
  if (after === body) return null;
  const text: Text = { ...wordsOf(showing.view), key: number, before: body };
  return telling.trackingDue(text, showing.view.state === "rolling out");
}

/** So long it takes as a rule until GitHub tells of a deployment that was created. */
const untilSeen = Temporal.Duration.from({ seconds: 5 });

/** What begins in this run is shown with its deployment, in the next one. */
const beginsSomething = (
  actions: readonly Action[],
  { observation: { intents, blindUntil } }: Pick<Tools, "observation">,
): boolean =>
  blindUntil === null &&
  actions.some(
    (one) =>
      one.kind === "deploy" &&
      one.rehearsal === undefined &&
      !intents.some(
        ({ task, service, attempt }) =>
          task === one.task && service === one.service && attempt === one.attempt,
      ),
  );

/** Whoever is answered looks at the issue, and nobody looks again after its last word. */
function mustBeShown(actions: readonly Action[]): boolean {
  return actions.some((one) => {
    if (one.kind === "write record") return !one.isShownOnly;
    return one.kind === "say" || one.kind === "acknowledge" || one.kind === "close issue";
  });
}
