import { compareInstants } from "../../model/instants.ts";
import { derivedFrom } from "../../model/derived.ts";
import type { ReleaseKey } from "../../model/ids.ts";
import type { DeploymentFacts, Observation, ServiceFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";
import type { EndedDeployment } from "../../model/view/seen-on-github.ts";
import { isAbout } from "../deployments/about.ts";
import { isOfOwnRun } from "../deployments/runs.ts";
import { endedAt, lastWord } from "../deployments/statuses.ts";
import { isContained } from "../gates/pull-gate.ts";
import type { Assessment, Unphased } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** What ended in production of late, of every service of the release, as far as it was read for its rollout. */
export const endedDeployments = (assessment: Unphased): readonly EndedDeployment[] =>
  [...assessment.services.values()].flatMap((assessed) => endedOf(assessment, assessed));

/** What the issue keeps once the release is over: of services that everybody may read, and nothing that came after it. */
export function pastDeployments(assessment: Assessment): {
  readonly past?: readonly EndedDeployment[];
} {
  const { kind } = assessment.phase;
  if (kind !== "complete" && kind !== "rolled back" && kind !== "aborted") return {};
  return {
    past: [...assessment.services.values()].flatMap(({ service, hides }) => {
      const facts = assessment.observation.services.get(service.id);
      if (hides || facts?.kind !== "known") return [];
      const all = readEnds(assessment.observation, facts.value, service);
      const last = all.find(({ isOwn }) => isOwn)?.ended.at;
      const before = last === undefined ? [] : all.filter(({ ended }) => isUpTo(ended.at, last));
      return fewOf(before);
    }),
  };
}

const isUpTo = (at: string, last: string): boolean =>
  compareInstants(Temporal.Instant.from(at), Temporal.Instant.from(last)) <= 0;

/** Beside its own: other releases keep theirs, and a page with hundreds of services must stay small. */
const othersMost = 5;
/** Of so many pull requests a median is as good. */
const leadsMost = 100;

/** One that ended, and whether this release made it. */
interface End {
  readonly isOwn: boolean;
  readonly ended: EndedDeployment;
}

const fewOf = (ends: readonly End[]): readonly EndedDeployment[] => {
  const others = new Set(ends.filter(({ isOwn }) => !isOwn).slice(0, othersMost));
  return ends.filter((one) => one.isOwn || others.has(one)).map(({ ended }) => ended);
};

function endedOf(
  { observation }: Unphased,
  { service }: ServiceAssessment,
): readonly EndedDeployment[] {
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known") return [];
  const known = endsOf({ facts: facts.value, service });
  let ends = known.get(observation.release);
  if (!ends)
    known.set(observation.release, (ends = fewOf(readEnds(observation, facts.value, service))));
  return ends;
}

/** By release: of a service of which nothing was read anew they are the same in every look. */
const endsOf = derivedFrom(
  ({ facts, service }: { readonly facts: ServiceFacts; readonly service: Service }) => [
    facts,
    service,
  ],
  () => new Map<ReleaseKey, readonly EndedDeployment[]>(),
);

function readEnds(
  observation: Pick<Observation, "release">,
  { production, pulls }: ServiceFacts,
  service: Service,
): readonly End[] {
  if (production.kind !== "known") return [];
  const mergedAt =
    pulls.kind === "known"
      ? pulls.value.filter(isContained).flatMap((one) => one.mergedAt ?? [])
      : [];
  const isOfRelease = ({ rides }: DeploymentFacts): boolean => rides?.issue === observation.release;
  return production.value
    .filter((one) => isAbout(one, service) && !isOfOwnRun(one, production.value))
    .flatMap((one): readonly End[] => {
      const at = endedAt(one, service);
      if (at === null) return [];
      const isGood = lastWord(one, service)?.state === "success";
      const isRollback = one.task === "rollback";
      const leads = isGood && !isRollback && isOfRelease(one) ? mergedAt : [];
      const isOwn = isOfRelease(one);
      return [
        {
          isOwn,
          ended: {
            id: one.id,
            service: service.id,
            kind: isRollback ? "rollback" : "deploy",
            attempt: one.rides?.attempt ?? null,
            at: at.toString(),
            isGood,
            leadSeconds: leads
              .slice(0, leadsMost)
              .map((merged) => Math.round(at.since(merged).total("seconds")))
              .filter((seconds) => seconds >= 0),
          },
        },
      ];
    });
}
