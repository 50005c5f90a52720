import { nextVersion, type BranchHistory, type History } from "../../model/release/history.ts";
import { isSameName, type RepoName, type ServiceId } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import type { Plan, StayAtHome } from "../../model/release/release.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import { isTagPerService } from "../../model/train/tag-names.ts";
import { fillTemplate, type Service, type Train } from "../../model/train/train.ts";
import { compare } from "./other-tags.ts";
import { compareVersions, isPreRelease, nextCalver, nextSemver } from "./version.ts";
import { bumpOf } from "./version-bump.ts";
import { wording } from "../../model/view/wording.ts";

/** Of an observation, what versions follow from. */
export type VersionFacts = Pick<Observation, "histories" | "begunAt"> & {
  readonly issue: Pick<Observation["issue"], "repo">;
};

/**
 * The plan with the versions that follow from the last ones, and, where everything rides that has something new,
 * without what has not. Where what they follow from isn't known yet, `nextVersion` stays.
 */
export function withVersions(
  plan: Plan,
  train: Train,
  facts: VersionFacts,
): { readonly plan: Plan; readonly problems: readonly Text[] } {
  const problems: Text[] = [];
  const rest: StayAtHome[] = [];
  const find = (id: ServiceId): Service | undefined => train.services.find((one) => one.id === id);
  const month = (plan.departure ?? facts.begunAt)
    .toZonedDateTimeISO(train.calendar.timeZone)
    .toPlainDate()
    .toPlainYearMonth();
  const services = plan.services.flatMap((line): Plan["services"] => {
    const service = line.version === nextVersion ? find(line.service) : undefined;
    if (!service) return [line];
    const reading = facts.histories.get(service.id);
    const history = reading?.kind === "known" ? reading.value : undefined;
    const home = plan.rest && whyAtHome(service.id, history);
    if (home) {
      rest.push(home);
      return [];
    }
    const written = whyWritten(service, train, facts.issue.repo);
    // Whether one that nobody named rides must be known first.
    if (written && (history || !plan.rest)) problems.push(written);
    if (written || !history || history === "written") return [line];
    const next = versionAfter(service, history, month, train.tag);
    if ("problem" in next) problems.push(next.problem);
    return "problem" in next ? [line] : [{ ...line, version: next.version }];
  });
  if (services.length === 0) problems.push(nothingRides(plan, train));
  return { plan: { ...plan, services, rest: plan.rest && rest }, problems };
}

/** Why a service doesn't ride; undefined: it does, or that isn't known. */
function whyAtHome(service: ServiceId, history: BranchHistory | undefined): StayAtHome | undefined {
  if (history === null) return { service, since: null };
  if (history === undefined || history === "written" || isNew(history)) return undefined;
  return { service, since: history.last };
}

const isNew = ({ last, changes }: History): boolean =>
  last === null || changes.length > 0 || isPreRelease(last);

const nothingRides = ({ version }: Plan, { branch }: Train): Text =>
  say`No service has anything to release: none has a branch ${code(fillTemplate(branch, version))} with unreleased changes. Push one, or name the services below ${code("### Services")}.`;

/** Why people must write the version themselves; undefined: they needn't. */
export function whyWritten(service: Service, train: Train, home: RepoName): Text | undefined {
  const { id, repo } = service;
  const example = code(`${id} 1.8.0`);
  if (service.versioning === "plain") {
    return say`${code(id)} has no version: with ${code("versioning: plain")} each one is written, as in ${example}.`;
  }
  if (isTagPerService(train)) return undefined;
  const isSame = (other: RepoName): boolean => isSameName(other, repo);
  const other = train.services.find((one) => one !== service && isSame(one.repo));
  if (!other && !isSame(home)) return undefined;
  const sharer = other ? code(other.id) : wording`the train itself`;
  return say`${code(id)} has no version: it shares the tags of ${repo} with ${sharer}, so the last version can't be told. Write it, as in ${example}, or put ${code("{{service}}")} into the train file's ${code("tag")}.`;
}

function versionAfter(
  { id, versioning }: Service,
  history: History,
  month: Temporal.PlainYearMonth,
  form: string,
): { readonly version: string } | { readonly problem: Text } {
  const { last, taken, other, live, changes } = history;
  if (!isNew(history)) {
    return {
      problem: say`${code(id)} has nothing to release: nothing changed since ${last ?? wording`the beginning`}. Remove its line, or write its version.`,
    };
  }
  const version =
    versioning === "calver" ? nextCalver(last, month) : nextSemver(last, bumpOf(changes));
  const isHigher = (one: string): boolean => compareVersions(one, version, versioning) > 0;
  const highest = taken.toSorted((a, b) => compareVersions(b, a, versioning))[0];
  // Whoever ships a fix for an older line knows it, and writes so.
  const example = code(`${id} ${version}`);
  if (live !== null && compareVersions(live, version, versioning) >= 0) {
    return {
      problem: say`${code(id)} would become ${version}, and production runs ${live}, of another commit than the release branch's. Write its version, as in ${example}.`,
    };
  }
  if (highest !== undefined && isHigher(highest)) {
    return {
      problem: say`${code(id)} would become ${version}, and ${highest} has a tag already, of a commit that the release branch doesn't hold. Write its version, as in ${example}.`,
    };
  }
  if (other && compare(other.version, version) >= 0) {
    return {
      problem: say`${code(id)} would become ${version}, and the tag ${code(other.tag)} looks like a version in another form than the train file's ${code(form)}. Write its version, as in ${code(`${id} 1.8.0`)}.`,
    };
  }
  if (!taken.some((one) => compareVersions(one, version, versioning) === 0)) return { version };
  return {
    problem: say`${code(id)} would become ${version}, and that has a tag already, of a commit that the release branch doesn't hold. Write its version.`,
  };
}
