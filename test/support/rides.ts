/** Deployments that a release made of one service, and what was reported of them. */
import type { DeploymentFacts, Ride, StatusFacts } from "../../src/model/observation.ts";
import { deployment } from "./observation.ts";
import { commit, noon, release, service } from "./train.ts";

export const search = service("search", "search");
export const began = noon.subtract({ minutes: 5 });

export const ride = (attempt: number, changes: Partial<Ride> = {}): Ride => ({
  issue: release,
  service: search.id,
  attempt,
  intent: `i${attempt}`,
  ...changes,
});

export const status = (state: string, changes: Partial<StatusFacts> = {}): StatusFacts => ({
  state,
  creator: "deploy-bot",
  ours: false,
  createdAt: noon.subtract({ minutes: 1 }),
  description: "",
  logUrl: null,
  ...changes,
});

export const ours = (
  id: number,
  attempt: number,
  statuses: readonly StatusFacts[],
  changes: Partial<DeploymentFacts> = {},
): DeploymentFacts =>
  deployment(id, commit("search"), {
    ours: true,
    creator: "release-train",
    createdAt: began,
    rides: ride(attempt),
    statuses,
    ...changes,
  });
