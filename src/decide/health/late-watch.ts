/**
 * What is watched after the end of a release: services that the train file wants rolled back automatically, for as long as a
 * complete release may be rolled back, and as long as nobody has deployed to them, or below them, since.
 */
import { compareInstants } from "../../model/instants.ts";
import type { Observation } from "../../model/observation.ts";
import type { ServiceId } from "../../model/ids.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { completedAt, isPublished, returnsUntil } from "../record/complete.ts";
import { isAbout } from "../deployments/about.ts";
import { byBeginning } from "../deployments/begun.ts";
import { closedUnder } from "../deployments/dependencies.ts";

/** `unread`: whether somebody deployed since isn't known; then it is asked for, and nothing follows from the answer. */
type LateWatch = "none" | "on" | "unread";

type Known = Pick<Observation, "now" | "services" | "train" | "trainRelease">;

/** Of a service of a release whose notes are published. */
export function lateWatch(observation: Known, service: Service): LateWatch {
  const { train, now } = observation;
  const end = completedAt(observation);
  if (!end || train.kind !== "valid" || !service.rollback.automatic || !service.health) {
    return "none";
  }
  const until = returnsUntil({ observation, train: train.train });
  if (!until || compareInstants(now, until) >= 0) return "none";
  const since = new Set(
    [...withBelow(train.train, service)].map((one) => deployedSince(observation, one, end)),
  );
  if (since.has("yes")) return "none";
  return since.has("unread") ? "unread" : "on";
}

/** Until when some of a complete release are watched, and which; undefined: none are. */
export function lateWatched(
  observation: Known,
  services: readonly Service[],
): { readonly services: readonly Service[]; readonly until: Temporal.Instant } | undefined {
  const { train } = observation;
  if (!isPublished(observation.trainRelease) || train.kind !== "valid") return undefined;
  const until = returnsUntil({ observation, train: train.train });
  const watched = services.filter((one) => lateWatch(observation, one) !== "none");
  return until && watched.length > 0 ? { services: watched, until } : undefined;
}

/** The service and all that it depends on, directly or not. */
function withBelow({ services }: Train, service: Service): ReadonlySet<Service> {
  const byId = new Map<ServiceId, Service>(services.map((one) => [one.id, one]));
  const below = ({ dependsOn }: Service): readonly Service[] =>
    dependsOn.flatMap((id) => byId.get(id) ?? []);
  return closedUnder(below, new Set([service]));
}

/** Of what isn't part of the release nothing is read. */
function deployedSince(
  { services }: Known,
  service: Service,
  end: Temporal.Instant,
): "yes" | "no" | "unread" {
  const facts = services.get(service.id);
  if (!facts) return "no";
  if (facts.kind === "unknown" || facts.value.production.kind === "unknown") return "unread";
  const about = facts.value.production.value.filter((one) => isAbout(one, service));
  const [newest] = byBeginning(about);
  return newest && compareInstants(newest.began.at, end) > 0 ? "yes" : "no";
}
