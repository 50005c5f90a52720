import {
  chainWords,
  clockTime,
  clockWords,
  momentTime,
  roughly,
  spanTime,
  usualAndSlow,
} from "../text/time-words.ts";
import { capital } from "../text/capital.ts";
import { fewNames } from "../text/few.ts";
import type { Moment, ReleaseView, ServiceView, TimetableView } from "../model/view/view.ts";
import { plainToMarkdown } from "./markdown.ts";
import { durationWords } from "./words.ts";
import { form, plural, wordsOf } from "../model/view/text.ts";
import { wording } from "../model/view/wording.ts";

/** The times of one service, as a row. */
export interface TimesRow {
  readonly name: string;
  readonly planned: string;
  readonly started: string;
  readonly takes: string;
  readonly live: string;
}

const unknown = "–";

/** From when to when a service deploys, or did. */
export function timesWords({ times }: ServiceView, timetable: TimetableView | null): string {
  const { start, end } = times;
  if (!timetable || !start) return unknown;
  return spanTime(timetable.timeZone, { start, end }, besideIn(timetable, start));
}

/** How long the rollout takes and until when, what decides that, and what it doesn't rest on. */
export function timetableSentences(view: ReleaseView): readonly string[] {
  const { timetable, services } = view;
  if (!timetable || services.length === 0) return [];
  const { critical, untimed } = timetable;
  if (services.every(({ state }) => state === "live")) return [endWords(timetable)];
  const chain = critical.length > 1 ? wording` Critical path: ${chainWords(critical)}.` : "";
  const none =
    untimed.length === 0
      ? []
      : [
          wordsOf(
            plural(
              untimed.length,
              form`No past deployments of ${fewNames(untimed)}; assuming its timeout.`,
              form`No past deployments of ${fewNames(untimed)}; assuming their timeouts.`,
            ),
          ),
        ];
  return [`${spanWords(timetable)}${chain}`, ...none].map((text) => plainToMarkdown(text, 1_000));
}

/** When all of it was over. */
function endWords({ timeZone, start, end, usual }: TimetableView): string {
  if (start?.kind !== "at" || end?.kind !== "at") return "";
  const long = roughly(end.at.since(start.at));
  const [from, to] = [
    clockWords(timeZone, start.at, start.at),
    clockTime(timeZone, end.at, start.at),
  ];
  return wording`Start ${from}, all live at ${to} (took ${long}, planned ${roughly(usual)}).`;
}

function spanWords(timetable: TimetableView): string {
  const { timeZone, start, usual, slow } = timetable;
  const long = usualAndSlow(usual, slow);
  if (start?.kind !== "at") return wording`${capital(long)} from the first deployment.`;
  const from = clockWords(timeZone, start.at, start.at);
  const end = endTime(timetable);
  return wording`Start ${from}${end === undefined ? "" : wording`, ETA ${end}`} (${long}).`;
}

/** When all is live, with its date when that isn't the day of the start; undefined: nobody can tell. */
export function endTime(timetable: TimetableView): string | undefined {
  const { end } = timetable;
  if (end?.kind !== "at") return undefined;
  return momentTime(timetable.timeZone, end, besideIn(timetable, end));
}

export function timesRow(service: ServiceView, timetable: TimetableView): TimesRow {
  const { times, state, duration } = service;
  const isBegun = state !== "waiting" && state !== "failed";
  const usual =
    times.usual === null ? wording`no past deployments` : wording`about ${roughly(times.usual)}`;
  const live = momentWords(times.end, timetable);
  return {
    name: plainToMarkdown(service.name, 100),
    planned: momentWords(times.planned, timetable),
    started: isBegun ? momentWords(times.start, timetable) : unknown,
    takes: duration === null ? usual : durationWords(duration),
    live: times.isOverdue ? `**${wording`overdue`}**, ${wording`fails at ${live}`}` : live,
  };
}

const momentWords = (moment: Moment | null, timetable: TimetableView): string =>
  moment ? momentTime(timetable.timeZone, moment, besideIn(timetable, moment)) : unknown;

/** The departure is what people have in mind: other days are named. */
function besideIn({ start }: TimetableView, moment: Moment): Temporal.Instant {
  if (start?.kind === "at") return start.at;
  return moment.kind === "at" ? moment.at : Temporal.Instant.fromEpochMilliseconds(0);
}
