/** What a rollback of a part leaves behind, and whether that ever ran. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left, live } from "../../support/consent.ts";
import { saidIn } from "../../support/decision.ts";
import {
  away,
  deployment,
  green,
  later,
  reports,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { before, told } from "../../support/rollback.ts";
import { commit, people, service, trainOf } from "../../support/train.ts";

const { sarah } = people;

const train = trainOf([service("api", "infra"), service("web", "search", "api")]);
/** API ran alone for a quarter of an hour, then Web failed. */
const held = live(told(left(decidedOn(green(train))), "/hold web not yet"), "api");
const alone = told(later(held, { minutes: 15 }), "/resume web");
const failed = look(reports(alone, "web", "failure"));

const remains = (world: Observation): string | undefined => {
  const text = decide(world).view?.remains;
  return text && wordsOf(text);
};

/** Staging, newest first, at these minutes before now. */
const staged = (
  world: Observation,
  deployed: Readonly<Record<string, readonly (readonly [string, number])[]>>,
): Observation =>
  Object.entries(deployed).reduce(
    (one, [id, list]) =>
      withFacts(one, id, (facts) => ({
        ...facts,
        staging: known(
          list.map(([sha, minutes], index) => {
            const at = world.now.subtract({ minutes });
            const made = deployment(400 - index, commit(sha), { createdAt: at, service: id });
            const statuses = made.statuses.map((status) => ({ ...status, createdAt: at }));
            return { ...made, statuses };
          }),
        ),
      })),
    world,
  );

/** Web began as soon as API was live, so that the two never ran by themselves. */
const quick = look(reports(live(left(decidedOn(green(train))), "api"), "web", "failure"));

const versions = `Api 1.1.0 and Web ${before("web")}`;

describe("what would remain", () => {
  test("ran in production while the rest was still to come", () => {
    expect(remains(failed)).toBe(
      `If Web is rolled back, production runs ${versions}: this combination ran in production for 16 min, until 2026-03-19 12:19 UTC.`,
    );
  });

  test.each([
    [
      "ran in staging only",
      {
        api: [["api", 40]],
        web: [
          ["web", 10],
          ["web before", 60],
        ],
      },
      /: this combination ran in staging for 30 min, until 2026-03-19 \d\d:\d\d UTC\.$/,
    ],
    [
      "did not run together there",
      {
        api: [["api", 10]],
        web: [
          ["web", 20],
          ["web before", 60],
        ],
      },
      /: this combination isn't known to have run before, in production or staging\.$/,
    ],
    [
      "runs there only since now",
      { api: [["api", 10]], web: [["web before", 60]] },
      /: this combination isn't known to have run before, in production or staging\.$/,
    ],
  ] as const)("%s", (_what, list, words) => {
    expect(remains(staged(quick, list))).toMatch(words);
  });

  test("isn't told while nobody knows what production ran before, nor of what goes back whole", () => {
    expect(remains(withReading(failed, "web", away))).toBeUndefined();
    expect(remains(told(failed, "/rollback"))).toBeUndefined();
    expect(remains(alone)).toBeUndefined();
  });

  test("is unknown where something of it can't be read", () => {
    const going = told(failed, "/rollback web");
    expect(remains(withReading(going, "web", away))).toMatch(
      /: it is unknown whether this combination ever ran, since Web can't be read\.$/,
    );
  });
});

describe("it is told", () => {
  const words = `production runs ${versions}: this combination ran in production for 16 min`;

  test("where the rollback of a part is offered", () => {
    const question = decide(reports(alone, "web", "failure"));
    expect(Object.values(saidIn(question)).join()).toContain(`If Web is rolled back, ${words}`);
    expect(answerTo(failed, sarah, "/plan")).toContain(`If Web is rolled back, ${words}`);
    expect(answerTo(failed, people.sue, "/rollback")).toContain(`If Web is rolled back, ${words}`);
  });

  test("when it is decided, while it goes on, and when the rest waits", () => {
    const going = told(failed, "/rollback web");
    expect(remains(going)).toContain(`After the rollback ${words}`);
    expect(answerTo(going, sarah, "/plan")).toContain(`After the rollback ${words}`);
    const plan = decide(going).view?.wayBack.map(wordsOf);
    expect(plan).toEqual([expect.stringMatching(/^Web to \w{7}: is rolling back; \d\d:\d\d/)]);
    const over = reports(going, "web", "success");
    const rest = Object.entries(saidIn(decide(over))).find(([key]) => key.endsWith(":rest"));
    expect(rest?.[1]).toContain(`After the rollback ${words}`);
  });
});
