import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authorsToCheck } from "../../../src/decide/questions/authors-to-check.ts";
import { decide } from "../../../src/decide/decide.ts";
import { look } from "../../support/carry-out.ts";
import {
  config,
  gateOf,
  migrations,
  settled,
  shown,
  tip,
  train,
  words,
} from "../../support/checklist.ts";
import { recordIn, saidIn } from "../../support/decision.ts";
import { answered } from "../../support/answered.ts";
import { away, green, later, push, recordOf, withAuthority } from "../../support/observation.ts";
import {
  overwrittenBy,
  shownInSubIssues,
  subIssueOf,
  ticks,
  toggled,
  writes,
} from "../../support/sub-issues.ts";
import { people } from "../../support/train.ts";
import { throughTheForm } from "../../../src/simulator/people.ts";
import type { Author } from "../../../src/model/github/authority.ts";

const { sarah, bob, sue, eve } = people;
const open = "blocked: Migrations ready: not confirmed by acme/search";

describe("a tick", () => {
  test("of the owning team confirms, with person, time and commit", () => {
    expect(words(shown)).toBe(open);
    const ticked = ticks(shown, "search", sue, migrations);
    expect(words(ticked)).toBe(`ready: Migrations ready: confirmed by sue at ${tip(shown)}`);
    expect(gateOf(ticked, "search", "Migrations ready").item?.word).toMatchObject({
      kind: "confirmed",
      by: "sue",
      at: shown.now,
    });
    expect(saidIn(decide(ticked))).toEqual({});
    expect(words(ticked, "auth")).toBe("blocked: Migrations ready: not confirmed by acme/backend");
  });

  test("taken off withdraws", () => {
    const ticked = settled(ticks(shown, "search", sue, migrations));
    const off = settled(ticks(ticked, "search", sue, migrations, " "));
    expect(words(off)).toBe(open);
    expect(words(settled(ticks(off, "search", sue, migrations)))).toMatch(/^ready/);
  });

  test("of somebody else is taken back with a reason, once", () => {
    const ticked = ticks(shown, "search", bob, migrations);
    expect(words(ticked)).toBe(open);
    const said = saidIn(decide(ticked));
    expect(Object.values(said)).toEqual([
      "@bob: I unticked Migrations ready: only acme/search can confirm it, and GitHub doesn't list you as a member. Ask them, or ask a manager to waive it with /waive.",
    ]);
    const told = decide(ticked).actions.find((one) => one.kind === "say");
    expect(told).toMatchObject({ on: 21 });
    const after = settled(ticked);
    expect(subIssueOf(after, "search").body).toContain("- [ ] Migrations ready");
    expect(saidIn(decide(after))).toEqual({});
    expect(saidIn(decide(settled(after)))).toEqual({});
    expect(recordOf(settled(after)).entries).toEqual([]);
  });

  test("is taken back once for each edit", () => {
    const first = settled(ticks(shown, "search", bob, migrations));
    const second = ticks(first, "search", bob, migrations);
    expect(Object.keys(saidIn(decide(second)))).toHaveLength(1);
    expect(saidIn(decide(second))).not.toEqual(
      saidIn(decide(ticks(shown, "search", bob, migrations))),
    );
  });

  test.each<[string, Author]>([
    ["an App", { id: 77, login: "helper[bot]", kind: "bot" }],
    ["a deleted account", { id: null, login: "ghost", kind: "person" }],
  ])("of %s counts for nobody", (_who, author) => {
    const ticked = ticks(shown, "search", author, migrations);
    expect(words(ticked)).toBe(open);
    expect(Object.values(saidIn(decide(ticked)))[0]).toContain("unticked");
  });

  test("waits while its author's authority can't be read", () => {
    const ticked = withAuthority(ticks(shown, "search", sue, migrations), sue, away);
    const decision = decide(ticked);
    expect(words(ticked)).toBe(open);
    expect(saidIn(decision)).toEqual({});
    expect(decision.next).not.toBeNull();
    expect(subIssueOf(settled(ticked), "search").body).toContain("- [x] Migrations ready");
    const known = withAuthority(look(ticked), sue, green(train).answers.authority.get(4) ?? away);
    expect(words(known)).toMatch(/^ready: .* confirmed by sue/);
  });

  test("is asked about and then not again", () => {
    const ticked = ticks(shown, "search", sue, migrations);
    const nobody = answered(ticked, { authority: new Map() });
    expect(authorsToCheck(nobody)).toEqual([{ author: sue, about: "everything" }]);
    const heard = answered(look(ticked), { authority: new Map() });
    expect(authorsToCheck(heard)).toEqual([]);
    const prose = writes(shown, "search", sue, `${subIssueOf(shown, "search").body}\nHello`);
    expect(authorsToCheck(answered(prose, { authority: new Map() }))).toEqual([]);
  });

  test("is heard exactly once, also of two in one second", () => {
    const first = look(ticks(shown, "search", sue, migrations));
    expect(recordIn(decide(first))).toBeUndefined();
    const second = ticks(first, "search", sue, config);
    expect(words(second, "search", "Config documented")).toMatch(/^ready/);
    const confirmed = recordOf(look(second)).entries.filter(({ kind }) => kind === "confirm");
    expect(confirmed).toHaveLength(2);
  });

  test("counts when the app wrote over it", () => {
    const before = subIssueOf(shown, "search").body;
    const lost = overwrittenBy(ticks(shown, "search", sue, migrations), "search", before);
    expect(words(lost)).toMatch(/^ready: .* confirmed by sue/);
    expect(subIssueOf(settled(lost), "search").body).toContain("- [x] Migrations ready");
  });

  test("is not heard while the history of the body is unknown", () => {
    const ticked = ticks(shown, "search", sue, migrations);
    const facts = { ...subIssueOf(ticked, "search"), edits: away };
    const blind = { ...ticked, subIssues: new Map([[facts.service, facts]]) };
    expect(words(blind)).toBe(open);
    expect(subIssueOf(settled(blind), "search").body).toContain("- [x] Migrations ready");
  });
});

