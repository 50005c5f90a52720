/** The way back, what others deploy in their turn, and whose work a deployment is. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { previousCommit, runningCommit } from "../../src/decide/deployments/previous.ts";
import { isHeard } from "../../src/decide/deployments/statuses.ts";
import { known } from "../../src/model/failure.ts";
import { releaseKey } from "../../src/model/ids.ts";
import type { DeploymentFacts, Observation, StatusFacts } from "../../src/model/observation.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { departed, gone, live, shown, voted } from "../support/consent.ts";
import { startsIn, stateIn } from "../support/decision.ts";
import { deploys } from "../support/foreign.ts";
import {
  deployment,
  green,
  greenFacts,
  idOf,
  later,
  reports,
  status,
  withFacts,
} from "../support/observation.ts";
import { ours, search } from "../support/rides.ts";
import { commit, homeId, noon, people, release, service, trainOf } from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sue } = people;
const words = (world: Observation) => stateIn(decide(world));
const ago = (minutes: number) => noon.subtract({ minutes });

describe("the way back leads to what last stood as good", () => {
  const before = (...production: readonly DeploymentFacts[]) => {
    const facts = { ...greenFacts(search), production: known(production) };
    const [previous, running] = [
      previousCommit(facts, release, search),
      runningCommit(facts, search),
    ];
    expect(running).toEqual(previous);
    return previous.kind === "known" ? previous.value : previous;
  };
  const at = (id: number, name: string, ...statuses: readonly StatusFacts[]) =>
    deployment(id, commit(name), { createdAt: ago(200 - id), statuses });

  it("Shopify/shipit-engine#892: not to one that was called a success and then a failure", () => {
    const good = at(1, "good", status("success", ago(190)));
    const bad = at(2, "bad", status("failure", ago(100)), status("success", ago(150)));
    expect(before(bad, good)).toBe(commit("good"));
    const error = at(2, "bad", status("error", ago(100)), status("success", ago(150)));
    expect(before(error, good)).toBe(commit("good"));
    expect(before(bad)).toBeNull();
  });

  it("Shopify/shipit-engine#840: to an older one that was deployed again after the newest", () => {
    const newer = at(2, "newer", status("success", ago(150)));
    const older = at(1, "older", status("success", ago(20)), status("success", ago(190)));
    expect(before(newer, older)).toBe(commit("older"));
  });

  it("Shopify/shipit-engine#840: not to one whose second time failed", () => {
    const newer = at(2, "newer", status("success", ago(150)));
    const older = at(1, "older", status("failure", ago(20)), status("success", ago(190)));
    expect(before(newer, older)).toBe(commit("newer"));
  });

  it("one that is under way again was good all the same", () => {
    const one = at(2, "one", status("in_progress", ago(10)), status("success", ago(150)));
    expect(before(one, at(1, "older", status("success", ago(190))))).toBe(commit("one"));
  });

  it("GitHub's own word that another one replaced it changes nothing", () => {
    const older = at(1, "older", status("inactive", ago(150)), status("success", ago(190)));
    const newer = at(2, "newer", status("failure", ago(100)), status("success", ago(150)));
    expect(before(newer, older)).toBe(commit("older"));
  });

  it("what is said after the release touched the service is no way back", () => {
    const own = ours(5, 1, [status("success", ago(1))]);
    const older = at(1, "older", status("success", ago(2)), status("success", ago(190)));
    const newer = at(2, "newer", status("success", ago(150)));
    const facts = { ...greenFacts(search), production: known([own, newer, older]) };
    expect(previousCommit(facts, release, search)).toEqual(known(commit("newer")));
  });
});

describe("drive: observe", () => {
  const train = trainOf([
    service("gateway", "infra"),
    { ...service("search", "search", "gateway"), drive: { kind: "observe" } },
    service("mail", "backend", "search"),
  ]);
  const at = noon.subtract({ minutes: 90 });
  /** A job has waited for its reviewers since before anybody decided. */
  const job = {
    creator: "github-actions",
    byPerson: false,
    commit: commit("search"),
    createdAt: at,
  };
  const waiting = [status("waiting", at, "github-actions")];
  const away = since(green(train))
    .by(shown)
    .by(voted)
    .by(deploys, "search", { ...job, statuses: waiting })
    .by(gone)
    .looks()
    .after({ minutes: 1 }).now;
  const told = (world: Observation, ...states: readonly string[]): Observation =>
    states.reduce(
      (one, state) => reports(one, "search", state, { creator: "github-actions" }),
      world,
    );
  const turned = live(away, "gateway");

  it("elizaOS/eliza#15914: a job that waits since before the GO holds nothing and keeps nothing waiting", () => {
    expect(words(away)).toMatch(/^rolling out: /);
    expect(words(turned)).toMatch(/^rolling out: /);
  });

  it("elizaOS/eliza#15914: approved in its turn it is the release's deployment", () => {
    const begun = told(turned, "queued", "in_progress");
    expect(words(begun)).toMatch(/^rolling out: .*Search is deploying/);
    const done = told(begun, "success");
    expect(startsIn(decide(done))).toEqual(["mail 1"]);
  });

  it("approved before its turn it is nobody's: the release is on hold", () => {
    expect(words(told(away, "in_progress"))).toMatch(/^on hold: github-actions deployed/);
  });

  it("refused in its turn it has failed at once", () => {
    expect(words(told(turned, "failure"))).toMatch(/^on hold: Search failed to deploy/);
  });

  it("an old success of the same commit is no proof of its turn, a new one is", () => {
    const old = since(green(train))
      .by(shown)
      .by(voted)
      .by(deploys, "search", {
        ...job,
        statuses: [status("success", at)],
      }).now;
    const turn = since(old).by(gone).looks().after({ minutes: 1 }).live("gateway").now;
    expect(startsIn(decide(turn))).toEqual([]);
    expect(words(turn)).toMatch(/^rolling out: /);
    expect(startsIn(decide(told(turn, "in_progress", "success")))).toEqual(["mail 1"]);
  });
});

