import type { TrainFacts } from "../../model/observation.ts";
import { issueBegin } from "../../model/marks/marks.ts";
import { code, list, paragraph, say, type Message, type Text } from "../../model/view/text.ts";
import type { ReleaseView } from "../../model/view/view.ts";
import type { Observation } from "../../model/observation.ts";
import { fewOf } from "../../text/few.ts";

const shownMax = 20;

/** The one answer to an issue that can't be planned. */
export const unplannedMessage = (problems: readonly Text[]): Message => [
  paragraph(say`This issue can't become a release yet:`),
  list(fewOf(problems, shownMax)),
  paragraph(
    say`Edit the issue; it is checked again automatically. ${code("/help")} lists the commands.`,
  ),
];

/**
 * What an issue shows that could be planned before and can't be now. null: it never showed anything, and
 * one answer is enough.
 */
export function unplannedView(
  { issue, train }: Observation,
  problems: readonly Text[],
): ReleaseView | null {
  if (!issue.body.includes(issueBegin)) return null;
  return {
    train: train.kind === "valid" ? train.train.name : "Release train",
    version: "",
    state: "planning",
    sentence: say`the plan can't be read any more, so nothing starts. Fix what is listed below.`,
    focus: null,
    actors: [],
    departure: null,
    services: [],
    timetable: null,
    checklist: [],
    setAside: [],
    votes: [],
    decision: null,
    handedOver: null,
    behind: [],
    wayBack: [],
    digest: null,
    atHome: [],
    carries: null,
    shown: "",
    problems: fewOf(problems, shownMax),
    holds: [],
    timeline: [],
    aboard: [],
    ended: [],
  };
}

/** What is wrong with a train file that can be read and not followed. */
export function trainProblems(
  train: Exclude<TrainFacts, { kind: "valid" | "unknown" }>,
): readonly Text[] {
  const file = code(".github/release-train.yml");
  if (train.kind === "missing") return [say`This repository has no train file. Add ${file}.`];
  return train.problems.map(
    (one) => say`${file} line ${one.line}, column ${one.column}: ${one.message} ${one.hint}`,
  );
}
