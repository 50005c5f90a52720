import { code, say, type Text, form, plural, wordsOf } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { barWords } from "./scope.ts";
import { hasDeployment } from "./way-back.ts";
import { rollbacksIn } from "../record/taken.ts";
import type { Assessment, Unphased } from "../assessment/assessment.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { WayBack } from "../assessment/rollback.ts";

/** `2.2.0 (abc1234)`; the commit of a repository that is for fewer eyes isn't named. */
export function targetWords({ assessed, target }: Pick<WayBack, "assessed" | "target">): Text {
  if (!target) return say`nothing`;
  const { version, commit } = target;
  if (assessed.hides) return version === null ? say`what ran before` : say`${version}`;
  const at = code(short(commit));
  return version === null ? say`${at}` : say`${version} (${at})`;
}

/** What became of the services that are out of a release: not all of them had been deployed. */
export interface TakenOut {
  readonly back: readonly ServiceAssessment[];
  /** Deployed, and production ran nothing before to go back to. */
  readonly stays: readonly ServiceAssessment[];
  readonly neverDeployed: readonly ServiceAssessment[];
}

export function outOf(assessment: Unphased): TakenOut {
  const { out, rollback } = assessment;
  const services = [...assessment.services.values()].filter(({ service }) => out.has(service.id));
  const firsts = new Set(
    rollback.steps.flatMap(({ kind, assessed }) => (kind === "stays" ? [assessed.service.id] : [])),
  );
  const [deployed, neverDeployed] = [true, false].map((is) =>
    services.filter((assessed) => hasDeployment(assessment, assessed) === is),
  );
  return {
    back: (deployed ?? []).filter(({ service }) => !firsts.has(service.id)),
    stays: (deployed ?? []).filter(({ service }) => firsts.has(service.id)),
    neverDeployed: neverDeployed ?? [],
  };
}

/** `Web 1.2.0 was rolled back, Mail 1.0.1 was not deployed`; undefined: nothing is out of the release. */
export function takenBackWords(assessment: Assessment): string | undefined {
  const { back, stays, neverDeployed } = outOf(assessment);
  const namesOf = (services: readonly ServiceAssessment[]): string =>
    fewNames(services.map(({ service, candidate }) => `${service.name} ${candidate.version}`));
  const parts = [
    plural(
      back.length,
      form`${namesOf(back)} was rolled back`,
      form`${namesOf(back)} were rolled back`,
    ),
    plural(
      stays.length,
      form`${namesOf(stays)} was left deployed, because production ran nothing before`,
      form`${namesOf(stays)} were left deployed, because production ran nothing before`,
    ),
    plural(
      neverDeployed.length,
      form`${namesOf(neverDeployed)} was not deployed`,
      form`${namesOf(neverDeployed)} were not deployed`,
    ),
  ].filter((_, index) => [back, stays, neverDeployed][index]?.length !== 0);
  return parts.length === 0 ? undefined : parts.map(wordsOf).join("; ");
}

/** What people accept with the GO; undefined: everything has a way back. */
export function barredText(ways: readonly WayBack[]): Text | undefined {
  const barred = ways.filter(({ bar }) => bar?.kind === "declared" || bar?.kind === "unknown");
  if (barred.length === 0) return undefined;
  const each = barred.map(({ assessed, bar }) => `${assessed.service.name} (${bar?.why ?? ""})`);
  return say`point of no return: once deployed, ${fewNames(each)} can't be rolled back. A GO accepts that; a manager can still roll back with ${code("/rollback --force <reason>")}.`;
}

/** One line of the rollback plan. */
export function wayBackText(way: WayBack): Text {
  const { assessed, target, bar } = way;
  const { name, rollback } = assessed.service;
  const note = rollback.note === null ? say`` : say`; by hand: ${code(rollback.note)}`;
  if (!target) {
    return bar?.kind === "unknown"
      ? say`${name}: ${barWords(bar)}`
      : say`${name} can't be rolled back: ${bar ? barWords(bar) : ""}`;
  }
  const barred = bar ? say`: ${barWords(bar)}` : say``;
  return say`${name} to ${targetWords(way)}${barred}${note}`;
}

/** What was meant to be rolled back and wasn't. */
export function stayWords(assessment: Assessment): readonly Text[] {
  const { record, out, rollback } = assessment;
  const reasons = new Map(
    rollbacksIn(record).flatMap(({ stays }) => stays.map((one) => [one.service, one.why] as const)),
  );
  const stays = [...reasons].filter(([id]) => !out.has(id));
  const texts = stays.map(
    ([id, why]) => say`${assessment.services.get(id)?.service.name ?? id} stays deployed: ${why}.`,
  );
  const first = rollback.steps.filter(({ kind }) => kind === "stays");
  const names = fewNames(first.map(({ assessed }) => assessed.service.name));
  return [
    ...fewOf(texts, 5),
    ...(first.length === 0
      ? []
      : [
          plural(
            first.length,
            form`${names} stays deployed: production ran nothing before.`,
            form`${names} stay deployed: production ran nothing before.`,
          ),
        ]),
  ];
}
