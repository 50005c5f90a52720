import type { Author } from "../../src/model/github/authority.ts";
import type { Observation } from "../../src/model/observation.ts";
import { since } from "./in-order.ts";
import { recordOf } from "./observation.ts";

/** Somebody says it, the app looks, and five seconds pass. */
export const after = (world: Observation, author: Author, body: string): Observation =>
  since(world).says(author, body).looks().after({ seconds: 5 }).now;

/** What is held now: ids, or `release`. */
export const heldIn = (world: Observation): readonly string[] => {
  let held: string[] = [];
  for (const entry of recordOf(world).entries) {
    const scope = "service" in entry ? (entry.service ?? "release") : "release";
    if (entry.kind === "hold") held.push(scope);
    if (entry.kind === "resume") held = held.filter((one) => one !== scope);
  }
  return held.toSorted();
};
