import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Deploy } from "../../../src/model/action.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { openRehearsal } from "../../../src/decide/record/rehearsed.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { left, shown, voted } from "../../support/consent.ts";
import { dags } from "../../support/dags.ts";
import { deploysIn, recordIn, stateIn } from "../../support/decision.ts";
import {
  green,
  idOf,
  later,
  push,
  recordOf,
  says,
  withFacts,
  withReading,
  away,
} from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { begun, running, stagingReports, wordOf } from "../../support/rehearsal.ts";
import { commit, people, service, storefront, trainOf } from "../../support/train.ts";

const { sarah, bob } = people;

interface Played {
  readonly world: Observation;
  readonly starts: readonly string[];
}

/** Lets it go on until nothing more starts; each deployment succeeds after a minute. */
function play(from: Observation, fails: (word: string) => boolean = () => false): Played {
  let world = from;
  const starts: string[] = [];
  const wordFor = new Map<string, string>();
  for (let steps = 0; steps < 200; steps += 1) {
    const deploys = deploysIn(decide(world)).filter((one) => one.rehearsal !== undefined);
    for (const one of deploys) wordFor.set(one.service, wordOf(one));
    starts.push(...deploys.map(wordOf));
    world = later(look(world), { seconds: 30 });
    const [next] = running(world);
    if (next === undefined && deploys.length === 0) return { world, starts };
    if (next === undefined) continue;
    const state = fails(wordFor.get(next) ?? "") ? "failure" : "success";
    world = later(stagingReports(world, next, state), { seconds: 30 });
  }
  throw new Error("It never ends");
}

describe("a rehearsal in staging", () => {
  test("goes out in the release's order, back in reverse, and out again, with what it measured", () => {
    const { world, starts } = play(begun());
    expect(starts).toEqual([
      "out api-gateway 1",
      "out search 1",
      "out auth-service 1",
      "out user-service 1",
      "back user-service 1",
      "back search 1",
      "back auth-service 1",
      "back api-gateway 1",
      "out api-gateway 2",
      "out search 2",
      "out auth-service 2",
      "out user-service 2",
    ]);
    const entry = recordOf(world).entries.findLast(({ kind }) => kind === "rehearsed");
    expect(entry).toMatchObject({ outcome: "passed", why: "" });
    expect(world.said).toContain("rehearsed:1001");
    const { view } = decide(world);
    expect(JSON.stringify(view?.rehearsal)).toContain("Rollback tested");
    expect(openRehearsal(recordOf(world))).toBeUndefined();
    // Nobody needs to say anything again.
    expect(stateIn(decide(world))).toMatch(/^ready/);
    expect(decide(world).actions.filter(({ kind }) => kind === "deploy")).toEqual([]);
  });

  test("each way leads to the commit of the release, or to what production runs", () => {
    const deploys: Deploy[] = [];
    let world = begun();
    for (let steps = 0; steps < 60 && (steps < 2 || openRehearsal(recordOf(world))); steps += 1) {
      deploys.push(...deploysIn(decide(world)).filter(({ service: id }) => id === "search"));
      world = later(look(world), { seconds: 30 });
      for (const id of running(world)) world = stagingReports(world, id, "success");
    }
    expect(deploys.map((one) => [one.task, one.commit, one.environment])).toEqual([
      ["deploy", commit("search"), "staging"],
      ["rollback", commit("search before"), "staging"],
      ["deploy", commit("search"), "staging"],
    ]);
  });

  test("it is of exactly that manifest: a new commit ends it, and takes the word from the issue", () => {
    const { world } = play(begun());
    const next = look(push(world, "search", "another"));
    expect(decide(next).view?.rehearsal).toBeUndefined();
    const midway = look(later(look(begun()), { minutes: 1 }));
    const changed = push(midway, "search", "another");
    expect(recordIn(decide(changed))?.entries.at(-1)).toMatchObject({ outcome: "changed" });
    expect(play(look(changed)).starts).toEqual([]);
  });

  test("a failure ends it, when what runs beside it has ended, and the managers are asked", () => {
    const { world, starts } = play(begun(), (word) => word === "back auth-service 1");
    expect(starts).not.toContain("back api-gateway 1");
    expect(starts.filter((one) => one.endsWith(" 2"))).toEqual([]);
    expect(recordOf(world).entries.at(-1)).toMatchObject({
      outcome: "failed",
      why: "Auth Service failed to deploy on the way back",
    });
    expect(decide(world).view?.rehearsal).toBeUndefined();
    expect(answerTo(world, sarah, "/rehearse")).toMatch(/^rocket: The rehearsal in staging begins/);
  });

  test("a hold stops it, a resume lets it go on, and an abort ends it", () => {
    const midway = later(look(begun()), { minutes: 1 });
    const held = stagingReports(told(midway, "/hold wait"), "api-gateway", "success");
    expect(deploysIn(decide(held))).toEqual([]);
    const resumed = told(later(held, { minutes: 1 }), "/resume go on");
    expect(play(resumed).world.said).toContain("rehearsed:1001");
    const over = look(told(midway, "/abort no more"));
    expect(recordOf(over).entries.at(-1)).toMatchObject({ outcome: "stopped" });
    expect(deploysIn(decide(over))).toEqual([]);
  });

  test("while it goes on nobody gives the GO", () => {
    const all = voted(shown());
    const midway = later(look(begun(all)), { minutes: 1 });
    expect(answerTo(midway, sarah, "/go")).toContain("the rehearsal in staging is going on");
  });

  test("what can't be read is waited for", () => {
    const midway = later(look(begun()), { minutes: 1 });
    const unread = withReading(midway, "search", away);
    expect(deploysIn(decide(stagingReports(unread, "api-gateway", "success")))).toEqual([]);
  });

  test("an app that lost its memory makes none of them again", () => {
    let world = begun();
    for (let steps = 0; steps < 40; steps += 1) {
      world = later(look(world), { seconds: 30 });
      // All that it knows besides is on GitHub.
      expect(deploysIn(decide({ ...world, intents: [], looks: new Map() }))).toEqual(
        deploysIn(decide(world)),
      );
      const [next] = running(world);
      if (next !== undefined) world = stagingReports(world, next, "success");
    }
    expect(world.said).toContain("rehearsed:1001");
  });
});

