/** Old deployments that are run again: what production runs is told by the newest word, not by the newest object. */
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide/decide.ts";
import { known } from "../../src/model/failure.ts";
import { releaseKey } from "../../src/model/ids.ts";
import type { DeploymentFacts, Observation, StatusFacts } from "../../src/model/observation.ts";
import type { Drive } from "../../src/model/train/train.ts";
import { answerTo } from "../support/answer-to.ts";
import { look } from "../support/carry-out.ts";
import { decidedOn, departed, left, live, voted } from "../support/consent.ts";
import { saidIn, startsIn, stateIn } from "../support/decision.ts";
import {
  green,
  later,
  recordOf,
  reports,
  says,
  status,
  withFacts,
  withText,
} from "../support/observation.ts";
import { failing, told } from "../support/rollback.ts";
import {
  commit,
  homeId,
  people,
  planText,
  service,
  storefront,
  trainOf,
} from "../support/train.ts";
import { since } from "../support/in-order.ts";

const { sarah } = people;
const words = (world: Observation) => stateIn(decide(world));

/** The statuses of a deployment of a service, newest first, changed. */
function retold(
  world: Observation,
  id: string,
  deployment: number,
  change: (one: DeploymentFacts) => Partial<DeploymentFacts>,
): Observation {
  return withFacts(world, id, (facts) => {
    if (facts.production.kind !== "known") throw new Error(`Production of ${id} is not known`);
    const changed = facts.production.value.map((one) =>
      one.id === deployment ? { ...one, ...change(one) } : one,
    );
    return { ...facts, production: known(changed) };
  });
}

/** mike runs the pipeline again that deployed what production ran before the release. */
const again = (
  world: Observation,
  id: string,
  states: readonly string[] = ["in_progress"],
  deployment = 2,
): Observation =>
  retold(world, id, deployment, ({ statuses }) => ({
    statuses: [
      ...states.map((state): StatusFacts => ({
        ...status(state, world.now, "mike"),
        byPerson: true,
      })),
      ...statuses,
    ],
  }));

const before = commit("search before").slice(0, 7);
const ready = (world: Observation) => live(world, "api-gateway", "search");

