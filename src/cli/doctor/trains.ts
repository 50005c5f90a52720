/** Each train that the App finds, and each service that it names. */
import type { ChatSettings } from "../../config/chat-settings.ts";
import type { Settings } from "../../config/settings.ts";
import { createReadTrainFile } from "../../config/train-file/obeyed.ts";
import type { GitHub } from "../../github/client/github.ts";
import { readEnvironment, type EnvironmentRules } from "../../github/resources/environments.ts";
import { teamId } from "../../github/resources/people.ts";
import type { RepoName } from "../../model/ids.ts";
import { trainFilePath } from "../../model/marks/marks.ts";
import { driveModeOf } from "../../model/train/drives.ts";
import type { Service, Train } from "../../model/train/train.ts";
import type { TrainFacts } from "../../model/observation.ts";
import { discoverReleases } from "../../observe/trains/discover.ts";
import type { Reached } from "../../observe/trains/reached.ts";
import { createReadStation } from "../../observe/trains/station.ts";
import { examineBranches } from "./branches.ts";
import { examinePeople } from "./people.ts";
import { advice, good, problem, unseen, type Finding } from "./finding.ts";

/** What the App reaches: each repository by its name in lower case. */
type ReachedByName = ReadonlyMap<string, Reached>;

/** So many services are looked at side by side. */
const atOnce = 8;

interface Parts {
  readonly github: GitHub;
  readonly now: Temporal.Instant;
  readonly settings: ChatSettings &
    Pick<Settings, "healthHosts" | "receivers" | "trainRepositories">;
}

export async function examineTrains({ github, now, settings }: Parts): Promise<readonly Finding[]> {
  const readTrainFile = createReadTrainFile(settings.trainRepositories);
  const found = await discoverReleases(github, readTrainFile);
  if (!found.ok) return [unseen("trains", found.failure)];
  const { trains, unread } = found.value;
  const findings = unread.map(({ where, why }) =>
    unseen("trains", { message: `${where} could not be looked into: ${why}.`, hint: "" }),
  );
  if (trains.length === 0) {
    const says = `No repository that the App sees has a ${trainFilePath} on its default branch.`;
    const fix = "Run release-train init in the train repository, and merge what it writes.";
    return [...findings, problem("trains", says, fix)];
  }
  const reached = new Map(found.value.reached.map((one) => [one.repo.toLowerCase(), one]));
  const readStation = createReadStation(github, readTrainFile);
  for (const { repo } of trains) {
    const station = await readStation(repo, now);
    if (!station.ok) findings.push(unseen(repo, station.failure));
    else
      findings.push(
        ...(await examineTrain({ github, reached, repo, now, settings }, station.value.train)),
      );
  }
  return findings;
}

interface TrainParts extends Parts {
  readonly reached: ReachedByName;
  /** The train repository. */
  readonly repo: RepoName;
}

async function examineTrain(parts: TrainParts, facts: TrainFacts): Promise<readonly Finding[]> {
  const { repo } = parts;
  switch (facts.kind) {
    case "unknown":
      return [
        unseen(repo, { message: `Its train file could not be read: ${facts.why}.`, hint: "" }),
      ];
    case "missing":
      return [unseen(repo, { message: "Its train file is gone since it was found.", hint: "" })];
    case "invalid":
      return facts.problems.map(({ line, column, message, hint }) =>
        problem(`${repo} ${trainFilePath}:${line}:${column}`, message, hint),
      );
    case "valid": {
      const { train } = facts;
      const count = `${train.services.length} ${train.services.length === 1 ? "service" : "services"}`;
      return [
        good(repo, `The train ${train.name} with ${count} is valid.`),
        ...(await examineTeams(parts, train)),
        ...(await examinePeople(repo, train, parts)),
        ...(await inParts(train.services, (service) => examineService(parts, service))),
        ...(await examineBranches(parts.github, reachedOf(parts, train))),
      ];
    }
  }
}

/** The train without services whose repositories the App doesn't see, which was said already. */
const reachedOf = ({ reached }: TrainParts, train: Train): Train => ({
  ...train,
  services: train.services.filter(({ repo }) => reached.has(repo.toLowerCase())),
});

