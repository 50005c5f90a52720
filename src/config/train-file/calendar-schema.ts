import { z } from "zod";
import { readDate, readTimeZone } from "../scalars.ts";
import { line, listOf, matching, wants } from "./schema-parts.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const window = z.strictObject(
  {
    days: listOf(z.enum(weekdays, wants("day")), "days")
      .min(1, wants("days"))
      .default([...weekdays]),
    from: matching(/^([01]?\d|2[0-3]):[0-5]\d$/, "time of day").default("00:00"),
    to: matching(/^(([01]?\d|2[0-3]):[0-5]\d|24:00)$/, "time of day").default("24:00"),
    timezone: z
      .string(wants("time zone"))
      .refine((name) => readTimeZone(name) !== undefined, wants("time zone"))
      .default("UTC"),
  },
  wants("window"),
);

const date = z.string(wants("date")).refine((text) => readDate(text) !== undefined, wants("date"));
const freeze = z.strictObject(
  { from: date, to: date, reason: matching(line(200), "reason").default("") },
  wants("freeze"),
);
/** Of a train, and of a service for itself. */
export const freezes = listOf(freeze, "freezes").max(100, wants("freezes")).default([]);
