import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { planOf } from "../../../src/decide/plan/plan.ts";
import { known, unknown, type Reading } from "../../../src/model/failure.ts";
import type { BranchHistory, History } from "../../../src/model/release/history.ts";
import { repoName, serviceId } from "../../../src/model/ids.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { emptyRecord } from "../../../src/model/record/record.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import type { Service, Train } from "../../../src/model/train/train.ts";
import { look } from "../../support/carry-out.ts";
import { saidIn } from "../../support/decision.ts";
import { green, later, withReading, withText } from "../../support/observation.ts";
import { home, noon, people, service, storefront, trainOf } from "../../support/train.ts";
import { since } from "../../support/in-order.ts";

const feature = { title: "feat: colours", message: "", labels: [] };
const history = (changes: Partial<History> = {}): Reading<History> =>
  known({ last: "1.8.0", taken: ["1.8.0", "1.7.0"], live: null, changes: [feature], ...changes });

const text = (line: string, departure = ""): string =>
  `### Version\n2.5.0\n### Departure\n${departure}\n### Services\n${line}`;

/** The versions of the plan, or its problems. */
function planned(
  body: string,
  of: Reading<BranchHistory> | Readonly<Record<string, Reading<BranchHistory>>>,
  train: Train = storefront,
) {
  const each = ({ id }: Service): Reading<BranchHistory> | undefined =>
    "kind" in of ? (of as Reading<BranchHistory>) : of[id];
  const histories = new Map(
    train.services.flatMap((one) => {
      const reading = each(one);
      return reading ? [[one.id, reading] as const] : [];
    }),
  );
  const issue = { repo: home };
  const read = planOf(body, train, emptyRecord, { histories, begunAt: noon, issue });
  return read.ok
    ? read.plan.services.map((one) => `${one.service} ${one.version}`)
    : read.problems.map(wordsOf);
}

const versioned = (versioning: "calver" | "plain"): Train =>
  trainOf([{ ...service("search", "search"), versioning }]);

test.each(["search", "- [x] search", "search next", "search: Next", "Search"])(
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
      "search has nothing to release: nothing changed since 1.8.0. Remove its line, or write its version.",
    ]);
  });

  test("the version has a tag elsewhere", () => {
    expect(planned(text("search"), history({ taken: ["1.9.0", "1.8.0"] }))).toEqual([
      "search would become 1.9.0, and that has a tag already, of a commit that the release branch doesn't hold. Write its version.",
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
      "cart has no version: it shares the tags of acme/Shop with mail, so the last version can't be told. Write it, as in cart 1.8.0, or put {{service}} into the train file's tag.",
      `docs has no version: it shares the tags of ${home} with the train itself, so the last version can't be told. Write it, as in docs 1.8.0, or put {{service}} into the train file's tag.`,
    ]);
  });
});

describe("without services", () => {
  const bare = "### Version\n2.5.0";
  const noBranch = known(null);
  const unchanged = history({ changes: [] });

  test("what has something new rides, with its next version", () => {
    const of = {
      "api-gateway": history(),
      "auth-service": noBranch,
      "user-service": unchanged,
      search: history({ last: null, taken: [], changes: [] }),
    };
    expect(planned(bare, of)).toEqual(["api-gateway 1.9.0", "search 0.1.0"]);
  });

  test("what is not known stays in the plan", () => {
    const away: Reading<History> = unknown("GitHub is away");
    const of = { "api-gateway": history(), "auth-service": away, "user-service": noBranch };
    expect(planned(bare, of)).toEqual(["api-gateway 1.9.0", "auth-service next", "search next"]);
  });

  test("nothing new anywhere is a problem that says what to do", () => {
    expect(planned(bare, noBranch)).toEqual([
      "No service has anything to release: none has a branch release/2.5.0 with unreleased changes. Push one, or name the services below ### Services.",
    ]);
    expect(planned(bare, unchanged)).toHaveLength(1);
  });

  test("versions that people write are asked for where the branch is there", () => {
    const plain = [{ ...service("legacy", "search"), versioning: "plain" as const }];
    const train = trainOf([...plain, service("search", "search")]);
    const of = { legacy: known("written" as const), search: history() };
    expect(planned(bare, of, train)).toEqual([
      "legacy has no version: with versioning: plain each one is written, as in legacy 1.8.0.",
    ]);
    expect(planned(bare, { ...of, legacy: noBranch }, train)).toEqual(["search 1.9.0"]);
    const written = `${bare}\n### Services\nall\nlegacy 7`;
    expect(planned(written, of, train)).toEqual(["legacy 7", "search 1.9.0"]);
    const unread: Reading<History> = unknown("GitHub is away");
    expect(planned(bare, { ...of, legacy: unread }, train)).toContain("legacy next");
  });

  const seen = (histories: Readonly<Record<string, Reading<BranchHistory>>>): Observation => ({
    ...withText(green(), bare),
    histories: new Map(
      Object.entries(histories).map(([id, reading]) => [serviceId(id), reading] as const),
    ),
  });
  const first = seen({
    "api-gateway": history(),
    "auth-service": noBranch,
    "user-service": unchanged,
    search: history(),
  });

  test("the issue says what doesn't ride and why", () => {
    const { view } = decide(first);
    expect(view?.services.map(({ name }) => name)).toEqual(["Api Gateway", "Search"]);
    expect(view?.atHome.map(wordsOf)).toEqual([
      "nothing changed in User Service since 1.8.0",
      "no branch release/2.5.0 in Auth Service",
    ]);
    expect(view?.carries).toEqual(["api-gateway", "search"]);
  });

  test("what can't be read keeps the plan open, and opens no sub-issue yet", () => {
    const away = unknown<never>("The App is not installed on acme/auth-service");
    const open = withReading(
      { ...first, histories: new Map([...first.histories, [serviceId("auth-service"), away]]) },
      "auth-service",
      away,
    );
    const { view, actions } = decide(open);
    expect(view?.services.map(({ id, readiness }) => `${id} ${readiness}`)).toEqual([
      "api-gateway ready",
      "auth-service unknown",
      "search ready",
    ]);
    expect(view?.digest).toBeNull();
    const tend = actions.find(({ kind }) => kind === "tend sub-issues");
    expect(tend?.kind === "tend sub-issues" && tend.wishes.map((one) => one.service)).toEqual([
      "api-gateway",
      "search",
    ]);
  });

  test("after the departure the plan is what left, whatever changes then", () => {
    const { ina, sue, sarah } = people;
    const shown = later(look(first), { minutes: 1 });
    const voted = since(shown).says(ina, "/go").says(sue, "/go").looks().now;
    const left = since(voted).says(sarah, "/go").looks().after({ minutes: 1 }).now;
    const more = { ...left, histories: new Map(first.histories) };
    const { view, actions } = decide(more);
    expect(view?.services.map(({ id, version }) => `${id} ${version}`)).toEqual([
      "api-gateway 1.9.0",
      "search 1.9.0",
    ]);
    expect(view?.carries).toEqual(["api-gateway", "search"]);
    const edited = (observation: Observation) =>
      Object.keys(saidIn(decide(observation))).some((key) => key.startsWith("edited:"));
    expect(actions.some(({ kind }) => kind === "deploy")).toBe(false);
    expect(edited(more)).toBe(false);
    expect(edited(withText(more, `${bare}\n### Services\nall\nsearch 1.9.0`))).toBe(false);
    expect(edited(withText(more, `${bare}\n### Services\nsearch 1.9.0`))).toBe(true);
    expect(edited(withText(more, `${bare}\n### Services\nall\nsearch 2.0.0`))).toBe(true);
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
