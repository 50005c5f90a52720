/** The state of a complete release in words: what is live, and what of it is still watched or has become unhealthy. */
import { compareInstants } from "../../model/instants.ts";
import { code, joinTexts, say, type Text, form, plural } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { whenWords } from "../calendar/window.ts";
import { failedAttempts, failureWords, saidOf } from "../deployments/failed-attempts.ts";
import { lateWatched } from "../health/late-watch.ts";
import { returnsUntil } from "../record/complete.ts";
import { remaining } from "../record/taken.ts";
import type { Assessment } from "../assessment/assessment.ts";

/** @param leftOut what isn't part of it any more, without a full stop; undefined: nothing */
export function completeSentence(assessment: Assessment, leftOut: string | undefined): Text {
  const all = remaining(assessment).length;
  const failed = failedAttempts(assessment).length;
  const live =
    failed > 0
      ? plural(
          all,
          form`${all - failed} of ${all} service live`,
          form`${all - failed} of ${all} services live`,
        )
      : plural(all, form`${all} service is live`, form`all ${all} services are live`);
  const rest = [
    ...unhealthyWords(assessment),
    ...(leftOut === undefined ? [] : [say`${leftOut}.`]),
    ...watchedWords(assessment),
  ];
  return joinTexts([say`${live}; the notes are published.`, ...rest], " ");
}

/** Those of which it was seen after the end, and how long they can still be rolled back. */
function unhealthyWords(assessment: Assessment): readonly Text[] {
  const failed = failedAttempts(assessment);
  if (failed.length === 0) return [];
  const { train, observation } = assessment;
  const each = failed.map(({ assessed, failure }) => {
    const why = saidOf(failure);
    return say`${assessed.service.name} ${failureWords(failure.how)}${why}`;
  });
  const until = returnsUntil(assessment);
  const isOpen = until && compareInstants(observation.now, until) < 0;
  const command = ["/rollback", ...failed.map(({ assessed }) => assessed.service.id)].join(" ");
  const how = isOpen
    ? say` Its team or a manager can comment ${code(command)} until ${whenWords(train.calendar, until)}.`
    : say``;
  return [say`${joinTexts(fewOf(each, 3), "; ")}.${how}`];
}

function watchedWords({ observation, services, out, train }: Assessment): readonly Text[] {
  const live = [...services.values()].flatMap(({ service, progress }) =>
    progress.kind === "live" && !out.has(service.id) ? [service] : [],
  );
  const watched = lateWatched(observation, live);
  if (!watched) return [];
  const names = fewNames(watched.services.map(({ name }) => name));
  return [
    plural(
      watched.services.length,
      form`${names} is watched until ${whenWords(train.calendar, watched.until)} and rolls back automatically if unhealthy.`,
      form`${names} are watched until ${whenWords(train.calendar, watched.until)} and roll back automatically if unhealthy.`,
    ),
  ];
}
