/** A person's own train on a simulated GitHub: its repositories, teams and people by their names, as far as the file tells. */
import { fillTemplate, type Principal, type Service, type Train } from "../model/train/train.ts";
import type { Pace } from "../decide/assessment/service.ts";
import { splitRepo, type ServiceId } from "../model/ids.ts";
import { workflowOf } from "../model/train/drives.ts";
import {
  issueForm,
  type Crew,
  type Fleet,
  type FleetPlan,
  type ServicePlan,
} from "../simulator/fleet.ts";
import { deployedInThePast } from "../simulator/past.ts";
import {
  addMember,
  addOrg,
  addTeam,
  addTeamMember,
  findTeam,
  findUser,
  addUser,
} from "../simulator/world/accounts.ts";
import { createTag } from "../simulator/world/commits.ts";
import { ensureLabel } from "../simulator/world/labels.ts";
import {
  addRepository,
  findRepository,
  grantTeam,
  setCollaborator,
} from "../simulator/world/repositories.ts";
import type { User } from "../simulator/world/basic-types.ts";
import type { Repository, Team, World } from "../simulator/world/types.ts";
import { hashOf } from "../text/hash.ts";

/** What the simulated release ships: of everything the next minor version. */
const [before, version] = ["1.0.0", "1.1.0"];
/** So often each service was deployed before, so that the timetable knows how long each takes. */
const deployedTimes = 4;

/**
 * @param own the train file as it is put into the simulated train repository, and how long services really take to
 * deploy, as far as that is known
 */
export function foundOwnTrain(
  world: World,
  train: Train,
  own: { readonly trainFile: string; readonly paces: Paces },
): Fleet<Crew> {
  const { trainFile, paces } = own;
  const plan = planOf(train, paces);
  const manager = foundPeople(world, train);
  const sites = train.services.map((service, index) =>
    foundSite(world, { train, service, plan: plan.services[index]!, manager }),
  );
  const name = findRepository(world, plan.org, "releases") ? "release-trains" : "releases";
  const trainRepository = addRepository(world, {
    owner: plan.org,
    name,
    by: manager,
    files: {
      ".github/release-train.yml": trainFile,
      ".github/ISSUE_TEMPLATE/release.yml": issueForm,
    },
  });
  const onCall = train.services.flatMap((service) => service.onCall);
  for (const login of onCall)
    setCollaborator(world, trainRepository, person(world, login), "write");
  for (const { lead } of sites) setCollaborator(world, trainRepository, lead, "write");
  ensureLabel(world, trainRepository, { name: "release-train", by: manager });
  return { world, plan, manager, trainRepository, sites };
}

type Paces = ReadonlyMap<ServiceId, Pace>;

/** The accounts on which the App must be installed. */
export const ownersOf = (fleet: Fleet<Crew>): readonly string[] => [
  ...new Set(
    [fleet.trainRepository, ...fleet.sites.map((site) => site.repository)].map(
      ({ owner }) => owner,
    ),
  ),
];

/** Of which nothing is known: pseudo-random, the same each time, 2 to 8 minutes, and never near the timeout. */
function secondsOf({ id, timeout }: Service, paces: Paces): number {
  const pace = paces.get(id);
  if (pace) return Math.max(1, Math.min(pace.usual, Math.floor(timeout.total("seconds")) - 1));
  const seconds = 120 + (Number.parseInt(hashOf(id).slice(0, 6), 16) % 360);
  return Math.max(1, Math.min(seconds, Math.floor(timeout.total("seconds") / 2)));
}

function planOf(train: Train, paces: Paces): FleetPlan {
  const first = train.services[0];
  if (!first) throw new Error("A train has services");
  return {
    org: splitRepo(first.repo).owner,
    train: train.name,
    version,
    manager: "",
    branch: fillTemplate(train.branch, version),
    services: train.services.map((service) => servicePlan(train, service, paces)),
  };
}

function servicePlan(train: Train, service: Service, paces: Paces): ServicePlan {
  const { id, name, owner, requiredChecks } = service;
  const proofs = train.checklist.map(({ proof }) => proof);
  const required = typeof requiredChecks === "string" ? ["build", "test"] : requiredChecks;
  const workflow = workflowOf(service);
  const files = proofs.flatMap((proof) => (proof.kind === "file" ? [proof.path] : []));
  return {
    id,
    name,
    team: owner.kind === "team" ? owner.team : "",
    dependsOn: service.dependsOn,
    version,
    before,
    takes: Temporal.Duration.from({ seconds: secondsOf(service, paces) }),
    changes: [`feat: improve ${name}`, `fix: correct ${name}`],
    files: Object.fromEntries([
      ...files.map((path) => [path, "Written down.\n"] as const),
      ...(workflow === null ? [] : [[`.github/workflows/${workflow}`, workflowFile] as const]),
    ]),
    checks: [
      ...(requiredChecks === "none" ? [] : required),
      ...proofs.flatMap((proof) => (proof.kind === "check" ? [proof.name] : [])),
    ],
    staging: service.environments.staging,
    changesAt: inPath(service),
  };
}

