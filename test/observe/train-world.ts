import type { ReadRotation } from "../../src/model/train/rotation.ts";
import { noChats } from "../../src/model/view/chat.ts";
import { generateKeyPairSync } from "node:crypto";
import { readTrainFile } from "../../src/config/train-file/read-train-file.ts";
import { planOf } from "../../src/decide/plan/plan.ts";
import type { Questions } from "../../src/decide/questions/questions.ts";
import { connectGitHub } from "../../src/github/client/connect.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import type { Result } from "../../src/model/failure.ts";
import { releaseKey, repoName, serviceId, type ReleaseKey } from "../../src/model/ids.ts";
import type { Observation, ServiceFacts } from "../../src/model/observation.ts";
import { createObserver, type Observe, type OwnMemory } from "../../src/observe/observe.ts";
import { nothingKnown, type KnownIds } from "../../src/model/record/known-ids.ts";
import { createSeal } from "../../src/model/marks/seal.ts";
import { nodeId } from "../../src/simulator/node-id.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { addMember, addOrg, addTeam, addUser } from "../../src/simulator/world/accounts.ts";
import type { App } from "../../src/simulator/world/app-types.ts";
import { installApp, registerApp } from "../../src/simulator/world/apps.ts";
import { createBranch } from "../../src/simulator/world/commits.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { createIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { tipOf } from "../../src/simulator/world/refs.ts";
import { addRepository, grantTeam } from "../../src/simulator/world/repositories.ts";
import type {
  Issue,
  Permissions,
  Repository,
  Team,
  World,
} from "../../src/simulator/world/types.ts";
import type { Sha, User } from "../../src/simulator/world/basic-types.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

export const granted: Permissions = {
  metadata: "read",
  checks: "write",
  contents: "write",
  deployments: "write",
  issues: "write",
  members: "read",
  pull_requests: "read",
  statuses: "read",
};

export const branch = "release/2.5.0";

/** The company acme: a train repository, and one repository for each service. */
export interface Company {
  readonly world: World;
  /** Owns the organisation and manages the train. */
  readonly sarah: User;
  /** In the team `backend`, which owns all services and writes to their repositories. */
  readonly mike: User;
  readonly backend: Team;
  readonly releases: Repository;
  readonly services: ReadonlyMap<string, Repository>;
}

function found(clock: VirtualClock, services: readonly string[], trainFile: string): Company {
  const world = createWorld(clock);
  const sarah = addUser(world, "sarah");
  const mike = addUser(world, "mike");
  addOrg(world, "acme");
  addMember(world, "acme", sarah, "admin");
  const backend = addTeam(world, { org: "acme", slug: "backend", members: [mike] });
  const repositories = services.map((name) => {
    const repository = addRepository(world, { owner: "acme", name, by: sarah });
    grantTeam(world, repository, backend, "write");
    return [name, repository] as const;
  });
  const releases = addRepository(world, {
    owner: "acme",
    name: "releases",
    by: sarah,
    files: { ".github/release-train.yml": trainFile },
  });
  ensureLabel(world, releases, { name: "release-train", by: sarah });
  return { world, sarah, mike, backend, releases, services: new Map(repositories) };
}

/** A train file in which each service has a repository of its own and belongs to the team `backend`. */
export const plainTrain = (services: readonly string[]): string =>
  ["train: storefront", "managers: [sarah]", "services:"]
    .concat(services.map((id) => `  ${id}: { repo: acme/${id}, team: acme/backend }`))
    .join("\n");

export interface TrainWorld extends Company, AsyncDisposable {
  readonly simulator: Simulator;
  readonly clock: VirtualClock;
  readonly app: App;
  readonly github: GitHub;
  readonly issue: Issue;
  readonly release: ReleaseKey;
  readonly observe: Observe;
  /** The observation of the release; throws when there is none. */
  see(own?: Partial<OwnMemory>): Promise<Observation>;
  /** The facts of a service; throws when they aren't known. */
  factsOf(id: string, own?: Partial<OwnMemory>): Promise<ServiceFacts>;
  repository(service: string): Repository;
  /** Head of a service's release branch. */
  tip(service: string): Sha;
  /** Lets time pass. */
  wait(duration: Temporal.DurationLike): void;
}

const nothingToAsk: Questions = {
  authority: () => [],
  named: () => [],
  labels: () => [],
  barriers: () => [],
  sought: () => [],
  replacements: () => [],
  health: () => [],
};

