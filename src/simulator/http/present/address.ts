import type { Repository, World } from "../../world/types.ts";
import { webUrl } from "../../web-address.ts";

/** A JSON object of an answer or a webhook. */
export type Json = Record<string, unknown>;

/** Base of the REST addresses (`url` and its kin), without a slash at its end. */
export function apiUrl(world: World): string {
  return `${webUrl(world)}/api/v3`;
}

/** The REST address of a repository, or with `rest` (no leading slash) of something in it. */
export function repositoryApi(world: World, repository: Repository, rest?: string): string {
  const url = `${apiUrl(world)}/repos/${repository.owner}/${repository.name}`;
  return rest === undefined ? url : `${url}/${rest}`;
}

/** GitHub's stamps are in UTC and whole seconds. */
export function stamp(at: Temporal.Instant): string {
  return at.round({ smallestUnit: "second", roundingMode: "floor" }).toString();
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** As in the header `date` (RFC 9110, section 5.6.7). */
export function httpDate(at: Temporal.Instant): string {
  const time = at.toZonedDateTimeISO("UTC");
  const clock = time.toPlainTime().toString({ smallestUnit: "second" });
  const day = String(time.day).padStart(2, "0");
  return `${days[time.dayOfWeek - 1]}, ${day} ${months[time.month - 1]} ${time.year} ${clock} GMT`;
}

export function stampOrNull(at: Temporal.Instant | null): string | null {
  return at && stamp(at);
}
