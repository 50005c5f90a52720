/** A release in which nothing moves and nothing can start any more, though nobody holds it. */
import type { ServiceId } from "../../model/ids.ts";
import { code, say, type Text, form, plural } from "../../model/view/text.ts";
import { hashOf } from "../../text/hash.ts";
import { fewNames } from "../../text/few.ts";
import { concerned } from "../../text/people.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

interface Stuck {
  readonly why: Text;
  readonly question: { readonly key: string; readonly text: Text };
}

/**
 * What the people must decide when all that is left did not succeed or needs what didn't; undefined: something moves
 * or may still start.
 * @param failed services whose attempts people went on past, and for which no other one was asked
 * @param out services that were taken back
 */
export function stuckOn(
  situation: Situation,
  failed: readonly ServiceAssessment[],
  out: ReadonlySet<ServiceId>,
): Stuck | undefined {
  const ended = new Set([...failed.map(({ service }) => service.id), ...out]);
  const left = [...situation.services.values()].filter(
    ({ service, progress }) => !out.has(service.id) && progress.kind !== "live",
  );
  const isCutOff = cutOffBy(situation, ended);
  const waiting = left.filter(({ service }) => !ended.has(service.id));
  const isOver = waiting.every(
    ({ service, progress }) => progress.kind === "waiting" && isCutOff(service.id),
  );
  if (left.length === 0 || !isOver) return undefined;
  const names = fewNames(failed.map(({ service }) => service.name));
  const rest = fewNames(waiting.map(({ service }) => service.name));
  const what =
    failed.length === 0
      ? plural(
          waiting.length,
          form`what ${rest} needs was rolled back`,
          form`what ${rest} need was rolled back`,
        )
      : waiting.length === 0
        ? say`${names} failed`
        : plural(
            waiting.length,
            form`${names} failed, and ${rest} needs that`,
            form`${names} failed, and ${rest} need that`,
          );
  const retries = failed.map(({ service }) => `/retry ${service.id}`);
  const again = retries.length === 0 ? say`` : say`Its team: ${code(retries[0] ?? "")}. `;
  const why = say`nothing else can be deployed: ${what}. ${again}A manager: ${code("/rollback")} (rolls back what is live) or ${code("/abort <reason>")} (ends the release; what is live stays)`;
  const people = concerned(situation.train, failed);
  const marks = left.map(({ service, progress }) =>
    progress.kind === "failed" ? `${service.id}:${progress.attempt}` : service.id,
  );
  return {
    why,
    question: {
      key: `stuck:${hashOf(marks.toSorted().join("\n"))}`,
      text: say`${people}: ${why}.`,
    },
  };
}

/** Whether a service waits, directly or not, for one of these. */
function cutOffBy(
  { services }: Situation,
  ended: ReadonlySet<ServiceId>,
): (id: ServiceId) => boolean {
  const known = new Map<ServiceId, boolean>();
  const isCutOff = (id: ServiceId): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false);
    const found = (services.get(id)?.candidate.dependsOn ?? []).some(
      (one) => ended.has(one) || isCutOff(one),
    );
    known.set(id, found);
    return found;
  };
  return isCutOff;
}
