/** No PARTIAL may leave a service above what it was proved with: over all small graphs, not over examples. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { closedUnder } from "../../../src/decide/deployments/dependencies.ts";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { carryOut } from "../../support/carry-out.ts";
import { shown } from "../../support/consent.ts";
import { deploysIn, reactionTo, saidIn } from "../../support/decision.ts";
import { deployment, green, later, reports, says, withFacts } from "../../support/observation.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina } = people;

/** A graph of services 0 to count - 1: bit `b` of `edges` says whether the pair at its place depends, later on earlier. */
function graphOf(count: number, edges: number): readonly (readonly number[])[] {
  let bit = 0;
  return Array.from({ length: count }, (_, of) =>
    Array.from({ length: of }, (__, on) => on).filter(() => (edges >> bit++) & 1),
  );
}

const pairs = (count: number): number => (count * (count - 1)) / 2;
const membersOf = (set: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, id) => id).filter((id) => (set >> id) & 1);

/** Whether everything that something in the part depends on is in it too, or runs already. */
const isSafe = (graph: readonly (readonly number[])[], part: number, running: number): boolean =>
  graph.every(
    (needs, id) => !((part >> id) & 1) || needs.every((on) => ((part | running) >> on) & 1),
  );

test("of every graph of up to five services, every part, and whatever production runs: the part offered is the smallest safe one", () => {
  let cases = 0;
  const wrong: string[] = [];
  for (let count = 1; count <= 5; count += 1) {
    for (let edges = 0; edges < 2 ** pairs(count); edges += 1) {
      const graph = graphOf(count, edges);
      // What production runs only takes edges out of the graph: with five services they are all among the others.
      const productions = count === 5 ? 1 : 2 ** count;
      for (let running = 0; running < productions; running += 1) {
        const lacking = (id: number): readonly number[] =>
          (graph[id] ?? []).filter((on) => !((running >> on) & 1));
        const safe = Array.from({ length: 2 ** count }, (_, part) => part).filter((part) =>
          isSafe(graph, part, running),
        );
        for (let part = 1; part < 2 ** count; part += 1) {
          const offered = [...closedUnder(lacking, new Set(membersOf(part, count)))].reduce(
            (set, id) => set | (1 << id),
            0,
          );
          // The smallest is unique: whatever is safe and has the part in it has the offered one in it.
          const isSmallest =
            safe.includes(offered) &&
            safe.every((one) => (one & part) !== part || (one & offered) === offered);
          if (!isSmallest || (offered & part) !== part) {
            wrong.push(JSON.stringify({ graph, running, part, offered }));
          }
          cases += 1;
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(cases).toBe(1 * 2 + 2 * 3 * 4 + 8 * 7 * 8 + 64 * 15 * 16 + 1_024 * 31);
});

/** A train of one team with this graph, all green and voted for, of which production runs some candidates already. */
function voted(graph: readonly (readonly number[])[], running: number): Observation {
  const ids = graph.map((_, id) => `s${id}`);
  const train = trainOf(
    graph.map((needs, id) => service(`s${id}`, "infra", ...needs.map((on) => `s${on}`))),
  );
  const world = ids.reduce<Observation>(
    (now, id, index) =>
      (running >> index) & 1
        ? withFacts(now, id, (facts) => ({
            ...facts,
            production: known([deployment(7, commit(id))]),
          }))
        : now,
    green(train),
  );
  return since(world).by(shown).says(ina, "/go").looks().now;
}

const named = (part: number, count: number): string =>
  membersOf(part, count)
    .map((id) => `s${id}`)
    .join(" ");

/** Says the PARTIAL: whether it was accepted, and if not, the command that is offered. */
function tried(world: Observation, words: string): string {
  const said = says(world, sarah, words);
  const comment = said.comments.at(-1)?.id ?? 0;
  const decision = decide(said);
  if (reactionTo(decision, comment) === "rocket") return "accepted";
  return (
    /: (?:comment )?(\/go[ s\d]*?)( alone)?\.$/m.exec(
      saidIn(decision)[`reply:${comment}`] ?? "",
    )?.[1] ?? ""
  );
}

/** What goes wrong with a PARTIAL for this part; undefined: nothing. */
function trouble(count: number, edges: number, running: number, part: number): string | undefined {
  const graph = graphOf(count, edges);
  const world = voted(graph, running);
  const answer = tried(world, `/go ${named(part, count)}`);
  if (answer !== "accepted") {
    if (isSafe(graph, part, running)) return "refused, and it is safe";
    return tried(world, answer) === "accepted" ? undefined : `offered ${answer}, and refused it`;
  }
  // Whatever goes out finds what it needs in production, and nothing but the part goes out.
  let now = says(world, sarah, `/go ${named(part, count)}`);
  let there = running;
  for (let round = 0; round <= count; round += 1) {
    const decision = decide(now);
    const starts = deploysIn(decision).map((one) => Number(one.service.slice(1)));
    if (starts.length === 0) break;
    for (const id of starts) {
      if (!((part >> id) & 1)) return `s${id} goes out, and stays behind`;
      const missing = (graph[id] ?? []).find((on) => !((there >> on) & 1));
      if (missing !== undefined) return `s${id} goes out before s${missing}`;
    }
    const arrived = starts.reduce(
      (then, id) => reports(then, `s${id}`, "success"),
      carryOut(now, decision),
    );
    now = later(arrived, { minutes: 1 });
    for (const id of starts) there |= 1 << id;
  }
  return there === (running | part) ? undefined : "not all of it arrived";
}

test("every part of every graph of up to three services is accepted just when it is safe, and arrives", () => {
  const all: string[] = [];
  for (let count = 1; count <= 3; count += 1) {
    for (let edges = 0; edges < 2 ** pairs(count); edges += 1) {
      for (let running = 0; running < 2 ** count; running += 1) {
        for (let part = 1; part < 2 ** count; part += 1) {
          const what = trouble(count, edges, running, part);
          if (what !== undefined) all.push(`${count} ${edges} ${running} ${part}: ${what}`);
        }
      }
    }
  }
  expect(all).toEqual([]);
});

test("so are parts of larger ones", () => {
  const cases = fc
    .integer({ min: 4, max: 5 })
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.nat(2 ** pairs(count) - 1),
        fc.nat(2 ** count - 1),
        fc.integer({ min: 1, max: 2 ** count - 1 }),
      ),
    );
  fc.assert(
    fc.property(cases, (one) => {
      expect(trouble(...one)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
