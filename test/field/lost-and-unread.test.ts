/** Record and data are lost while GitHub is partly unreadable: what may have been deployed is never taken for nothing. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Reading } from "../../src/model/failure.ts";
import { look } from "../support/carry-out.ts";
import { left, live, shown, voted } from "../support/consent.ts";
import { kindsIn, reactionTo, saidIn, startsIn, stateIn, wordsIn } from "../support/decision.ts";
import {
  away,
  closed,
  green,
  idOf,
  later,
  recordOf,
  says,
  withFacts,
} from "../support/observation.ts";
import { lost } from "../support/lost.ts";
import { back, failing, three, told } from "../support/rollback.ts";
import { commit, people } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const all = ["api-gateway", "auth-service", "user-service", "search"];
const gone: Reading<never> = { kind: "unknown", why: "It can't be found.", isLasting: true };

/** Of these services only the deployments can't be read. */
const withoutDeployments = (world: Observation, ...ids: readonly string[]): Observation =>
  ids.reduce((one, id) => withFacts(one, id, (facts) => ({ ...facts, production: away })), world);

const withReadings = (
  world: Observation,
  reading: Reading<never>,
  ids: readonly string[],
): Observation => ({
  ...world,
  services: new Map([...world.services, ...ids.map((id) => [idOf(id), reading] as const)]),
});

/** The ways in which services can't be read. */
const unreadable: Readonly<
  Record<string, (world: Observation, ...ids: readonly string[]) => Observation>
> = {
  "whose deployments are away": withoutDeployments,
  "that are away": (world, ...ids) => withReadings(world, away, ids),
  "that are lost to the App": (world, ...ids) => withReadings(world, gone, ids),
};

const moments: Readonly<Record<string, Observation>> = {
  "rolling out": left(),
  "on hold": failing,
  "held by a manager": told(three, "/hold look at it"),
  "rolling back": look(told(failing, "/rollback it is slow")),
  "rolled back": since(failing).by(told, "/rollback it is slow").by(back).looks().now,
  watched: live(three, "user-service"),
};

