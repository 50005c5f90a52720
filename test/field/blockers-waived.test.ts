/** Blockers that a manager sets aside, and those that appear late. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { repoName } from "../../src/model/ids.ts";
import type { Observation } from "../../src/model/observation.ts";
import { setAsideLines } from "../../src/render/set-aside.ts";
import {
  blocker,
  own,
  central,
  gatesIn,
  blockedIn,
  ids,
  first,
  second,
} from "../support/blockers.ts";
import { look } from "../support/carry-out.ts";
import { decidedOn, gone, left, shown, voted } from "../support/consent.ts";
import { reactionTo, recordIn, startsIn, wordsIn } from "../support/decision.ts";
import { green, later, reports, says, withText } from "../support/observation.ts";
import { people, planText, storefront } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const withDeparture = withText(green(), planText(storefront, "2026-03-19 14:00"));

describe("/waive [service] blocker #n <reason>", () => {
  const blocked = (world = shown()): Observation => own(world, first, {}, { number: 32 });
  const waive = (text: string, world = blocked(), by = people.sarah): Observation =>
    says(world, by, text);

  it.each([
    ["with the service", `/waive ${first} blocker #31 known and harmless`],
    ["without it", "/waive blocker #31 known and harmless"],
    ["by repository", `/waive blocker acme/${first}#31: known and harmless`],
    ["by address", `/waive blocker https://github.test/acme/${first}/issues/31 known and harmless`],
  ])("%s sets aside that one only, and the issue and the notes say so", (_how, text) => {
    const said = waive(text);
    expect(reactionTo(decide(said), 1_001)).toBe("rocket");
    const after = look(said);
    expect(gatesIn(after)[first]).toBe(
      `blocked: acme/${first}#32 is an open blocker: close it or remove its label`,
    );
    const { view } = decide(after);
    expect(setAsideLines(view?.setAside ?? [], 9).join("\n")).toMatch(
      /blocker acme.*31.*sarah.*known and harmless/,
    );
  });

  it("with a service it holds for that service only", () => {
    const after = look(waive(`/waive ${first} blocker #31 fine`, central(shown(), {})));
    expect(blockedIn(after)).toEqual(ids.filter((id) => id !== first));
    const all = look(waive("/waive blocker #31 fine", central(shown(), {})));
    expect(blockedIn(all)).toEqual([]);
  });

  it("a repository that is renamed keeps the word", () => {
    const after = look(waive("/waive blocker #31 fine"));
    const id = blocker({ repo: repoName(`acme/${first}`) }).id;
    const renamed = own(after, first, { id, repo: repoName("acme/renamed") });
    expect(blockedIn(renamed)).toEqual([]);
  });

  it.each([
    ["nobody but a manager may", `/waive blocker #31 fine`, people.ina, "Only a manager"],
    ["a reason is asked for", "/waive blocker #31", people.sarah, "Please give a reason"],
    [
      "another number is refused",
      "/waive blocker #99 x",
      people.sarah,
      "doesn't block the release",
    ],
  ])("%s", (_what, text, by, words) => {
    const decision = decide(waive(text, blocked(), by));
    expect(reactionTo(decision, 1_001)).toBe("confused");
    expect(wordsIn(decision)).toContain(words);
  });

  it("of two with one number it asks which", () => {
    const two = own(own(shown(), first, {}), second, {});
    expect(wordsIn(decide(waive("/waive blocker #31 x", two)))).toContain(
      `acme/${first}#31, acme/${second}#31`,
    );
  });
});

describe("when it appears late", () => {
  const decided = since(decidedOn(withDeparture)).looks().now;

  it("after the GO and before the departure it voids what was said without knowing of it, and says why", () => {
    expect(decide(decided).view?.state).toBe("go");
    const blocked = later(own(decided, second, {}), { minutes: 1 });
    const decision = decide(blocked);
    expect(decision.view?.state).toBe("planning");
    expect(wordsIn(decision)).toContain(`acme/${second}#31 blocks Auth Service`);
    const words = recordIn(decision)?.entries.find(({ kind }) => kind === "void");
    const owners = words?.kind === "void" ? words.votes.map(({ owner }) => owner) : [];
    // Of its team and those who wait for it; the others keep their word.
    expect(new Set(owners)).toEqual(new Set(["acme/backend"]));
  });

  it("paiml/aprender#3445, orbi-build/orbi#663: closed again, it needs the votes again; a vote that was given while it stood counts", () => {
    const blocked = look(later(own(decided, second, {}), { minutes: 1 }));
    const revoted = since(blocked).after({ minutes: 1 }).says(people.bob, "/go").looks().now;
    const closed = later(own(revoted, second), { minutes: 1 });
    expect(decide(closed).view?.state).toBe("ready");
    const again = look(says(closed, people.sarah, "/go"));
    expect(decide(again).view?.state).toBe("go");
  });

  it("one that a manager waives before the GO voids nothing", () => {
    const waived = look(
      says(own(voted(shown(withDeparture)), second, {}), people.sarah, "/waive blocker #31 known"),
    );
    const world = since(waived).after({ minutes: 1 }).says(people.sarah, "/go").looks().now;
    expect(decide(later(world, { minutes: 1 })).view?.state).toBe("go");
  });

  it("after a service has started it takes nothing back, and holds back what hasn't started", () => {
    const rolling = since(voted()).by(gone).by(left).live(first).after({ minutes: 1 }).now;
    expect(decide(own(rolling, first, {})).view?.state).toBe(decide(rolling).view?.state);
    const waiting = ids.at(2) ?? "";
    const next = reports(own(rolling, waiting, {}), second, "success");
    expect(startsIn(decide(next))).not.toContain(`${waiting} 1`);
    expect(startsIn(decide(reports(rolling, second, "success")))).toContain(`${waiting} 1`);
    const closed = own(look(next), waiting);
    expect(startsIn(decide(later(closed, { minutes: 1 })))).toContain(`${waiting} 1`);
  });
});
