import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { hours, trainWith } from "../../support/calendar.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, shown, voted } from "../../support/consent.ts";
import { saidIn, startsIn } from "../../support/decision.ts";
import { closed, green, later, says, withText } from "../../support/observation.ts";
import { people, planText, storefront } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob, sue } = people;
const train: Train = {
  ...storefront,
  goNoGo: {
    ...storefront.goNoGo,
    checklist: [
      { id: "channels-ready", text: "Channels ready" },
      { id: "support-informed", text: "Support informed" },
    ],
  },
};
/** Departs at 14:00; it is 12:01. */
const departing = (of: Train = train): Observation =>
  shown(withText(green(of), planText(of, "2026-03-19 14:00")));
const at = (world: Observation, time: string): Observation =>
  later(world, {
    seconds: Temporal.Instant.from(`2026-03-19T${time}Z`).since(world.now).total("seconds"),
  });
const told = (world: Observation): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(saidIn(decide(world))).filter(([key]) => /^(meeting|late):/.test(key)),
  );
const confirmed = (world: Observation): Observation =>
  ["/confirm channels ready", "/confirm 2"].reduce(
    (before, words) => look(says(before, sarah, words)),
    world,
  );
const boxes = (world: Observation): readonly string[] =>
  (decide(world).view?.checklist ?? [])
    .filter(({ text }) => /^(Channels|Support)/.test(text))
    .map(({ text, done, reason }) => `${done ? "x" : "-"} ${text}: ${reason}`);

describe("the meeting", () => {
  test("is called half an hour before the departure, once", () => {
    const world = look(says(departing(), ina, "/go"));
    expect(told(at(world, "13:29:59"))).toEqual({});
    expect(decide(world).next?.toString()).toBe("2026-03-19T13:30:00Z");
    const due = at(world, "13:30:00");
    expect(told(due)).toEqual({
      "meeting:2026-03-19T14:00:00Z": [
        "@acme/backend @acme/search @sarah: Go/no-go for 2.5.0, which departs at 2026-03-19 14:00 UTC.",
        "Still open:",
        "acme/backend has not voted for Auth Service and User Service",
        "acme/search has not voted for Search",
        "Channels ready is not confirmed: a manager can comment /confirm Channels ready",
        "Support informed is not confirmed: a manager can comment /confirm Support informed",
        "Teams: vote with /go or /no-go <reason>. Managers: when nothing is missing, comment /go, or move the departure with /reschedule <time>.",
      ].join("\n"),
    });
    const after = look(due);
    expect(told(after)).toEqual({});
    expect(decide(after).next?.toString()).toBe("2026-03-19T14:00:00Z");
  });

  test("is called late by an app that was down, and not after the departure", () => {
    expect(Object.keys(told(at(departing(), "13:59:00")))).toEqual([
      "meeting:2026-03-19T14:00:00Z",
    ]);
    expect(Object.keys(told(at(departing(), "14:00:00")))).toEqual(["late:2026-03-19T14:00:00Z"]);
  });

  test("is called again for another departure", () => {
    const world = look(at(departing(), "13:30:00"));
    const moved = look(says(world, sarah, "/reschedule 15:00"));
    expect(told(moved)).toEqual({});
    expect(Object.keys(told(at(moved, "14:30:00")))).toEqual(["meeting:2026-03-19T15:00:00Z"]);
  });

  test("says that it leaves by itself when the GO is given", () => {
    const world = since(confirmed(departing())).by(voted).by(gone).looks().now;
    expect(told(at(world, "13:30:00"))["meeting:2026-03-19T14:00:00Z"]).toBe(
      [
        "@sarah: Go/no-go for 2.5.0, which departs at 2026-03-19 14:00 UTC. sarah gave the GO; it departs automatically. Comment /hold <reason> to stop it.",
        "Go/no-go checklist so far:",
        "Channels ready: confirmed by sarah",
        "Support informed: confirmed by sarah",
      ].join("\n"),
    );
    expect(told(at(world, "14:00:00"))).toEqual({});
  });

  test("is before the window when only the GO says when", () => {
    const windowed = {
      ...trainWith({ window: hours("14:00", "20:00") }),
      goNoGo: storefront.goNoGo,
    };
    const world = voted(shown(green(windowed)));
    expect(told(at(world, "13:45:00"))).toEqual({});
    expect(Object.keys(told(at(look(gone(world)), "13:45:00")))).toEqual([
      "meeting:2026-03-19T14:00:00Z",
    ]);
  });

  test("isn't called when the issue is closed or the release aborted, nor after the departure", () => {
    expect(told(at(closed(departing()), "13:30:00"))).toEqual({});
    const aborted = look(says(departing(), sarah, "/abort not this week"));
    const reopened: Observation = { ...aborted, issue: { ...aborted.issue, state: "open" } };
    expect(told(at(reopened, "13:30:00"))).toEqual({});
    expect(told(at(reopened, "14:00:00"))).toEqual({});
    const world = since(confirmed(departing())).by(voted).by(gone).looks().now;
    expect(told(at(look(at(world, "14:00:00")), "14:05:00"))).toEqual({});
  });
});

