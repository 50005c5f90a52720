import { z } from "zod";
import { mondayOf, type Duty } from "../../model/train/rotation.ts";
import { listOf, login, matching, wants } from "./schema-parts.ts";

const person = matching(new RegExp(`^${login}$`), "duty person");

const weeks = listOf(
  z.strictObject(
    {
      week: z.string(wants("week")).refine((text) => mondayOf(text) !== undefined, wants("week")),
      manager: person,
      deputy: person.optional(),
    },
    wants("duty"),
  ),
  "rotation",
).max(520, wants("rotation"));

/** Who manages releases in which week, or the address of a calendar that says so. */
export const rotation = z.union(
  [weeks, z.string().refine(isCalendar, wants("rotation"))],
  wants("rotation"),
);

function isCalendar(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && ["https:", "http:"].includes(url.protocol) && url.username === "";
}

/** A week of somebody is from Monday to Monday, by the clocks of the train. */
export function toDuties(turns: z.output<typeof weeks>, timeZone: string): readonly Duty[] {
  const at = (date: Temporal.PlainDate): Temporal.Instant =>
    date.toZonedDateTime(timeZone).toInstant();
  return turns.flatMap(({ week, manager, deputy }) => {
    const monday = mondayOf(week);
    if (!monday) return [];
    return [{ from: at(monday), to: at(monday.add({ days: 7 })), manager, deputy: deputy ?? null }];
  });
}
