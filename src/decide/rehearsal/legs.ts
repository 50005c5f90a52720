/** How far a rehearsal in staging is: out, back to what production runs, and out again. */
import { compareInstants } from "../../model/instants.ts";
import { known } from "../../model/failure.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { RehearseEntry } from "../../model/record/rehearse-entry.ts";
import type { Direction } from "../../model/release/release.ts";
import { progressOf } from "../deployments/progress.ts";
import { openRehearsal } from "../record/rehearsed.ts";
import type { Progress } from "../assessment/progress.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { wording } from "../../model/view/wording.ts";

/** One way of a rehearsal: what GitHub's deployments call it. */
export interface Leg {
  readonly name: "out" | "back" | "again";
  readonly task: Direction;
  readonly attempt: number;
}

const legs = [
  { name: "out", task: "deploy", attempt: 1 },
  { name: "back", task: "rollback", attempt: 1 },
  { name: "again", task: "deploy", attempt: 2 },
] as const satisfies readonly Leg[];

/** One service on one way. */
export interface LegOfService {
  readonly leg: Leg;
  readonly assessed: ServiceAssessment;
  /** Where it is to go. */
  readonly commit: Sha;
  readonly progress: Progress;
  /** Its deployment; undefined: GitHub shows none. */
  readonly deployment: DeploymentFacts | undefined;
}

export interface Rehearsal {
  readonly entry: RehearseEntry;
  /** By way, what goes it, in the order of the train file. */
  readonly ways: readonly (readonly LegOfService[])[];
}

/** The rehearsal that is going on; undefined: none is. */
export function rehearsalOf(situation: Situation): Rehearsal | undefined {
  const entry = openRehearsal(situation.record);
  if (!entry) return undefined;
  const ways = legs.map((leg) =>
    entry.services.flatMap(({ service, commit, back }): readonly LegOfService[] => {
      const assessed = situation.services.get(service);
      const isOut = leg.name === "out";
      if (!assessed || (back === null && !isOut)) return [];
      const to = leg.name === "back" ? back : commit;
      return to === null ? [] : [onLeg(situation, entry, { leg, assessed, commit: to })];
    }),
  );
  return { entry, ways };
}

function onLeg(
  situation: Situation,
  entry: RehearseEntry,
  of: Pick<LegOfService, "leg" | "assessed" | "commit">,
): LegOfService {
  const { observation, record } = situation;
  const { leg, assessed, commit } = of;
  const facts = observation.services.get(assessed.service.id);
  if (facts?.kind !== "known" || facts.value.staging.kind === "unknown") {
    const why = facts?.kind === "unknown" ? facts.why : wording`its staging could not be read`;
    return { ...of, progress: { kind: "unknown", why }, deployment: undefined };
  }
  const rides = ridesOn(facts.value.staging.value, {
    entry,
    leg,
    commit,
    service: assessed.service.id,
    release: observation.release,
  });
  const progress = progressOf({
    task: leg.task,
    record,
    release: observation.release,
    service: assessed.service,
    facts: known({ ...facts.value, production: known(rides) }),
    intents: (observation.rehearsing ?? []).filter(
      (one) => one.rehearsal === entry.id && one.attempt === leg.attempt && one.task === leg.task,
    ),
    now: observation.now,
  });
  return { ...of, progress, deployment: rides[0] };
}

/** What was made for this way of this rehearsal, the newest first. */
function ridesOn(
  staging: readonly DeploymentFacts[],
  of: Pick<LegOfService, "leg" | "commit"> & {
    readonly entry: RehearseEntry;
    readonly service: ServiceId;
    readonly release: Situation["observation"]["release"];
  },
): readonly DeploymentFacts[] {
  const since = Temporal.Instant.from(of.entry.at);
  return staging.filter(
    (one) =>
      one.ours &&
      one.rides?.issue === of.release &&
      one.rides.service === of.service &&
      one.rides.attempt === of.leg.attempt &&
      one.task === of.leg.task &&
      one.commit === of.commit &&
      compareInstants(one.createdAt, since) >= 0,
  );
}