describe("where the train file asks for it before every GO", () => {
  const asking = green({ ...storefront, rehearse: true });

  test("the app begins it when all is ready, and no GO is accepted before it has passed", () => {
    const { world, starts } = play(asking);
    expect(starts).toHaveLength(12);
    const all = voted(world);
    expect(answerTo(all, sarah, "/go")).toBe("rocket");
    const early = shown(withFacts(asking, "search", (facts) => ({ ...facts, checks: away })));
    expect(deploysIn(decide(early))).toEqual([]);
    expect(answerTo(voted(early), sarah, "/go")).toContain(
      "no rehearsal in staging has passed for these commits, as the train file asks (rehearse: staging): a manager can comment /rehearse, or /waive rehearsal <reason> to go without",
    );
  });

  test("after a failure it waits for a manager, and after a new commit it begins anew", () => {
    const { world } = play(asking, (word) => word === "out search 1");
    expect(play(world).starts).toEqual([]);
    expect(answerTo(voted(world), sarah, "/go")).toContain("a manager can comment /rehearse");
    expect(play(says(world, sarah, "/rehearse")).starts).toHaveLength(12);
    expect(play(push(world, "search", "another")).starts).toHaveLength(12);
  });

  describe("a manager waives it", () => {
    const early = shown(withFacts(asking, "search", (facts) => ({ ...facts, checks: away })));
    const before = asking.services.get(idOf("search"));
    const again = (world: Observation): Observation =>
      withFacts(world, "search", (facts) => ({
        ...facts,
        checks: before?.kind === "known" ? before.value.checks : facts.checks,
      }));
    const waived = voted(shown(again(told(early, "/waive rehearsal staging is down"))));

    test("with a reason, for exactly these commits", () => {
      expect(answerTo(early, bob, "/waive rehearsal it is fine")).toMatch(/^confused: /);
      expect(answerTo(early, sarah, "/waive rehearsal")).toMatch(
        /^confused: Please give a reason for going without a rehearsal/,
      );
      expect(answerTo(early, sarah, "/waive rehearsal staging is down")).toMatch(
        /^rocket: The rehearsal is waived for exactly these commits: staging is down\./,
      );
      expect(stateIn(decide(waived))).toMatch(/A manager can now comment \/go/);
      expect(decide(waived).view?.setAside).toContainEqual(
        expect.objectContaining({ item: "Rehearsal in staging", by: "sarah" }),
      );
      expect(answerTo(waived, sarah, "/go")).toBe("rocket");
      expect(deploysIn(decide(later(waived, { minutes: 5 })))).toEqual([]);
    });

    test("a new commit needs one again", () => {
      const pushed = voted(shown(push(waived, "search", "next")));
      expect(answerTo(pushed, sarah, "/go")).toMatch(/no rehearsal in staging|going on/);
    });

    test("of what nobody asks for, or has passed, there is nothing to waive", () => {
      expect(answerTo(voted(shown(green())), sarah, "/waive rehearsal why")).toMatch(
        /^confused: The train file asks for no rehearsal/,
      );
      expect(answerTo(play(asking).world, sarah, "/waive rehearsal why")).toMatch(
        /^confused: The rehearsal of these commits has passed/,
      );
    });
  });

  test("where nothing can be rehearsed nothing waits for it", () => {
    const services = storefront.services.map((one) => ({
      ...one,
      drive: { kind: "gate" } as const,
    }));
    const world = shown(green({ ...storefront, services, rehearse: true }));
    expect(answerTo(voted(world), sarah, "/go")).toBe("rocket");
  });
});

