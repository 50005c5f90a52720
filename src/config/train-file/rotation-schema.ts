import { z } from "zod";
import { mondayOf, type Duty } from "../../model/train/rotation.ts";
import { listOf, login, matching, wants } from "./schema-parts.ts";

const person = matching(new RegExp(`^${login}$`), "duty person");

/** Who manages releases in which week. */
export const rotation = listOf(
  z.strictObject(
    {
      week: z.string(wants("week")).refine((text) => mondayOf(text) !== undefined, wants("week")),
      manager: person,
      deputy: person.optional(),
    },
    wants("duty"),
  ),
  "rotation",
)
  .max(520, wants("rotation"))
  .default([]);

/** A week of somebody is from Monday to Monday, by the clocks of the train. */
export function toDuties(weeks: z.output<typeof rotation>, timeZone: string): readonly Duty[] {
  const at = (date: Temporal.PlainDate): Temporal.Instant =>
    date.toZonedDateTime(timeZone).toInstant();
  return weeks.flatMap(({ week, manager, deputy }) => {
    const monday = mondayOf(week);
    if (!monday) return [];
    return [{ from: at(monday), to: at(monday.add({ days: 7 })), manager, deputy: deputy ?? null }];
  });
}
