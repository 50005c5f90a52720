import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { planOf } from "../../../src/decide/plan/plan.ts";
import { known, unknown, type Reading } from "../../../src/model/failure.ts";
import type { History } from "../../../src/model/history.ts";
import { repoName, serviceId } from "../../../src/model/ids.ts";
import { emptyRecord } from "../../../src/model/record.ts";
import { wordsOf } from "../../../src/model/text.ts";
import type { Train } from "../../../src/model/train.ts";
import { green, withText } from "../../support/observation.ts";
import { home, noon, service, storefront, trainOf } from "../../support/train.ts";

const feature = { title: "feat: colours", message: "", labels: [] };
const history = (changes: Partial<History> = {}): Reading<History> =>
  known({ last: "1.8.0", taken: ["1.8.0", "1.7.0"], changes: [feature], ...changes });

const text = (line: string, departure = ""): string =>
  `### Version\n2.5.0\n### Departure\n${departure}\n### Services\n${line}`;

/** The versions of the plan, or its problems. */
function planned(body: string, of: Reading<History>, train: Train = storefront) {
  const histories = new Map(train.services.map(({ id }) => [id, of]));
  const issue = { repo: home };
  const read = planOf(body, train, emptyRecord, { histories, begunAt: noon, issue });
  return read.ok
    ? read.plan.services.map((one) => `${one.service} ${one.version}`)
    : read.problems.map(wordsOf);
}

const versioned = (versioning: "calver" | "plain"): Train =>
  trainOf([{ ...service("search", "search"), versioning }]);

test.each(["search", "- [ ] search", "search next", "search: Next", "Search"])(
  "%j gets the next version",
  (line) => {
    expect(planned(text(line), history())).toEqual(["search 1.9.0"]);
  },
);

test("a version that is written stays as it is", () => {
  expect(planned(text("search 1.0.0\nuser-service"), history())).toEqual([
    "search 1.0.0",
    "user-service 1.9.0",
  ]);
});

test("the first version needs no change", () => {
  const first = history({ last: null, taken: [], changes: [] });
  expect(planned(text("search"), first)).toEqual(["search 0.1.0"]);
});

test("a pre-release becomes final without any change", () => {
  const candidate = history({ last: "2.0.0-rc.1", taken: ["2.0.0-rc.1"], changes: [] });
  expect(planned(text("search"), candidate)).toEqual(["search 2.0.0"]);
});

test("calendar versions are of the month of the departure, else of today, where the train is", () => {
  const train = versioned("calver");
  const of = history({ last: "2026.03.4", taken: ["2026.03.4"] });
  expect(planned(text("search"), of, train)).toEqual(["search 2026.03.5"]);
  expect(planned(text("search", "2026-04-02 14:00"), of, train)).toEqual(["search 2026.04.1"]);
  const kiritimati = { ...train, calendar: { ...train.calendar, timeZone: "Pacific/Kiritimati" } };
  expect(planned(text("search", "2026-03-31 23:00Z"), of, kiritimati)).toEqual([
    "search 2026.04.1",
  ]);
});

describe("what people must write is a problem of the plan", () => {
  test("nothing changed", () => {
    expect(planned(text("search"), history({ changes: [] }))).toEqual([
      "search has nothing to release: nothing changed since 1.8.0. Take its line out, or write the version that it is to have.",
    ]);
  });

  test("the version has a tag elsewhere", () => {
    expect(planned(text("search"), history({ taken: ["1.9.0", "1.8.0"] }))).toEqual([
      "search would become 1.9.0, and that has a tag already, of a commit that the release branch doesn't hold. Write the version that it is to have.",
    ]);
  });

  test("versioning: plain", () => {
    expect(planned(text("search"), history(), versioned("plain"))).toEqual([
      "search has no version: with versioning: plain each one is written, as in search 1.8.0.",
    ]);
  });

  test("shared tags, by services or with the train", () => {
    const repo = repoName("acme/Shop");
    const cart = { ...service("cart", "search"), repo };
    const mail = { ...service("mail", "search"), repo: repoName("acme/shop") };
    const release = { ...service("docs", "search"), repo: home };
    const train = trainOf([cart, mail, release]);
    expect(planned(text("cart\ndocs"), history(), train)).toEqual([
      "cart has no version: it shares the tags of acme/Shop with mail, so the last version can't be told. Write it, as in cart 1.8.0.",
      `docs has no version: it shares the tags of ${home} with the train itself, so the last version can't be told. Write it, as in docs 1.8.0.`,
    ]);
  });
});

describe("a release", () => {
  const train = trainOf([service("search", "search")]);
  const seen = (of: Reading<History>) => ({
    ...withText(green(train), text("search")),
    histories: new Map([[serviceId("search"), of]]),
  });

  test("is asked about with the version that follows", () => {
    const { view } = decide(seen(history()));
    expect(view?.services.map((one) => one.version)).toEqual(["1.9.0"]);
    expect(view?.digest).not.toBeNull();
  });

  test("asks for new votes when the version rises, and for none when nothing changed", () => {
    const digest = (of: Reading<History>) => decide(seen(of)).view?.digest;
    const broken = { ...feature, labels: ["semver:major"] };
    expect(digest(history({ changes: [feature, feature] }))).toBe(digest(history()));
    expect(digest(history({ changes: [feature, broken] }))).not.toBe(digest(history()));
  });

  test("has nothing to vote on while the version is not known", () => {
    const { view, actions } = decide(seen(unknown("GitHub is away")));
    expect(view?.digest).toBeNull();
    expect(actions.some(({ kind }) => kind === "deploy")).toBe(false);
  });
});
