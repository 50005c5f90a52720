/** A stop whose extent is asked about stops everything until its author says what is meant. */
import { expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { servicesFirst } from "../../src/decide/commands/services-named.ts";
import { answerTo } from "../support/answer-to.ts";
import { left, voted } from "../support/consent.ts";
import { after, heldIn } from "../support/held.ts";
import { stateIn } from "../support/decision.ts";
import { people, service, trainOf } from "../support/train.ts";

const { sarah, bob, eve } = people;

it.each([
  "serch is slow",
  "seach: slow",
  "`gateway` is down",
  "user: errors",
  "search usr-service slow",
])(
  "fullsend-ai/fullsend#6403: /hold %j is asked about, and until that is answered nothing starts",
  (text) => {
    for (const [world, author] of [
      [voted(), sarah],
      [left(), sarah],
      [left(), bob],
    ] as const) {
      const answer = answerTo(world, author, `/hold ${text}`);
      expect(answer).toMatch(
        /^rocket: Is .* a service\? Until you answer, nothing in the release starts/,
      );
      expect(heldIn(after(world, author, `/hold ${text}`))).toEqual(["release"]);
    }
    expect(answerTo(left(), eve, `/hold ${text}`)).toMatch(/^confused: Is .* Nothing was done/);
  },
);

const ofWeb = trainOf([service("web", "web"), service("app", "app")]);
it.each(["we see errors", "as it is down", "a p99 is bad", "an outage"])(
  "fullsend-ai/fullsend#6403: /rollback %j is a reason, however near a service's name comes",
  (text) => {
    expect(servicesFirst(text, ofWeb)).toMatchObject({ services: [], near: undefined });
  },
);
it.each(["we", "we: it is down", "`we` is down", "ap is down"])(
  "fullsend-ai/fullsend#6403: /rollback %j may mean a service",
  (text) => {
    expect(servicesFirst(text, ofWeb).near).toBeDefined();
  },
);

it("fullsend-ai/fullsend#6403: /rollback of what may be a service takes nothing back, and nothing new starts", () => {
  const answer = answerTo(left(), sarah, "/rollback serch is slow");
  expect(answer).toMatch(/^rocket: Is serch a service\? Nothing was rolled back, and nothing new/);
  const asked = after(left(), sarah, "/rollback serch is slow");
  expect(heldIn(asked)).toEqual(["release"]);
  expect(stateIn(decide(asked))).toMatch(/^on hold/);
  expect(heldIn(after(asked, sarah, "/resume it was nothing"))).toEqual([]);
  // Before anything left there is nothing to take back, and nothing of that starts.
  expect(answerTo(voted(), sarah, "/rollback serch")).toMatch(/^confused: Is serch a service/);
  // What is stopped already needs no other stop.
  expect(answerTo(asked, sarah, "/rollback serch")).toMatch(/^confused: Is serch a service/);
});
