/** A train with a checklist, its sub-issues as they were shown, and how its items stand. */
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Gate } from "../../src/model/release/release.ts";
import type { ChecklistItem } from "../../src/model/train/train.ts";
import { look } from "./carry-out.ts";
import { green, later } from "./observation.ts";
import { shownInSubIssues } from "./sub-issues.ts";
import { service, trainOf } from "./train.ts";

const item = (id: string, text: string, perCommit = false): ChecklistItem => ({
  id,
  text,
  proof: { kind: "person", perCommit },
});
/** Search of acme/search and Auth of acme/backend; the second item is for each commit. */
export const train = trainOf([service("search", "search"), service("auth", "backend")], {
  checklist: [
    item("migrations-ready", "Migrations ready"),
    item("config-documented", "Config documented", true),
  ],
});
export const migrations = "item-migrations-ready";
export const config = "item-config-documented";

/** Looked at once and shown in sub-issues, #21 of search and #22 of auth; a minute later. */
export const shown = later(shownInSubIssues(look(green(train))), { minutes: 1 });

export const gateOf = (observation: Observation, id: string, name: string): Gate => {
  const gates = decide(observation).view?.services.find((one) => one.id === id)?.gates ?? [];
  const found = gates.find((one) => one.name === name);
  if (!found) throw new Error(`${id} has no gate ${name}`);
  return found;
};
/** Readiness and reason of an item. */
export const words = (
  observation: Observation,
  id = "search",
  name = "Migrations ready",
): string => {
  const { readiness, reason } = gateOf(observation, id, name);
  return `${readiness}: ${reason}`;
};
/** The app hears, writes its record and shows; a minute passes. */
export const settled = (observation: Observation): Observation =>
  later(shownInSubIssues(look(observation)), { minutes: 1 });
/** The first digits of the commit that the release is about. */
export const tip = (observation: Observation, id = "search"): string =>
  decide(observation)
    .view?.services.find((one) => one.id === id)
    ?.commit?.sha.slice(0, 7) ?? "";
