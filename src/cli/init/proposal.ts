/** A first train of what an organisation's repositories say of themselves. */
import type { Surveyed } from "../../observe/trains/survey.ts";
import { componentsIn, owningTeam, type Component } from "./described.ts";

export interface Proposed {
  /** Of the service, as the train file names it. */
  readonly id: string;
  readonly repo: string;
  /** `org/team`; null: nothing tells. */
  readonly team: string | null;
  /** Ids of services of the same proposal. */
  readonly dependsOn: readonly string[];
  /** Where it was deployed of late; null: nowhere that looks like one. */
  readonly production: string | null;
  readonly staging: string | null;
  /** Nothing was deployed of late, or that can't be read: which environments there are isn't known. */
  readonly isUndeployed: boolean;
  /** Names of components that the same repository describes as well: they are no services here. */
  readonly beside: readonly string[];
  /** It looks like something that is deployed: it was, or a catalog says so. */
  readonly isLikely: boolean;
}

const production = /^(?:prod|production|live|prd)$/i;
const staging = /^(?:stag(?:e|ing)|stg|pre-?prod(?:uction)?)$/i;

/** A service of each repository; those that are likely ones are marked. */
export function propose(surveyed: readonly Surveyed[]): readonly Proposed[] {
  const named = withIds(surveyed);
  const byComponent = new Map(
    named.flatMap(({ id, component }) => (component ? [[component.name, id] as const] : [])),
  );
  const proposed = named.map(({ id, component, beside, of }): Proposed => {
    const { repo, environments, codeowners } = of;
    const live = environments?.find((one) => production.test(one)) ?? null;
    const [org = ""] = repo.split("/");
    const owner = codeowners === null ? null : owningTeam(codeowners);
    return {
      id,
      repo,
      team: owner ?? (component?.owner ? `${org}/${component.owner}` : null),
      dependsOn: (component?.dependsOn ?? []).flatMap((name) => {
        const other = byComponent.get(name);
        return other === undefined || other === id ? [] : [other];
      }),
      production: live,
      staging: environments?.find((one) => staging.test(one)) ?? null,
      beside: beside.map(({ name }) => name),
      isUndeployed: environments === null || environments.length === 0,
      isLikely: live !== null || component !== undefined,
    };
  });
  return withoutCircles(proposed);
}

interface Named {
  readonly id: string;
  readonly of: Surveyed;
  /** The first one that it describes. */
  readonly component: Component | undefined;
  readonly beside: readonly Component[];
}

/** Repositories of one name in two organisations are told apart by their owners. */
function withIds(surveyed: readonly Surveyed[]): readonly Named[] {
  const taken = new Set<string>();
  return surveyed.map((of) => {
    const [org = "", name = ""] = of.repo.split("/");
    const id = [name, `${org}-${name}`].map(idOf).find((one) => !taken.has(one)) ?? idOf(of.repo);
    taken.add(id);
    const [component, ...beside] = of.catalog === null ? [] : componentsIn(of.catalog);
    return { id, of, component, beside };
  });
}

/** As the train file wants it: lower case, with a letter, beginning with a letter or digit. */
function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, 100);
  return /[a-z]/.test(id) ? id : `service-${id}`.slice(0, 100);
}

/** A catalog may have circles, a train can't: what closes one is left out. */
function withoutCircles(proposed: readonly Proposed[]): readonly Proposed[] {
  const kept = new Map<string, readonly string[]>();
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (kept.get(from) ?? []).some((next) => reaches(next, to, seen));
  };
  return proposed.map((one) => {
    const dependsOn: string[] = [];
    for (const id of new Set(one.dependsOn)) if (!reaches(id, one.id)) dependsOn.push(id);
    kept.set(one.id, dependsOn);
    return { ...one, dependsOn };
  });
}
