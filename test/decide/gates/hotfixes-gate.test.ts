import { expect, it, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known, unknown, type Reading } from "../../../src/model/failure.ts";
import type { Hotfix, HotfixFacts } from "../../../src/model/release/hotfix.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { Service } from "../../../src/model/train/train.ts";
import { withTrain } from "../../support/calendar.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { decidedOn, shown } from "../../support/consent.ts";
import { since } from "../../support/in-order.ts";
import { green, push, says, withFacts, withText } from "../../support/observation.ts";
import { told } from "../../support/rollback.ts";
import { commit, people, planText, storefront } from "../../support/train.ts";

const { sarah, sue } = people;
const running = commit("a hotfix");
const fix: Hotfix = { text: "#41", title: "Fix the login", url: "https://github.test/pull/41" };

const withHotfixes = (
  world: Observation,
  hotfixes: Reading<HotfixFacts>,
  id = "search",
): Observation => withFacts(world, id, (facts) => ({ ...facts, hotfixes }));
const lacking = (
  ...all: readonly Hotfix[]
): ((world?: Observation, production?: typeof running) => Observation) => {
  return (world = green(), production = running) =>
    withHotfixes(
      world,
      known({ commit: commit("search"), production, isByTrain: false, lacking: all }),
    );
};
const blocked = lacking(fix);
const seenIn = (world: Observation) =>
  decide(world).view?.services.find(({ id }) => id === "search");
const gateIn = (world: Observation) => seenIn(world)?.gates.find(({ name }) => name === "hotfixes");

test("what production has and the release lacks blocks before the GO, and names who can end that", () => {
  expect(gateIn(blocked())).toEqual({
    id: "hotfixes",
    name: "hotfixes",
    readiness: "blocked",
    reason:
      "production has #41 Fix the login, which release/2.5.0 lacks: merge or cherry-pick it, or a manager can waive hotfixes with /waive",
    links: [{ text: "#41", url: "https://github.test/pull/41" }],
    children: [],
  });
  expect(seenIn(blocked())?.readiness).toBe("blocked");
  expect(answerTo(shown(blocked()), sarah, "/go")).toMatch(
    /^confused: No GO yet.*Search is blocked: production has #41 Fix the login/s,
  );
});

test("of many the first three are named", () => {
  const many = lacking(
    ...[1, 2, 3, 4, 5].map((number) => ({ ...fix, text: `#${number}`, title: "Fix" })),
  );
  expect(gateIn(many())?.reason).toMatch(
    /^production has #1 Fix, #2 Fix, #3 Fix and 2 more, which release\/2\.5\.0 lacks: merge or cherry-pick them, /,
  );
});

it.each<[string, Reading<HotfixFacts>, string | undefined, RegExp]>([
  [
    "a commit that goes on from it is ready",
    known({ commit: commit("search"), production: running, isByTrain: false, lacking: [] }),
    "ready",
    /^release\/2\.5\.0 has all that production runs$/,
  ],
  [
    "a first release isn't asked",
    known({ commit: commit("search"), production: null, isByTrain: false, lacking: [] }),
    undefined,
    /^$/,
  ],
  ["what can't be read is unknown", unknown("GitHub is away"), "unknown", /^GitHub is away$/],
  [
    "a rewritten history is unknown, with a way out",
    known({ commit: commit("search"), production: running, isByTrain: false, lacking: null }),
    "unknown",
    /^production runs \w{7}, which has no history in common with release\/2\.5\.0, .*can waive hotfixes with \/waive$/,
  ],
  [
    "what was read of another commit proves nothing",
    known({ commit: commit("older"), production: running, isByTrain: false, lacking: [] }),
    "unknown",
    /was not yet compared with production$/,
  ],
])("%s", (_, hotfixes, readiness, reason) => {
  const found = gateIn(withHotfixes(green(), hotfixes));
  expect(found?.readiness).toBe(readiness);
  expect(found?.reason ?? "").toMatch(reason);
});

test("from the GO on it is the guard's, which holds what is deployed beside the release", () => {
  const decided = since(
    decidedOn(withText(green(), planText(storefront, "2026-03-19 14:00"))),
  ).looks().now;
  expect(gateIn(decided)).toBeUndefined();
  expect(decide(blocked(decided)).view?.state).toBe("go");
});

it.each<[string, boolean, Partial<Service>]>([
  ["an earlier release of a train brought there", true, {}],
  ["came by a drive in which others deploy", false, { drive: { kind: "observe" } }],
])("what %s is told and blocks nothing", (_, isByTrain, service) => {
  const lacks = known({ commit: commit("search"), production: running, isByTrain, lacking: [fix] });
  const services = storefront.services.map((one) =>
    one.id === "search" ? { ...one, ...service } : one,
  );
  const world = withHotfixes(withTrain(green(), { ...storefront, services }), lacks);
  expect(gateIn(world)).toMatchObject({
    readiness: "ready",
    reason:
      "production has #41 Fix the login, which release/2.5.0 lacks: the release takes it out of production",
    links: [{ text: "#41" }],
  });
  expect(seenIn(world)?.readiness).toBe("ready");
});

test("a manager waives exactly these, with a reason that the notes show", () => {
  const world = shown(blocked());
  expect(answerTo(world, sue, "/waive search hotfixes it is in the rewrite")).toMatch(
    /^confused: Only a manager \(sarah\) can use \/waive here/,
  );
  expect(answerTo(world, sarah, "/waive search hotfixes")).toMatch(/Please give a reason/);
  expect(answerTo(shown(green()), sarah, "/waive search hotfixes for luck")).toMatch(
    /^confused: There are no hotfixes to waive/,
  );
  const waived = told(world, "/waive search hotfix: it is in the rewrite");
  expect(gateIn(waived)).toMatchObject({
    readiness: "ready",
    reason: "waived by sarah: it is in the rewrite",
  });
  expect(decide(waived).view?.setAside).toEqual([
    {
      item: `hotfixes in production (${running.slice(0, 7)})`,
      how: "set aside",
      service: "Search",
      by: "sarah",
      reason: "it is in the rewrite",
    },
  ]);
  // Another hotfix, a new commit, and what can't be read any more need a word of their own.
  expect(gateIn(blocked(waived, commit("another hotfix")))?.readiness).toBe("blocked");
  const pushed = withHotfixes(
    push(waived, "search", "new"),
    known({ commit: commit("new"), production: running, isByTrain: false, lacking: [fix] }),
  );
  expect(gateIn(pushed)?.readiness).toBe("blocked");
  expect(gateIn(withHotfixes(waived, unknown("GitHub is away")))?.readiness).toBe("unknown");
});

test("what can't be read for good can be waived, and is looked at again once it can be read", () => {
  const away = shown(withHotfixes(green(), unknown("GitHub can't compare them")));
  const waived = look(says(away, sarah, "/waive search hotfixes nothing was fixed there"));
  expect(gateIn(waived)?.readiness).toBe("ready");
  expect(gateIn(blocked(waived))?.readiness).toBe("blocked");
});
