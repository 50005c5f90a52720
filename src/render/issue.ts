import { timeWords } from "../decide/health/watch-words.ts";
import { carriesMark } from "../model/marks/marks.ts";
import type { ReleaseState } from "../model/release/release.ts";
import { code, joinTexts, plain, say, strong } from "../model/view/text.ts";
import type { Text } from "../model/view/text.ts";
import type {
  ChecklistItem,
  HandOverView,
  ReleaseView,
  ServiceView,
  TimetableView,
  VoteView,
} from "../model/view/view.ts";
import { draftTemplate, type DraftTemplate } from "./draft-notes.ts";
import { firstThatFits } from "./fit.ts";
import { details, type Detail } from "./issue-detail.ts";
import { gateLine, gateReason } from "./gate-reason.ts";
import { alertOf, headlineOf, type Alert } from "./headline.ts";
import { healthCell, healthLines } from "./health.ts";
import { linkToMarkdown, plainToMarkdown, toMarkdown } from "./markdown.ts";
import { renderGraph } from "./mermaid.ts";
import { readinessName, readinessSign, stateWord } from "./service-words.ts";
import { setAsideLines } from "./set-aside.ts";
import { compileTemplate } from "./template.ts";
import { timesRow, timesWords, timetableSentences, type TimesRow } from "./timetable.ts";
import { counted, durationWords } from "./words.ts";

interface Row {
  readonly name: string;
  readonly state: string;
  readonly readiness: string;
  readonly commit: string;
  readonly team: string;
  readonly times: string;
}

interface IssueTemplate {
  readonly alert: Alert;
  readonly sentence: string;
  readonly departure: string;
  readonly problems: readonly string[];
  readonly graph: string;
  readonly why: string;
  readonly rows: readonly Row[];
  readonly gates: readonly { readonly name: string; readonly gates: readonly string[] }[];
  readonly timetable: readonly string[];
  readonly times: readonly TimesRow[];
  readonly checklist: readonly { readonly box: "x" | " "; readonly text: string }[];
  readonly atHome: string;
  readonly carries: string;
  readonly setAside: readonly string[];
  readonly behind: readonly string[];
  readonly wayBack: readonly string[];
  readonly ballot: string;
  readonly votes: readonly Ballot[];
  readonly notes: DraftTemplate | undefined;
}

interface Ballot {
  readonly team: string;
  readonly vote: string;
  readonly services: string;
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
  return (
    firstThatFits(details, room, (detail) => template(arrange(view, sentence, detail))) ??
    firstThatFits([sentence], room, (text) => text) ??
    view.state
  );
}

function arrange(view: ReleaseView, sentence: string, detail: Detail): IssueTemplate {
  const picture = detail.graph ? renderGraph(view.services) : { why: noRoomForGraph };
  return {
    alert: alertOf(view),
    sentence,
    departure: view.departure === null ? "" : toMarkdown(view.departure),
    problems: view.problems.slice(0, problemsMax).map(toMarkdown),
    graph: "graph" in picture ? picture.graph : "",
    why: "why" in picture && view.services.length > 1 ? picture.why : "",
    rows: rowsOf(view, detail.rows),
    gates: detail.gates ? view.services.map(gatesOf).filter((one) => one.gates.length > 0) : [],
    timetable: timetableSentences(view),
    times: detail.times ? timesOf(view) : [],
    checklist: view.checklist.map(boxOf),
    atHome: toMarkdown(joinTexts(view.atHome, "; ")),
    carries: view.carries === null ? "" : carriesMark(view.carries),
    setAside: setAsideLines(view.setAside, Math.min(setAsideMax, detail.rows)),
    behind: behindOf(view, detail.rows),
    wayBack: detail.gates ? view.wayBack.map((one) => toMarkdown(one)) : [],
    ballot: toMarkdown(ballotOf(view)),
    votes: votesOf(view.votes, detail.rows),
    notes: draftTemplate(view.notes, detail.notes),
  };
}

const noRoomForGraph = "The dependency graph is left out because this issue is too long.";

function rowsOf({ services, timetable }: ReleaseView, max: number): readonly Row[] {
  const row = (service: ServiceView): Row => rowOf(service, timetable);
  const urgentFirst = services.toSorted((a, b) => unrest(b) - unrest(a));
  if (services.length <= max) return urgentFirst.map(row);
  const shown = urgentFirst.filter((service) => unrest(service) > 0).slice(0, max);
  const rest = services.filter((service) => !shown.includes(service));
  return [...shown.map(row), restOf(rest)];
}

const timesOf = ({ services, timetable }: ReleaseView): readonly TimesRow[] =>
  timetable ? services.map((service) => timesRow(service, timetable)) : [];

/** How much a service needs eyes; 0: done, or waiting for nothing but its turn. */
function unrest(service: ServiceView): number {
  switch (service.state) {
    case "failed":
      return 4;
    case "starting":
    case "deploying":
    case "proving":
    case "rolling back":
      return 3;
    case "live":
    case "rolled back":
    case "not shipped":
      return 0;
    case "waiting":
      return { blocked: 2, unknown: 1, ready: 0 }[service.readiness];
  }
}

