/** Fixes that take the place of commits. */
import { known, type Reading } from "../../src/model/failure.ts";
import type { Author } from "../../src/model/github/authority.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { FoundReplacement } from "../../src/model/release/replacement.ts";
import { answered } from "./answered.ts";
import { look } from "./carry-out.ts";
import { later, push, says } from "./observation.ts";
import { commit, noon, people } from "./train.ts";

/** A branch whose head is the commit of this name. */
export const headOf = (name: string, branch: string | null = "fix/login") =>
  ({
    kind: "found",
    commit: commit(name),
    branch,
    committedAt: noon.subtract({ minutes: 1 }),
    isOld: false,
  }) as const satisfies FoundReplacement;

/** What the next comment names was looked for, with this result. */
export function sought(
  world: Observation,
  found: Reading<FoundReplacement> | FoundReplacement,
): Observation {
  const next = says(world, people.eve, "").comments.at(-1)?.id ?? 0;
  const reading = found.kind === "known" || found.kind === "unknown" ? found : known(found);
  return answered(world, { replacements: new Map([[next, reading]]) });
}

/** The commit of this name takes the place of what failed: said, decided, and then read, green. */
export function replaced(
  world: Observation,
  id: string,
  name: string,
  by: Author = people.sarah,
): Observation {
  const said = says(sought(world, headOf(name)), by, `/replace ${id} fix/login wrong salt`);
  return later(look(later(push(look(said), id, name), { minutes: 1 })), { minutes: 1 });
}
