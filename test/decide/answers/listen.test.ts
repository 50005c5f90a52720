import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { carryOut, look } from "../../support/carry-out.ts";
import { shown, voted } from "../../support/consent.ts";
import { kindsIn, reactionTo, recordIn, saidIn, stateIn } from "../../support/decision.ts";
import { closed, green, says, withText } from "../../support/observation.ts";
import { people, planText, storefront } from "../../support/train.ts";

const { sarah, ina, bob, sue, eve } = people;

test("a command is seen, then done; a refused one is seen, answered, refused", () => {
  const reactions = (world: Observation) =>
    decide(world).actions.flatMap((one) =>
      one.kind === "acknowledge" ? [one.reaction] : one.kind === "say" ? ["reply"] : [],
    );
  expect(reactions(says(shown(), ina, "/go"))).toEqual(["eyes", "rocket"]);
  expect(reactions(says(shown(), eve, "/go"))).toEqual(["eyes", "reply", "confused"]);
  expect(reactions(says(shown(), eve, "well\n/go"))).toEqual([]);
});

test("the record comes before everything that follows from it", () => {
  expect(kindsIn(decide(says(shown(), ina, "/go")))).toEqual([
    "write record",
    "acknowledge",
    "acknowledge",
    "show",
    "tend sub-issues",
    "show checks",
  ]);
});

describe("after a crash", () => {
  const asked = says(says(shown(), ina, "/go"), eve, "/hold");
  const decision = decide(asked);

  test("the record stands: nothing is counted twice, and the answers follow", () => {
    const [record] = decision.actions;
    const crashed = carryOut(asked, { ...decision, actions: record ? [record] : [] });
    const again = decide(crashed);
    expect(recordIn(again)).toBeUndefined();
    expect(reactionTo(again, 1001)).toBe("rocket");
    expect(reactionTo(again, 1002)).toBe("confused");
  });

  test("wherever it came, the end is the same", () => {
    for (let done = 0; done <= decision.actions.length; done += 1) {
      const crashed = carryOut(asked, { ...decision, actions: decision.actions.slice(0, done) });
      const healed = look(crashed);
      expect(healed.record).toEqual(look(asked).record);
      expect(healed.comments).toEqual(look(asked).comments);
      expect(kindsIn(decide(healed))).toEqual(["show", "tend sub-issues", "show checks"]);
    }
  });
});

test.each([
  ["edited", { edited: true }, "confused"],
  ["written by a bot", { author: { ...ina, kind: "bot" as const } }, undefined],
  ["of a deleted account", { author: { ...ina, id: null } }, undefined],
  ["answered already", { reactions: new Set(["eyes", "rocket"] as const) }, undefined],
  ["refused already", { reactions: new Set(["eyes", "confused"] as const) }, undefined],
])("a command that is %s has no effect", (_, changes, reaction) => {
  const decision = decide(says(shown(), ina, "/go", changes));
  expect(recordIn(decision)).toBeUndefined();
  expect(reactionTo(decision, 1001)).toBe(reaction);
});

test("an edited command is told how it counts", () => {
  expect(saidIn(decide(says(shown(), ina, "/go", { edited: true })))).toEqual({
    "reply:1001": "ina: Edited commands are ignored. Write it again as a new comment.",
  });
});

test("each command sees those before it", () => {
  const all = [ina, bob, sue].reduce((world, one) => says(world, one, "/go"), shown());
  expect(reactionTo(decide(says(all, sarah, "/go")), 1004)).toBe("rocket");
  const early = [ina, bob, sue].reduce(
    (world, one) => says(world, one, "/go"),
    says(shown(), sarah, "/go"),
  );
  expect(reactionTo(decide(early), 1001)).toBe("confused");
});

test("the order of different people's votes, and saying them twice, changes nothing", () => {
  const words = [ina, bob, sue].flatMap((who) => [who, who]);
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: 6 }), fc.boolean(), (order, isOneByOne) => {
      const world = order.reduce(
        (now, who) => (isOneByOne ? look(says(now, who, "/go")) : says(now, who, "/go")),
        shown(),
      );
      const votes = decide(look(world)).view?.votes.map(
        ({ owner, answer }) => `${owner} ${answer}`,
      );
      expect(votes).toEqual(["acme/infra go", "acme/backend go", "acme/search go"]);
    }),
  );
});

describe("an issue without a plan", () => {
  const broken = withText(green(), "### Version\nv2.5.0\n### Services\nsaerch 1");
  const problem = "The train has no service saerch. Did you mean search?";

  test("gets one answer that says how to mend it", () => {
    const decision = decide(broken);
    expect(kindsIn(decision)).toEqual(["say"]);
    expect(Object.values(saidIn(decision))).toEqual([
      `This issue can't become a release yet:\n${problem}\nEdit the issue; it is checked again automatically. /help lists the commands.`,
    ]);
    expect(kindsIn(decide(look(broken)))).toEqual([]);
    expect(
      kindsIn(decide(withText(look(broken), "### Version\nv2.6.0\n### Services\nsaerch 1"))),
    ).toEqual([]);
    expect(kindsIn(decide(withText(look(broken), planText(storefront))))).toContain("write record");
  });

  test("answers commands with what is wrong, and /help all the same", () => {
    const asked = decide(says(says(broken, sarah, "/go"), eve, "/help"));
    expect(saidIn(asked)["reply:1001"]).toBe(`sarah: ${problem}`);
    expect(reactionTo(asked, 1001)).toBe("confused");
    expect(reactionTo(asked, 1002)).toBe("rocket");
  });

  test("that showed a release before doesn't go on claiming what it showed", () => {
    const body =
      "### Version\nnone\n### Services\nnone\n<!-- release-train:begin -->\nready\n<!-- release-train:end -->";
    const decision = decide(withText(voted(), body));
    expect(stateIn(decision)).toBe(
      "planning: the plan can't be read any more, so nothing starts. Fix what is listed below.",
    );
    expect(decision.view?.problems).toHaveLength(1);
  });

  test("is left alone once it is closed", () => {
    expect(decide(closed(broken))).toMatchObject({ actions: [], rest: true });
  });

  test.each([
    [
      "missing",
      { kind: "missing" as const },
      "This repository has no train file. Add .github/release-train.yml.",
    ],
    [
      "invalid",
      {
        kind: "invalid" as const,
        revision: voted().train.kind === "valid" ? ("0".repeat(40) as never) : ("" as never),
        problems: [{ line: 3, column: 5, message: "No such key.", hint: "Remove it." }],
      },
      ".github/release-train.yml line 3, column 5: No such key. Remove it.",
    ],
  ])("because the train file is %s", (_name, train, words) => {
    expect(Object.values(saidIn(decide({ ...green(), train }))).join()).toContain(words);
  });
});

test("a changed record is said once, to everyone who must speak again", () => {
  const tampered: Observation = {
    ...voted(),
    record: { kind: "tampered", comment: 500, by: "eve" },
  };
  expect(saidIn(decide(tampered))["tampered:500"]).toBe(
    "@acme/infra @acme/backend @acme/search @sarah: eve edited the release record, so it is ignored. All teams must vote again, then a manager comments /go.",
  );
  expect(kindsIn(decide(look(tampered)))).toEqual(["show", "tend sub-issues", "show checks"]);
});
