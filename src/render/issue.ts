import { derived } from "../model/derived.ts";
import { carriesMark } from "../model/marks/marks.ts";
import { pastMark } from "../model/marks/past-mark.ts";
import { joinTexts, say, strong } from "../model/view/text.ts";
import type { ChecklistItem, ReleaseView, ServiceView } from "../model/view/view.ts";
import { draftTemplate, type DraftTemplate } from "./draft-notes.ts";
import { firstThatFits } from "./fit.ts";
import { details, type Detail } from "./issue-detail.ts";
import { gateLine } from "./gate-reason.ts";
import { alertOf, headlineOf, type Alert } from "./headline.ts";
import { healthLines } from "./health.ts";
import { leastOfRows, rowsOf, type Rows } from "./issue-rows.ts";
import { ballotOf, votesOf, votesSummary, type Ballot } from "./issue-votes.ts";
import { pastOf } from "./past-page.ts";
import { plainToMarkdown, toMarkdown } from "./markdown.ts";
import { renderGraph } from "./mermaid.ts";
import { readinessSign } from "./service-words.ts";
import { setAsideLines } from "./set-aside.ts";
import { compileTemplate } from "./template.ts";
import { dayTime } from "../text/time-words.ts";
import { timesRow, timetableSentences, type TimesRow } from "./timetable.ts";
import { wording } from "../model/view/wording.ts";

interface IssueTemplate extends Rows {
  readonly alert: Alert;
  readonly sentence: string;
  readonly problems: readonly string[];
  /** When it departs, how long it takes and what happened last: a line each. */
  readonly heads: readonly string[];
  readonly focus: { readonly title: string; readonly lines: readonly string[] } | undefined;
  readonly graph: string;
  readonly why: string;
  readonly gates: readonly { readonly name: string; readonly gates: readonly string[] }[];
  readonly times: readonly TimesRow[];
  readonly checklist: readonly { readonly box: "x" | " "; readonly text: string }[];
  /** What a fold says of the checklist; "": it is open. */
  readonly checklistFold: string;
  readonly atHome: string;
  readonly carries: string;
  readonly setAside: readonly string[];
  readonly behind: readonly string[];
  readonly remains: string;
  readonly wayBack: readonly string[];
  readonly rehearsal: string;
  readonly ballot: string;
  readonly votes: readonly Ballot[];
  readonly votesFold: string;
  readonly notes: DraftTemplate | undefined;
}

const template = compileTemplate("issue");

/** The notes list more of them. */
const setAsideMax = 20;

/** Problems beyond these are seen when the first are mended. */
const problemsMax = 20;

/**
 * The app's part of the tracking issue, in Markdown.
 * @param room longest result, in characters; what doesn't fit is left out by whole parts, and said so
 */
export function renderIssue(view: ReleaseView, { room }: { readonly room: number }): string {
  const sentence = headlineOf(view);
  const past = pastOf(view);
  const marks = [view.shown, past ? pastMark(past) : ""].filter((one) => one !== "");
  const mark = marks.map((one) => `\n${one}`).join("");
  const left = room - mark.length;
  const text =
    firstThatFits(
      details,
      left,
      (detail) => template(arrange(view, sentence, detail)),
      ({ rows }) => leastOfRows(view, rows),
    ) ??
    firstThatFits([sentence], left, (one) => one) ??
    view.state;
  return `${text}${mark}`;
}

function arrange(view: ReleaseView, sentence: string, detail: Detail): IssueTemplate {
  const picture = detail.graph ? renderGraph(view.services) : { why: noRoomForGraph() };
  return {
    alert: alertOf(view),
    sentence,
    problems: view.problems.slice(0, problemsMax).map(toMarkdown),
    heads: headsOf(view),
    focus: view.focus
      ? { title: view.focus.title, lines: view.focus.lines.map(toMarkdown) }
      : undefined,
    graph: "graph" in picture ? picture.graph : "",
    why: "why" in picture && view.services.length > 1 ? picture.why : "",
    ...rowsOf(view, detail.rows),
    gates: detail.gates ? view.services.map(gatesOf).filter((one) => one.gates.length > 0) : [],
    times: detail.times ? timesOf(view) : [],
    checklist: view.checklist.map(boxOf),
    checklistFold: isDeciding(view) ? "" : checklistSummary(view),
    atHome: toMarkdown(joinTexts(view.atHome, "; ")),
    carries: view.carries === null ? "" : carriesMark(view.carries),
    setAside: setAsideLines(view.setAside, Math.min(setAsideMax, detail.rows)),
    behind: behindOf(view, detail.rows),
    remains: view.remains ? toMarkdown(view.remains) : "",
    rehearsal: view.rehearsal ? toMarkdown(view.rehearsal) : "",
    wayBack: detail.gates ? view.wayBack.map((one) => toMarkdown(one)) : [],
    ballot: toMarkdown(ballotOf(view)),
    votes: votesOf(view.votes, detail.rows),
    votesFold: isDeciding(view) ? "" : votesSummary(view),
    notes: draftTemplate(view.notes, detail.notes),
  };
}

const noRoomForGraph = () =>
  wording`The dependency graph is left out because this issue is too long.`;

/** Then votes and the checklist are what people have come for; in every other state they are folded. */
const isDeciding = ({ state }: ReleaseView): boolean => state === "ready" || state === "no-go";

/** The lines between the sentence and what matters in this state. */
function headsOf(view: ReleaseView): readonly string[] {
  const { departure, timeline, timetable } = view;
  const isUndone = view.state === "rolled back" || view.state === "aborted";
  const times = isUndone ? "" : timetableSentences(view).join(" ");
  const last = timeline.at(-1);
  const zone = timetable?.timeZone ?? "UTC";
  return [
    ...(departure === null ? [] : [`**${wording`Departure`}**: ${toMarkdown(departure)}`]),
    ...(times === "" ? [] : [`**${wording`Timetable`}**: ${times}`]),
    ...(last
      ? [
          `**${wording`Last change`}**: ${toMarkdown(say`${last.text} (${dayTime(zone, last.at)})`)}`,
        ]
      : []),
  ];
}

function checklistSummary({ checklist }: ReleaseView): string {
  const done = checklist.filter((item) => item.done).length;
  return wording`Release checklist: ${done} of ${checklist.length} done`;
}

const timesOf = ({ services, timetable }: ReleaseView): readonly TimesRow[] =>
  timetable ? services.map((service) => timesRow(service, timetable)) : [];

const gatesOf = derived((service: ServiceView): IssueTemplate["gates"][number] => ({
  name: toMarkdown([strong(service.name)]),
  gates: [
    ...service.gates.map((gate) => `${readinessSign(gate.readiness)} ${gateLine(service, gate)}`),
    ...healthLines(service),
  ],
}));

function boxOf({ done, text, reason }: ChecklistItem): IssueTemplate["checklist"][number] {
  const why = reason === "" ? "" : ` (${plainToMarkdown(reason, 300)})`;
  return { box: done ? "x" : " ", text: `${plainToMarkdown(text, 300)}${why}` };
}

function behindOf({ behind }: ReleaseView, max: number): readonly string[] {
  const lines = behind.slice(0, max).map(({ name, version, owner }) => {
    return `${plainToMarkdown(`${name} ${version}`, 200)} (${plainToMarkdown(owner, 200)})`;
  });
  return behind.length > max ? [...lines, wording`and ${behind.length - max} more`] : lines;
}