/** Release v2.5.0 of acme on the simulator: an open tracking issue, release branches cut, the App installed. */
export async function trainWorld(
  services: readonly string[],
  options: {
    readonly trainFile?: string;
    /** Beside these nothing is asked. */
    readonly questions?: Partial<Questions>;
    readonly permissions?: Permissions;
    readonly readRotation?: ReadRotation;
    /** Stands between the observer and GitHub. */
    readonly between?: (github: GitHub) => GitHub;
  } = {},
): Promise<TrainWorld> {
  const clock = virtualClock(Temporal.Instant.from("2026-03-19T08:00:00Z"));
  const company = found(clock, services, options.trainFile ?? plainTrain(services));
  const { world, sarah, releases } = company;
  const app = registerApp(world, {
    slug: "release-train",
    owner: "acme",
    publicKey: keys.publicKey,
    webhookSecret: "s".repeat(32),
    permissions: options.permissions ?? granted,
    events: [],
  });
  installApp(world, app, "acme");
  const wait = (duration: Temporal.DurationLike): void => {
    clock.after(Temporal.Duration.from(duration), () => undefined);
    clock.step();
  };
  wait({ hours: 1 });
  const lines = services.map((id) => `${id} 1.1.0`).join("\n");
  const issue = createIssue(world, releases, {
    title: "Release v2.5.0",
    body: `### Version\nv2.5.0\n### Services\n${lines}\n`,
    by: sarah,
    labels: ["release-train"],
  });
  wait({ minutes: 1 });
  for (const repository of company.services.values())
    createBranch(world, repository, { name: branch, from: "main", by: sarah });
  const simulator = await startSimulator({ clock, world });
  const { between = (github) => github } = options;
  const github = between(
    connectGitHub({
      appId: app.id,
      privateKey: keys.privateKey,
      apiUrl: `${simulator.url}/api/v3`,
      graphqlUrl: `${simulator.url}/api/graphql`,
      clock,
      log: { debug: () => undefined, warn: () => undefined },
    }),
  );
  const observe = createObserver({
    seal: createSeal("a key"),
    github,
    clock,
    readTrainFile,
    planOf: (body, train, record, facts) => {
      const read = planOf(body, train, record, facts);
      return read.ok ? read.plan : null;
    },
    questions: { ...nothingToAsk, ...options.questions },
    groundOfWaiting: (seen) =>
      (options.questions?.authority?.(seen).length ?? 0) > 0 ? "everything" : "nothing",
    health: {
      read: async () => new Map(),
      unaskable: () => new Map(),
    },
    ...(options.readRotation && { readRotation: options.readRotation }),
  });
  const release = releaseKey(releases.id, issue.number);
  let ids = knownIds(company);
  const see: TrainWorld["see"] = async (own = {}) => {
    const seen = valueOf(await observe(release, { ...untouched, ids, ...own }));
    ids = seen.ids;
    return seen;
  };
  const repository = (id: string): Repository => {
    const one = company.services.get(id);
    if (!one) throw new Error(`There is no service ${id}`);
    return one;
  };
  return {
    ...company,
    simulator,
    clock,
    app,
    github,
    issue,
    release,
    observe,
    see,
    async factsOf(id, own) {
      const facts = (await see(own)).services.get(serviceId(id));
      if (facts?.kind !== "known") throw new Error(`${id} is unknown: ${facts?.why}`);
      return facts.value;
    },
    repository,
    tip: (id) => tipOf(repository(id), branch),
    wait,
    async [Symbol.asyncDispose]() {
      await simulator.close();
    },
  };
}

/** Who the names of the plain train file mean: an app asks for that once in a release. */
const knownIds = ({ world, sarah, mike, backend }: Company): KnownIds => ({
  repositories: {},
  people: { sarah: sarah.id, mike: mike.id },
  teams: {
    "acme/backend": {
      id: backend.id,
      node: nodeId("Team", backend.id),
      organization: world.orgs.get("acme")?.account.id ?? 0,
    },
  },
});

const longAgo = Temporal.Instant.from("2026-01-01T00:00:00Z");

/** Of an app that has run for long, and has done nothing for the release yet. */
export const untouched: OwnMemory = {
  ids: nothingKnown,
  names: [repoName("acme/releases")],
  intents: [],
  refusals: new Map(),
  links: new Set(),
  looks: new Map(),
  chats: noChats,
  health: new Map(),
  lastRecord: null,
  bornAt: longAgo,
  blindUntil: longAgo,
};

/** The value of a result; throws its failure. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`);
  return result.value;
}