/** A team that isn't there can't vote. */
async function examineTeams(
  { github, repo }: TrainParts,
  { services }: Train,
): Promise<readonly Finding[]> {
  const teams = new Set(
    services.flatMap(({ owner }) => (owner.kind === "team" ? [owner.team] : [])),
  );
  return inParts([...teams], async (team) => {
    const id = await teamId(github, team);
    if (id.ok) return [];
    if (id.failure.kind !== "not found") return [unseen(`${repo} team ${team}`, id.failure)];
    const fix = "Write the slug of a team of that organisation, or create the team.";
    return [
      problem(`${repo} team ${team}`, `There is no team ${team}, so nobody can vote for it.`, fix),
    ];
  });
}

async function examineService(
  { github, reached, repo: trainRepo }: TrainParts,
  service: Service,
): Promise<readonly Finding[]> {
  const { repo, environments } = service;
  const about = `${trainRepo} ${service.id}`;
  const place = reached.get(repo.toLowerCase());
  if (!place) {
    const says = `The App doesn't see ${repo}.`;
    const fix = "Install the App on that repository, or write the repository's present name.";
    return [problem(about, says, fix)];
  }
  if (place.isArchived) {
    const says = `${repo} is archived, so nothing can be deployed from it.`;
    return [problem(about, says, "Unarchive it, or take the service out of the train file.")];
  }
  const lacking = Object.entries(driveModeOf(service).permissions).filter(
    ([name, level]) => place.permissions[name] !== level && place.permissions[name] !== "write",
  );
  if (lacking.length > 0) {
    const names = lacking.map(([name, level]) => `${name}: ${level}`).join(", ");
    const says = `drive: ${service.drive.kind} takes ${names}, which the App doesn't have in ${repo}.`;
    const fix = "Add it to the App's permissions; an owner of the organisation then accepts it.";
    return [problem(about, says, fix)];
  }
  const found = await inParts([environments.production, environments.staging], (environment) =>
    environment === null
      ? Promise.resolve([])
      : examineEnvironment(github, { about, service, environment }),
  );
  return found.length > 0
    ? found
    : [good(about, `${repo} can be deployed (drive: ${service.drive.kind}).`)];
}

async function examineEnvironment(
  github: GitHub,
  of: { readonly about: string; readonly service: Service; readonly environment: string },
): Promise<readonly Finding[]> {
  const { about, service, environment } = of;
  const rules = await readEnvironment(github, { repo: service.repo, environment });
  if (rules.ok) return environmentFindings(of, rules.value);
  const { failure } = rules;
  if (!failure.isLacking && failure.kind !== "forbidden") return [unseen(about, failure)];
  const message = `Whether jobs wait for reviewers in ${environment} of ${service.repo} can't be seen.`;
  return [unseen(about, { message, hint: "Grant the App actions: read to have that looked at." })];
}

/** What of an environment's rules would hold up the train's deployment after its GO. */
function environmentFindings(
  of: { readonly about: string; readonly service: Service; readonly environment: string },
  rules: EnvironmentRules | null,
): readonly Finding[] {
  const { about, service, environment } = of;
  const at = `${environment} of ${service.repo}`;
  if (!rules) {
    if (environment !== service.environments.staging) return [];
    const says = `There is no environment ${at}, so the gate staging waits for a first deployment to it.`;
    const fix = `Deploy a commit to ${environment}, or set environments: { staging: null } for this service.`;
    return [advice(about, says, fix)];
  }
  const found: Finding[] = [];
  if (rules.hasReviewers) {
    const says = `Jobs in ${at} wait for a reviewer, after the GO and one by one.`;
    const fix =
      "Let the train be the one who decides: remove the reviewers, or use drive: gate with this App as the protection rule.";
    found.push(advice(about, says, fix));
  }
  if (rules.waitMinutes > 0) {
    const says = `Jobs in ${at} wait ${rules.waitMinutes} minutes before they begin.`;
    const fix = `Remove the wait timer, or let the service's timeout be longer than that and the deployment together.`;
    found.push(advice(about, says, fix));
  }
  if (rules.branches !== "all") {
    const who = rules.branches === "protected" ? "protected branches" : "some branches";
    const says = `Only ${who} may deploy to ${at}.`;
    found.push(advice(about, says, "Let the release branch be one of them."));
  }
  return found;
}

/** Side by side, but not all at once; the findings in the order of what was looked at. */
async function inParts<T>(
  all: readonly T[],
  look: (one: T) => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let from = 0; from < all.length; from += atOnce)
    findings.push(...(await Promise.all(all.slice(from, from + atOnce).map(look))).flat());
  return findings;
}
