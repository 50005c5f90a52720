/** What is private stays so while GitHub doesn't show that it is: an outage shows nothing that was hidden before. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Visibility } from "../../../src/model/github/visibility.ts";
import { look } from "../../support/carry-out.ts";
import { gone, left, shown, voted } from "../../support/consent.ts";
import {
  away,
  green,
  later,
  push,
  says,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { back, told } from "../../support/rollback.ts";
import { commit, people, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const train = trainOf(storefront.services, {
  allowPrivate: true,
  checklist: [{ id: "done", text: "Done", proof: { kind: "person", perCommit: false } }],
});

/** All confirmed and ready, with Search in a private repository, to be read from the issue of that visibility. */
function confirmed(visibility: Visibility): Observation {
  const seen = withFacts(green(train), "search", (facts) => ({ ...facts, visibility: "private" }));
  const world = shown({ ...seen, issue: { ...seen.issue, visibility } });
  return train.services.reduce(
    (now, { id }) => told(now, `/confirm ${id} Done`, people.sarah),
    [people.ina, people.bob, people.sue].reduce(
      (now, who) => told(now, "/confirm Done", who),
      world,
    ),
  );
}

const phases: Readonly<Record<string, (ready: Observation) => Observation>> = {
  planned: (ready) => ready,
  voted: (ready) => voted(ready),
  "with a new commit": (ready) => push(voted(ready), "search", "search again"),
  "rolling out": (ready) => since(ready).by(voted).by(gone).by(left).now,
  arrived: (ready) => arrived(ready),
  "with a part taken back": (ready) =>
    since(ready)
      .by(voted)
      .by(gone)
      .by(left)
      .live("search")
      .by(told, "/rollback search it is slow")
      .live("search").now,
  "rolling back": (ready) => told(arrived(ready), "/rollback it is slow"),
  "rolled back": (ready) => back(told(arrived(ready), "/rollback it is slow")),
};
const arrived = (ready: Observation): Observation =>
  since(ready)
    .by(voted)
    .by(gone)
    .by(left)
    .live("api-gateway", "search", "auth-service", "user-service").now;

const commits = ["search", "search before", "search again"].map((name) => commit(name).slice(0, 7));

/** All that is told while it can't be read, by itself and to those who ask. */
function toldOf(world: Observation): string {
  const unread = later(withReading(world, "search", away), { minutes: 1 });
  const { eve, sarah, sue } = people;
  const decisions = [unread, look(unread)].flatMap((now) => [
    decide(now),
    decide(says(now, eve, "/plan")),
    decide(says(now, sarah, "/go")),
    decide(says(now, sue, "/hold search x")),
    decide(says(now, sarah, "/rollback search x")),
  ]);
  // The record and what is remembered are packed, and hold commits; a deployment is created where it is hidden.
  const packed = new Set(["write record", "remember looks", "deploy"]);
  const actions = decisions.flatMap((one) => one.actions.filter(({ kind }) => !packed.has(kind)));
  return JSON.stringify(actions, (key, value: unknown) => {
    // Of who confirmed an item the commit is known, and not shown.
    if (key === "word") return undefined;
    return value instanceof Set || value instanceof Map ? [...value] : value;
  });
}

describe("a private service that can't be read for a while", () => {
  const ready = confirmed("public");

  test.each(Object.entries(phases))("shows none of its commits: %s", (_phase, play) => {
    const text = toldOf(play(ready));
    expect(commits.filter((one) => text.includes(one))).toEqual([]);
    // Why it can't be read is no secret.
    expect(text).toContain("GitHub is away");
  });

  test("is shown as before where all readers of the issue may read it", () => {
    const text = toldOf(arrived(confirmed("private")));
    expect(commits.filter((one) => text.includes(one))).not.toEqual([]);
  });
});
