/** A commit that was taken back doesn't ride again without a manager's word; a new commit is free. */
import { parseReleaseKey, type ServiceId, type Sha } from "../../model/ids.ts";
import type { DeploymentFacts } from "../../model/observation.ts";
import type { ReleaseRecord, WaiveEntry } from "../../model/record.ts";
import type { Gate, SetAside } from "../../model/release.ts";
import { gate, worst } from "./gate.ts";
import type { Rider } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";
import { short } from "../../text/short.ts";

/** Name of the gate, and of what a manager sets aside with it. */
export const takenBackGateName = "not taken back";

/** The same with a gate for each service whose commit an earlier release took back. */
export function withTakenBackGates(situation: Situation, record: ReleaseRecord): Situation {
  const riders = [...situation.riders].map(([id, rider]): [ServiceId, Rider] => {
    const own = takenBackGate(situation, rider, record);
    if (!own) return [id, rider];
    const gates = [...rider.gates, own];
    return [id, { ...rider, gates, readiness: worst(gates) }];
  });
  return { ...situation, riders: new Map(riders) };
}

/** undefined: nobody took this commit back. */
export function takenBackGate(
  situation: Situation,
  rider: Rider,
  record: ReleaseRecord,
): Gate | undefined {
  const { candidate, progress, hides } = rider;
  const isAhead = progress.kind === "waiting" || progress.kind === "failed";
  const back = isAhead ? backOf(situation, rider) : undefined;
  if (!back?.rides || candidate.commit === null) return undefined;
  const waived = waivedAt(record, rider, candidate.commit);
  if (waived) {
    return gate(takenBackGateName, "ready", `set aside by ${waived.by.login}: ${waived.reason}`);
  }
  const what = hides ? "its commit" : short(candidate.commit);
  const at = parseReleaseKey(back.rides.issue);
  const isHere = at?.repository === situation.observation.issue.repository;
  const links =
    at && isHere
      ? [
          {
            text: `#${at.issue}`,
            url: situation.observation.issue.url.replace(/\/\d+$/, `/${at.issue}`),
          },
        ]
      : [];
  const where = at && isHere ? ` by #${at.issue}` : "";
  const reason = `${what} was taken back${where}: mend it with a new commit, or a manager sets this aside`;
  return gate(takenBackGateName, "blocked", reason, links);
}

/** The rollback that followed the newest deployment of the candidate's commit by another release. */
function backOf({ observation }: Situation, rider: Rider): DeploymentFacts | undefined {
  const { service, candidate } = rider;
  const facts = observation.services.get(service.id);
  if (facts?.kind !== "known" || facts.value.production.kind !== "known") return undefined;
  const all = facts.value.production.value.filter(
    ({ ours, rides }) => ours && rides?.service === service.id,
  );
  const there = all.findIndex(
    ({ task, commit, rides }) =>
      task === "deploy" && commit === candidate.commit && rides?.issue !== observation.release,
  );
  const issue = all[there]?.rides?.issue;
  return all.slice(0, Math.max(0, there)).find(
    ({ task, commit, rides }) =>
      // What it went back to is what production ran before, were it the same commit.
      task === "rollback" && rides?.issue === issue && commit !== candidate.commit,
  );
}

const waivedAt = (
  { entries }: ReleaseRecord,
  { service }: Rider,
  commit: Sha,
): WaiveEntry | undefined =>
  entries.findLast(
    (one): one is WaiveEntry =>
      one.kind === "waive" &&
      one.item === takenBackGateName &&
      one.service === service.id &&
      one.commit === commit,
  );

/** What managers let ride again. */
export const ridingAgain = (riders: Iterable<Rider>, record: ReleaseRecord): readonly SetAside[] =>
  [...riders].flatMap((rider): readonly SetAside[] => {
    const { commit } = rider.candidate;
    const waived = commit === null ? undefined : waivedAt(record, rider, commit);
    if (!waived) return [];
    const { by, reason } = waived;
    return [
      {
        item: takenBackGateName,
        how: "set aside",
        service: rider.service.name,
        by: by.login,
        reason,
      },
    ];
  });
