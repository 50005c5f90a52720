import type { ServicePage } from "../../model/view/page.ts";
import { webAddress } from "../../render/web-address.ts";
import { stateName } from "../../text/state-words.ts";
import { shownTime } from "./html.ts";
import { readinessBadge, serviceBadge, type Badge } from "./words.ts";
import { wording } from "../../model/view/wording.ts";

/** Gates that hold are listed up to so many services; beyond them only those that don't. */
const provedMax = 50;

/** One service in the list of a release. */
export interface ServiceRow {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly commit: string;
  readonly commitUrl: string;
  readonly team: string;
  readonly badge: Badge;
  /** null: its turn has come, or never will. */
  readonly readiness: Badge | null;
  readonly reasons: readonly string[];
  readonly says: string;
  readonly health: string;
  readonly times: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly gates: readonly GateRow[];
  readonly hasGates: boolean;
}

interface GateRow {
  readonly badge: Badge;
  readonly name: string;
  readonly reason: string;
  readonly url: string;
}

/** What moves at this moment, and what failed. */
export const isCurrent = ({ state }: ServicePage): boolean =>
  state === "starting" ||
  state === "deploying" ||
  state === "proving" ||
  state === "rolling back" ||
  state === "failed";

/** Services that need somebody come first; else the order of the train file stays. */
export function urgentFirst(services: readonly ServicePage[]): readonly ServicePage[] {
  const rank = (service: ServicePage): number => {
    if (service.state === "failed") return 0;
    if (isCurrent(service)) return 1;
    if (service.state !== "waiting") return 4;
    return service.readiness === "ready" ? 3 : 2;
  };
  return services.toSorted((a, b) => rank(a) - rank(b));
}

/** @param count of all services of the release */
export function serviceRow(
  service: ServicePage,
  clock: { readonly timeZone: string; readonly beside: Temporal.Instant },
  count: number,
): ServiceRow {
  const open = service.gates.filter(({ state }) => state !== "ready");
  const gates = count <= provedMax ? service.gates : open;
  const [start, end] = [shownTime(service.start, clock), shownTime(service.end, clock)];
  const isBefore = service.state === "waiting";
  return {
    id: service.id,
    name: service.name,
    version: service.version,
    commit: service.commit?.slice(0, 7) ?? "",
    commitUrl: webAddress(service.links.commit) ?? "",
    team: service.team,
    badge: serviceBadge(service.state),
    readiness: isBefore ? readinessBadge(service.readiness) : null,
    reasons: isBefore ? open.map(({ name, reason }) => `${name}: ${reason}`) : [],
    says: service.says ?? "",
    health: service.health ?? "",
    times: start && end ? `${start.words}–${end.words}` : (start?.words ?? "–"),
    links: linksOf(service),
    gates: gates.map(({ name, state, reason, url }) => ({
      badge: readinessBadge(state),
      name,
      reason,
      url: webAddress(url) ?? "",
    })),
    hasGates: gates.length > 0,
  };
}

/** Where it is to be seen what happens to it: logs first, then what the train file names. */
function linksOf({ links, deployment }: ServicePage): ServiceRow["links"] {
  const { log, rollback = null, more = [], issue, repository } = links;
  const hasLog = log !== null || rollback !== null;
  const all: readonly (readonly [string, string | null])[] = [
    [wording`log`, log],
    [wording`rollback log`, rollback],
    [wording`deployment`, hasLog ? null : deployment],
    ...more.map(({ name, url }) => [name, url] as const),
    [wording`sub-issue`, issue],
    [wording`repository`, repository],
  ];
  return all.flatMap(([text, url]) => {
    const address = webAddress(url);
    return address === null ? [] : [{ text, url: address }];
  });
}

export function matches(service: ServicePage, query: string): boolean {
  const { id, name, team, version, state, readiness } = service;
  const words = [id, name, team, version, state, stateName(state), readiness, stateName(readiness)]
    .join(" ")
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