describe("who may, and when", () => {
  test("only a manager, before the departure and the GO", () => {
    expect(answerTo(shown(), bob, "/rehearse")).toMatch(
      /^confused: Only a manager \(sarah\) can use \/rehearse/,
    );
    expect(answerTo(left(), sarah, "/rehearse")).toMatch(/^confused: This release has departed/);
    const midway = later(look(begun()), { minutes: 1 });
    expect(answerTo(midway, sarah, "/rehearse")).toMatch(/^confused: A rehearsal is going on/);
    expect(answerTo(told(shown(), "/hold wait"), sarah, "/rehearse")).toMatch(
      /^confused: The release is on hold/,
    );
  });

  test("what can't be rehearsed is named", () => {
    const services = storefront.services.map((one) =>
      one.id === "search"
        ? { ...one, drive: { kind: "observe" } as const }
        : one.id === "user-service"
          ? { ...one, environments: { staging: null, production: "production" } }
          : one,
    );
    const train: Train = { ...storefront, services };
    const world = shown(green(train));
    expect(answerTo(world, sarah, "/rehearse")).toBe(
      "rocket: The rehearsal in staging begins: Api Gateway and Auth Service are deployed in the release's order, rolled back to what production runs, and deployed again. Comment /hold <reason> to stop it.\nNot rehearsed:\nUser Service: it has no staging environment\nSearch: others deploy it by their own tools",
    );
    const none = {
      ...train,
      services: services.map((one) => ({ ...one, drive: { kind: "gate" } as const })),
    };
    expect(leaves(shown(green(none)), sarah, "/rehearse")).toEqual([]);
  });

  test("what production never ran only goes out", () => {
    const world = withFacts(shown(), "search", (facts) => ({ ...facts, production: known([]) }));
    const { starts } = play(begun(world));
    expect(starts.filter((one) => one.includes("search"))).toEqual(["out search 1"]);
  });
});

test("on any graph nothing goes out before what it depends on, nor back before what depends on it, and nothing twice", () => {
  fc.assert(
    fc.property(dags({ max: 9 }), (steps) => {
      const train = trainOf(steps.map(({ id, after }) => service(id, "backend", ...after)));
      const { starts } = play(begun(shown(green(train))));
      expect(new Set(starts).size).toBe(starts.length);
      expect(starts).toHaveLength(steps.length * 3);
      const place = (word: string): number => starts.indexOf(word);
      for (const { id, after } of steps) {
        for (const below of after) {
          expect(place(`out ${below} 1`)).toBeLessThan(place(`out ${id} 1`));
          expect(place(`back ${id} 1`)).toBeLessThan(place(`back ${below} 1`));
          expect(place(`out ${below} 2`)).toBeLessThan(place(`out ${id} 2`));
        }
      }
    }),
    { numRuns: 15 },
  );
});
