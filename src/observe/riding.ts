/** What a release carries, as far as its issue and the histories of its services tell. */
import { whyWritten, type VersionFacts } from "../decide/plan/version-next.ts";
import type { IssueFacts, Observation, TrainFacts } from "../model/observation.ts";
import type { RecordFacts } from "../model/record/record-facts.ts";
import { replacementsIn } from "../decide/record/replaced.ts";
import { emptyRecord, type ReleaseRecord } from "../model/record/record.ts";
import { nextVersion } from "../model/release/history.ts";
import type { Plan } from "../model/release/release.ts";
import type { Train } from "../model/train/train.ts";
import type { ReadHistories } from "./changes/read-histories.ts";
import type { TrackingIssue } from "./issue/tracking-issue.ts";
import type { Planned } from "./services/service-question.ts";

export interface Riding {
  readonly train: Train;
  readonly version: string;
  readonly services: readonly Planned[];
}

/** What the release is to carry, from the whole body of its issue; null: the body has no valid plan. */
export type PlanOf = (
  issueBody: string,
  train: Train,
  record: ReleaseRecord,
  facts: VersionFacts,
) => Pick<Plan, "version" | "services"> | null;

/** The services of the plan with their definitions; undefined while there is no plan to follow. */
export function ridingOf(
  planOf: PlanOf,
  issue: TrackingIssue,
  facts: TrainFacts,
  record: RecordFacts,
  versionFacts: VersionFacts,
): Riding | undefined {
  if (facts.kind !== "valid") return undefined;
  const { train } = facts;
  const believed = record.kind === "kept" ? record.record : emptyRecord;
  const plan = planOf(issue.facts.body, train, believed, versionFacts);
  if (!plan) return undefined;
  const versions = new Map(plan.services.map(({ service, version }) => [service, version]));
  const replacements = replacementsIn(believed);
  const services = train.services.flatMap((service) => {
    const version = versions.get(service.id);
    const replaced = replacements.get(service.id);
    return version === undefined
      ? []
      : [{ service, version, ...(replaced && { commit: replaced.commit }) }];
  });
  return { train, version: plan.version, services };
}

export type Histories = Observation["histories"];

/** Of the services whose versions are to follow from it. */
export async function historiesFor(
  readHistories: ReadHistories,
  riding: Riding | undefined,
  issue: IssueFacts,
): Promise<Histories> {
  const open = (riding?.services ?? []).filter(({ version }) => version === nextVersion);
  if (!riding || open.length === 0) return new Map();
  const { train, version } = riding;
  const services = open.map(({ service }) => ({
    service,
    isWritten: whyWritten(service, train, issue.repo) !== undefined,
  }));
  return readHistories({ train, version, services, issue });
}
