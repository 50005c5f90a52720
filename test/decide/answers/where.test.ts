import { describe, expect, test } from "vitest";
import { changesToFind } from "../../../src/decide/answers/places-sought.ts";
import { readChangeName } from "../../../src/text/change-name.ts";
import { known, type Reading } from "../../../src/model/failure.ts";
import { releaseKey, type Sha } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import type { ChangeStanding, FoundChange } from "../../../src/model/release/sought-change.ts";
import { answerTo } from "../../support/answer-to.ts";
import { left, live, shown } from "../../support/consent.ts";
import { answered } from "../../support/answered.ts";
import {
  away,
  deployment,
  green,
  idOf,
  later,
  says,
  withFacts,
  withReading,
} from "../../support/observation.ts";
import { back, failing, told } from "../../support/rollback.ts";
import { commit, home, homeId, noon, people } from "../../support/train.ts";

const { eve } = people;

type Standings = Readonly<Record<string, ChangeStanding>>;

/** #7 of Search, merged, with what its commits have of it, by the names of the commits. */
const found = (standings: Standings, changes: Partial<FoundChange> = {}): FoundChange => ({
  service: idOf("search"),
  text: "#7",
  url: "https://github.test/acme/search/pull/7",
  pull: { number: 7, state: "merged", base: "main" },
  standings: new Map(
    Object.entries(standings).map(([name, one]): [Sha, Reading<ChangeStanding>] => [
      commit(name),
      known(one),
    ]),
  ),
  ...changes,
});

/** The answer to a question whose change was looked for with this result. */
function whereIs(
  world: Observation,
  sought: Reading<readonly FoundChange[]>,
  words = "acme/search#7",
): string {
  const next = says(world, eve, "/where").comments.at(-1)?.id ?? 0;
  return answerTo(answered(world, { sought: new Map([[next, sought]]) }), eve, `/where ${words}`);
}

const one = (standings: Standings, changes: Partial<FoundChange> = {}) =>
  known([found(standings, changes)]);

const aboard = { search: "there", "search before": "absent" } as const;
const missing = { search: "absent", "search before": "absent" } as const;

describe("where a change is, as the release goes on", () => {
  test("boarded before the departure", () => {
    expect(whereIs(shown(), one(aboard))).toMatch(
      /^rocket: #7 \(Search\) has boarded storefront 2\.5\.0 with Search 1\.1\.3 \([0-9a-f]{7}\)/,
    );
  });

  test("departing while it deploys or waits for its turn", () => {
    expect(whereIs(left(), one(aboard))).toContain(
      "is departing: Search 1.1.3 (f0b4e4c) is being deployed with storefront 2.5.0".replace(
        "f0b4e4c",
        commit("search").slice(0, 7),
      ),
    );
    const auth = { "auth-service": "there", "auth-service before": "absent" } as const;
    const waiting = one(auth, { service: idOf("auth-service") });
    expect(whereIs(left(), waiting, "acme/auth-service#7")).toContain(
      "is departing: Auth Service 1.1.1",
    );
  });

  test("live since the deployment that brought it", () => {
    const world = live(left(), "search");
    expect(whereIs(world, one(aboard))).toContain("is live since 2026-03-19 12:02 UTC, deployed");
  });

  test("rolled back, by whom and when, with the next train", () => {
    const world = back(told(failing, "/rollback too many errors"));
    const answer = whereIs(world, one(aboard));
    expect(answer).toContain(
      "was rolled back: sarah took Search 1.1.3 out of storefront 2.5.0 at 2026-03-19",
    );
    expect(answer).toContain("(too many errors). The next release is not open yet.");
  });

  test("not aboard before the departure, too late after it, and which train is next", () => {
    expect(whereIs(shown(), one(missing))).toContain(
      "is not aboard storefront 2.5.0: merged into main, not in release/2.5.0 at",
    );
    const others = known([
      {
        release: releaseKey(homeId, 14),
        number: 14,
        url: `https://github.test/${home}/14`,
        body: "",
      },
    ]);
    const late = whereIs({ ...left(), others }, one(missing));
    expect(late).toContain(
      "is too late for storefront 2.5.0: merged into main, not in Search 1.1.3",
    );
    expect(late).toContain("Next train: #14.");
  });

  test("reverted in what is released", () => {
    const reverted = one({ search: "reverted", "search before": "absent" });
    expect(whereIs(shown(), reverted)).toContain("was reverted in what storefront 2.5.0 releases");
  });

  test("open, or closed without being merged", () => {
    const open = { pull: { number: 7, state: "open", base: "main" } } as const;
    expect(whereIs(shown(), one({}, open))).toContain(
      "#7 is not merged yet. It boards storefront 2.5.0 when it is merged into release/2.5.0",
    );
    expect(whereIs(left(), one({}, open))).toContain("It is too late for storefront 2.5.0");
    const closed = { pull: { number: 7, state: "closed", base: "main" } } as const;
    expect(whereIs(shown(), one({}, closed))).toContain("was closed without being merged");
  });
});

