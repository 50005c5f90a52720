import { isOfSlowness } from "../model/view/slowed.ts";
import { mention, say } from "../model/view/text.ts";
import type { ReleaseView } from "../model/view/view.ts";
import { capital } from "../text/capital.ts";
import { fewInRow } from "../text/few.ts";
import { toMarkdown } from "./markdown.ts";
import { wholeSentence } from "./state-sentence.ts";
import { stateName } from "../text/state-words.ts";

/** GitHub's kinds of alerts ("Basic writing and formatting syntax"). */
export type Alert = "NOTE" | "WARNING" | "CAUTION";

/** How urgent the state is. */
export function alertOf({ state, problems }: ReleaseView): Alert {
  switch (state) {
    case "on hold":
    case "rolling back":
      return "CAUTION";
    case "no-go":
    case "rolled back":
    case "aborted":
      return "WARNING";
    case "planning":
    case "ready":
    case "go":
    case "rolling out":
    case "verifying":
    case "complete":
      return problems.every(isOfSlowness) ? "NOTE" : "WARNING";
  }
}

/** So many are named in the first sentence. */
const actorsMax = 5;

/** The state, then who must act, then what is so and what comes next: one line of Markdown. */
export function headlineOf(view: ReleaseView): string {
  const { state, actors } = view;
  const names = fewInRow(
    actors.map((name) => [mention(name)]),
    actorsMax,
  );
  const who = actors.length === 0 ? [] : say`waiting for ${names}; `;
  return `**${capital(stateName(state))}**: ${toMarkdown([...who, ...wholeSentence(view)])}`;
}
