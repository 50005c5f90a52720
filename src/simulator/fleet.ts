/** A company that ships several services together: its accounts, repositories, pipelines and train file. */
import { addMember, addOrg, addTeam, addUser, findTeam, findUser } from "./world/accounts.ts";
import { commit, createBranch, createTag } from "./world/commits.ts";
import { deployedInThePast } from "./past.ts";
import { createIssue } from "./world/issues.ts";
import { ensureLabel } from "./world/labels.ts";
import { addRepository, grantTeam, setCollaborator } from "./world/repositories.ts";
import { deployToStaging, shipChange, turnGreen } from "./people.ts";
import { pipeline, type Outcome } from "./pipelines.ts";
import type { Deployment } from "./world/deployment-types.ts";
import type { Issue, Repository, Team, World } from "./world/types.ts";
import type { Sha, User } from "./world/basic-types.ts";

/** A service as the company plans it. */
export interface ServicePlan {
  readonly id: string;
  readonly name: string;
  /** Slug of the team that owns it. */
  readonly team: string;
  readonly dependsOn: readonly string[];
  /** What the release ships. */
  readonly version: string;
  /** What production runs; null: the service is new. */
  readonly before: string | null;
  /** How long its pipeline takes for a deployment. */
  readonly takes: Temporal.Duration;
  /** Titles of the pull requests that ride with the release. */
  readonly changes: readonly string[];
  /** Further lines of the train file, e.g. `drive: observe`. */
  readonly keys?: readonly string[];
  /** Files that its repository has from the beginning. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names of the checks of its CI; default: two. */
  readonly checks?: readonly string[];
  /** The environment in which it is tried first; null: none. Default: `staging`. */
  readonly staging?: string | null;
  /** Where its changes are made; default: `src/change`. */
  readonly changesAt?: string;
}

export interface FleetPlan {
  readonly org: string;
  readonly train: string;
  /** Of the release, without a leading `v`. */
  readonly version: string;
  readonly manager: string;
  readonly services: readonly ServicePlan[];
  /** The release branch; default: `release/<version>`. */
  readonly branch?: string;
  /** Further lines of the train file, e.g. `verify: 10m`. */
  readonly keys?: readonly string[];
}

/** A service where it lives: its repository and the people around it. */
export interface Crew {
  readonly plan: ServicePlan;
  readonly repository: Repository;
  readonly lead: User;
  readonly developer: User;
}

/** The same with the team that answers for it. */
export interface Site extends Crew {
  readonly team: Team;
}

export interface Fleet<S extends Crew = Site> {
  readonly world: World;
  readonly plan: FleetPlan;
  readonly manager: User;
  /** Holds the train file and the tracking issues. */
  readonly trainRepository: Repository;
  readonly sites: readonly S[];
}

const usualChecks = ["build", "test"];

/** The company's own form, with the fields that a release of it needs. */
export const issueForm = `name: Release
description: Plan a departure
labels: [release-train]
body:
  - { type: input, attributes: { label: Version } }
  - { type: input, attributes: { label: Departure } }
  - { type: textarea, attributes: { label: Services } }
`;

/** Founds the company: everything as it is before anyone thinks of the release. */
export function foundFleet(world: World, plan: FleetPlan): Fleet {
  addOrg(world, plan.org);
  const manager = addUser(world, plan.manager);
  addMember(world, plan.org, manager);
  const sites = plan.services.map((service) => foundSite(world, plan, service, manager));
  const trainRepository = addRepository(world, {
    owner: plan.org,
    name: "releases",
    by: manager,
    files: {
      ".github/release-train.yml": trainFile(plan),
      ".github/ISSUE_TEMPLATE/release.yml": issueForm,
    },
  });
  for (const site of sites) setCollaborator(world, trainRepository, site.lead, "write");
  ensureLabel(world, trainRepository, { name: "release-train", by: manager });
  return { world, plan, manager, trainRepository, sites };
}

function foundSite(world: World, plan: FleetPlan, service: ServicePlan, manager: User): Site {
  const lead = person(world, `${service.team}-lead`);
  const developer = person(world, `${service.team}-dev`);
  const team =
    findTeam(world, plan.org, service.team) ??
    addTeam(world, { org: plan.org, slug: service.team, members: [lead, developer] });
  const repository = addRepository(world, {
    owner: plan.org,
    name: service.id,
    by: manager,
    files: { "README.md": `# ${service.name}\n`, ...service.files },
  });
  grantTeam(world, repository, team, "write");
  const site = { plan: service, repository, team, lead, developer };
  if (service.before !== null) shipBefore(world, site, service.before);
  return site;
}

/** The previous release: tagged, and what production has run since. */
function shipBefore(world: World, site: Site, version: string): void {
  const { repository, lead } = site;
  const { sha } = commit(world, repository, {
    branch: repository.defaultBranch,
    files: { VERSION: `${version}\n` },
    message: `Release ${version}`,
    by: lead,
  });
  createTag(world, repository, { name: `v${version}`, from: sha, by: lead });
  // All of them took equally long, so that no service has a reason to go before another.
  const took = Temporal.Duration.from({ seconds: 1 });
  const at = world.clock.now().subtract(took);
  deployedInThePast(world, repository, { ref: sha, by: lead, at, took });
}

