import { say, type Text } from "../model/view/text.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { endTime } from "./timetable.ts";
import { stateName } from "../text/state-words.ts";

/** The state's word, what is so and what comes next, and while services deploy when the last of them is live, or back. */
export const stateSentence = (view: ReleaseView): Text =>
  say`${stateName(view.state)}: ${wholeSentence(view)}`;

/** The same without the state's word. */
export function wholeSentence({ state, sentence, timetable }: ReleaseView): Text {
  const isMoving = state === "rolling out" || state === "rolling back";
  const eta = isMoving && timetable ? endTime(timetable) : undefined;
  return eta === undefined ? sentence : say`${sentence} ETA ${eta} ${timetable?.timeZone ?? ""}.`;
}
