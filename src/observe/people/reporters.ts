/** Whose deployment statuses count: people are who they were when their name first mattered, whatever they are called now. */
import { known } from "../../model/failure.ts";
import { reporterEntry, type KnownIds } from "../../model/record/known-ids.ts";
import type { DeploymentFacts, ServiceFacts, StatusFacts } from "../../model/observation.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { ServiceReadings } from "../services/services.ts";

/** Logins of reporters who may be people, in lower case: a name with `[bot]` is an App's. */
export const reportersNamed = ({ reporters }: Service): readonly string[] =>
  (reporters ?? []).map((one) => one.toLowerCase()).filter((one) => !one.endsWith("[bot]"));

/** The same readings, where each status of a person says as whom the train file names them. */
export function withReporters<T extends ServiceReadings>(
  read: T,
  { services }: Train,
  ids: KnownIds,
): T {
  const named = new Map(read.services);
  for (const service of services) {
    const facts = named.get(service.id);
    const logins = reportersNamed(service);
    if (facts?.kind === "known" && logins.length > 0) {
      named.set(service.id, known(namedIn(facts.value, logins, ids)));
    }
  }
  return { ...read, services: named };
}

function namedIn(facts: ServiceFacts, logins: readonly string[], ids: KnownIds): ServiceFacts {
  const each = (list: readonly DeploymentFacts[]): readonly DeploymentFacts[] =>
    list.map((one) => ({
      ...one,
      statuses: one.statuses.map((status) => ({ ...status, ...reporterOf(status, logins, ids) })),
    }));
  const { staging, production, past } = facts;
  return {
    ...facts,
    staging: staging.kind === "known" ? known(each(staging.value)) : staging,
    production: production.kind === "known" ? known(each(production.value)) : production,
    past: each(past),
  };
}

/** Apps are known by their names: no other can have them as long as they are installed. */
function reporterOf(
  { creator, creatorId, byPerson }: StatusFacts,
  logins: readonly string[],
  ids: KnownIds,
): Pick<StatusFacts, "reporter"> {
  if (byPerson !== true || creatorId === undefined || creatorId === null) return {};
  const isMeant = (login: string): boolean => {
    const id = ids.people[reporterEntry(login)];
    return id === undefined ? login === creator.toLowerCase() : id === creatorId;
  };
  return { reporter: logins.find(isMeant) ?? null };
}
