import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { pastMark, readPastMark } from "../../../src/model/marks/past-mark.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { PastRelease } from "../../../src/model/view/past-release.ts";
import { renderIssue } from "../../../src/render/issue.ts";
import { pastOf } from "../../../src/render/past-page.ts";
import { withFacts } from "../../support/observation.ts";
import { everyState } from "../../support/every-state.ts";

const pastIn = (world: Observation): PastRelease | undefined => {
  const { view } = decide(world);
  return view ? pastOf(view) : undefined;
};

describe("what the issue keeps of a release", () => {
  test.each(["planning", "ready", "go", "rolling out", "on hold", "rolling back"] as const)(
    "that is %s: nothing yet",
    (state) => {
      expect(pastIn(everyState[state])).toBeUndefined();
    },
  );

  test("that was rolled back: each deployment and rollback, as the issue itself carries it", () => {
    const world = everyState["rolled back"];
    const past = pastIn(world);
    expect(past?.state).toBe("rolled back");
    expect(past?.ended.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["deploy", "rollback"]),
    );
    const { view } = decide(world);
    expect(readPastMark(view ? renderIssue(view, { room: 60_000 }) : "")).toEqual(past);
  });

  test("nothing of a service that fewer people can read", () => {
    const { issue, train } = everyState.complete;
    if (train.kind !== "valid") throw new Error("It has no train");
    const open: Observation = {
      ...everyState.complete,
      issue: { ...issue, visibility: "public" },
      train: { ...train, train: { ...train.train, allowPrivate: true } },
    };
    const world = [...open.services.keys()].reduce<Observation>(
      (seen, id) =>
        withFacts(seen, id, (facts) => ({
          ...facts,
          visibility: id === "search" ? "private" : "public",
        })),
      open,
    );
    const services = new Set(pastIn(world)?.ended.map(({ service }) => service));
    expect(services.size).toBeGreaterThan(0);
    expect(services.has("search")).toBe(false);
  });

  test("the same whatever is deployed later by others", () => {
    const { complete } = everyState;
    const later = withFacts(complete, "search", (facts) => {
      if (facts.production.kind === "unknown") return facts;
      const [newest, ...older] = facts.production.value;
      if (!newest) return facts;
      const at = newest.createdAt.add({ hours: 48 });
      const foreign = {
        ...newest,
        id: 99_999,
        ours: false,
        rides: null,
        createdAt: at,
        statuses: newest.statuses.map((one) => ({ ...one, createdAt: at })),
      };
      return { ...facts, production: { kind: "known", value: [foreign, newest, ...older] } };
    });
    expect(pastIn(later)?.ended).toEqual(pastIn(complete)?.ended);
  });
});

describe("the mark", () => {
  const past = pastIn(everyState.complete);
  const grown = (services: number, leads: number): PastRelease => ({
    ...(past as PastRelease),
    ended: Array.from({ length: services }, (_, index) => ({
      id: index * 7_919,
      service: `service-${index}`,
      kind: "deploy" as const,
      attempt: 1,
      at: "2026-03-19T12:00:00Z",
      isGood: true,
      leadSeconds: Array.from({ length: leads }, (__, lead) => (index * 31 + lead * 977) % 86_400),
    })),
  });

  test("of a large release keeps the median of its lead times, and of a huge one nothing", () => {
    const mark = pastMark(grown(40, 100));
    expect(mark.length).toBeLessThan(8_100);
    const read = readPastMark(mark) as PastRelease;
    expect(read.ended.map(({ leadSeconds }) => leadSeconds.length)).toEqual(Array(40).fill(1));
    expect(pastMark(grown(20_000, 1))).toBe("");
  });

  test.each(["", "<!-- release-train:past !! -->", "<!-- release-train:past AAAA -->"])(
    "that is none or forged is no past: %j",
    (body) => {
      expect(readPastMark(body)).toBeUndefined();
    },
  );
});
