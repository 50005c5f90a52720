import { compareInstants } from "../../model/instants.ts";
import { cut } from "../../model/cut.ts";
import { code, joinTexts, paragraph, say, type Text } from "../../model/view/text.ts";
import { departureText, readMoment } from "../record/departure.ts";
import { badTime } from "../starts/plan-check.ts";
import { outsideSections } from "../../model/marks/region.ts";
import { departureOf } from "../record/record.ts";
import { openingToLeave } from "../timetable/timetable.ts";
import { openingFrom, startIn, whenWords } from "../calendar/window.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import type { Situation } from "../assessment/assessment.ts";

/** `/reschedule <time>`: a manager moves the departure. */
export function answerReschedule(request: Request): Answer {
  if (!request.authority.isManager) return refused(managersMay(request, "/reschedule"));
  if (departureOf(request.situation.record)) {
    return refused(
      say`This release has departed, so its departure can't be moved. Comment ${code("/hold <reason>")} to stop what hasn't started.`,
    );
  }
  const { situation } = request;
  const { calendar } = situation.train;
  const at = momentIn(request, situation);
  if (!at) return refused(noMoment(request, situation));
  const { now, issue } = situation.observation;
  if (compareInstants(at, now) <= 0) {
    return refused(say`${whenWords(calendar, at)} has passed.${goodTime(situation, now)}`);
  }
  const bad = badTime(situation, at);
  if (bad && bad.kind !== "tight") {
    return refused(
      say`${bad.why}.${goodTime(situation, at)} To depart then anyway, comment ${code("/override <reason>")} first.`,
    );
  }
  const entry = {
    kind: "reschedule",
    ...saidBy(request),
    departure: at.toString({ smallestUnit: "second" }),
    section: departureText(outsideSections(issue.body)),
  } as const;
  const moved = say`The departure is now ${whenWords(calendar, at)}. Votes still count. Editing the Departure section later changes it again.`;
  const tight = bad
    ? [
        paragraph(
          say`But ${bad.why}.${goodTime(situation, at)} To depart then anyway, comment ${code("/override <reason>")}.`,
        ),
      ]
    : [];
  return done([entry], [paragraph(moved), ...tight]);
}

/** `next window`, or a time of today, or one with its date; undefined: none of these. */
function momentIn({ rest, at }: Request, situation: Situation): Temporal.Instant | undefined {
  const words = rest.replaceAll("`", "").replaceAll(/\s+/g, " ");
  if (words.toLowerCase() === "next window") return nextWindow(situation);
  return readMoment(words, situation.train.calendar.timeZone, at);
}

/** The one after that in which the release would leave as it stands; undefined: there is none. */
function nextWindow(situation: Situation): Temporal.Instant | undefined {
  const { plan, train, observation } = situation;
  const { now } = observation;
  const departure = plan.departure ?? now;
  const from = compareInstants(departure, now) > 0 ? departure : now;
  const present = openingFrom(train.calendar, from);
  const isIn = present && compareInstants(present.from, from) <= 0;
  const after = isIn ? present.to : from;
  return after === null ? undefined : openingToLeave(situation, after)?.from;
}

function noMoment({ rest }: Request, { train }: Situation): Text {
  const { timeZone } = train.calendar;
  const how = say`write it as ${code("/reschedule 2026-03-19 14:00")} (${timeZone}), ${code("/reschedule 14:00")} for today, or with an offset, ${code("/reschedule 2026-03-19 14:00 +01:00")}`;
  if (rest === "") return say`When? Please ${how}.`;
  if (rest.toLowerCase() === "next window") {
    return say`There is no next window to move the departure to: ${how}.`;
  }
  return say`${code(cut(rest, 60))} is not a valid departure time (or falls into a clock change): ${how}.`;
}

/** When it could leave, at that time or after it, as a command to copy. */
function goodTime(situation: Situation, at: Temporal.Instant): Text {
  const opening = openingToLeave(situation, at);
  if (!opening) return say``;
  const { timeZone } = situation.train.calendar;
  const start = startIn(opening, at).toZonedDateTimeISO(timeZone);
  // Whole minutes, as people write them.
  const minute = start.round({ smallestUnit: "minute", roundingMode: "ceil" });
  const offset = timeZone === "UTC" ? "" : ` ${minute.offset}`;
  const words = `${minute.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ")}${offset}`;
  return say` The next possible time: ${code(`/reschedule ${words}`)}.`;
}

/** `/override <reason>`: window, freezes and the fit into them don't hold this release back any more. */
export function answerOverride(request: Request): Answer {
  if (!request.authority.isManager) return refused(managersMay(request, "/override"));
  const { rest: reason } = request;
  if (reason === "") {
    return refused(
      say`Please give a reason, which the issue and the notes will show: ${code("/override <reason>")}.`,
    );
  }
  const isGone = departureOf(request.situation.record) !== undefined;
  const next = isGone
    ? say`What waited for the window continues.`
    : say`It departs at its departure time, and still needs a manager's ${code("/go")}.`;
  const texts = [
    say`This release now ignores window and freezes: ${reason}.`,
    next,
    say`Gates, votes and holds still apply. The issue and the notes show the override.`,
  ];
  return done(
    [{ kind: "override", ...saidBy(request), reason }],
    [paragraph(joinTexts(texts, " "))],
  );
}
