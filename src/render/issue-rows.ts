/** The service table of the tracking issue: rows that need somebody first, quiet ones folded where there are many. */
import type { Gate } from "../model/release/release.ts";
import type { ReleaseView, ServiceView, TimetableView } from "../model/view/view.ts";
import { cleanText } from "./clean-text.ts";
import { gateReason } from "./gate-reason.ts";
import { healthCell } from "./health.ts";
import { linkToMarkdown, plainToMarkdown } from "./markdown.ts";
import { readinessName, stateWord } from "./service-words.ts";
import { timesWords } from "./timetable.ts";
import { durationWords } from "./words.ts";
import { counted, wording } from "../model/view/wording.ts";
import { stateName } from "../text/state-words.ts";

export interface Row {
  readonly name: string;
  readonly state: string;
  readonly readiness: string;
  readonly commit: string;
  readonly team: string;
  readonly times: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  /** Those that need nobody, in a fold of their own; empty: they stand with the others. */
  readonly quiet: readonly Row[];
  /** `9 other services: 9 waiting, 9 Ready`. */
  readonly quietSummary: string;
}

/** More services than these, and those that need nobody are folded. */
const unfoldedMax = 12;
/** A reason that so many services share is told once in full, and in their rows without what differs. */
const sharedMin = 3;

/** @param max so many rows, at most: of the others only their number is told */
export function rowsOf({ services, timetable }: ReleaseView, max: number): Rows {
  const shared = sharedReasons(services);
  const row = (service: ServiceView): Row => rowOf(service, timetable, shared);
  const urgentFirst = services.toSorted((a, b) => unrest(b) - unrest(a));
  const urgent = urgentFirst.filter((service) => unrest(service) > 0);
  if (services.length > max) {
    const shown = urgent.slice(0, max);
    const own = new Set(shown);
    const rest = services.filter((service) => !own.has(service));
    return unfolded([...shown.map(row), restOf(rest)]);
  }
  const quiet = urgentFirst.slice(urgent.length);
  if (services.length <= unfoldedMax || quiet.length < 2) return unfolded(urgentFirst.map(row));
  return {
    rows: urgent.map(row),
    quiet: quiet.map(row),
    quietSummary: `${urgent.length === 0 ? counted(quiet.length, "service") : counted(quiet.length, "other service")}: ${tally(quiet.map(({ state }) => stateName(state)))}, ${tally(quiet.map(({ readiness }) => readinessName(readiness)))}`,
  };
}

/** No rows are shorter than this together: each has a name, a team and the address of a commit at least. */
export function leastOfRows({ services }: ReleaseView, max: number): number {
  // Those that need somebody have rows first; which they are doesn't matter here.
  if (services.length > max) return 0;
  return services.reduce((sum, service) => sum + leastOfRow(service), 0);
}

function leastOfRow({ name, version, owner, commit }: ServiceView): number {
  const text = (one: string, most: number): number => Math.min(most, cleanText(one).trim().length);
  const address =
    commit !== null && /^https:\/\/[\w./-]+$/.test(commit.url) ? commit.url.length : 0;
  return text(name, 100) + text(version, 100) + text(owner, 200) + address;
}

const unfolded = (rows: readonly Row[]): Rows => ({ rows, quiet: [], quietSummary: "" });

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

function rowOf(
  service: ServiceView,
  timetable: TimetableView | null,
  shared: ReadonlySet<string>,
): Row {
  const { commit, deployment, duration, subIssue, health } = service;
  const details = subIssue === null ? "" : ` ${linkToMarkdown(subIssue.text, subIssue.url)}`;
  const took = duration === null ? "" : wording` (took ${durationWords(duration)})`;
  const state = [
    `${stateWord(service)}${took}`,
    ...(health === null ? [] : [healthCell(service)]),
    ...(deployment === null ? [] : [linkToMarkdown(deployment.text, deployment.url)]),
  ];
  return {
    name: `${plainToMarkdown(service.name, 100)} ${plainToMarkdown(service.version, 100)}${details}`,
    state: state.join(", "),
    readiness: readinessOf(service, shared),
    commit: commit === null ? "–" : linkToMarkdown(commit.sha.slice(0, 7), commit.url),
    team: plainToMarkdown(service.owner, 200),
    times: timesWords(service, timetable),
  };
}

/** The services without a row of their own, as one. */
function restOf(services: readonly ServiceView[]): Row {
  return {
    name: counted(services.length, "more service"),
    state: tally(services.map(({ state }) => stateName(state))),
    readiness: tally(services.map(({ readiness }) => readinessName(readiness))),
    commit: "",
    team: "",
    times: "",
  };
}

/** `450 Ready, 40 Blocked`. */
export function tally(words: readonly string[]): string {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts].map(([word, all]) => `${all.length} ${word}`).join(", ");
}

const openGates = ({ gates }: ServiceView): readonly Gate[] =>
  gates.filter((gate) => gate.readiness !== "ready");

function sharedReasons(services: readonly ServiceView[]): ReadonlySet<string> {
  const all = services.flatMap((service) => openGates(service).flatMap(({ alike }) => alike ?? []));
  const counts = Map.groupBy(all, (one) => one);
  return new Set([...counts].flatMap(([one, some]) => (some.length < sharedMin ? [] : [one])));
}

function readinessOf(service: ServiceView, shared: ReadonlySet<string>): string {
  const word = readinessName(service.readiness);
  if (service.readiness === "ready") return word;
  const open = openGates(service);
  // What is missing for certain comes before what isn't known.
  const worstFirst = [
    ...open.filter((gate) => gate.readiness === "blocked"),
    ...open.filter((gate) => gate.readiness === "unknown"),
  ];
  const reasons = worstFirst
    .map((gate) =>
      gate.alike !== undefined && shared.has(gate.alike)
        ? plainToMarkdown(gate.alike)
        : gateReason(service, gate),
    )
    .join("; ");
  return reasons === "" ? `**${word}**` : `**${word}**: ${reasons}`;
}
