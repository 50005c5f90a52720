import { expect, test } from "vitest";
import type { IncomingRequest } from "../../src/simulator/http/faults.ts";
import { freezeAt, isWrite } from "../support/deaths.ts";
import { endingOf, wholeRelease } from "../support/ending.ts";
import { pairs } from "../support/fleets.ts";
import { lastingStore } from "../support/story-store.ts";
import { startStory } from "../support/story.ts";

/** The last request before the app creates a deployment in this repository: for the token to do so. */
const isTokenFor =
  (repository: string) =>
  ({ path, body }: IncomingRequest): boolean => {
    const { permissions, repositories } = (body ?? {}) as {
      readonly permissions?: Readonly<Record<string, string>>;
      readonly repositories?: readonly string[];
    };
    return (
      path.endsWith("/access_tokens") &&
      permissions?.["deployments"] === "write" &&
      repositories?.includes(repository) === true
    );
  };

test("threat 48: a replica that was frozen for long writes nothing when it comes back", async () => {
  const store = await lastingStore();
  await using story = await startStory({ fleet: pairs, running: false });
  story.expectTrouble(/a newer run of the release has begun/);
  const first = await story.spawnApp(store);
  const thawed = Promise.withResolvers<void>();
  const frozen = freezeAt(story.simulator, first, {
    isMeant: isTokenFor("web"),
    thawed: thawed.promise,
  });
  await story.go();
  await story.until(frozen.hasCome);

  await story.spawnApp(store);
  const ofWeb = () => story.deployments().filter((one) => one.service === "web");
  await story.until(() => ofWeb().length > 0);
  // What the other one is still to show isn't of the one that was frozen.
  await story.pass({ minutes: 20 });
  const before = story.simulator.requests.length;
  first.thaw();
  await first.look(story.clock.now());
  thawed.resolve();
  await story.settle();
  const written = story.simulator.requests.slice(before).filter(isWrite);
  expect(written.map(({ method, path }) => `${method} ${path}`)).toEqual([]);

  await story.reach("complete");
  expect(await endingOf(story)).toEqual(wholeRelease(story.fleet));
});
