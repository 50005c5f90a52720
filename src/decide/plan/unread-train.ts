/** A train file that can't be read until a person does something. */
import type { Action } from "../../model/action.ts";
import { issueBegin } from "../../model/marks/marks.ts";
import type { Observation } from "../../model/observation.ts";
import { joinTexts, mention, paragraph, say, type Text } from "../../model/view/text.ts";
import type { ReleaseView } from "../../model/view/view.ts";
import { hashOf } from "../../text/hash.ts";
import { isReporterEntry } from "../../model/record/known-ids.ts";
import { unplannedView } from "./unplanned.ts";

/** What the issue shows and says instead of what it showed before; undefined: it passes by itself. */
export function unreadTrain(
  observation: Observation,
  isUnderWay: boolean,
):
  | { readonly told: Extract<Action, { kind: "say" }>; readonly view: ReleaseView | null }
  | undefined {
  const { train, issue } = observation;
  if (train.kind !== "unknown" || train.isLasting !== true) return undefined;
  const why = say`Unknown: the train file can't be read: ${train.why}. Nothing new starts until that is fixed; then the release continues automatically.`;
  const shown = issue.body.includes(issueBegin) ? unplannedView(observation, [why]) : null;
  const view = shown && { ...shown, state: isUnderWay ? ("on hold" as const) : shown.state };
  const message = [paragraph(say`${askedOf(observation)}: ${why}`)];
  return { told: { kind: "say", key: `unread-train:${hashOf(train.why)}`, message }, view };
}

const askedMost = 5;

/** Whom the train file named when it was read last, and who opened the release: who manages it can't be read. */
function askedOf({ ids, issue }: Observation): Text {
  const named = Object.keys(ids.people).filter((one) => !isReporterEntry(one));
  const logins = new Set([issue.author.toLowerCase(), ...named]);
  return joinTexts(
    [...logins].slice(0, askedMost).map((login) => [mention(login)]),
    " ",
  );
}