test("actions/runner#1462, Mergifyio/mergify#3822: an untick counts though the form ended every line anew", () => {
  const ticked = settled(ticks(shown, "search", sue, migrations));
  const body = throughTheForm(toggled(subIssueOf(ticked, "search").body, migrations, " "));
  const off = writes(later(ticked, { minutes: 30 }), "search", sue, body);
  expect(words(off)).toBe(open);
  expect(saidIn(decide(off))).toEqual({});
});

describe("an older text", () => {
  test("takes no other tick back", () => {
    const old = subIssueOf(shown, "search").body;
    const first = later(ticks(shown, "search", sue, migrations), { seconds: 5 });
    const second = writes(first, "search", sue, toggled(old, config, "x"));
    const after = settled(second);
    expect(words(after)).toMatch(/^ready/);
    expect(words(after, "search", "Config documented")).toMatch(/^ready/);
    expect(saidIn(decide(second))).toEqual({
      [`undone:21:${second.now.toString()}:0`]:
        "@sue: Migrations ready stays confirmed: your edit was based on an older text of this issue. To withdraw it, untick this box alone.",
    });
  });

  test("that the app replaced meanwhile counts for its ticks alone", () => {
    const old = subIssueOf(shown, "search").body;
    const moved = settled(ticks(shown, "search", sue, migrations));
    const after = settled(writes(moved, "search", sue, toggled(old, config, "x")));
    expect(words(after)).toMatch(/^ready/);
    expect(words(after, "search", "Config documented")).toMatch(/^ready/);
  });

  test("is not one whose words the edit doesn't have", () => {
    const old = subIssueOf(shown, "search").body;
    const byOther = ticks(shown, "search", bob, migrations);
    const noted = writes(byOther, "search", sue, `${subIssueOf(byOther, "search").body}\nNote`);
    const lost = overwrittenBy(later(noted, { minutes: 1 }), "search", old);
    expect(words(ticks(lost, "search", sue, migrations))).toMatch(/^ready: .* confirmed by sue/);
  });

  test("of long ago is none", () => {
    const ticked = settled(ticks(shown, "search", sue, migrations));
    const body = toggled(subIssueOf(ticked, "search").body, migrations, " ");
    const both = writes(later(ticked, { minutes: 30 }), "search", sue, toggled(body, config, "x"));
    expect(words(both)).toBe(open);
  });
});

