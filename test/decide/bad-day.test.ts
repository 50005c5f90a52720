/** Where the parts of the app meet on a bad day. */
import { expect, test } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import { look } from "../support/carry-out.ts";
import { departed, gone, left, live, voted } from "../support/consent.ts";
import { startsIn, stateIn, wordsIn } from "../support/decision.ts";
import { hears, ill, plan } from "../support/health.ts";
import {
  away,
  closed,
  later,
  published,
  push,
  reports,
  says,
  withFacts,
} from "../support/observation.ts";
import { back, failing, three, told } from "../support/rollback.ts";
import { people, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah, sue } = people;

test("an aborted release says what is deployed, whatever its health, and what is going back", () => {
  const watched = { ...service("gateway", "infra"), health: plan() };
  const of = trainOf([watched, service("auth", "backend", "gateway")]);
  const world = since(departed(of)).reports("gateway", "success").looks().now;
  const decision = decide(says(hears(world, { gateway: ill }), sarah, "/abort wrong day"));
  expect(stateIn(decision)).toBe(
    "aborted: by sarah (wrong day). Gateway 1.1.0 is deployed, health unknown: nothing is undone. A manager can comment /rollback to roll back what is live.",
  );
  const wishes = decision.actions.flatMap((one) =>
    one.kind === "tend sub-issues" ? one.wishes : [],
  );
  expect(wishes.map(({ state }) => state)).toEqual(["open", "not shipped"]);
  expect(stateIn(decide(told(told(failing, "/rollback"), "/abort leave it")))).toBe(
    "aborted: by sarah (leave it). User Service 1.1.2 and Search 1.1.3 are still rolling back and will be allowed to finish. Api Gateway 1.1.0 and Auth Service 1.1.1 are live: nothing is undone. A manager can comment /rollback to roll back what is live.",
  );
});

test("what was rolled back keeps no GO for the rest waiting, whatever is pushed to it", () => {
  const of = trainOf([
    service("gateway", "infra"),
    service("auth", "backend"),
    service("mail", "backend", "auth"),
    service("search", "search", "gateway"),
  ]);
  const failed = since(departed(of)).reports("auth", "failure").looks().now;
  const over = live(told(failed, "/rollback auth"), "gateway", "auth");
  const pushed = since(over)
    .by(push, "mail", "mail 2")
    .by(push, "search", "search 2")
    .looks()
    .after({ minutes: 1 }).now;
  const again = since(pushed)
    .by(told, "/go", sue)
    .by(told, "/go")
    .by(told, "/resume the rest is fine").now;
  expect(startsIn(decide(look(again)))).toEqual([]);
  expect(stateIn(decide(again))).toMatch(/^rolling out: 1 of 2 services live; Search is deploying/);
});

test("a hold of one service that stops the way back says how it ends", () => {
  const held = told(told(failing, "/rollback"), "/hold search look at it first");
  const waiting = live(held, "user-service");
  expect(stateIn(decide(waiting))).toContain(
    "Auth Service on hold by sarah: look at it first. Comment /resume search to continue",
  );
  expect(startsIn(decide(says(waiting, sarah, "/resume search")))).toEqual(["back auth-service 1"]);
});

test("a release whose record was changed since it was rolled back starts nothing on what is back", () => {
  const of = trainOf([
    service("gateway", "infra"),
    service("auth", "backend", "gateway"),
    service("search", "search", "auth"),
  ]);
  const failed = since(departed(of)).live("gateway").reports("auth", "failure").looks().now;
  const over = live(told(failed, "/rollback"), "auth", "gateway");
  const changed = {
    ...over,
    issue: { ...over.issue, state: "open" },
    record: { kind: "tampered", comment: 500, by: "mallory" },
  } as const;
  const again = since(changed)
    .looks()
    .after({ minutes: 1 })
    .by(voted)
    .by(gone)
    .looks()
    .after({ minutes: 1 }).now;
  const retried = told(told(again, "/resume go on"), "/retry auth");
  expect(startsIn(decide(told(retried, "/go")))).toEqual([]);
  expect(stateIn(decide(again))).toMatch(/^rolled back: by sarah/);
  // Without the word that decided it, a manager is asked how much more was meant.
  const wordless = { ...changed, comments: [] };
  const held = later(look(wordless), { minutes: 1 });
  expect(startsIn(decide(told(held, "/go")))).toEqual([]);
});

test("a closed release rests only when nothing is left that comes without anybody", () => {
  const all = live(three, "user-service");
  const done = closed(withFacts(all, "search", (facts) => ({ ...facts, release: known(null) })));
  const foreign = { ...published, ours: false };
  const open = { ...done, trainRelease: known(null) };
  expect(decide({ ...open, trainRelease: away }).rest).toBe(false);
  expect(decide(open).rest).toBe(false);
  expect(decide({ ...open, trainRelease: known(foreign) }).rest).toBe(true);
  const over = back({ ...told(failing, "/rollback"), postMortems: away });
  expect(over.issue.state).toBe("closed");
  expect(decide(over).rest).toBe(false);
  const opened = new Set([...over.said, "post-mortem"]);
  expect(decide({ ...over, said: opened }).rest).toBe(true);
});

test("a rollback that came between the notes of two services says which were published", () => {
  const half = withFacts(failing, "search", (facts) => ({ ...facts, release: known(published) }));
  const last = live(told(half, "/rollback"), "user-service", "auth-service", "search");
  expect(wordsIn(decide(reports(last, "api-gateway", "success")))).toContain(
    "2.5.0 is rolled back: this release is over, and the notes of Search 1.1.3 were already published",
  );
});

test("a service that is blocked again by something else is asked about again, and each time once", () => {
  const lost = withFacts(left(), "user-service", (facts) => ({ ...facts, staging: known([]) }));
  expect(wordsIn(decide(lost))).toContain("User Service is no longer ready");
  const asked = look(lost);
  expect(wordsIn(decide(asked))).toBe("");
  const more = withFacts(asked, "user-service", (facts) => ({ ...facts, isArchived: true }));
  expect(wordsIn(decide(more))).toContain("User Service is no longer ready");
  expect(wordsIn(decide(look(more)))).toBe("");
});