describe("a departure that passes without a GO", () => {
  test("is told once, with what is missing and what to say", () => {
    const world = at(voted(departing()), "14:00:00");
    expect(told(world)["late:2026-03-19T14:00:00Z"]).toBe(
      [
        "@sarah: 2.5.0 did not depart at 2026-03-19 14:00 UTC, because it had no GO.",
        "Still open:",
        "Channels ready is not confirmed: a manager can comment /confirm Channels ready",
        "Support informed is not confirmed: a manager can comment /confirm Support informed",
        "Comment /reschedule <time> to set another departure. If the GO comes first, it departs immediately.",
      ].join("\n"),
    );
    expect(told(look(world))).toEqual({});
    expect(startsIn(decide(look(gone(confirmed(world)))))).toEqual([]);
    expect(startsIn(decide(gone(confirmed(world))))).toEqual(["api-gateway 1", "search 1"]);
  });

  test("tells whose no-go it was", () => {
    const world = look(says(departing(), sarah, "/no-go users complain"));
    expect(told(at(world, "14:00:00"))["late:2026-03-19T14:00:00Z"]).toContain(
      "did not depart at 2026-03-19 14:00 UTC, because it had no GO: sarah said no-go.",
    );
  });
});

describe("the go/no-go checklist", () => {
  test("keeps the GO until a manager has confirmed each item", () => {
    const world = voted(departing());
    expect(answerTo(world, sarah, "/go")).toContain("Channels ready is not confirmed");
    expect(boxes(world)).toEqual([
      "- Channels ready: a manager can comment /confirm Channels ready",
      "- Support informed: a manager can comment /confirm Support informed",
    ]);
    const one = look(says(world, sarah, "/confirm Channels ready"));
    expect(answerTo(one, sarah, "/go")).toContain("Support informed is not confirmed");
    const all = look(says(one, sarah, "/waive support: nobody is on duty"));
    expect(boxes(all)).toEqual([
      "x Channels ready: confirmed by sarah, 2026-03-19 12:01 UTC",
      "- Support informed: waived by sarah, 2026-03-19 12:01 UTC: nobody is on duty",
    ]);
    expect(decide(all).view?.setAside).toEqual([
      {
        item: "Support informed",
        how: "set aside",
        service: "the release",
        by: "sarah",
        reason: "nobody is on duty",
      },
    ]);
    expect(answerTo(all, sarah, "/go")).toBe("rocket");
  });

  test("an item that comes after the GO keeps the release in the station", () => {
    const world = since(departing(storefront)).by(voted).by(gone).looks().now;
    const asked: Observation = {
      ...world,
      train: { ...world.train, train } as Observation["train"],
    };
    expect(startsIn(decide(at(world, "14:00:00")))).not.toEqual([]);
    expect(startsIn(decide(at(asked, "14:00:00")))).toEqual([]);
  });

  test.each([
    [
      ina,
      "/confirm channels ready",
      "is on the release's go/no-go checklist. Only its managers (sarah)",
    ],
    [sarah, "/waive channels ready", "Please give a reason"],
    [
      sarah,
      "/confirm chanels",
      "The services of this train have no checklist. Items of the release itself",
    ],
    [bob, "/waive support busy", "Only its managers (sarah)"],
  ])("refused: %s %s", (author, words, reply) => {
    expect(answerTo(departing(), author, words)).toContain("confused: ");
    expect(answerTo(departing(), author, words)).toContain(reply);
  });

  test("is settled once the release has left", () => {
    const world = since(confirmed(shown(green(train))))
      .by(voted)
      .by(gone)
      .by(left).now;
    expect(answerTo(world, sarah, "/confirm 1")).toContain("confused: The release has departed");
  });

  test("is another one than that of the services, which a sub-issue and a service's name mean", () => {
    const both = {
      ...train,
      checklist: [
        {
          id: "migrations-ready",
          text: "Migrations ready",
          proof: { kind: "person" as const, perCommit: false },
        },
      ],
    };
    const world = shown(green(both));
    expect(leaves(world, sue, "/confirm 1")).toEqual(["confirm"]);
    expect(leaves(world, sarah, "/confirm 1")).toEqual(["release confirm"]);
    expect(leaves(world, sarah, "/waive search 1 none")).toEqual(["waive"]);
  });
});
