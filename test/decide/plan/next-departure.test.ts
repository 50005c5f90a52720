import { describe, expect, test } from "vitest";
import {
  dueRelease,
  nextFiring,
  seenNow,
  type NewRelease,
  type ScheduleFacts,
} from "../../../src/decide/plan/next-departure.ts";
import { cut, unread, whole } from "../../../src/model/listing.ts";
import { repoName } from "../../../src/model/ids.ts";
import type { Train } from "../../../src/model/train/train.ts";
import { hours, mondays, trainWith } from "../../support/calendar.ts";
import { home } from "../../support/train.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const train: Train = { ...trainWith({}), schedule: mondays };
const tracking = (version: string): string => `### Version\n${version}\n`;
/** Monday, 2026-03-23, a minute past nine. */
const station = (changes: Partial<ScheduleFacts> = {}): ScheduleFacts => ({
  now: at("2026-03-23T09:01:00Z"),
  repo: home,
  train,
  tracked: [{ body: tracking("v2.5.0"), closedAt: at("2026-03-19T16:00:00Z") }],
  tags: whole([]),
  since: at("2026-01-01T00:00:00Z"),
  ...changes,
});

/** The release that is due; throws when it has to wait. */
function releaseOf(facts: ScheduleFacts): NewRelease | null {
  const due = dueRelease(facts);
  if (due === "later") throw new Error("its version can't be told yet");
  return due;
}

test("a release is due when its time has come", () => {
  expect(dueRelease(station())).toEqual({
    firing: at("2026-03-23T09:00:00Z"),
    title: "Release v2.6.0",
    body: "Opened by the schedule of storefront. It includes every service with unreleased changes; to choose others, name them below a heading Services.\n\n### Version\n\nv2.6.0",
  });
  expect(nextFiring(station())?.toString()).toBe("2026-03-30T09:00:00Z");
});

describe("none is due", () => {
  const closedAt = (time: string | null) => ({
    tracked: [{ body: tracking("v2.5.0"), closedAt: time === null ? null : at(time) }],
  });
  test.each<[string, Partial<ScheduleFacts>]>([
    ["while a release is open", closedAt(null)],
    ["when one was open at that time", closedAt("2026-03-23T09:00:01Z")],
    ["when the schedule came later", { since: at("2026-03-23T09:00:30Z") }],
    ["when the schedule came in that moment", { since: at("2026-03-23T09:00:00Z") }],
    ["without a schedule", { train: { ...train, schedule: null } }],
  ])("%s", (_name, changes) => {
    expect(dueRelease(station(changes))).toBeNull();
  });

  test("but a time that was missed is made up for, the last one alone", () => {
    const due = releaseOf(station({ now: at("2026-04-01T12:00:00Z") }));
    expect(due?.firing.toString()).toBe("2026-03-30T09:00:00Z");
  });
});

test.each<[string, Partial<ScheduleFacts>, string]>([
  ["the highest of issues and tags", { tags: whole(["v2.9.1", "v1.0.0", "x3.0.0"]) }, "v2.10.0"],
  [
    "not the tags of a service in the same repository",
    { tags: whole(["v9.0.0"]), repo: repoName("acme/search") },
    "v2.6.0",
  ],
  ["whatever can't be read as a version", { tracked: [], tags: whole(["vnext"]) }, "v0.1.0"],
  ["nothing before it", { tracked: [] }, "v0.1.0"],
  [
    "an issue whose services the train no longer has",
    {
      tracked: [
        {
          body: `${tracking("v2.5.0")}### Services\ngone 1.0.0\n`,
          closedAt: at("2026-03-19T16:00:00Z"),
        },
      ],
    },
    "v2.6.0",
  ],
  ["tags of another form that are lower", { tags: whole(["v2.4", "2.0.0", "v1"]) }, "v2.6.0"],
  [
    "a pre-release becomes its release",
    { tracked: [{ body: tracking("v3.0.0-rc.1"), closedAt: at("2026-03-19T16:00:00Z") }] },
    "v3.0.0",
  ],
  ["the month", { train: { ...train, versioning: "calver" } }, "v2026.03.1"],
])("the version follows from %s", (_name, changes, version) => {
  expect(releaseOf(station(changes))?.title).toBe(`Release ${version}`);
});