describe("where a change is by what ran before this release", () => {
  const ran = (...names: readonly string[]): Observation =>
    withFacts(green(), "search", (facts) => ({
      ...facts,
      production: known(
        names.map((name, index) =>
          deployment(90 - index, commit(name), {
            version: `1.0.${9 - index}`,
            rides: {
              issue: releaseKey(homeId, 9 - index),
              issueName: `${home}#${9 - index}`,
              service: idOf("search"),
              attempt: 1,
              intent: "",
            },
            statuses: [
              {
                state: "success",
                creator: "deploy-bot",
                ours: false,
                createdAt: noon.subtract({ hours: 24 * (index + 1) }),
                description: "",
                logUrl: null,
              },
            ],
          }),
        ),
      ),
    }));

  test("live since the first of the deployments that have it without a break", () => {
    const standings = { search: "there", c: "there", b: "there", a: "absent" } as const;
    expect(whereIs(ran("c", "b", "a"), one(standings))).toBe(
      "rocket: #7 (Search) is live since 2026-03-17 12:00 UTC, deployed as 1.0.8 with #8.",
    );
  });

  test("live for longer than was read", () => {
    const standings = { search: "there", c: "there", b: "there" } as const;
    expect(whereIs(ran("c", "b", "a"), one(standings))).toContain(
      "is live since before 2026-03-17",
    );
  });

  test("taken out of production by an older release", () => {
    const standings = { search: "absent", c: "absent", b: "there" } as const;
    expect(whereIs(ran("c", "b", "a"), one(standings))).toContain(
      "was rolled back: it ran from 2026-03-17 12:00 UTC and is not in production any more",
    );
  });
});

describe("what can't be told is never told as something else", () => {
  test("GitHub is away, now or for production", () => {
    expect(whereIs(shown(), away)).toBe(
      "confused: Where acme/search#7 is can't be read from GitHub at the moment (GitHub is away). Ask again in a minute.",
    );
    const blind = withFacts(shown(), "search", (facts) => ({ ...facts, production: away }));
    expect(whereIs(blind, one(aboard))).toContain("whether production has it is not known");
  });

  test("what wasn't looked for yet is answered later", () => {
    expect(answerTo(shown(), eve, "/where acme/search#7")).toBe("eyes");
  });

  test("nothing of that name", () => {
    expect(whereIs(shown(), known([]))).toBe(
      "confused: There is no pull request acme/search#7 in acme/search.",
    );
  });

  test.each([
    ["", "what"],
    ["the login fix", "words"],
    ["#0", "zero"],
    ["abc12", "too short a hash"],
  ])("%j says nothing of a change", (words) => {
    expect(answerTo(shown(), eve, `/where ${words}`)).toContain("confused: Say which change:");
  });

  test("another repository, with what may be meant", () => {
    expect(answerTo(shown(), eve, "/where acme/serch#7")).toBe(
      "confused: acme/serch is not a repository of this train. Did you mean acme/search?",
    );
  });
});

describe("private repositories", () => {
  const secret = withFacts(green(), "search", (facts) => ({ ...facts, visibility: "private" }));
  const asking = (world: Observation, words: string) =>
    changesToFind(says(world, eve, `/where ${words}`)).flatMap(({ places }) =>
      places.map(({ repo }) => repo),
    );

  test("are not looked into, named or not", () => {
    expect(asking(secret, "acme/search#7")).toEqual([]);
    expect(asking(secret, "#7")).toEqual([
      "acme/api-gateway",
      "acme/auth-service",
      "acme/user-service",
    ]);
    expect(asking(withReading(green(), "search", away), "acme/search#7")).toEqual([]);
  });

  test("get one answer, whatever is in them", () => {
    const answer = answerTo(secret, eve, "/where acme/search#7");
    expect(answer).toBe(
      "confused: acme/search is private, so its changes are not shown here. Look at its release branch there.",
    );
    expect(answerTo(secret, eve, "/where acme/search#8")).toBe(answer);
  });

  test("no repository outside the train is ever looked into", () => {
    expect(asking(green(), "acme/secrets#7")).toEqual([]);
  });
});

test("changes are named in the ways in which people name them", () => {
  const pull = { change: { kind: "pull", number: 12 }, repo: undefined };
  const other = { ...pull, repo: "acme/api" };
  const hash = { change: { kind: "commit", digits: "abc1234" }, repo: undefined };
  expect(
    Object.fromEntries(
      [
        "#12",
        "12",
        "`#12`",
        "acme/api#12",
        "https://github.com/acme/api/pull/12/files",
        "ABC1234",
        "acme/api@abc1234",
        "https://github.com/acme/api/commit/abc1234",
        "acme/apiabc1234",
        "#12 #13",
      ].map((text) => [text, readChangeName(text)]),
    ),
  ).toEqual({
    "#12": pull,
    "12": pull,
    "`#12`": pull,
    "acme/api#12": other,
    "https://github.com/acme/api/pull/12/files": other,
    ABC1234: hash,
    "acme/api@abc1234": { ...hash, repo: "acme/api" },
    "https://github.com/acme/api/commit/abc1234": { ...hash, repo: "acme/api" },
    "acme/apiabc1234": undefined,
    "#12 #13": undefined,
  });
});

test("a look answers five questions, and the others after them", () => {
  const asked = Array.from({ length: 8 }).reduce<Observation>(
    (world) => says(world, eve, "/where #7"),
    later(green(), { minutes: 1 }),
  );
  expect(changesToFind(asked)).toHaveLength(5);
});
