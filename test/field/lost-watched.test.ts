/** Record and data are lost: what others deploy in the release's name, and what a PARTIAL left behind, is found again. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { look } from "../support/carry-out.ts";
import { departed, live } from "../support/consent.ts";
import { reactionTo, saidIn, startsIn, stateIn, wordsIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import {
  closed,
  later,
  recordOf,
  says,
  withFacts,
  withReading,
  away,
} from "../support/observation.ts";
import { decided, riding } from "../support/part.ts";
import { lost } from "../support/lost.ts";
import { told } from "../support/rollback.ts";
import { commit, people, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

/** Others deploy a commit of a service, and it is under way. */
const othersDeploy = (world: Observation, id: string, of: string, number: number): Observation =>
  since(world)
    .by(deploys, id, {
      id: number,
      creator: "argo",
      byPerson: false,
      commit: commit(of),
    })
    .reports(id, "in_progress")
    .looks().now;
const ends = (world: Observation, id: string, state = "success"): Observation =>
  since(world).after({ minutes: 1 }).reports(id, state).looks().after({ minutes: 1 }).now;
const stateOf = (world: Observation, id: string) =>
  decide(world).view?.services.find((one) => one.id === id)?.state;

/** The last ones in the order of the train, each deployed by others where its drive says so. */
function journey(kind: "gate" | "observe", isAlone: boolean) {
  const drive: Drive = { kind };
  const train = trainOf(
    [
      { ...service("gateway", "infra"), ...(isAlone && { drive }) },
      { ...service("search", "search", "gateway"), drive },
      { ...service("mail", "backend", "search"), ...(isAlone && { drive }) },
    ],
    { verify: Temporal.Duration.from({ hours: 2 }) },
  );
  const start = departed(train);
  const gateway = isAlone
    ? ends(othersDeploy(start, "gateway", "gateway", 601), "gateway")
    : live(start, "gateway");
  const deploying = later(othersDeploy(gateway, "search", "search", 602), { minutes: 1 });
  const failing = ends(deploying, "search", "failure");
  const done = ends(deploying, "search");
  const all = isAlone ? ends(othersDeploy(done, "mail", "mail", 603), "mail") : live(done, "mail");
  const back = told(failing, "/rollback it fails");
  return { start, deploying, failing, done, all, back };
}

