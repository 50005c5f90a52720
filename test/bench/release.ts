/** What whole releases cost at GitHub, as rows; the counting itself is in `release-cost.ts`. */
import { startMonitor } from "../../src/simulator/monitor.ts";
import { generatedFleet } from "../../src/simulator/storefront.ts";
import { releaseCost, type Cost } from "./release-cost.ts";
import { row, tell, type Row } from "./row.ts";

interface Goals {
  readonly graphql: number;
  readonly points: number;
  readonly writes: number;
  readonly edits: number;
}

const goals: Readonly<Record<number, Goals>> = {
  20: { graphql: 300, points: 400, writes: 160, edits: 60 },
  80: { graphql: 1_200, points: 1_600, writes: 600, edits: 120 },
};

function* rowsOf(cost: Cost): Generator<Row> {
  const { services } = cost;
  const goal = goals[services];
  const of = (what: string): string => `release of ${services} services: ${what}`;
  yield row(of("GraphQL requests"), cost.graphql, { goal: goal?.graphql ?? null });
  yield row(of("points"), cost.points, { goal: goal?.points ?? null });
  // An issue and a release for each service and for the train, a deployment, a comment of the record, an edit.
  yield row(of("writes, check runs apart"), cost.writes - cost.checks, {
    goal: goal?.writes ?? null,
    limit: 3 * services + 3,
  });
  yield row(of("check runs"), cost.checks);
  yield row(of("edits of issues"), cost.edits, { goal: goal?.edits ?? null });
  // GitHub gives an App 5,000 points, and 500 requests that create content.
  yield row(of("points in its costliest hour"), cost.pointsPerHour, { goal: 4_000 });
  yield row(of("writes in its costliest hour, check runs apart"), cost.ownWritesPerHour, {
    goal: 400,
  });
  yield row(of("writes in its costliest hour, check runs too"), cost.writesPerHour, { goal: 500 });
}

/** How many services, e.g. `20 80`. */
if (import.meta.main) {
  const costs: Cost[] = [];
  for (const size of process.argv.slice(2).map(Number)) {
    const cost = await releaseCost(generatedFleet(size));
    tell(rowsOf(cost));
    costs.push(cost);
  }
  const [first] = costs;
  if (first) {
    await using monitor = await startMonitor();
    const watched = await releaseCost(generatedFleet(first.services), monitor);
    const name = `points of ${first.services} services, watched by health against not, times`;
    // The polls ask GitHub nothing, but each service has one moment more after which others may start.
    tell([row(name, watched.points / first.points, { goal: 1.02, limit: 1 })]);
  }
  const [small, large] = costs;
  if (small && large) {
    const growth = large.points / small.points;
    const name = `points, from ${small.services} to ${large.services} services, times`;
    tell([row(name, growth, { goal: 4.4, limit: large.services / small.services })]);
  }
}