const workflowFile = `on:
  workflow_dispatch:
    inputs:
      deployment:
        required: true
      task:
        required: true
      service:
        required: true
      commit:
        required: true
      environment:
        required: true
jobs: {}
`;

/** A place of its repository that belongs to the service. */
function inPath({ id, path }: Service): string {
  const glob = path.find((one) => !one.startsWith("!"));
  if (glob === undefined) return `src/${id}`;
  const choice = glob.replaceAll(/\{([^,{}]{0,500})(?:,[^{}]{0,500})?\}/g, "$1");
  return choice.replaceAll("**", id).replaceAll("*", id).replaceAll("?", "x");
}

/** Everybody whom the file names; answers a manager. */
function foundPeople(world: World, train: Train): User {
  const logins = [
    ...train.managers.flatMap((one) => (one.kind === "person" ? [one.login] : [])),
    ...train.rotation.flatMap(({ manager, deputy }) => [manager, deputy ?? manager]),
  ];
  for (const login of logins) person(world, login);
  const isPerson = (login: string): boolean =>
    logins.some((one) => one.toLowerCase() === login.toLowerCase());
  const accounts = train.services.map(({ repo }) => splitRepo(repo).owner);
  const teams = [
    ...train.managers.flatMap((one) => (one.kind === "team" ? [one.team] : [])),
    ...train.services.flatMap(({ owner }) => (owner.kind === "team" ? [owner.team] : [])),
  ];
  for (const account of [...accounts, ...teams.map((team) => team.slice(0, team.indexOf("/")))]) {
    if (isPerson(account)) person(world, account);
    else if (!findUser(world, account)) addOrg(world, account);
  }
  for (const team of teams) teamNamed(world, team);
  const first: Principal | undefined = train.managers[0];
  const manager =
    first?.kind === "person"
      ? person(world, first.login)
      : memberOf(world, first?.team ?? "", "manager");
  for (const account of accounts) {
    if (!isPerson(account) && manager.login !== account) addMember(world, account, manager);
  }
  return manager;
}

function teamNamed(world: World, name: string): Team {
  const [org = "", slug = ""] = name.split("/");
  return findTeam(world, org, slug) ?? addTeam(world, { org, slug });
}

/** Somebody of a team: the file names no one of them, so it is said by the login whose they are. */
function memberOf(world: World, team: string, role: string): User {
  const user = person(world, `${team.slice(team.indexOf("/") + 1)}-${role}`);
  addTeamMember(world, teamNamed(world, team), user);
  return user;
}

const person = (world: World, login: string): User =>
  findUser(world, login) ?? addUser(world, login, login.endsWith("[bot]") ? "Bot" : "User");

function foundSite(
  world: World,
  parts: {
    readonly train: Train;
    readonly service: Service;
    readonly plan: ServicePlan;
    readonly manager: User;
  },
): Crew {
  const { train, service, plan, manager } = parts;
  const { owner, name } = splitRepo(service.repo);
  const repository =
    findRepository(world, owner, name) ??
    addRepository(world, {
      owner,
      name,
      by: manager,
      files: { "README.md": `# ${name}\n`, ...plan.files },
    });
  const isTeam = service.owner.kind === "team";
  const lead = isTeam
    ? memberOf(world, plan.team, "lead")
    : person(world, `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-maintainer`);
  const developer = isTeam ? memberOf(world, plan.team, "dev") : lead;
  if (isTeam) grantTeam(world, repository, teamNamed(world, plan.team), "write");
  const others = [...service.deputies, ...service.onCall, ...(service.reporters ?? [])];
  for (const one of [lead, ...others.map((login) => person(world, login))])
    setCollaborator(world, repository, one, "write");
  const by = service.reporters?.[0] === undefined ? lead : person(world, service.reporters[0]);
  shipBefore(world, { train, service, plan, repository, by });
  return { plan, repository, lead, developer };
}

/** The previous release: its tag, and what production has run since. */
function shipBefore(
  world: World,
  parts: {
    readonly train: Train;
    readonly service: Service;
    readonly plan: ServicePlan;
    readonly repository: Repository;
    readonly by: User;
  },
): void {
  const { train, service, plan, repository, by } = parts;
  const tag = fillTemplate(train.tag, before).replaceAll(/\{\{\s*service\s*\}\}/g, service.id);
  const head = repository.refs.get(`refs/heads/${repository.defaultBranch}`);
  if (head === undefined) throw new Error(`${repository.name} has no commit`);
  if (!repository.refs.has(`refs/tags/${tag}`))
    createTag(world, repository, { name: tag, from: head, by });
  for (let days = deployedTimes; days > 0; days -= 1) {
    deployedInThePast(world, repository, {
      ref: head,
      by,
      at: world.clock.now().subtract({ hours: 24 * days }),
      took: plan.takes,
      environment: service.environments.production,
    });
  }
}
