/** What GitHub proves of a release whose record is lost: deployments, and what the app answered to people. */
import type { RollbackEntry } from "../model/ending.ts";
import type { ServiceId } from "../model/ids.ts";
import type { CommentFacts, Observation } from "../model/observation.ts";
import type { DepartureEntry, ReleaseRecord } from "../model/record.ts";
import type { Plan } from "../model/release.ts";
import type { Train } from "../model/train.ts";
import { parseCommand } from "./hear/command.ts";
import { servicesFirst } from "./hear/services-named.ts";
import { departureOf, withEntry } from "./record.ts";
import { extentOf } from "./rollback/extent.ts";
import { previousCommit } from "./rollout/previous.ts";
import { ridesOf } from "./rollout/progress.ts";
import type { Scene } from "./scene.ts";

/**
 * The departure that the release's own deployments prove, where the record knows of none; undefined: they prove none,
 * or there is nothing to prove. A record is written before the first deployment: without it, it was lost.
 * `unknown`: that can't be told now.
 */
export function provedDeparture(
  observation: Observation,
  train: Train,
  plan: Plan,
  before: ReleaseRecord,
): DepartureEntry | "unknown" | undefined {
  const { train: facts, now, blindUntil } = observation;
  if (departureOf(before) || facts.kind !== "valid") return undefined;
  const rides = train.services.flatMap(({ id }) => ownDeployments(observation, train, id));
  const [first] = rides.toSorted((a, b) => Temporal.Instant.compare(a.createdAt, b.createdAt));
  if (!first) return undefined;
  // GitHub may show the deployments before it shows the record that was written ahead of them.
  if (blindUntil && Temporal.Instant.compare(now, blindUntil) < 0) return "unknown";
  const services: DepartureEntry["services"][number][] = [];
  for (const { service: id, version } of plan.services) {
    const service = train.services.find((one) => one.id === id);
    const reading = observation.services.get(id);
    if (!service || reading?.kind !== "known") return "unknown";
    const previous = previousCommit(reading.value, observation.release, service);
    if (previous.kind === "unknown") return "unknown";
    const own = ownDeployments(observation, train, id).find(({ task }) => task === "deploy");
    services.push({ service: id, version: own?.version ?? version, previous: previous.value });
  }
  const at = first.createdAt.toString({ smallestUnit: "second" });
  const { revision } = facts;
  return { kind: "departure", at, revision, version: plan.version, services, behind: [] };
}

/** The record with everything else that is proved: what was decided once is not asked again. */
export function withProved(
  scene: Scene,
  train: Train,
  before: ReleaseRecord,
  departure: DepartureEntry,
): ReleaseRecord {
  const left = withEntry(before, departure);
  const back = provedRollback(scene, train, left);
  const record = back ? withEntry(left, back) : left;
  const end = accepted(scene(record).observation, "abort").at(-1);
  if (!end) return record;
  const { by, at, comment } = end;
  return withEntry(record, { kind: "abort", by, at, comment: comment.id, reason: end.rest });
}

/**
 * What was being taken back: what people were told is done, with what depends on it; without such a word exactly
 * what the deployments of rollbacks name. How much more was meant then, nobody knows: a manager is asked.
 */
function provedRollback(
  scene: Scene,
  train: Train,
  record: ReleaseRecord,
): RollbackEntry | undefined {
  const situation = scene(record);
  const { observation } = situation;
  const going = train.services
    .map(({ id }) => id)
    .filter((id) => ownDeployments(observation, train, id).some(({ task }) => task === "rollback"));
  const words = accepted(observation, "rollback").map((said) => {
    const isForced = force.test(said.rest);
    const { services, rest: reason } = servicesFirst(said.rest.replace(force, "").trim(), train);
    return { ...said, isForced, services, reason };
  });
  const said = words.findLast(({ services }) => services.length === 0) ?? words.at(-1);
  if (!said && going.length === 0) return undefined;
  const isWhole = said?.services.length === 0;
  const named = words.flatMap(({ services }) => services.map(({ id }) => id));
  const scope: readonly ServiceId[] | null = isWhole ? null : [...new Set([...named, ...going])];
  const { services, stays, whole } = extentOf(situation, record, scope, said?.isForced ?? false);
  return {
    kind: "rollback",
    comment: said?.comment.id ?? null,
    by: said?.by ?? null,
    at: said?.at ?? observation.now.toString({ smallestUnit: "second" }),
    reason: said?.reason ?? "GitHub shows that it was going back",
    forced: said?.isForced ?? false,
    whole,
    services,
    stays,
  };
}

const force = /(?:--|[\u2013\u2014])force(?=\s|$)/i;

/** Commands that the app has answered as done: its own reaction is the proof, and nobody edited them since. */
function accepted(observation: Observation, name: "rollback" | "abort") {
  return observation.comments.flatMap((comment) => {
    const command = parseCommand(comment.body);
    if (command?.kind !== "command" || command.name !== name || !isDone(comment)) return [];
    const { id, login } = comment.author;
    if (id === null) return [];
    const at = comment.createdAt.toString({ smallestUnit: "second" });
    return [{ comment, by: { id, login }, at, rest: command.rest }];
  });
}

const isDone = ({ edited, reactions }: CommentFacts): boolean => !edited && reactions.has("rocket");

function ownDeployments({ services, release }: Observation, train: Train, id: ServiceId) {
  const reading = services.get(id);
  const service = train.services.find((one) => one.id === id);
  if (!service || reading?.kind !== "known" || reading.value.production.kind === "unknown")
    return [];
  const all = reading.value.production.value;
  return (["deploy", "rollback"] as const).flatMap((task) =>
    ridesOf(all, { release, service, task }),
  );
}
