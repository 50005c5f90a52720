/** What blocks a small release, and what its gate says of that. */
import { decide } from "../../src/decide/decide.ts";
import type { BlockerFacts } from "../../src/model/github/blocker.ts";
import { repoName } from "../../src/model/ids.ts";
import { whole, type Listing } from "../../src/model/listing.ts";
import type { Observation } from "../../src/model/observation.ts";
import { withFacts } from "./observation.ts";
import { home, storefront } from "./train.ts";

export const blocker = (changes: Partial<BlockerFacts> = {}): BlockerFacts => {
  const { repo = repoName("acme/api"), number = 31 } = changes;
  return {
    id: `I_${repo}_${number}`,
    kind: "issue",
    repo,
    visibility: "public",
    number,
    url: `https://github.test/${repo}/issues/${number}`,
    labels: ["release-blocker"],
    milestone: "2.5.0",
    ...changes,
  };
};

/** Of the service's repository. */
export const own = (
  world: Observation,
  id: string,
  ...all: readonly Partial<BlockerFacts>[]
): Observation =>
  ownRead(world, id, whole(all.map((one) => blocker({ repo: repoName(`acme/${id}`), ...one }))));

export const ownRead = (
  world: Observation,
  id: string,
  blockers: Listing<BlockerFacts>,
): Observation => withFacts(world, id, (facts) => ({ ...facts, blockers }));

/** Of the train repository. */
export const central = (
  world: Observation,
  ...all: readonly Partial<BlockerFacts>[]
): Observation => ({
  ...world,
  blockers: {
    ...world.blockers,
    labelled: whole(all.map((one) => blocker({ repo: home, ...one }))),
  },
});

/** What an issue of the train repository depends on; default: the tracking issue. */
export const dependsOn = (
  world: Observation,
  list: Listing<BlockerFacts>,
  number = world.issue.number,
): Observation => ({
  ...world,
  blockers: {
    ...world.blockers,
    dependencies: new Map([...world.blockers.dependencies, [number, list]]),
  },
});

/** `readiness: reason` of the gate, by service. */
export function gatesIn(world: Observation): Readonly<Record<string, string>> {
  const { view } = decide(world);
  return Object.fromEntries(
    (view?.services ?? []).map(({ id, gates }) => {
      const gate = gates.find(({ name }) => name === "blockers");
      return [id, gate ? `${gate.readiness}: ${gate.reason}` : "no gate"];
    }),
  );
}

export const blockedIn = (world: Observation): readonly string[] =>
  Object.entries(gatesIn(world)).flatMap(([id, words]) => (words.startsWith("ready") ? [] : [id]));

export const ids = storefront.services.map(({ id }) => String(id));
export const [first = "", second = ""] = ids;
