/** Turns of services that others deploy: when they come, and what is said then. */
import { compareInstants } from "../../model/instants.ts";
import type { Deploy } from "../../model/action.ts";
import type { ReleaseRecord, TurnEntry } from "../../model/record/record.ts";
import { code, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { driveModeOf, isDeployedByOthers } from "../../model/train/drives.ts";
import { mentionOwner } from "../../text/people.ts";
import { departureOf, entriesOf, withEntry } from "../record/record.ts";
import { clockWords } from "../../text/time-words.ts";
import { turnOf } from "../deployments/watched.ts";
import type { Say } from "../assessment/messages.ts";
import { short } from "../../text/short.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** What starts now: what the app starts itself, and the record with the turns of what others do. */
export function withTurns(
  situation: Situation,
  record: ReleaseRecord,
  deploys: readonly Deploy[],
): { readonly record: ReleaseRecord; readonly actions: readonly Deploy[] } {
  const isOthers = ({ service }: Deploy): boolean => {
    const assessed = situation.services.get(service);
    return assessed !== undefined && isDeployedByOthers(assessed.service);
  };
  return {
    record: deploys
      .filter(isOthers)
      .reduce((before, one) => withEntry(before, turnFor(situation, before, one)), record),
    actions: deploys.filter((one) => !isOthers(one)),
  };
}

function turnFor(situation: Situation, record: ReleaseRecord, deploy: Deploy): TurnEntry {
  const { now } = situation.observation;
  const { task, service, attempt, commit } = deploy;
  const assessed = situation.services.get(service);
  const from = task === "deploy" && assessed ? turnFrom(situation, record, assessed, attempt) : now;
  const seconds = (at: Temporal.Instant): string => at.toString({ smallestUnit: "second" });
  return { kind: "turn", task, service, attempt, commit, at: seconds(now), from: seconds(from) };
}

/**
 * Since when a service may be deployed by others: since it was retried, since all that it depends on are live, or
 * since the departure. The app notices that a little later.
 */
export function turnFrom(
  { services, observation }: Situation,
  record: ReleaseRecord,
  { service, candidate }: ServiceAssessment,
  attempt: number,
): Temporal.Instant {
  const retry = entriesOf(record, "retry").findLast(
    (one) => one.task === "deploy" && one.service === service.id && one.attempt === attempt,
  );
  if (retry) return Temporal.Instant.from(retry.at);
  const departure = departureOf(record);
  const times = candidate.dependsOn.flatMap((id) => {
    const progress = services.get(id)?.progress;
    return progress?.kind === "live" ? [progress.at] : [];
  });
  if (departure) times.push(Temporal.Instant.from(departure.at));
  return times.toSorted((a, b) => compareInstants(b, a))[0] ?? observation.now;
}

/** Tells those who deploy a service that it is time, once per turn. */
export const turnNews = (situation: Situation): readonly Say[] =>
  [...situation.services.values()].flatMap((assessed) =>
    (["deploy", "rollback"] as const).flatMap((task): readonly Say[] => {
      const { service, progress, back } = assessed;
      const isAsked = driveModeOf(service).asksPeople.includes(task);
      const turn = isAsked ? turnOf(situation.record, service, task) : undefined;
      const { kind } = task === "deploy" ? progress : back;
      if (!turn || (kind !== "waiting" && kind !== "starting")) return [];
      const key = `turn:${task}:${service.id}:${turn.attempt}`;
      return [{ kind: "say", key, message: [paragraph(turnText(situation, assessed, turn))] }];
    }),
  );

function turnText(
  { observation, train }: Situation,
  assessed: ServiceAssessment,
  turn: TurnEntry,
): Text {
  const { service, candidate, hides } = assessed;
  const until = Temporal.Instant.from(turn.at).add(service.timeout);
  const end = clockWords(train.calendar.timeZone, until, observation.now);
  const commit = hides ? say`its commit` : say`${code(short(turn.commit))}`;
  const { production } = service.environments;
  const rest = say`The release continues when GitHub shows that it succeeded there; otherwise I ask again at ${end}.`;
  return turn.task === "deploy"
    ? say`${mentionOwner(service.owner)}: it is the turn of ${strong(`${service.name} ${candidate.version}`)}. Please deploy ${commit} to ${production} now. ${rest}`
    : say`${mentionOwner(service.owner)}: only you can roll back ${strong(service.name)}: please deploy what ran before, ${commit}, to ${production} now. ${rest}`;
}
