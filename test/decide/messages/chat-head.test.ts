import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { ChatPlace } from "../../../src/model/view/chat.ts";
import { wordsOf, type Message } from "../../../src/model/view/text.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, left } from "../../support/consent.ts";
import { green, later, reports, says } from "../../support/observation.ts";
import { people, storefront, trainOf } from "../../support/train.ts";

const placesIn = (world: Observation): readonly ChatPlace[] =>
  decide(world).actions.flatMap((one) => (one.kind === "post" ? [one.place] : []));

const wordsIn = (message: Message = []): string =>
  message
    .flatMap((block) =>
      block.kind === "list"
        ? block.items.map(wordsOf)
        : block.kind === "paragraph"
          ? [wordsOf(block.text)]
          : [],
    )
    .join("\n");

function told(chats: readonly ("slack" | "teams")[] = ["slack"]): Observation {
  const train = trainOf(storefront.services, {
    chats: chats.map((chat) => ({ chat, channel: "#releases" })),
    people: [
      { name: "sarah", ids: { slack: "U012AB3CD" } },
      { name: "acme/infra", ids: { slack: "S012AB3CD", teams: "infra@example.com" } },
    ],
  });
  const world = green(train);
  const on = (chat: "slack" | "teams") => ({ ...world.chats[chat], isConnected: true });
  return { ...world, chats: { ...world.chats, slack: on("slack"), teams: on("teams") } };
}

test("the first message shows the present state, and is written again when that is another", () => {
  const begun = decidedOn(told());
  expect(placesIn(told())).toEqual([]);
  const [place] = placesIn(begun);
  expect(wordsIn(place?.head?.message)).toMatch(
    /^storefront 2\.5\.0 \(#12\)\nRolling out: .*\nDeparture: 2026-\d\d-\d\d .*\nLive: 0 of 4$/s,
  );
  const under = look(left(begun));
  expect(placesIn(later(under, { minutes: 1 }))).toEqual([]);
  const live = look(reports(under, "api-gateway", "success"));
  const held = says(live, people.sarah, "/hold the network is down");
  const [now] = placesIn(held);
  expect(wordsIn(now?.head?.message)).toMatch(/^storefront.*\nOn hold: .*the network is down/s);
});

test("it mentions nobody: whoever must act hears it by a post", () => {
  const held = says(left(decidedOn(told())), people.sarah, "/hold wait");
  const spans = placesIn(held)[0]?.head?.message.flatMap((one) =>
    one.kind === "paragraph" ? one.text : [],
  );
  expect(spans?.filter(({ kind }) => kind === "mention")).toEqual([]);
});

test("each chat of the train is told, and each of its own people", () => {
  const places = placesIn(decidedOn(told(["slack", "teams"])));
  expect(places.map(({ chat }) => chat)).toEqual(["slack", "teams"]);
  expect(places[0]?.people).toEqual({ sarah: "U012AB3CD", "acme/infra": "S012AB3CD" });
  expect(places[1]?.people).toEqual({ "acme/infra": "infra@example.com" });
});

test("a chat that can't be edited hears news alone", () => {
  const under = left(decidedOn(told(["teams"])));
  expect(placesIn(says(under, people.sarah, "/help"))).toEqual([]);
});

describe("people are known by their ids", () => {
  const peopleIn = (world: Observation) => placesIn(decidedOn(world))[0]?.people;
  const known = (id: number): Observation => {
    const world = told();
    return { ...world, ids: { ...world.ids, people: { sarah: id } } };
  };
  const renamed = { ...people.sarah, login: "sally" };

  test("who took another login is mentioned under both", () => {
    const world = says(known(people.sarah.id ?? 0), renamed, "hello");
    expect(peopleIn(world)).toMatchObject({ sally: "U012AB3CD" });
  });

  test("whoever took the login since is not who is meant", () => {
    const world = says(known(9_999), people.sarah, "hello");
    expect(peopleIn(world)).toEqual({ "acme/infra": "S012AB3CD" });
  });
});