function rowOf(service: ServiceView, timetable: TimetableView | null): Row {
  const { commit, deployment, duration, subIssue, health } = service;
  const details = subIssue === null ? "" : ` ${linkToMarkdown(subIssue.text, subIssue.url)}`;
  const took = duration === null ? "" : ` (took ${durationWords(duration)})`;
  const state = [
    `${stateWord(service)}${took}`,
    ...(health === null ? [] : [healthCell(service)]),
    ...(deployment === null ? [] : [linkToMarkdown(deployment.text, deployment.url)]),
  ];
  return {
    name: `${plainToMarkdown(service.name, 100)} ${plainToMarkdown(service.version, 100)}${details}`,
    state: state.join(", "),
    readiness: readinessOf(service),
    commit: commit === null ? "–" : linkToMarkdown(commit.sha.slice(0, 7), commit.url),
    team: plainToMarkdown(service.owner, 200),
    times: timesWords(service, timetable),
  };
}

/** The services without a row of their own, as one. */
function restOf(services: readonly ServiceView[]): Row {
  return {
    name: counted(services.length, "more service"),
    state: tally(services.map(({ state }) => state)),
    readiness: tally(services.map(({ readiness }) => readinessName(readiness))),
    commit: "",
    team: "",
    times: "",
  };
}

function tally(words: readonly string[]): string {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].map(([word, all]) => `${all.length} ${word}`).join(", ");
}

function readinessOf(service: ServiceView): string {
  const word = readinessName(service.readiness);
  if (service.readiness === "ready") return word;
  const open = service.gates.filter((gate) => gate.readiness !== "ready");
  // What is missing for certain comes before what isn't known.
  const worstFirst = [
    ...open.filter((gate) => gate.readiness === "blocked"),
    ...open.filter((gate) => gate.readiness === "unknown"),
  ];
  const reasons = worstFirst.map((gate) => gateReason(service, gate)).join("; ");
  return reasons === "" ? `**${word}**` : `**${word}**: ${reasons}`;
}

function gatesOf(service: ServiceView): IssueTemplate["gates"][number] {
  return {
    name: toMarkdown([strong(service.name)]),
    gates: [
      ...service.gates.map((gate) => `${readinessSign(gate.readiness)} ${gateLine(service, gate)}`),
      ...healthLines(service),
    ],
  };
}

function boxOf({ done, text, reason }: ChecklistItem): IssueTemplate["checklist"][number] {
  const why = reason === "" ? "" : ` (${plainToMarkdown(reason, 300)})`;
  return { box: done ? "x" : " ", text: `${plainToMarkdown(text, 300)}${why}` };
}

function behindOf({ behind }: ReleaseView, max: number): readonly string[] {
  const lines = behind.slice(0, max).map(({ name, version, owner }) => {
    return `${plainToMarkdown(`${name} ${version}`, 200)} (${plainToMarkdown(owner, 200)})`;
  });
  return behind.length > max ? [...lines, `and ${behind.length - max} more`] : lines;
}

/** Whether people are asked to vote: a release that has left, or is over, waits for other words. */
const isVoting: Readonly<Record<ReleaseState, boolean>> = {
  planning: true,
  ready: true,
  go: true,
  "no-go": true,
  "rolling out": false,
  "on hold": false,
  verifying: false,
  complete: false,
  "rolling back": false,
  "rolled back": false,
  aborted: false,
};

function ballotOf({ digest, state, decision, handedOver }: ReleaseView): Text {
  const about =
    digest === null
      ? []
      : say`Votes apply to exactly the commits above (manifest ${code(digest)}).`;
  const decided = [
    ...(decision ? [say`Decision: ${strong(decision.word)} by ${decision.by}.`] : []),
    ...(handedOver ? [handOverText(handedOver)] : []),
  ];
  if (!isVoting[state]) return joinTexts([about, ...decided], " ");
  return joinTexts(
    [about, ...decided, say`Vote with ${code("/go")} or ${code("/no-go <reason>")} in a comment.`],
    " ",
  );
}

function handOverText({ to, by, reason }: HandOverView): Text {
  const why = reason === "" ? "" : `: ${reason}`;
  return say`${strong(to)} manages this release, handed over by ${by}${why}.`;
}

function votesOf(votes: readonly VoteView[], max: number): readonly Ballot[] {
  if (votes.length <= max) return votes.map(voteOf);
  const shown = new Set(
    [...votes.filter(isNoGo), ...votes.filter(({ answer }) => answer === "waiting")].slice(0, max),
  );
  const rest = votes.filter((vote) => !shown.has(vote));
  const restRow: Ballot = {
    team: counted(rest.length, "more team"),
    vote: tally(rest.map(({ answer }) => answer)),
    services: "",
  };
  return [...[...shown].map(voteOf), restRow];
}

const isNoGo = ({ answer }: VoteView): boolean => answer === "no-go";

const voteSigns = { go: "✅", "no-go": "⛔", waiting: "⏳" } as const;

function voteOf({ owner, services, answer, by, at, reason }: VoteView): Ballot {
  const who = by === null ? [] : [plain(` by ${by}`)];
  const when = at === null ? [] : [plain(`, ${timeWords(at)}`)];
  const why = reason === "" ? [] : [plain(`: ${reason}`)];
  return {
    team: plainToMarkdown(owner, 200),
    vote: `${voteSigns[answer]} ${toMarkdown([plain(answer), ...who, ...when, ...why])}`,
    services: plainToMarkdown(services.join(", "), 300),
  };
}