for (const [how, lose] of Object.entries(lost)) {
  for (const kind of ["gate", "observe"] as const) {
    for (const isAlone of [false, true]) {
      const { start, deploying, failing, done, all, back } = journey(kind, isAlone);
      const what = isAlone ? "all services" : "one service";

      describe(`record ${how} and data lost, ${what} with drive: ${kind}`, () => {
        it.each([
          ["rolling out", deploying, "deploying"],
          ["on hold", failing, "failed"],
          ["further on", done, "live"],
          ["watched", all, "live"],
        ] as const)(
          "attack 49: %s, what others deployed is known as the release's",
          (_, before, state) => {
            const world = lose(before);
            const decision = decide(world);
            expect(stateIn(decision)).toMatch(/^on hold: /);
            expect(wordsIn(decision)).toContain("@sarah");
            expect(startsIn(decision)).toEqual([]);
            expect(
              Object.keys(saidIn(decision)).filter((key) => /^foreign|^turn/.test(key)),
            ).toEqual([]);
            expect(stateOf(world, "search")).toBe(state);
            const after = later(look(world), { minutes: 1 });
            const going = look(says(after, people.sarah, "/rollback slow"));
            expect(stateIn(decide(later(going, { minutes: 1 })))).toMatch(/^rolling back: /);
            expect(wordsIn(decide(says(after, people.sarah, "/rollback slow")))).not.toContain(
              "Nothing of this release was deployed",
            );
            const record = recordOf(going).entries.findLast(({ kind: one }) => one === "rollback");
            const taken =
              record?.kind === "rollback" ? record.services.map((one) => one.service) : [];
            expect(taken).toContain("search");
          },
        );

        it("attack 49: the way back leads to what ran before the release", () => {
          const world = since(done).by(lose).looks().after({ minutes: 1 }).now;
          const going = since(world)
            .says(people.sarah, "/rollback slow")
            .looks()
            .after({ minutes: 1 }).now;
          const departed = (one: Observation) =>
            recordOf(one).entries.flatMap((entry) =>
              entry.kind === "departure" ? entry.services : [],
            );
          expect(departed(going)).toEqual(departed(done));
        });

        it("attack 49: a rollback under way goes on", () => {
          const world = since(back).by(lose).looks().after({ minutes: 1 }).now;
          expect(stateIn(decide(world))).toMatch(/^rolling back: /);
          expect(
            Object.keys(saidIn(decide(world))).filter((key) => key.startsWith("foreign")),
          ).toEqual([]);
          const over = ends(othersDeploy(world, "search", "search before", 610), "search");
          expect(stateOf(over, "search")).toBe("rolled back");
          const end = isAlone
            ? ends(othersDeploy(over, "gateway", "gateway before", 611), "gateway")
            : live(over, "gateway");
          expect(stateIn(decide(end))).toMatch(/^rolled back: /);
        });

        it("attack 49: under a new GO nothing is deployed twice", () => {
          const world = since(done).by(lose).looks().after({ minutes: 1 }).now;
          const again = [people.ina, people.bob, people.sue].reduce(
            (one, who) => says(one, who, "/go"),
            world,
          );
          const go = since(again)
            .looks()
            .after({ minutes: 1 })
            .says(people.sarah, "/go")
            .looks()
            .after({ minutes: 1 }).now;
          expect(stateIn(decide(go))).toMatch(/^rolling out: /);
          const turns = recordOf(go).entries.flatMap((one) =>
            one.kind === "turn" ? [`${one.service} ${one.attempt}`] : [],
          );
          expect(turns.filter((one) => one.startsWith("search"))).toEqual(["search 1"]);
          expect(stateOf(go, "search")).toBe("live");
        });

        it("attack 49: closed in mid-rollout, it is held and known", () => {
          expect(stateIn(decide(lose(closed(done))))).toMatch(/^on hold: /);
        });

        it("attack 49: one that can't be read is held, and found when it can", () => {
          const blind = withReading(lose(done), "search", away);
          const decision = decide(blind);
          expect(stateIn(decision)).toMatch(/^on hold: /);
          expect(startsIn(decision)).toEqual([]);
          const seen = later({ ...look(blind), services: done.services }, { minutes: 1 });
          expect(stateOf(seen, "search")).toBe("live");
          expect(
            Object.keys(saidIn(decide(seen))).filter((key) => key.startsWith("foreign")),
          ).toEqual([]);
        });

        it("attack 49: before others deployed anything, people say it again", () => {
          const decision = decide(lose(start));
          expect(startsIn(decision)).toEqual([]);
          expect(stateIn(decision)).toMatch(/^on hold: /);
          expect(wordsIn(decision)).toContain("@sarah");
          const after = later(look(lose(start)), { minutes: 1 });
          for (const brake of ["/hold wait", "/rollback slow", "/abort enough"]) {
            const said = says(after, people.sarah, brake);
            const answer = decide(said);
            expect(reactionTo(answer, said.comments.at(-1)?.id ?? 0)).toBe("rocket");
            expect(wordsIn(answer)).not.toContain("Nothing of this release was deployed");
            expect(stateIn(answer)).toMatch(/^(?:on hold|roll(?:ing|ed) back|aborted): /);
            const word = (world: Observation) => stateIn(decide(world))?.split(":")[0];
            expect(word(said)).toBe(word(says(start, people.sarah, brake)));
          }
        });

        it("attack 49: what was deployed before the release branch moved on is known as the release's", () => {
          const moved = withFacts(lose(done), "search", (facts) => ({
            ...facts,
            tip: commit("later"),
            ofBranch: new Set([commit("search")]),
          }));
          const decision = decide(moved);
          expect(stateIn(decision)).toMatch(/^on hold: /);
          expect(stateOf(moved, "search")).toBe("live");
          expect(Object.keys(saidIn(decision)).filter((key) => /^foreign|^turn/.test(key))).toEqual(
            [],
          );
          const after = later(look(moved), { minutes: 1 });
          const going = look(says(after, people.sarah, "/rollback slow"));
          const record = recordOf(going).entries.findLast(({ kind: one }) => one === "rollback");
          expect(record).toMatchObject({
            services: expect.arrayContaining([expect.objectContaining({ service: "search" })]),
          });
        });

        it("attack 49: what ran before the release isn't its own, also when the branch holds it", () => {
          const again = othersDeploy(lose(start), "search", "search before", 604);
          const moved = withFacts(again, "search", (facts) => ({
            ...facts,
            ofBranch: new Set([commit("search before")]),
          }));
          expect(stateOf(moved, "search")).not.toMatch(/^(?:live|deploying)$/);
        });
      });
    }
  }

  describe(`record ${how} and data lost, a PARTIAL`, () => {
    const partial = since(decided).after({ hours: 2 }).looks().after({ minutes: 1 }).now;
    it.each([
      ["rolling out", partial],
      ["further on", live(partial, "api-gateway")],
    ])("attack 49: %s, what it left behind stays behind", (_, before) => {
      expect(startsIn(decide(before))).toEqual([]);
      const world = lose(before);
      expect(riding(before)).toEqual(["api-gateway", "auth-service"]);
      expect(riding(world)).toEqual(["api-gateway", "auth-service"]);
      expect(stateIn(decide(world))).toMatch(/^on hold: /);
      const after = later(look(world), { minutes: 1 });
      expect(decide(after).view?.behind.map(({ name }) => name)).toEqual([
        "User Service",
        "Search",
      ]);
      expect(riding(after)).toEqual(["api-gateway", "auth-service"]);
    });

    it("attack 49: without its comment nothing is left behind, and nothing starts", () => {
      const comments = partial.comments.filter(({ body }) => !body.includes("api-gateway"));
      const world = { ...lose(partial), comments };
      expect(startsIn(decide(world))).toEqual([]);
      expect(stateIn(decide(world))).toMatch(/^on hold: /);
    });
  });

  describe(`record ${how} and data lost, workflows`, () => {
    it("attack 49: the workflow of a deployment that is there is not started again", () => {
      const drive: Drive = { kind: "dispatch", workflow: "deploy.yml", ref: "commit" };
      const train = trainOf([{ ...service("search", "search"), drive }]);
      const world = since(departed(train)).by(lose).now;
      const decision = decide(world);
      expect(stateIn(decision)).toMatch(/^on hold: /);
      expect(
        decision.actions.filter(({ kind }) => kind === "dispatch" || kind === "deploy"),
      ).toEqual([]);
    });
  });
}
