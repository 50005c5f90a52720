import type { Calendar, Freeze, Window } from "../../model/train/calendar.ts";
import { durationOf, readTimeZone } from "../scalars.ts";
import { weekdays } from "./calendar-schema.ts";
import type { TrainFile } from "./train-schema.ts";

/** When the train of a file may start something. */
export function toCalendar(file: TrainFile): Calendar {
  return {
    timeZone: readTimeZone(file.window?.timezone ?? "UTC") ?? "UTC",
    window: file.window ? toWindow(file.window) : null,
    rollbackWindow: durationOf(file.rollback_window),
    freezes: file.freezes.map(toFreeze),
  };
}

export const toFreeze = ({ from, to, reason }: TrainFile["freezes"][number]): Freeze => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
  reason,
});

function toWindow({ days, from, to }: NonNullable<TrainFile["window"]>): Window {
  return { days: days.map((day) => weekdays.indexOf(day) + 1), from: time(from), to: time(to) };
}

/** `9:05` or `24:00`, which is the midnight that ends the day. */
const time = (text: string): Temporal.PlainTime =>
  Temporal.PlainTime.from(text === "24:00" ? "00:00" : text.padStart(5, "0"));
