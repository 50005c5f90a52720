import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Action } from "../../../src/model/action.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, gone, left, live } from "../../support/consent.ts";
import { green, later, reports, says } from "../../support/observation.ts";
import { people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

type Post = Extract<Action, { kind: "post" }>;

const postIn = (world: Observation): Post | undefined =>
  decide(world).actions.find((one) => one.kind === "post");

const keysIn = (world: Observation): readonly string[] =>
  decide(world).actions.flatMap((one) =>
    one.kind === "post" ? one.posts.map(({ key }) => key) : [],
  );

/** A train that tells its channel, on an app that has a chat or not. */
function told({ isConnected = true, quiet = false } = {}): Observation {
  const train = trainOf(storefront.services, {
    chats: [{ chat: "slack", channel: "#release-{{version}}" }],
    quiet,
  });
  const world = green(train);
  return { ...world, chats: { ...world.chats, slack: { ...world.chats.slack, isConnected } } };
}

const leaving = (): Observation => decidedOn(told());

test("the chat hears of the decision, the departure, each live service and the end, each once", () => {
  expect(keysIn(told())).toEqual([]);
  expect(keysIn(leaving())).toEqual(["decision:1004", "departure"]);
  const under = left(leaving());
  expect(keysIn(under)).toEqual([]);
  const first = reports(under, "api-gateway", "success");
  expect(keysIn(first)).toEqual(["live:api-gateway:1"]);
  const all = live(under, "api-gateway", "search", "auth-service", "user-service");
  expect(keysIn(all)).toEqual(["complete"]);
  expect(keysIn(look(all))).toEqual([]);
});

test("of a quiet train the chat hears of a NO-GO, which all teams must answer, and of no other milestone", () => {
  const world = told({ quiet: true });
  expect(keysIn(decidedOn(world))).toEqual([]);
  const stopped = says(look(world), people.sarah, "/no-go not today");
  expect(keysIn(stopped)).toEqual([expect.stringMatching(/^decision:/)]);
  expect(keysIn(says(look(told()), people.sarah, "/no-go not today"))).toEqual(keysIn(stopped));
});

test("whoever is asked is asked in the channel, too", () => {
  const failed = reports(left(leaving()), "api-gateway", "failure");
  const [question] = postIn(failed)?.posts ?? [];
  expect(question).toMatchObject({ key: "failed:api-gateway:1", isLoud: true });
  expect(keysIn(look(failed))).toEqual([]);
});

test("the thread begins with the release and its issue, in the channel of the train file", () => {
  const place = postIn(leaving())?.place;
  expect(place?.channel).toBe("#release-2.5.0");
  expect(place && wordsOf(place.opening)).toBe("storefront 2.5.0 (#12)");
});

describe("nothing is told", () => {
  test("without a channel in the train file", () => {
    expect(keysIn(gone())).toEqual([]);
  });

  test("without a chat, and the issue says so before the departure", () => {
    const world = told({ isConnected: false });
    expect(keysIn(decidedOn(world))).toEqual([]);
    const problems = decide(world).view?.problems.map(wordsOf).join("\n");
    expect(problems).toContain("SLACK_BOT_TOKEN");
  });

  test("that is no news any more", () => {
    expect(keysIn(later(leaving(), { hours: 7 }))).toEqual(["departure"]);
  });

  test("again that was said on the issue before the app lost its memory", () => {
    const failed = since(leaving()).by(left).reports("api-gateway", "failure").looks().now;
    const { chats, now } = failed;
    const slack = { ...chats.slack, memory: { thread: null, posted: [] } };
    const lost = {
      ...failed,
      chats: { ...chats, slack },
      blindUntil: now.subtract({ minutes: 1 }),
    };
    expect(keysIn(lost)).not.toContain("failed:api-gateway:1");
    const said = says(lost, people.sarah, "/no-go no");
    expect(keysIn(said)).toContain("decision:1005");
  });
});
