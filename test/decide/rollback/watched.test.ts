/** Services on their way back whose health is watched: they are back only when they are well. */
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { healthQuestions } from "../../../src/decide/health/service-health.ts";
import { known, unknown } from "../../../src/model/failure.ts";
import type { HealthAnswers } from "../../../src/model/train/health.ts";
import type { Observation } from "../../../src/model/observation.ts";
import { wordsOf } from "../../../src/model/view/text.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { saidIn, startsIn, stateIn } from "../../support/decision.ts";
import { ill, measured, metric, plan, watch, well } from "../../support/health.ts";
import { check, recordOf, reports, says, status, withFacts } from "../../support/observation.ts";
import { deploys } from "../../support/foreign.ts";
import { before, told } from "../../support/rollback.ts";
import { commit, people, service } from "../../support/train.ts";
import { asked, auth, both, failing, gateway, leaving } from "../../support/watched.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina, bob } = people;

const broken = failing(gateway, auth);
/** Auth runs what it ran before. */
const returned = since(broken).by(told, "/rollback").reports("auth", "success").looks().now;

describe("a service that runs again what it ran before", () => {
  test("is back only after a whole soak, and the next one waits for that", () => {
    expect(startsIn(decide(returned))).toEqual([]);
    const half = watch(returned, { minutes: 1 }, both);
    expect(startsIn(decide(half))).toEqual([]);
    expect(stateIn(decide(half))).toMatch(
      new RegExp(
        `^rolling back: 0 of 2 services rolled back; Auth runs ${before("auth")} again and is being checked until 2026-03-19 \\d\\d:\\d\\d UTC; next: Gateway\\. `,
      ),
    );
    expect(decide(half).view?.services.map(({ state }) => state)).toEqual(["live", "rolling back"]);
    const proved = watch(returned, { seconds: 130 }, both);
    expect(decide(proved).view?.services[1]).toMatchObject({
      state: "rolled back",
      health: { result: "good" },
    });
    const next = look(reports(proved, "gateway", "success"));
    expect(stateIn(decide(next))).toMatch(
      /^rolling back: 1 of 2 services rolled back; Gateway runs/,
    );
    const over = watch(next, { seconds: 130 }, both);
    expect(stateIn(decide(over))).toMatch(/^rolled back: /);
    expect(over.issue.state).toBe("closed");
    expect(asked(over)).toEqual([]);
    // What is forgotten afterwards is no matter.
    const forgotten = { ...over, health: { ...over.health, looks: new Map() } };
    expect(stateIn(decide(forgotten))).toMatch(/^rolled back: /);
  });

  test("is asked how it is until that is proved", () => {
    expect(asked(returned)).toEqual(["gateway", "auth"]);
    const next = since(returned)
      .by(watch, { seconds: 130 }, both)
      .reports("gateway", "success")
      .looks().now;
    expect(asked(next)).toEqual(["gateway"]);
  });

  test("and is unhealthy there stops the rollback, and asks its team and the managers", () => {
    const sick = watch(returned, { seconds: 80 }, { ...both, auth: ill });
    expect(startsIn(decide(sick))).toEqual([]);
    expect(stateIn(decide(sick))).toMatch(
      /stopped at Auth: its rollback left it unhealthy: health check: answers 503 \(no database\)\. Comment \/retry auth to try again, or \/confirm auth health <reason> to accept it as healthy/,
    );
    expect(recordOf(sick).entries.at(-1)).toMatchObject({ kind: "unhealthy", task: "rollback" });
    const questions = [...sick.said].filter((key) => key.startsWith("rollback-failed:auth:1:"));
    expect(questions).toHaveLength(1);
    const text = saidIn(decide({ ...sick, said: new Set() }))[questions[0] ?? ""];
    expect(text).toMatch(/^@acme\/backend @sarah: the rollback of Auth to .* left it unhealthy/);
    expect(text).toContain("/confirm auth health <reason>");
    // It stays so until somebody says a word, even when the app forgets what it saw.
    const later = watch(
      { ...sick, health: { ...sick.health, looks: new Map() } },
      { minutes: 5 },
      both,
    );
    expect(startsIn(decide(later))).toEqual([]);
    expect(startsIn(decide(says(later, bob, "/retry auth")))).toEqual(["back auth 2"]);
  });

  test("is back by the word of its team, and of nobody else", () => {
    const sick = watch(returned, { seconds: 80 }, { ...both, auth: ill });
    expect(answerTo(sick, ina, "/confirm auth health fine")).toMatch(
      /^confused: Only acme\/backend/,
    );
    expect(answerTo(sick, bob, "/confirm auth 1")).toMatch(
      /^confused: This release is being rolled back/,
    );
    const vouched = told(sick, "/confirm auth health the probe is wrong", bob);
    expect(recordOf(vouched).entries.at(-1)).toMatchObject({ kind: "vouch", task: "rollback" });
    const proved = watch(vouched, { seconds: 130 }, { ...both, auth: ill });
    expect(stateIn(decide(proved))).toMatch(/^rolling back: 1 of 2 services rolled back/);
  });

  test("and can't be proved healthy in time asks, too", () => {
    const blind: HealthAnswers = {
      probe: well.probe,
      metrics: new Map([["error rate", { value: unknown("Prometheus is away"), before: null }]]),
    };
    const late = watch(returned, { minutes: 33 }, { ...both, auth: blind });
    expect(stateIn(decide(late))).toMatch(
      /stopped at Auth: its rollback did not make it healthy in time: error rate: Prometheus is away/,
    );
    const vouched = told(late, "/confirm auth health looked at it", bob);
    expect(stateIn(decide(vouched))).toMatch(/^rolling back: 1 of 2 services rolled back/);
  });

  test("is proved anew by an app that forgot it, and goes back no second time", () => {
    const next = watch(returned, { seconds: 130 }, both);
    const forgotten = { ...next, health: { ...next.health, looks: new Map() } };
    const ended = look(reports(forgotten, "gateway", "success"));
    expect(stateIn(decide(ended))).toMatch(/^rolling back: 0 of 2 services rolled back; Auth runs/);
    const over = watch(ended, { seconds: 130 }, both);
    expect(stateIn(decide(over))).toMatch(/^rolled back: /);
    const attempts = [...over.services.values()].flatMap((facts) =>
      facts.kind === "known" && facts.value.production.kind === "known"
        ? facts.value.production.value.filter(({ ours, task }) => ours && task === "rollback")
        : [],
    );
    expect(attempts).toHaveLength(2);
  });

  test("needs no proof when a manager ends the release", () => {
    const world = told(returned, "/abort we look at it ourselves", sarah);
    expect(stateIn(decide(world))).toMatch(/^aborted: /);
    expect(world.issue.state).toBe("closed");
  });
});

