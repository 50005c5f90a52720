import type { Urgency } from "../model/github/urgency.ts";
import type { Action } from "../model/action.ts";
import { outsideRegion, replaceRegion } from "../model/marks/region.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { renderIssue } from "../render/issue.ts";
import { milestoneOf } from "./milestone.ts";
import { restoreLost, restoreSeen, rewrite } from "./restore-lost.ts";
import type { RecordFacts } from "../model/record/record-facts.ts";
import type { ReleaseRecord } from "../model/record/record.ts";
import { slowedWords } from "../model/view/slowed.ts";
import type { Pace, Text, Word } from "./telling.ts";
import type { Outcome, Tools } from "./tools.ts";
import { soonInView, steadyInView, urgentInView } from "./urgent-words.ts";

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

const wordsOf = (view: ReleaseView): Required<Word> => ({
  word: urgentInView(view),
  soon: soonInView(view),
  steady: steadyInView(view),
});

/** When the issue is to be shown; null: in this run. */
export function whenShown(actions: readonly Action[], tools: Tools): Temporal.Instant | null {
  const showing = actions.find((one) => one.kind === "show");
  const { telling, observation, clock } = tools;
  if (!showing || !telling || mustBeShown(actions, observation)) return null;
  if (beginsSomething(actions, tools)) return clock.now().add(untilSeen);
  const { number, body } = observation.issue;
  const after = withView(showing.view, body);
  if (after === body) return null;
  const words = wordsOf(showing.view);
  // While services deploy, there is an edit soon anyway.
  const isDue = saysSlowed(observation) && !isMoving(showing.view);
  const soon = isDue ? `${words.soon} slowed` : words.soon;
  const text: Text = { ...words, soon, key: number, before: body };
  return telling.trackingDue(text, paceOf(showing, actions, observation));
}

function paceOf(
  { view }: Showing,
  actions: readonly Action[],
  { subIssues }: Tools["observation"],
): Pace {
  const isOpening = actions.some(
    (one) =>
      one.kind === "tend sub-issues" && one.wishes.some(({ service }) => !subIssues.has(service)),
  );
  if (isOpening) return "opening";
  return isMoving(view) ? "moving" : "resting";
}

const isMoving = ({ state }: ReleaseView): boolean =>
  state === "rolling out" || state === "rolling back";

type Showing = Extract<Action, { kind: "show" }>;

/** How long the issue may wait for room: why something waits is told without waiting, and nobody deploys in silence. */
export function urgencyOfShowing(
  action: Showing,
  { observation, telling }: Pick<Tools, "observation" | "telling">,
): Urgency {
  if (saysSlowed(observation)) return "brake";
  const isSilent = isMoving(action.view) && telling?.isSilent(observation.issue.number);
  return isSilent ? "effect" : "cosmetic";
}

const saysSlowed = ({
  issue,
  isSlowed,
}: Pick<Tools["observation"], "issue" | "isSlowed">): boolean =>
  isSlowed === true && !issue.body.includes(slowedWords());

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

/**
 * Whoever is answered looks at the issue, and nobody looks again after its last word. A vote is answered by a reaction, and
 * nobody acts on it before all are in.
 */
function mustBeShown(actions: readonly Action[], observation: Tools["observation"]): boolean {
  const isVotes = actions.some(
    (one) => one.kind === "write record" && addsVotes(one.record, observation.record),
  );
  return actions.some((one) => {
    if (one.kind === "write record") return !one.isShownOnly && !isVotes;
    if (one.kind === "acknowledge") return !isVotes;
    return one.kind === "say" || one.kind === "close issue";
  });
}

/** Whether a record has votes for something more than before, and says nothing new of what was shown. */
function addsVotes(after: ReleaseRecord, facts: RecordFacts): boolean {
  if (facts.kind !== "kept") return false;
  const before = facts.record;
  const added = after.entries.slice(before.entries.length);
  return (
    added.length > 0 &&
    JSON.stringify(before.entries) ===
      JSON.stringify(after.entries.slice(0, before.entries.length)) &&
    added.every((one) => one.kind === "vote" && one.answer === "go") &&
    JSON.stringify([before.published, before.manifest]) ===
      JSON.stringify([after.published, after.manifest])
  );
}