/** The train file, as the company would write it by hand. */
function trainFile(plan: FleetPlan): string {
  const services = plan.services.map((service) => {
    const after =
      service.dependsOn.length === 0 ? "" : `    depends_on: [${service.dependsOn.join(", ")}]\n`;
    const more = (service.keys ?? []).map((line) => `    ${line}\n`).join("");
    return `  ${service.id}:\n    name: ${service.name}\n    repo: ${plan.org}/${service.id}\n    team: ${plan.org}/${service.team}\n${after}${more}`;
  });
  const more = (plan.keys ?? []).map((line) => `${line}\n`).join("");
  return `train: ${plan.train}\nmanagers: [${plan.manager}]\n${more}services:\n${services.join("")}`;
}

/** The manager opens the tracking issue. */
export function openTrackingIssue(fleet: Fleet<Crew>, departure?: string): Issue {
  const { world, plan, manager, trainRepository } = fleet;
  const services = plan.services.map((service) => `${service.id} ${service.version}`).join("\n");
  const leaves = departure === undefined ? "" : `### Departure\n\n${departure}\n\n`;
  return createIssue(world, trainRepository, {
    title: `Release v${plan.version}`,
    body: `### Version\n\nv${plan.version}\n\n${leaves}### Services\n\n${services}\n`,
    by: manager,
    labels: ["release-train"],
  });
}

/** A team cuts its release branch, unless another service of the repository has. */
export function cutReleaseBranch(fleet: Fleet<Crew>, site: Crew): void {
  if (site.repository.refs.has(`refs/heads/${releaseBranch(fleet)}`)) return;
  createBranch(fleet.world, site.repository, {
    name: releaseBranch(fleet),
    from: site.repository.defaultBranch,
    by: site.lead,
  });
}

/** The developers' pull requests go into the release branch; answers them. */
export function mergeChanges(fleet: Fleet<Crew>, site: Crew): readonly Issue[] {
  return site.plan.changes.map((title, index) =>
    shipChange(fleet.world, site.repository, {
      by: site.developer,
      title,
      files: { [`${site.plan.changesAt ?? "src/change"}-${index + 1}.txt`]: `${title}\n` },
      into: releaseBranch(fleet),
      milestone: fleet.plan.version,
    }),
  );
}

/** CI is green on the head of the release branch. */
export function passChecks(fleet: Fleet<Crew>, site: Crew): void {
  const { checks = usualChecks } = site.plan;
  turnGreen(fleet.world, site.repository, releaseHead(fleet, site), checks);
}

/** The head of the release branch proves itself in staging. */
export function proveInStaging(fleet: Fleet<Crew>, site: Crew): void {
  const { staging = "staging" } = site.plan;
  if (staging === null) return;
  deployToStaging(fleet.world, site.repository, releaseHead(fleet, site), site.lead, staging);
}

/**
 * A developer mends what was released, on a branch of its own, where CI is green and staging runs it.
 * @returns the name of the branch
 */
export function pushFix(fleet: Fleet<Crew>, site: Crew): string {
  const { world } = fleet;
  const { repository, developer: by, plan } = site;
  const branch = `fix/${plan.id}`;
  createBranch(world, repository, { name: branch, from: releaseBranch(fleet), by });
  const files = { [`${plan.changesAt ?? "src/change"}-fix.txt`]: "Mended\n" };
  const { sha } = commit(world, repository, { branch, files, message: `Mend ${plan.name}`, by });
  const { checks = usualChecks, staging = "staging" } = plan;
  turnGreen(world, repository, sha, checks);
  if (staging !== null) deployToStaging(world, repository, sha, site.lead, staging);
  return branch;
}

/** Production pipelines that succeed after each service's usual time, unless told otherwise. */
export function startPipelines<S extends Crew>(
  fleet: Fleet<S>,
  outcomeOf?: (site: S, deployment: Deployment, attempt: number) => Outcome | undefined,
): void {
  for (const site of fleet.sites) {
    pipeline(fleet.world, {
      repository: site.repository,
      environment: "production",
      by: site.lead,
      plan: (deployment, attempt) =>
        outcomeOf?.(site, deployment, attempt) ?? { kind: "success", after: site.plan.takes },
    });
  }
}

export const releaseBranch = ({ plan }: Fleet<Crew>): string =>
  plan.branch ?? `release/${plan.version}`;

/** The head of a site's release branch. */
export function releaseHead(fleet: Fleet<Crew>, site: Crew): Sha {
  const head = site.repository.refs.get(`refs/heads/${releaseBranch(fleet)}`);
  if (head === undefined) throw new Error(`${site.plan.id} has no branch ${releaseBranch(fleet)}`);
  return head;
}

/** The site of a service. Throws when there is none. */
export function siteOf(fleet: Fleet, id: string): Site {
  const site = fleet.sites.find((one) => one.plan.id === id);
  if (!site) throw new Error(`The fleet has no service ${id}`);
  return site;
}

const person = (world: World, login: string): User =>
  findUser(world, login) ?? addUser(world, login);