test("a box that the app proves is put right with what was found, once", () => {
  const ticked = ticks(shown, "search", sue, "gate-ci", " ");
  expect(Object.values(saidIn(decide(ticked)))).toEqual([
    `@sue: ci is verified automatically, so the box shows what I found: 1 check green on ${tip(shown)}.`,
  ]);
  expect(saidIn(decide(settled(ticked)))).toEqual({});
  expect(subIssueOf(settled(ticked), "search").body).toContain("- [x] ci");
});

describe("an item for each commit", () => {
  const confirmed = settled(ticks(ticks(shown, "search", sue, config), "search", sue, migrations));

  test("is voided by a new commit and told once; the others stay", () => {
    expect(words(confirmed, "search", "Config documented")).toMatch(/^ready/);
    const pushed = push(confirmed, "search", "fix");
    expect(words(pushed, "search", "Config documented")).toBe(
      "blocked: Config documented: not confirmed by acme/search",
    );
    expect(words(pushed)).toBe(`ready: Migrations ready: confirmed by sue at ${tip(confirmed)}`);
    const said = Object.values(saidIn(decide(pushed)));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`Search is now at ${tip(pushed)}`);
    expect(said[0]).toContain("Config documented");
    expect(saidIn(decide(settled(pushed)))).toEqual({});
  });

  test("stays void when the branch goes back", () => {
    const back = push(settled(push(confirmed, "search", "fix")), "search", "search");
    expect(tip(back)).toBe(tip(confirmed));
    expect(words(back, "search", "Config documented")).toMatch(/^blocked/);
  });

  test("is not confirmed by a tick that was made on the commit before", () => {
    const pushed = push(ticks(shown, "search", sue, config), "search", "fix");
    expect(words(pushed, "search", "Config documented")).toMatch(/^blocked/);
    expect(Object.values(saidIn(decide(pushed)))[0]).toContain(
      "this issue did not show that commit yet when you ticked it",
    );
    const again = settled(pushed);
    expect(words(ticks(again, "search", sue, config), "search", "Config documented")).toMatch(
      /^ready/,
    );
  });
});

describe("properties", () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("tick" as const),
      by: fc.constantFrom(sue, bob, eve, sarah),
      box: fc.constantFrom(migrations, config, "gate-ci"),
      mark: fc.constantFrom("x" as const, " " as const),
    }),
    fc.record({ kind: fc.constant("prose" as const), by: fc.constantFrom(sue, bob) }),
    fc.constant({ kind: "app writes" as const }),
    fc.constant({ kind: "app writes over" as const }),
    fc.constant({ kind: "authority away" as const }),
    fc.constant({ kind: "push" as const }),
  );

  test("whatever comes in between, the last word of the owning team is what counts, and no other", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let world = shown;
        let written = subIssueOf(world, "search").body;
        let isConfirmed = false;
        for (const [index, one] of steps.entries()) {
          const { body } = subIssueOf(world, "search");
          if (one.kind === "tick" && toggled(body, one.box, one.mark) !== body) {
            world = ticks(world, "search", one.by, one.box, one.mark);
            if (one.by === sue && one.box === migrations) isConfirmed = one.mark === "x";
          }
          if (one.kind === "prose") world = writes(world, "search", one.by, `${body}\n${index}`);
          if (one.kind === "app writes over") world = overwrittenBy(world, "search", written);
          if (one.kind === "push") world = push(world, "search", `fix ${index}`);
          if (one.kind === "app writes" || one.kind === "authority away") {
            const seen = one.kind === "app writes" ? world : withAuthority(world, sue, away);
            world = { ...shownInSubIssues(look(seen)), answers: shown.answers };
            written = subIssueOf(world, "search").body;
          }
          world = later(world, { minutes: 11 });
        }
        expect(words(world).startsWith("ready")).toBe(isConfirmed);
        const confirmed = recordOf(look(world)).entries.filter(({ kind }) => kind === "confirm");
        expect(JSON.stringify(confirmed)).not.toMatch(/bob|eve|sarah/);
      }),
      { numRuns: 100 },
    );
  });
});
