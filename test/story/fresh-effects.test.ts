import { expect, test } from "vitest";
import { startRehearsal } from "../../src/cli/rehearsal.ts";
import { restsOn } from "../../src/decide/questions/rests-on.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { drive } from "../../src/simulator/drive.ts";
import { foundFleet, startPipelines } from "../../src/simulator/fleet.ts";
import type { RequestLog } from "../../src/simulator/http/server.ts";
import { generatedFleet } from "../../src/simulator/storefront.ts";
import type { Decision } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import { people } from "../bench/release-cost.ts";

/** Numbers from 0 to 1 that look random and are the same for each seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Names of repositories that these requests asked for. */
const askedIn = (requests: readonly RequestLog[]): ReadonlySet<unknown> =>
  new Set(
    requests.flatMap(({ cost, body }) =>
      cost === null ? [] : Object.values((body as { variables?: object } | null)?.variables ?? {}),
    ),
  );

/** The repositories on which something rests that was decided. */
function groundOf(observation: Observation, decision: Decision): readonly string[] {
  const { services, issue } = observation;
  const ground = restsOn(decision, observation, decision.admissionRules);
  if (ground === "nothing") return [];
  const rests = [...services].filter(([id]) => ground === "everything" || ground.has(id));
  const read = rests.flatMap(([, facts]) => (facts.kind === "known" ? [facts.value.repo] : []));
  return [issue.repo, ...read].map((repo) => repo.split("/")[1] ?? "");
}

test.each([1, 2, 3])(
  "whatever becomes of webhooks, nothing is done on what wasn't read in the same look, and the end is the same: schedule %i",
  { timeout: 180_000 },
  async (seed) => {
    const clock = virtualClock(Temporal.Instant.from("2026-03-19T13:00:00Z"));
    const unread: string[] = [];
    let state: string | undefined;
    let from = 0;
    let effects = 0;
    const rehearsal = await startRehearsal({
      clock,
      found: (world) => foundFleet(world, generatedFleet(6)),
      onDecision(observation, decision) {
        state = decision.view?.state;
        const asked = askedIn(simulator.requests.slice(from));
        from = simulator.requests.length;
        const ground = groundOf(observation, decision);
        if (ground.length > 0) effects += 1;
        unread.push(...ground.filter((name) => !asked.has(name)));
      },
    });
    const { simulator, fleet } = rehearsal;
    const roll = dice(seed);
    simulator.deliveries.lose = () => roll() < 0.4;
    simulator.deliveries.duplicate = () => roll() < 0.2;
    simulator.deliveries.delay = () => Temporal.Duration.from({ seconds: Math.floor(roll() * 90) });
    startPipelines(fleet);
    const { issue } = people(clock, fleet, () => state);
    const end = clock.now().add({ hours: 6 });
    await drive(
      { clock, isQuiet: rehearsal.isQuiet },
      () => issue.state === "closed" || Temporal.Instant.compare(clock.now(), end) > 0,
    );
    const deployed = fleet.sites.map(
      ({ repository }) => [...repository.deployments.values()].filter(({ app }) => app).length,
    );
    await rehearsal.close();
    expect(issue.state).toBe("closed");
    expect(unread).toEqual([]);
    expect(effects).toBeGreaterThan(4);
    expect(deployed).toEqual(fleet.sites.map(() => 1));
  },
);
