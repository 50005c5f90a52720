import { ridesOf } from "../deployments/progress.ts";
import { lastWord } from "../deployments/statuses.ts";
import type { Situation } from "../assessment/assessment.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Freeze } from "../../model/train/calendar.ts";
import { shorten } from "../../text/shorten.ts";

/**
 * What the pipeline of a deployment that is under way said last, in its own words; "": nothing, or not for everybody
 * who reads the issue.
 */
export function saysOf(
  { observation }: Situation,
  { service, hides }: ServiceAssessment,
  { progress, isBack }: { readonly progress: Progress; readonly isBack: boolean },
): string {
  const facts = observation.services.get(service.id);
  if (hides || progress.kind !== "deploying") return "";
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return "";
  const task = isBack ? "rollback" : "deploy";
  const rides = ridesOf(facts.value.production.value, {
    release: observation.release,
    service,
    task,
  });
  const ride = rides.find((one) => one.rides?.attempt === progress.attempt);
  return shorten((ride && lastWord(ride, service)?.description) ?? "");
}

/** Days on which nothing starts, of the train and of single services that the release carries. */
export function freezesOf({ train, services }: Situation): readonly Freeze[] {
  const own = [...services.values()].flatMap(({ service }) =>
    service.freezes.map((one) => ({ ...one, reason: `${service.name}: ${one.reason}` })),
  );
  return [...train.calendar.freezes, ...own];
}