describe("the work of the train's own pipelines", () => {
  const train = trainOf([service("search", "search"), service("mail", "backend", "search")]);
  const away = departed(train);
  const of = (run: number, state: string, at: Temporal.Instant): StatusFacts => ({
    ...status(state, at, "github-actions"),
    logUrl: `https://github.com/acme/search/actions/runs/${run}/job/9`,
  });
  const child = (world: Observation, id: number, run: number, changes: object = {}): Observation =>
    deploys(world, "search", {
      id,
      creator: "github-actions",
      byPerson: false,
      commit: commit("search"),
      statuses: [of(run, "in_progress", world.now)],
      ...changes,
    });

  it("chrnorm/deployment-action#68: a second job of the same run after our success is no stranger", () => {
    const first = child(away, 800, 42);
    const done = later(look(ownSucceeds(first)), { minutes: 1 });
    expect(words(child(done, 801, 42))).toMatch(/^rolling out: /);
    // Another run at the same commit is somebody else's.
    expect(words(child(done, 801, 43))).toMatch(/^on hold: github-actions deployed/);
  });

  it("chrnorm/deployment-action#68: also where our own deployment tells of the run", () => {
    const done = later(
      look(
        reports(away, "search", "success", {
          logUrl: "https://github.com/acme/search/actions/runs/42",
        }),
      ),
      { minutes: 1 },
    );
    expect(words(child(done, 801, 42, { commit: commit("head of main") }))).toMatch(
      /^rolling out: /,
    );
  });

  it("the run of an earlier release that is run again is a stranger", () => {
    const earlier = withFacts(away, "search", (facts) => {
      if (facts.production.kind !== "known") throw new Error("unread");
      const issue = releaseKey(homeId, 11);
      const all = facts.production.value.map((one) =>
        one.id === 2
          ? {
              ...one,
              ours: true,
              rides: { issue, service: idOf("search"), attempt: 1, intent: "i" },
              statuses: [of(7, "success", noon.subtract({ hours: 1 }))],
            }
          : one,
      );
      return { ...facts, production: known(all) };
    });
    expect(words(earlier)).toMatch(/^rolling out: /);
    expect(words(child(earlier, 801, 7, { commit: commit("search before") }))).toMatch(
      /^on hold: github-actions deployed/,
    );
  });

  function ownSucceeds(world: Observation): Observation {
    return withFacts(world, "search", (facts) => {
      if (facts.production.kind !== "known") throw new Error("unread");
      const all = facts.production.value.map((one) =>
        one.ours ? { ...one, statuses: [status("success", world.now)] } : one,
      );
      return { ...facts, production: known(all) };
    });
  }
});

describe.each<[string, Drive]>([
  ["deployment", { kind: "deployment", ref: "commit" }],
  ["dispatch", { kind: "dispatch", workflow: "deploy.yml", ref: "commit" }],
  ["gate", { kind: "gate" }],
  ["observe", { kind: "observe" }],
])("drive: %s", (kind, drive) => {
  const train = trainOf([{ ...service("search", "search"), drive }]);
  const away = departed(train);
  const theirs = kind === "gate" || kind === "observe";
  const begun = theirs
    ? deploys(away, "search", {
        commit: commit("search"),
        statuses: [status("in_progress", away.now)],
      })
    : kind === "dispatch"
      ? away
      : reports(away, "search", "in_progress");

  it("drevops/vortex#2270: a stuck deployment that is set inactive by hand has ended, and /retry works", () => {
    expect(words(begun)).toMatch(/^rolling out: /);
    expect(answerTo(begun, sue, "/retry search")).toMatch(/^confused: /);
    const ended = since(begun)
      .reports("search", "inactive", { creator: "mike" })
      .looks()
      .after({ minutes: 1 }).now;
    expect(words(ended)).toMatch(/^on hold: Search could not be deployed: mike set it to inactive/);
    expect(answerTo(ended, sue, "/retry search")).toBe("rocket");
  });

  it("threat 38: a live one that GitHub makes inactive stays live", () => {
    const done = reports(begun, "search", "success", kind === "dispatch" ? { ours: true } : {});

    expect(words(reports(done, "search", "inactive"))).toBe(words(done));
  });
});

it("a person with the name of an App that is named as a reporter has no word", () => {
  const strict = { ...search, reporters: ["argo[bot]"] };
  const by = (byPerson: boolean) => ({ ...status("success", noon, "argo"), byPerson });
  expect(isHeard(by(false), strict)).toBe(true);
  expect(isHeard(by(true), strict)).toBe(false);
  expect(isHeard(by(true), { ...search, reporters: ["argo"] })).toBe(true);
});