for (const [how, lose] of Object.entries(lost)) {
  for (const [kind, hide] of Object.entries(unreadable)) {
    describe(`the record is ${how}, the data lost, and all services ${kind}`, () => {
      it.each(Object.keys(moments))(
        "attack 49: %s, nobody is told that nothing was deployed",
        (name) => {
          const world = hide(lose(moments[name] ?? left()), ...all);
          const decision = decide(world);
          expect(stateIn(decision)).toMatch(
            /^(?:on hold|rolling back): .*(?:GitHub is away|can't be (?:read|found)|no manager has given the GO)/,
          );
          expect(startsIn(decision)).toEqual([]);
          expect(decision.rest).toBe(false);
          const after = since(world)
            .looks()
            .after({ minutes: 1 })
            .says(people.sarah, "/rollback slow")
            .after({ minutes: 2 }).now;
          const answer = decide(after);
          expect(reactionTo(answer, after.comments.at(-1)?.id ?? 0)).toBe("confused");
          expect(wordsIn(answer)).not.toMatch(/Nothing of \S+ \S+ was deployed/);
        },
      );

      it.each(["rolling out", "watched", "on hold"])(
        "attack 49: %s, a rollback is told what isn't known, and what to do",
        (name) => {
          const world = since(moments[name] ?? left())
            .by(lose)
            .by(hide, ...all)
            .looks().now;
          const said = says(later(world, { minutes: 1 }), people.sarah, "/rollback slow");
          const words = wordsIn(decide(later(said, { minutes: 2 })));
          expect(words).toContain("It is unknown whether any of this release was deployed");
          expect(words).toMatch(/the deployments of .*Search can't be read/);
          expect(words).toContain("comment /rollback again");
        },
      );

      it("attack 49: it is asked about, and gates stay shut", () => {
        const decision = decide(hide(lose(three), ...all));
        expect(stateIn(decision)).toMatch(
          /^on hold: .*it is unknown whether this release has departed/,
        );
        expect(decision.admissionRules).toBeNull();
        expect(saidIn(decision)["unreachable:search"]).toMatch(/@sarah.*the deployments of Search/);
      });

      it("attack 49: what is away for a moment doesn't cost the rollback", () => {
        const said = since(three)
          .by(lose)
          .by(hide, ...all)
          .says(people.sarah, "/rollback slow").now;
        const seen = later({ ...look(said), services: three.services }, { seconds: 15 });
        const decision = decide(kind === "that are lost to the App" ? said : seen);
        const answer = reactionTo(decision, said.comments.at(-1)?.id ?? 0);
        expect(answer).toBe(kind === "that are lost to the App" ? "confused" : "rocket");
      });

      it("attack 49: an abort is heard, claims nothing, and doesn't close the issue", () => {
        const world = since(three)
          .by(lose)
          .by(hide, ...all)
          .looks()
          .after({ minutes: 1 })
          .says(people.sarah, "/abort enough").now;
        const decision = decide(world);
        expect(reactionTo(decision, world.comments.at(-1)?.id ?? 0)).toBe("rocket");
        expect(wordsIn(decision)).toContain("It is unknown whether any of it was deployed");
        expect(wordsIn(decision)).not.toContain("Nothing in this release is live");
        expect(stateIn(decision)).toMatch(
          /^aborted: .*It is unknown whether .*: the deployments of/,
        );
        expect(kindsIn(decision)).not.toContain("close issue");
        expect(decision.rest).toBe(false);
        const seen = { ...look(world), services: three.services };
        const end = decide(later(seen, { minutes: 1 }));
        expect(stateIn(end)).toMatch(/^aborted: .*Api Gateway 1.1.0, .* live: nothing is undone/);
      });

      it("attack 49: a hold is heard, and stands when all can be read again", () => {
        const said = since(three)
          .by(lose)
          .by(hide, ...all)
          .looks()
          .after({ minutes: 1 })
          .says(people.sarah, "/hold wait").now;
        const decision = decide(said);
        expect(reactionTo(decision, said.comments.at(-1)?.id ?? 0)).toBe("rocket");
        const seen = { ...look(said), services: three.services };
        expect(stateIn(decide(later(seen, { minutes: 1 })))).toMatch(
          /^on hold: held by sarah: wait/,
        );
      });

      it("attack 49: read again, the release goes on from what was deployed", () => {
        const doubt = since(failing)
          .by(lose)
          .by(hide, ...all)
          .looks()
          .after({ minutes: 1 })
          .looks().now;
        const seen = later({ ...doubt, services: failing.services }, { minutes: 1 });
        expect(stateIn(decide(seen))).toMatch(/^on hold: .*User Service failed to deploy/);
        const going = decide(
          since(seen).looks().says(people.sarah, "/rollback bad").after({ minutes: 1 }).now,
        );
        expect(stateIn(going)).toMatch(/^rolling back: /);
      });

      it("attack 49: closed, it doesn't rest", () => {
        expect(
          decide(
            since(three)
              .closes()
              .by(lose)
              .by(hide, ...all).now,
          ).rest,
        ).toBe(false);
      });

      it("attack 49: no GO counts meanwhile, and no meeting is called", () => {
        const world = since(three)
          .by(lose)
          .by(hide, ...all)
          .looks()
          .after({ minutes: 1 }).now;
        const decision = decide(says(world, people.sarah, "/go"));
        expect(startsIn(decision)).toEqual([]);
        expect(stateIn(decision)).toMatch(/^on hold: /);
      });
    });

    describe(`the record is ${how}, the data lost, and one service ${kind}`, () => {
      it("attack 49: what the others show is recovered, and what isn't read is held", () => {
        const world = hide(lose(three), "search");
        const decision = decide(world);
        expect(stateIn(decision)).toMatch(/^on hold: /);
        expect(startsIn(decision)).toEqual([]);
        expect(wordsIn(decision)).toContain("@sarah");
        const said = since(world)
          .looks()
          .after({ minutes: 1 })
          .says(people.sarah, "/rollback slow").now;
        expect(stateIn(decide(said))).toMatch(/^rolling back: /);
        const held = since(world)
          .looks()
          .after({ minutes: 1 })
          .says(people.sarah, "/hold slow").now;
        expect(reactionTo(decide(held), held.comments.at(-1)?.id ?? 0)).toBe("rocket");
      });

      it("attack 49: what production ran before is found when it can be read again", () => {
        const world = since(three).by(lose).by(hide, "search").looks().now;
        const seen = look(later({ ...world, services: three.services }, { minutes: 1 }));
        const departure = recordOf(seen).entries.find((one) => one.kind === "departure");
        expect(departure).toMatchObject({
          services: expect.arrayContaining([
            { service: "search", version: "1.1.3", previous: commit("search before") },
          ]),
        });
      });

      it("attack 49: a rollback under way takes back the unread one, too, when it can be read", () => {
        const going = look(told(failing, "/rollback it is slow"));
        const doubt = since(going).by(lose).by(hide, "api-gateway").looks().now;
        expect(stateIn(decide(later(doubt, { minutes: 1 })))).toMatch(/^rolling back: /);
        const seen = later({ ...doubt, services: going.services }, { minutes: 1 });
        expect(stateIn(decide(back(seen)))).toMatch(/^rolled back: .*Api Gateway to/);
      });

      it("attack 49: closed, it doesn't rest", () => {
        expect(decide(since(three).closes().by(lose).by(hide, "search").now).rest).toBe(false);
      });

      it("attack 49: one that shows nothing while another is away may have left", () => {
        const decision = decide(hide(lose(left()), "api-gateway", "search"));
        expect(stateIn(decision)).toMatch(
          /^on hold: .*it is unknown whether this release has departed/,
        );
      });
    });
  }
}

describe("what is no loss", () => {
  it("attack 49: planning with an unreadable service stays planning while its record is there", () => {
    const world = withoutDeployments(voted(shown()), "search");
    expect(stateIn(decide(world))).toMatch(/^ready: /);
    expect(saidIn(decide(world))["unreachable:search"]).toBeUndefined();
  });

  it("attack 49: a new issue with an unreadable service is planned as ever", () => {
    const world = withoutDeployments(green(), "search");
    expect(stateIn(decide(world))).toMatch(/^ready: /);
  });

  it("attack 49: an intact record is trusted, whatever can't be read", () => {
    const world = withoutDeployments(three, ...all);
    expect(stateIn(decide(world))).toMatch(/^rolling out: /);
  });

  it("attack 49: when all can be read and nothing was deployed, people say it again as ever", () => {
    const lose = lost["deleted"] ?? ((world: Observation) => world);
    const planned = voted(shown());
    const doubt = look(withoutDeployments(lose(planned), ...all));
    expect(stateIn(decide(later(doubt, { minutes: 1 })))).toMatch(/^on hold: /);
    const seen = later({ ...doubt, services: planned.services }, { minutes: 1 });
    expect(stateIn(decide(seen))).toMatch(/^ready: /);
  });

  it("attack 49: while GitHub may still be late with the record, nothing is concluded, and nobody rests", () => {
    const world = withoutDeployments(closed(three), ...all);
    const lose = lost["deleted"] ?? ((one: Observation) => one);
    const blind = { ...lose(world), blindUntil: three.now.add({ seconds: 30 }) };
    expect(decide(blind)).toMatchObject({ actions: [], admissionRules: null, rest: false });
  });
});