describe("an old deployment that is run again", () => {
  it.each<[string, Observation]>([
    ["before its service had its turn", again(left(), "auth-service")],
    ["while its service is deploying", again(left(), "search")],
    ["after its service went live", again(ready(left()), "search")],
    ["with its end", again(ready(left()), "search", ["success", "in_progress"])],
    ["with nothing but its end", again(ready(left()), "search", ["success"])],
    ["and fails", again(ready(left()), "search", ["failure", "in_progress"])],
    ["and is no longer there at once", again(ready(left()), "search", ["inactive", "success"])],
    ["on hold", again(look(says(left(), sarah, "/hold wait")), "search")],
  ])("gitlab-org/gitlab#410427: holds the release %s", (_, world) => {
    expect(startsIn(decide(world))).toEqual([]);
    expect(words(later(world, { seconds: 5 }))).toMatch(/^on hold: /);
    const said = Object.entries(saidIn(decide(world))).filter(([key]) =>
      key.startsWith("foreign:"),
    );
    expect(said).toEqual([
      [
        expect.stringMatching(/^foreign:2@\d+$/),
        expect.stringMatching(/^@mike deployed [0-9a-f]{7} again to production of /),
      ],
    ]);
  });

  it("gitlab-org/gitlab#410427: nothing starts onto it, and nothing is published", () => {
    const done = reports(
      live(left(), "api-gateway", "search", "auth-service"),
      "user-service",
      "success",
    );
    expect(decide(done).actions.some(({ kind }) => kind === "publish")).toBe(true);
    const world = again(done, "search", ["success"]);
    expect(words(world)).toContain(`mike deployed ${before} again to production of Search`);
    expect(decide(world).actions.some(({ kind }) => kind === "publish")).toBe(false);
  });

  it("gitlab-org/gitlab#211339: holds a release that waits for its departure", () => {
    const planned = withText(green(), planText(storefront, "2026-03-19 14:00"));
    const decided = since(decidedOn(planned)).looks().after({ minutes: 1 }).now;
    expect(words(again(decided, "search"))).toMatch(/^on hold: mike deployed/);
    // Before the GO production is the teams' own.
    expect(words(again(voted(), "search"))).toMatch(/^ready: /);
  });

  describe("over a service that was live", () => {
    const done = live(left(), "api-gateway", "search", "auth-service");
    const held = later(
      look(again(reports(done, "user-service", "success"), "search", ["success", "in_progress"])),
      { minutes: 1 },
    );

    it("gitlab-org/gitlab#410427: may be put right by /retry, before anything is published", () => {
      expect(words(held)).toMatch(/^on hold: mike deployed/);
      const retried = told(held, "/retry search");
      const resumed = says(retried, sarah, "/resume search is deployed again");
      expect(startsIn(decide(resumed))).toEqual(["search 2"]);
      expect(decide(resumed).actions.some(({ kind }) => kind === "publish")).toBe(false);
      const there = reports(look(resumed), "search", "success");
      const publish = decide(there).actions.find((one) => one.kind === "publish");
      expect(publish?.setAside).toEqual([]);
      // Only what others have deployed over it is deployed again.
      expect(answerTo(held, sarah, "/retry auth-service")).toMatch(/^confused: .* no failed/);
    });

    it("gitlab-org/gitlab#410427: is told in the notes when a manager lets it be", () => {
      const resumed = says(held, sarah, "/resume the old one is fine");
      const publish = decide(resumed).actions.find((one) => one.kind === "publish");
      expect(publish?.setAside).toEqual([
        {
          item: `What production runs now (${before}, deployed by mike) instead of 1.1.3`,
          how: "let be",
          service: "Search",
          by: "sarah",
          reason: "the old one is fine",
        },
      ]);
    });
  });

  it("gitlab-org/gitlab#410427: holds a release that is watched when all of it is live", () => {
    const verify = Temporal.Duration.from({ minutes: 30 });
    const all = trainOf([service("search", "search"), service("mail", "backend")], { verify });
    const watched = since(departed(all)).live("search", "mail").now;
    expect(words(watched)).toMatch(/^verifying: /);
    const world = again(watched, "search", ["success"]);
    expect(Object.keys(saidIn(decide(world)))).toContainEqual(expect.stringMatching(/^foreign:2@/));
    expect(words(world)).toMatch(/^on hold: mike deployed/);
    // Nothing is published before a manager has looked, however long that takes.
    const over = later(look(world), { hours: 1 });
    expect(words(over)).toMatch(/^on hold: mike deployed/);
    expect(decide(over).actions.some(({ kind }) => kind === "publish")).toBe(false);
  });

  it("is let be by a manager's /resume, once: the next time it holds again", () => {
    const held = later(look(again(ready(left()), "search", ["success"])), { minutes: 1 });
    const passed = since(held)
      .says(sarah, "/resume the old one is fine")
      .looks()
      .after({ minutes: 1 }).now;
    expect(recordOf(passed).entries.findLast(({ kind }) => kind === "resume")).toMatchObject({
      past: [expect.stringMatching(/^deployment#2@\d+$/)],
    });
    expect(words(passed)).toMatch(/^rolling out: /);
    expect(words(again(passed, "search"))).toMatch(/^on hold: mike deployed/);
  });

  it("is told and stands in the way while the release is rolled back", () => {
    const back = told(ready(left()), "/rollback it smells");
    const said = saidIn(decide(again(back, "search")));
    expect(Object.keys(said)).toContainEqual(expect.stringMatching(/^foreign:2@/));
  });

  it("of an earlier release of the train counts, too; of one that is still open it is that one's", () => {
    const issue = releaseKey(homeId, 11);
    const earlier = (world: Observation) =>
      retold(world, "search", 2, () => ({
        ours: true,
        creator: "release-train",
        rides: { issue, service: service("search", "search").id, attempt: 1, intent: "i" },
      }));
    expect(words(again(earlier(ready(left())), "search"))).toMatch(/^on hold: mike deployed/);
    expect(words(again(earlier(left()), "auth-service"))).toMatch(/^on hold: mike deployed/);
  });

  it("of this very release counts once it was rolled back", () => {
    const there = live(told(failing, "/rollback search it smells"), "user-service");
    const own = there.services.get(service("search", "search").id);
    if (own?.kind !== "known" || own.value.production.kind !== "known") throw new Error("unread");
    const [rollback, first] = own.value.production.value;
    expect([rollback?.task, first?.task]).toEqual(["rollback", "deploy"]);
    const world = again(there, "search", ["in_progress"], first?.id);
    expect(Object.values(saidIn(decide(world))).join()).toMatch(/@mike deployed [0-9a-f]{7} again/);
  });
});

describe("is nothing that was deployed again", () => {
  it.each<[string, readonly string[]]>([
    ["a deployment that another one replaced and GitHub calls inactive", ["inactive"]],
    ["one that waits for its reviewers again", ["waiting"]],
    ["one that is queued again", ["queued", "pending"]],
    ["one whose reviewers refused it", ["failure", "waiting"]],
  ])("%s", (_, states) => {
    expect(words(again(ready(left()), "search", states))).toMatch(/^rolling out: /);
  });

  it.each<[string, readonly string[]]>([
    ["a second reporter's success", ["success"]],
    ["a later judgement", ["failure"]],
  ])("%s of what production runs while its service has had no turn", (_, states) => {
    expect(words(again(left(), "auth-service", states))).toMatch(/^rolling out: /);
  });

  it("our own newest deployment, when its pipeline is run again", () => {
    const world = again(ready(left()), "search", ["in_progress"], idOfOwn(ready(left())));
    expect(words(world)).toMatch(/^rolling out: /);
  });
});

function idOfOwn(world: Observation): number {
  const own = world.services.get(service("search", "search").id);
  if (own?.kind !== "known" || own.value.production.kind !== "known") throw new Error("unread");
  return own.value.production.value.find(({ ours }) => ours)?.id ?? 0;
}

describe.each<[string, Drive]>([
  ["deployment", { kind: "deployment", ref: "commit" }],
  ["dispatch", { kind: "dispatch", workflow: "deploy.yml", ref: "commit" }],
  ["gate", { kind: "gate" }],
  ["observe", { kind: "observe" }],
])("drive: %s", (_, drive) => {
  const train = trainOf([
    { ...service("search", "search"), drive },
    service("mail", "backend", "search"),
  ]);
  const away = departed(train);

  it("gitlab-org/gitlab#410427: what was deployed again holds the release", () => {
    expect(words(away)).toMatch(/^rolling out: /);
    expect(words(again(away, "search"))).toMatch(/^on hold: mike deployed .* again/);
  });

  it("github/branch-deploy#352: a job that only waits for its reviewers holds nothing", () => {
    const waiting = (states: readonly string[]): Observation =>
      withFacts(away, "search", (facts) => {
        if (facts.production.kind !== "known") throw new Error("unread");
        const [newest] = facts.production.value;
        if (!newest) throw new Error("nothing there");
        const job: DeploymentFacts = {
          ...newest,
          id: 900,
          commit: commit("a merge"),
          createdAt: away.now.subtract({ seconds: 30 }),
          creator: "github-actions",
          ours: false,
          rides: null,
          service: null,
          statuses: states.map((state) => status(state, away.now, "github-actions")),
        };
        return { ...facts, production: known([job, ...facts.production.value]) };
      });
    for (const states of [["waiting"], ["queued"], ["pending"], ["queued", "waiting"]]) {
      expect(words(waiting(states))).toMatch(/^rolling out: /);
      expect(Object.keys(saidIn(decide(waiting(states))))).not.toContain("foreign:900");
    }
    expect(words(waiting(["failure", "waiting"]))).toMatch(/^rolling out: /);
    expect(words(waiting(["in_progress", "queued", "waiting"]))).toMatch(
      /^on hold: github-actions/,
    );
  });
});