test("the post-mortem tells what was seen and who vouched", () => {
  const world = since(failing(service("gateway", "infra"), auth))
    .by(told, "/rollback")
    .reports("auth", "success")
    .looks().now;
  const sick = watch(world, { seconds: 80 }, { auth: ill });
  const vouched = told(sick, "/confirm auth health the probe is wrong", bob);
  const last = reports(watch(vouched, { seconds: 130 }, { auth: ill }), "gateway", "success");
  const opened = decide(last).actions.find((one) => one.kind === "open post-mortem");
  expect(opened?.timeline.map(({ text }) => wordsOf(text))).toEqual(
    expect.arrayContaining([
      "Auth became unhealthy after its rollback: health check: answers 503 (no database)",
      "bob confirmed the health of Auth: the probe is wrong",
    ]),
  );
});

test("a metric that was to stay below a multiple of before is compared with the same before", () => {
  const ratio = plan({ probe: null, metrics: [metric({ max: null, maxRatio: 2 })] });
  const world = failing(gateway, { ...service("auth", "backend", "gateway"), health: ratio });
  const forward = world.services.get(auth.id);
  const production =
    forward?.kind === "known" && forward.value.production.kind === "known"
      ? forward.value.production.value
      : [];
  const back = since(world).by(told, "/rollback").reports("auth", "success").looks().now;
  const question = healthQuestions(back).find((one) => one.service === auth.id);
  expect(question?.before).toEqual(production[0]?.createdAt);
  const heard = (value: number): HealthAnswers => ({
    probe: null,
    metrics: new Map([["error rate", measured(value, 0.01)]]),
  });
  const high = watch(back, { seconds: 130 }, { gateway: well, auth: heard(0.03) });
  expect(stateIn(decide(high))).toContain("more than 2 times the 0.01 before the deployment");
  const same = watch(back, { seconds: 130 }, { gateway: well, auth: heard(0.01) });
  expect(stateIn(decide(same))).toMatch(/1 of 2 services rolled back/);
});

test("where others deploy, before is when they had their first turn", () => {
  const observed = { ...auth, drive: { kind: "observe" } as const };
  const begun = since(leaving(gateway, observed))
    .reports("gateway", "success")
    .looks()
    .after({ seconds: 1 }).now;
  const turned = watch(begun, { seconds: 140 }, both);
  const turn = recordOf(turned).entries.find((one) => one.kind === "turn");
  const argo = { creator: "argo", byPerson: false, statuses: [] } as const;
  const there = deploys(turned, "auth", { ...argo, commit: commit("auth") });
  const failed = since(there)
    .reports("auth", "failure", { ours: false })
    .looks()
    .after({ minutes: 1 }).now;
  const going = told(failed, "/rollback");
  const away = deploys(going, "auth", {
    ...argo,
    id: 702,
    commit: commit("auth before"),
    statuses: [status("success", going.now)],
  });
  const back = look(away);
  const question = healthQuestions(back).find((one) => one.service === auth.id);
  expect(question?.before.toString()).toBe(turn?.from);
  expect(stateIn(decide(back))).toMatch(/0 of 2 services rolled back; Auth runs/);
  expect(stateIn(decide(watch(back, { seconds: 80 }, { ...both, auth: ill })))).toMatch(
    /stopped at Auth: its rollback left it unhealthy/,
  );
});

describe("a smoke test", () => {
  const tested = {
    ...service("auth", "backend", "gateway"),
    health: plan({ probe: null, metrics: [], check: "smoke" }),
  };
  const world = since(failing(gateway, tested))
    .by(told, "/rollback")
    .reports("auth", "success")
    .looks().now;
  const smoke = (of: Observation, on: string, at = of.now) =>
    withFacts(of, "auth", (facts) => ({
      ...facts,
      deployedChecks: known({
        commit: commit(on),
        requiredByRules: known(null),
        results: [check({ name: "smoke", result: "passed", word: "passed", endedAt: at })],
        ours: [],
      }),
    }));
  const stateAfter = (of: Observation): string =>
    stateIn(decide(watch(of, { seconds: 130 }, both)));

  test("of the commit to which it went back counts when it ended after that", () => {
    expect(stateAfter(smoke(world, "auth before"))).toMatch(/1 of 2 services rolled back/);
  });

  test.each([
    ["that ended before it", "auth before", broken.now.subtract({ hours: 1 })],
    ["of another commit", "auth", world.now],
  ])("%s counts for nothing", (_what, on, at) => {
    expect(stateAfter(smoke(world, on, at))).toMatch(
      /0 of 2 services rolled back; Auth runs \S+ again and is not healthy yet: smoke: /,
    );
  });
});
