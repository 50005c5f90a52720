import type { Digest } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { ReleaseRecord } from "../../model/record/record.ts";
import { ownerName, type Service, type TrainAt } from "../../model/train/train.ts";
import type { OwnerPart, Situation } from "../assessment/assessment.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { newest } from "../gates/newest-red.ts";
import { withLooks } from "../gates/second-look.ts";
import { releaseGate } from "../gates/version-gate.ts";
import { waiversIn } from "../gates/waivers.ts";
import { candidateDigest, digestOf, throughDependencies } from "../plan/manifest.ts";
import { confined } from "../privacy/confine.ts";
import { keptRecord } from "../record/record.ts";
import { withReplacements } from "../record/replaced.ts";
import { planUnder, trainUnder } from "./managers-words.ts";
import { assessServices } from "./services.ts";

/** Puts what was observed into the words of the train, with everything that people have said up to now. */
export function situationOf(
  observed: Observation,
  at: TrainAt,
  record: ReleaseRecord,
  planned: Pick<Situation, "plan" | "behind" | "part">,
  found = keptRecord(observed),
): Situation {
  const { revision } = at;
  const observation = confined(withReplacements(observed, record), at.train);
  const train = trainUnder(at.train, record);
  const plan = planUnder(planned.plan, observation, record);
  const services = assessServices(observation, train, plan, record, found);
  const digests = throughDependencies<ServiceAssessment, Digest | null>(
    [...services.values()],
    ({ isKnown, candidate }, below) => {
      const known = below.filter((one) => one !== null);
      return isKnown && known.length === below.length ? candidateDigest(candidate, known) : null;
    },
  );
  const digestFor = (some: readonly Service[]): Digest | null => {
    const parts = some.map(({ id }) => digests.get(id) ?? null).filter((one) => one !== null);
    return parts.length === some.length ? digestOf(train.name, plan.version, parts) : null;
  };
  const all = [...services.values()].map((assessed) => assessed.service);
  const owners = [...Map.groupBy(all, ({ owner }) => ownerName(owner))].map(
    ([name, own]): [string, OwnerPart] => {
      const red = newest(own.map(({ id }) => services.get(id)?.red ?? null));
      return [name, { name, services: own, digest: digestFor(own), red }];
    },
  );
  return withLooks({
    ...planned,
    observation,
    record,
    train,
    revision,
    plan,
    services,
    owners: new Map(owners),
    digest: digestFor(all),
    version: releaseGate(observation, revision, waiversIn(record)),
    intact: new Set(
      observation.comments
        .filter((one) => !one.edited && !one.minimized && one.author.id !== null)
        .map((one) => one.id),
    ),
    awaited: [],
  });
}
