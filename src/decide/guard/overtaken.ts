/** Services that are live as far as the release goes, and over which others have deployed something else since. */
import { compareInstants } from "../../model/instants.ts";
import { derivedFrom } from "../../model/derived.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import type { SetAside } from "../../model/release/release.ts";
import type { ServiceId } from "../../model/ids.ts";
import { authorOf, everyForeign, hotfixLabel, type UnmanagedDeployment } from "./unmanaged.ts";
import { foreignKey, isAllowedBy } from "../deployments/let-through.ts";
import { short } from "../../text/short.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** What others deployed last over services that are live: production no longer runs what the release brought. */
export const overtaken = derivedFrom(
  ({ services, record }: Situation) => [services, record],
  (situation): ReadonlyMap<ServiceId, UnmanagedDeployment> => {
    const over = everyForeign(situation).flatMap((foreign) =>
      foreign.services
        .filter(
          ({ progress }) =>
            progress.kind === "live" &&
            foreign.deployment.commit !== progress.commit &&
            compareInstants(foreign.began.at, progress.since) > 0,
        )
        .map(({ service }): [ServiceId, UnmanagedDeployment] => [service.id, foreign]),
    );
    return new Map(over);
  },
);

/** What the notes tell of that: who let it be, and why. */
export const letBe = (situation: Situation): readonly SetAside[] =>
  [...overtaken(situation)].flatMap(([id, foreign]): readonly SetAside[] => {
    const assessed = situation.services.get(id);
    if (!assessed) return [];
    const what = assessed.hides ? wording`something else` : short(foreign.deployment.commit);
    const { name } = authorOf(foreign);
    return [
      {
        item: wording`What production runs now (${what}, deployed by ${name}) instead of ${assessed.candidate.version}`,
        how: "let be",
        service: assessed.service.name,
        ...wordOn(situation.record, foreign),
      },
    ];
  });

function wordOn(
  { entries }: ReleaseRecord,
  foreign: UnmanagedDeployment,
): { readonly by: string; readonly reason: string } {
  const word = entries.findLast(
    (one) =>
      (one.kind === "resume" && one.past.includes(foreignKey(foreign))) ||
      (one.kind === "allow" && isAllowedBy(one, foreign.deployment)),
  );
  return word && (word.kind === "resume" || word.kind === "allow")
    ? { by: word.by.login, reason: word.reason }
    : { by: authorOf(foreign).name, reason: wording`the label ${hotfixLabel}` };
}
