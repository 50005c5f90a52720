import { clockTime, clockWords, roughly } from "../decide/timetable/time-words.ts";
import { fewNames } from "../decide/few.ts";
import type { Moment, ReleaseView, ServiceView, TimetableView } from "../model/view.ts";
import { plainToMarkdown } from "./markdown.ts";
import { durationWords } from "./words.ts";

/** The times of one service, as a row. */
export interface TimesRow {
  readonly name: string;
  readonly planned: string;
  readonly started: string;
  readonly takes: string;
  readonly live: string;
}

const unknown = "–";

/** From when to when a service deploys or did, `14:02–14:10`, or `+8m to +20m` of a start that isn't set. */
export function timesWords({ times }: ServiceView, timetable: TimetableView | null): string {
  if (!timetable || !times.start) return unknown;
  const [from, to] = [momentWords(times.start, timetable), momentWords(times.end, timetable)];
  if (to === unknown) return from;
  return times.start.kind === "at" ? `${from}–${to}` : `${from} to ${to}`;
}

/** How long the rollout takes and until when, what decides that, and what it doesn't rest on. */
export function timetableSentences(view: ReleaseView): readonly string[] {
  const { timetable } = view;
  if (!timetable || view.services.length === 0) return [];
  const { critical, untimed } = timetable;
  const chain = critical.length > 1 ? ` What decides is ${fewOfPath(critical)}.` : "";
  const none =
    untimed.length === 0
      ? []
      : [
          `No history of ${fewNames(untimed)}: as long as none of its deployments is known, the timeout of a service is counted.`,
        ];
  return [`${spanWords(timetable)}${chain}`, ...none].map((text) => plainToMarkdown(text, 1_000));
}

function spanWords({ timeZone, start, end, usual, slow }: TimetableView): string {
  const long = `${roughly(usual)} as a rule, ${roughly(slow)} in slow cases`;
  if (start?.kind !== "at") return `It takes ${long}, from the first start on.`;
  const from = clockWords(timeZone, start.at, start.at);
  const until = end?.kind === "at" ? `, ETA ${clockTime(timeZone, end.at, start.at)}` : "";
  return `Start ${from}${until} (${long}).`;
}

/** The ends of a long chain. */
const fewOfPath = (names: readonly string[]): string =>
  (names.length <= 6 ? names : [...names.slice(0, 3), "…", ...names.slice(-2)]).join(" → ");

export function timesRow(service: ServiceView, timetable: TimetableView): TimesRow {
  const { times, state, duration } = service;
  const isBegun = state === "starting" || state === "deploying" || state === "live";
  const usual = times.usual === null ? "no history" : `about ${roughly(times.usual)}`;
  const live = momentWords(times.end, timetable);
  return {
    name: plainToMarkdown(service.name, 100),
    planned: momentWords(times.planned, timetable),
    started: isBegun ? momentWords(times.start, timetable) : unknown,
    takes: duration === null ? usual : durationWords(duration),
    live: times.isOverdue ? `**overdue**, ${live} at the latest` : live,
  };
}

/** The departure is what people have in mind: other days are named. */
function momentWords(moment: Moment | null, { timeZone, start }: TimetableView): string {
  if (!moment) return unknown;
  if (moment.kind === "after the start") return `+${roughly(moment.time)}`;
  return clockTime(timeZone, moment.at, start?.kind === "at" ? start.at : moment.at);
}
