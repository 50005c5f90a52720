/** A small train, its people and its plan, for tests. */
import { createHash } from "node:crypto";
import type { Calendar } from "../../src/model/train/calendar.ts";
import { releaseKey, repoName, serviceId, sha, teamName, type Sha } from "../../src/model/ids.ts";
import type { IssueFacts } from "../../src/model/observation.ts";
import type { Service, Train } from "../../src/model/train/train.ts";
import { defaultNotes } from "../../src/model/train/notes-rules.ts";
import type { Author } from "../../src/model/github/authority.ts";

export const noon = Temporal.Instant.from("2026-03-19T12:00:00Z");
export const home = repoName("acme/releases");
/** GitHub's id of it. */
export const homeId = 900;
export const releaseOf = (issue: number): ReturnType<typeof releaseKey> =>
  releaseKey(homeId, issue);
export const release = releaseOf(12);

/** The same id for the same name. */
export const repositoryId = (repo: string): number =>
  Buffer.from(repo).reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 1);

/** A commit by name: the same name gives the same commit. */
export const commit = (name: string): Sha => sha(createHash("sha1").update(name).digest("hex"));

/** A service of the team `acme/<team>`, in a repository of its own. */
export function service(id: string, team: string, ...dependsOn: readonly string[]): Service {
  return {
    id: serviceId(id),
    name: id
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(" "),
    repo: repoName(`acme/${id}`),
    owner: { kind: "team", team: teamName(`acme/${team}`) },
    onCall: [],
    deputies: [],
    dependsOn: dependsOn.map(serviceId),
    path: [],
    requiredChecks: "all",
    timeout: Temporal.Duration.from({ minutes: 30 }),
    environments: { staging: "staging", production: "production" },
    versioning: "semver",
    freezes: [],
    drive: { kind: "deployment", ref: "commit" },
    reporters: null,
    rollback: { automatic: false, until: null, note: null },
    health: null,
    notesTemplate: null,
    links: [],
  };
}

/** Nothing is ever closed. */
export const anyTime: Calendar = {
  timeZone: "UTC",
  window: null,
  rollbackWindow: Temporal.Duration.from({ hours: 2 }),
  freezes: [],
};

/** A train `storefront` of these services, with sarah as its manager. */
export const trainOf = (services: readonly Service[], changes: Partial<Train> = {}): Train => ({
  name: "storefront",
  managers: [{ kind: "person", login: "sarah" }],
  branch: "release/{{version}}",
  tag: "v{{version}}",
  calendar: anyTime,
  maxParallel: null,
  allowPrivate: false,
  subIssues: "train repository",
  pullLabels: false,
  quiet: false,
  teamVotes: "required",
  chats: [],
  webhooks: [],
  rotation: [],
  people: [],
  rehearse: false,
  schedule: null,
  blockers: { label: "release-blocker" },
  versioning: "semver",
  notes: defaultNotes,
  goNoGo: { remind: Temporal.Duration.from({ minutes: 30 }), checklist: [] },
  verify: null,
  checklist: [],
  services,
  ...changes,
});

/** Gateway (infra) <- auth (backend) <- users (backend); search (search) stands alone. */
export const storefront = trainOf([
  service("api-gateway", "infra"),
  service("auth-service", "backend", "api-gateway"),
  service("user-service", "backend", "auth-service"),
  service("search", "search"),
]);

const person = (id: number, login: string): Author => ({ id, login, kind: "person" });

/** sarah manages; ina, bob and sue speak for one team each; eve for nobody. */
export const people = {
  sarah: person(1, "sarah"),
  ina: person(2, "ina"),
  bob: person(3, "bob"),
  sue: person(4, "sue"),
  eve: person(9, "eve"),
} as const;

/** The text of a tracking issue for v2.5.0 with all services of the train at 1.1.0, 1.1.1 and so on. */
export const planText = (train: Train, departure = ""): string =>
  [
    "### Version",
    "v2.5.0",
    "### Departure",
    departure === "" ? "_No response_" : departure,
    "### Services",
    ...train.services.map(({ id }, index) => `${id} 1.1.${index}`),
  ].join("\n\n");

/** The tracking issue of that release, opened by sarah an hour ago. */
export const trackingIssue = (train: Train): IssueFacts => ({
  repo: home,
  repository: homeId,
  number: 12,
  node: "I_12",
  url: "https://github.test/acme/releases/issues/12",
  title: "Release v2.5.0",
  body: planText(train),
  state: "open",
  openedAt: noon.subtract({ hours: 1 }),
  isLocked: false,
  locks: 0,
  milestone: null,
  author: "sarah",
  labels: ["release-train"],
  visibility: "public",
});