describe("where no version follows, people are asked", () => {
  const none = { tracked: [] };
  const wrote = (version: string) => ({
    tracked: [{ body: tracking(version), closedAt: at("2026-03-19T16:00:00Z") }],
  });
  const search = repoName("acme/search");
  test.each<[string, Partial<ScheduleFacts>, string]>([
    ["a tag without the v", { ...none, tags: whole(["2.5.0"]) }, "the tag `2.5.0` looks like"],
    ["two numbers", { ...none, tags: whole(["v2.5"]) }, "the tag `v2.5` looks like"],
    ["a capital", { ...none, tags: whole(["V2.5.0"]) }, "the tag `V2.5.0` looks like"],
    ["a capital beside others", { tags: whole(["V3.0.0", "v2.5.0"]) }, "the tag `V3.0.0` looks"],
    ["the train's name", { ...none, tags: whole(["storefront-2.5.0"]) }, "`storefront-2.5.0`"],
    ["the repository's name", { ...none, tags: whole(["releases/v2.5.0"]) }, "`releases/v2.5.0`"],
    [
      "tags of services beside it",
      { ...none, tags: whole(["v9.0.0"]), repo: search },
      "`v9.0.0` and other tags of acme/search may be of the train or of a service",
    ],
    [
      "too many tags",
      { ...none, tags: cut(["nightly-1"], "acme/releases has more") },
      "none of the tags of acme/releases that were read names a version",
    ],
    ["an issue with two numbers", wrote("v2.5"), "an earlier release was `2.5`"],
    ["an issue with a word", wrote("spring-26"), "no other follows from `spring-26`"],
    [
      "an issue with four numbers beside tags",
      { ...wrote("v2.5.0.1"), tags: whole(["v1.0.0"]) },
      "an earlier release was `2.5.0.1`",
    ],
    [
      "calendar versions before",
      { ...none, tags: whole(["v2026.03.1"]) },
      "the tag `v2026.03.1` looks like",
    ],
  ])("%s", (_name, changes, why) => {
    const due = releaseOf(station(changes));
    expect(due?.title).toBe("Release of storefront, 2026-03-23");
    expect(due?.body).toContain("@sarah");
    expect(due?.body).toContain(why);
    expect(due?.body).toMatch(/### Version$/);
  });

  test("what can't be read is waited for, not for ever", () => {
    const away = { tags: unread("GitHub is away") };
    expect(dueRelease(station(away))).toBe("later");
    const late = releaseOf(station({ ...away, now: at("2026-03-23T09:15:00Z") }));
    expect(late?.body).toContain("can't be told, since GitHub is away");
  });
});

// Clocks in Berlin go forward on 2026-03-29, back on 2026-10-25.
test.each([
  ["2026-03-23T09:01:00Z", "2026-03-26 14:00 +01:00"],
  ["2026-03-26T14:00:00Z", "2026-04-02 14:00 +02:00"],
  ["2026-10-19T12:00:00Z", "2026-10-22 14:00 +02:00"],
  ["2026-10-22T13:00:00Z", "2026-10-29 14:00 +01:00"],
])("at %s the next window opens at %s", (now, departure) => {
  const windowed = trainWith({ window: hours("14:00", "16:00", [4]), timeZone: "Europe/Berlin" });
  const due = releaseOf(station({ now: at(now), train: { ...windowed, schedule: mondays } }));
  expect(due?.body.split("\n\n").slice(-2)).toEqual(["### Departure", departure]);
});

describe("a schedule counts", () => {
  const now = at("2026-03-23T09:01:00Z");
  const changedAt = at("2026-03-20T08:00:00Z");
  test("from the last change of the train file on, when nobody remembers it", () => {
    expect(seenNow(undefined, train, changedAt, now).since).toBe("2026-03-20T08:00:00Z");
    expect(seenNow(undefined, train, null, now).since).toBe("2026-03-23T09:01:00Z");
  });

  test("from now on, when it is another one", () => {
    const before = seenNow(undefined, train, changedAt, now.subtract({ hours: 1 }));
    expect(seenNow(before, train, changedAt, now)).toBe(before);
    const later = { ...train, schedule: { ...mondays, text: "0 8 * * MON" } };
    expect(seenNow(before, later, changedAt, now).since).toBe("2026-03-23T09:01:00Z");
    const none = seenNow(before, { ...train, schedule: null }, changedAt, now);
    expect(seenNow(none, train, changedAt, now).since).toBe("2026-03-23T09:01:00Z");
  });
});
