import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import { serviceId } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { answerTo, leaves } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { shown as shownRelease, voted } from "../../support/consent.ts";
import { shown, words } from "../../support/checklist.ts";
import { startsIn, stateIn } from "../../support/decision.ts";
import { later, mayGive, says, withAuthority } from "../../support/observation.ts";
import { ticks } from "../../support/sub-issues.ts";
import { people } from "../../support/train.ts";
import type { Authority, Author } from "../../../src/model/github/authority.ts";

const dana: Author = { id: 55, login: "dana", kind: "person" };

/** dana is a deputy of these services, and of all that these owners ship. */
const deputy = (owners: readonly string[], ...services: readonly string[]): Reading<Authority> => {
  const whole = mayGive(owners);
  if (whole.kind === "unknown") return whole;
  return known({ ...whole.value, deputyOf: new Set(services.map(serviceId)) });
};

const asDeputy = (observation: Observation, reading: Reading<Authority>): Observation =>
  withAuthority(observation, dana, reading);

test("a deputy of all that a team ships votes for it", () => {
  const world = asDeputy(shownRelease(), deputy(["acme/search"], "search"));
  expect(leaves(world, dana, "/go")).toEqual(["vote go"]);
  const { ina, bob, sarah } = people;
  const all = [ina, bob, dana].reduce((now, who) => says(now, who, "/go"), world);
  expect(startsIn(decide(says(all, sarah, "/go")))).toEqual(["api-gateway 1", "search 1"]);
});

test("a deputy of one of a team's services stands in for that one, and doesn't vote", () => {
  const world = asDeputy(shownRelease(), deputy([], "auth-service"));
  expect(answerTo(world, dana, "/go")).toMatch(/^confused: \/go is for the teams/);
  expect(leaves(world, dana, "/hold auth-service it leaks")).toEqual(["hold"]);
  expect(answerTo(world, dana, "/hold user-service it leaks")).toMatch(/^confused/);
});

test("a deputy confirms items of the service, by a command and by a tick", () => {
  const world = asDeputy(shown, deputy([], "search"));
  expect(leaves(world, dana, "/confirm search 1")).toEqual(["confirm"]);
  expect(leaves(world, dana, "/confirm auth 1")).toEqual([]);
  const ticked = look(ticks(world, "search", dana, "item-migrations-ready"));
  expect(words(ticked)).toContain("confirmed by dana");
  const other = look(ticks(world, "auth", dana, "item-migrations-ready"));
  expect(words(other, "auth")).toContain("not confirmed");
});

test("the vote of a deputy falls with what made them one", () => {
  const { ina, bob } = people;
  const world = asDeputy(shownRelease(), deputy(["acme/search"], "search"));
  const all = look([ina, bob, dana].reduce((now, who) => says(now, who, "/go"), world));
  expect(stateIn(decide(all))).toContain("all votes are in");
  const lost = asDeputy(later(all, { minutes: 1 }), mayGive([]));
  expect(stateIn(decide(lost))).toContain("acme/search has not voted for Search");
});

test("a manager counts for no team that isn't theirs", () => {
  expect(leaves(voted(), people.sarah, "/go")).not.toContain("vote go");
});
