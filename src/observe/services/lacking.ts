import type { GitHub, Permissions } from "../../github/client/github.ts";
import { driveModeOf, isGated } from "../../model/train/drives.ts";
import type { Reading } from "../../model/failure.ts";
import { howGranted, splitRepo, type RepoName, type ServiceId } from "../../model/ids.ts";
import type { ServiceFacts, TrainFacts } from "../../model/observation.ts";
import type { Service } from "../../model/train/train.ts";

/**
 * The permissions that a service takes and that the owner of its repository didn't grant, e.g.
 * `actions: read`; empty: none, as far as is known.
 */
async function readLacking(
  github: Pick<GitHub, "installationOf">,
  service: Service,
): Promise<readonly string[]> {
  const installation = await github.installationOf(service.repo);
  if (!installation.ok) return [];
  const { permissions } = installation.value;
  return Object.entries(neededFor(service))
    .filter(([name, level]) => permissions[name] !== level && permissions[name] !== "write")
    .map(([name, level]) => `${name}: ${level}`);
}

/** The same, and whether the App may cancel runs that it didn't start, where its drive mode has such runs. */
export async function readGranted(
  github: Pick<GitHub, "installationOf">,
  service: Service,
): Promise<Pick<ServiceFacts, "lacking" | "mayCancel">> {
  const lacking = await readLacking(github, service);
  const installation = isGated(service) ? await github.installationOf(service.repo) : undefined;
  const mayCancel = installation?.ok && installation.value.permissions["actions"] === "write";
  return mayCancel ? { lacking, mayCancel } : { lacking };
}

/** A train file that the App may not read stays unknown until an owner grants it. */
export async function withLackingContents(
  github: Pick<GitHub, "installationOf">,
  repo: RepoName,
  train: TrainFacts,
): Promise<TrainFacts> {
  if (train.kind !== "unknown") return train;
  const installation = await github.installationOf(repo);
  if (!installation.ok || installation.value.permissions["contents"] !== undefined) return train;
  const { owner } = splitRepo(repo);
  const why = `the App lacks contents: read on ${owner}: ${howGranted(owner)}`;
  return { kind: "unknown", why, isLasting: true };
}

type Entry = readonly [ServiceId, Reading<ServiceFacts>];

/** What can't be read of a service because the App may not read it stays so until an owner grants it. */
export const withLacking = (
  github: Pick<GitHub, "installationOf">,
  planned: readonly { readonly service: Service }[],
  entries: readonly Entry[],
): Promise<readonly Entry[]> =>
  Promise.all(
    entries.map(async ([id, reading]): Promise<Entry> => {
      const service = planned.find((one) => one.service.id === id)?.service;
      const why = service && reading.kind === "unknown" ? await unreadable(github, service) : null;
      return [id, why ? { kind: "unknown", why, isLasting: true } : reading];
    }),
  );

/** null: as far as is known it may be read. */
async function unreadable(
  github: Pick<GitHub, "installationOf">,
  service: Service,
): Promise<string | null> {
  const { repo } = service;
  const installation = await github.installationOf(repo);
  if (!installation.ok) return null;
  const { permissions } = installation.value;
  const missing = Object.keys(neededFor(service)).filter((name) => permissions[name] === undefined);
  if (missing.length === 0) return null;
  const { owner } = splitRepo(repo);
  const names = missing.map((name) => `${name}: read`).join(" and ");
  return `the App lacks ${names} on ${owner}: ${howGranted(owner)}`;
}

const neededFor = (service: Service): Permissions => ({
  ...driveModeOf(service).permissions,
  ...always,
});

/** What the gates of every service read, and what its release is published with. */
const always: Permissions = {
  contents: "write",
  issues: "read",
  pull_requests: "read",
  checks: "read",
  statuses: "read",
};
