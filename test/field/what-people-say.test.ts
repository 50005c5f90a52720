/** What people write is understood as they mean it, asked about, or refused with the reason; never taken for more. */
import { describe, expect, it, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { parseCommand } from "../../src/decide/commands/command.ts";
import { readPlan } from "../../src/decide/plan/plan.ts";
import type { Observation } from "../../src/model/observation.ts";
import { wordsOf } from "../../src/model/view/text.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { left, voted } from "../support/consent.ts";
import { after, heldIn } from "../support/held.ts";
import { stateIn, wordsIn } from "../support/decision.ts";
import { later, recordOf, reports, says } from "../support/observation.ts";
import { people, service, trainOf } from "../support/train.ts";
import type { Author } from "../../src/model/github/authority.ts";
import { since } from "../support/in-order.ts";

const { sarah, ina, bob } = people;

describe("who names a service means that service", () => {
  const two = after(after(voted(), sarah, "/hold search reindexing"), sarah, "/hold fire");

  it.each([
    "search: certificate is renewed",
    "search, certificate is renewed",
    "`search` certificate is renewed",
    "`search`: done",
    "@search done",
    "Search.",
    "\u00A0search\u00A0done",
    "\u200Bsearch\u200B: done",
    "**search** done",
    "(search) done",
  ])("fullsend-ai/fullsend#6403: /resume %j ends the hold of search, not the release's", (text) => {
    expect(heldIn(two)).toEqual(["release", "search"]);
    expect(heldIn(after(two, sarah, `/resume ${text}`))).toEqual(["release"]);
  });

  it.each(["serch: done", "saerch done", "`gateway` done", "user: done"])(
    "fullsend-ai/fullsend#6403: /resume %j is asked about and ends nothing",
    (text) => {
      const answer = answerTo(two, sarah, `/resume ${text}`);
      expect(answer).toMatch(/^confused: Is .* a service\? Comment \/resume /);
      expect(heldIn(after(two, sarah, `/resume ${text}`))).toEqual(["release", "search"]);
    },
  );

  it.each([
    "search user-service until noon",
    "search, user-service until noon",
    "search and user-service: until noon",
    "`search`, `user-service` until noon",
    "search & User Service until noon",
  ])("rust-lang/triagebot#1685: /hold %j holds both", (text) => {
    const held = after(voted(), sarah, `/hold ${text}`);
    expect(heldIn(held)).toEqual(["search", "user-service"]);
    const entries = recordOf(held).entries.filter(({ kind }) => kind === "hold");
    expect(entries.map((one) => "reason" in one && one.reason)).toEqual([
      "until noon",
      "until noon",
    ]);
  });

  it("rust-lang/triagebot#1685: a hold of two services, of which one isn't the author's, is refused as a whole", () => {
    expect(answerTo(voted(), bob, "/hold user-service search until noon")).toMatch(
      /^confused: Only acme\/search or a manager \(sarah\) can use \/hold/,
    );
    expect(heldIn(after(voted(), bob, "/hold user-service search until noon"))).toEqual([]);
  });

  it("rust-lang/triagebot#1685: what follows a colon is the reason, whatever it names", () => {
    expect(heldIn(after(voted(), sarah, "/hold search: user-service is down"))).toEqual(["search"]);
  });

  it("rust-lang/triagebot#1685: the second of two services may be misspelt: asked, and held meanwhile", () => {
    expect(answerTo(voted(), sarah, "/hold search usr-service until noon")).toMatch(
      /^rocket: Is usr-service a service\? .* If you mean only search and user-service, comment \/hold search user-service /,
    );
  });

  it("both of several failed services are tried again with one word", () => {
    const failed = ["api-gateway", "search"].reduce(
      (world, id) => look(reports(world, id, "failure")),
      left(),
    );
    const retried = look(says(failed, sarah, "/retry api-gateway, search"));
    const services = recordOf(retried).entries.flatMap((one) =>
      one.kind === "retry" ? [one.service] : [],
    );
    expect(services).toEqual(["api-gateway", "search"]);
  });
});

describe("a stop is heard however it is typed", () => {
  it.each([
    [" /hold x", "hold"],
    ["   /hold x", "hold"],
    ["\n/hold x", "hold"],
    ["\r\n\r\n  /hold x", "hold"],
    ["    \n/hold x", "hold"],
    ["\u00A0/hold x", "hold"],
    ["\u200B/hold x", "hold"],
    ["\uFEFF/hold x", "hold"],
    ["/hold\u200B x", "hold"],
    ["/hold\u00A0x", "hold"],
    ["/ hold x", "hold"],
    ["\uFF0Fhold x", "hold"],
    ["/HOLD x", "hold"],
    ["/hold... x", "hold"],
    ["/hold\u2026 x", "hold"],
    ["/hold: x", "hold"],
    ["/hold:x", "hold"],
    ["/hold,x", "hold"],
    ["/rollback!!!", "rollback"],
    ["/Rollback!", "rollback"],
    ["/no-go: the queue is full", "no-go"],
    ["/abort. It is over", "abort"],
  ])("github/branch-deploy#26, remind101/slashdeploy#45: %j", (body, name) => {
    expect(parseCommand(body)).toMatchObject({ kind: "command", name });
  });

  it.each([
    "/holdd",
    "/hld x",
    "/rolback",
    "/roll-back",
    "/rollbakc",
    "/hold?",
    "/no_go",
    "/nogo",
    "/abrt",
  ])("github/branch-deploy#26: %j gets an answer", (body) => {
    expect(answerTo(left(), sarah, body)).toMatch(/^confused: Unknown command/);
  });

  it.each([
    "    /hold x",
    "\n    /hold x",
    "\t/hold x",
    " \t/hold x",
    "> /hold x",
    "```\n/hold x\n```",
    "~~~\n/hold x\n~~~",
    "<!-- /hold x -->",
  ])("github/branch-deploy#26: %j is code, a quotation or talk", (body) => {
    expect(parseCommand(body)).toBeUndefined();
  });
});

describe("github/branch-deploy#505, #504: a resume ends what its author could have seen", () => {
  const old = after(left(), ina, "/hold fire");
  const told = "your hold stands: flood: sarah could not have seen it before commenting.";

  test.each(["before", "after"])("a hold that is called in the same second, %s it", (order) => {
    const words: readonly (readonly [Author, string])[] = [
      [bob, "/hold flood"],
      [sarah, "/resume out"],
    ];
    const said = (order === "before" ? words : words.toReversed()).reduce<Observation>(
      (world, [who, body]) => says(world, who, body),
      old,
    );
    const next = look(said);
    expect(stateIn(decide(next))).toMatch(/^on hold: held by bob: flood/);
    expect(order === "after" || wordsIn(decide(said)).includes(told)).toBe(true);
    expect(stateIn(decide(after(later(next, { seconds: 1 }), sarah, "/resume")))).toMatch(
      /^rolling out/,
    );
  });

  test("only the newer one stands: the answer says so, and nothing else is done", () => {
    const said = says(says(left(), bob, "/hold flood"), sarah, "/resume out");
    expect(wordsIn(decide(said))).toContain(told);
    expect(stateIn(decide(look(said)))).toMatch(/^on hold: held by bob/);
  });

  test("a service's hold as well", () => {
    const before = after(left(), ina, "/hold api-gateway: fire");
    const said = says(says(before, sarah, "/hold api-gateway flood"), ina, "/resume api-gateway");
    expect(stateIn(decide(look(said)))).toContain("on hold by sarah: flood");
  });

  test("a failure that came in the same second is not passed", () => {
    const failed = look(reports(old, "search", "failure"));
    const next = look(says(failed, sarah, "/resume out"));
    expect(stateIn(decide(next))).toMatch(/^on hold: Search failed to deploy/);
  });

  test("the own hold is known to its author", () => {
    const own = since(left()).says(ina, "/hold fire").says(ina, "/resume").looks().now;
    expect(stateIn(decide(own))).toMatch(/^rolling out/);
  });
});

describe("the section Services of an issue form", () => {
  const train = trainOf(["api", "web", "digest"].map((id) => service(id, "web")));
  const read = (...lines: readonly string[]) => {
    const reading = readPlan(`### Version\n2.5.0\n### Services\n${lines.join("\n")}`, train);
    return reading.ok
      ? reading.plan.services.map((one) => one.service)
      : reading.problems.map(wordsOf);
  };

  it.each<[readonly string[], readonly string[]]>([
    [["- [X] api", "- [ ] web", "- [ ] digest"], ["api"]],
    [
      ["- [ ] api", "- [x] web", "- [X] digest"],
      ["web", "digest"],
    ],
    [["* [x] api", "* [ ] nonsense"], ["api"]],
    [["- [X] api 1.2.0", "- [ ] web 2.0.0"], ["api"]],
  ])("issue-ops/parser#36: of boxes %j only the ticked ones ride", (lines, riding) => {
    expect(read(...lines)).toEqual(riding);
  });

  it("issue-ops/parser#36: with no box ticked nothing rides, and the issue says what to do", () => {
    expect(read("- [ ] api", "- [ ] web")).toEqual([
      "No box below ### Services is ticked: tick the services of this release.",
    ]);
  });

  it.each<[readonly string[], readonly string[]]>([
    [["api, web"], ["api", "web"]],
    [["api,web;digest"], ["api", "web", "digest"]],
    [["api 1.2.0, web"], ["api", "web"]],
    [["`api`, `web`"], ["api", "web"]],
    [
      ["- api, web", "- digest"],
      ["api", "web", "digest"],
    ],
  ])("github/issue-parser#17: %j names all of them", (lines, riding) => {
    expect(read(...lines)).toEqual(riding);
  });

  it("github/issue-parser#17: one of several that isn't there is named without its comma", () => {
    expect(read("api, wbe")).toEqual(["The train has no service wbe. Did you mean web?"]);
  });
});
