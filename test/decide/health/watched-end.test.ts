import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { known } from "../../../src/model/failure.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { kindsIn, recordIn, saidIn, stateIn } from "../../support/decision.ts";
import { shown } from "../../support/consent.ts";
import { hears, ill, watch, well } from "../../support/health.ts";
import { closed, later, published, reports, says } from "../../support/observation.ts";
import { people, trainOf } from "../../support/train.ts";
import { blind, deployed, gateway, leaving } from "../../support/proving.ts";
import { since } from "../../support/in-order.ts";

const { sarah, ina } = people;

describe("the end of a watched release", () => {
  const verifying = trainOf([gateway], { verify: Temporal.Duration.from({ minutes: 10 }) });
  const there = since(leaving(verifying))
    .reports("gateway", "success")
    .looks()
    .by(watch, { seconds: 130 }, { gateway: well }).now;

  test("comes when all was watched for as long as the train file says", () => {
    expect(stateIn(decide(there))).toBe(
      "verifying: 1 service is live; observed until 2026-03-19 12:14 UTC, then the notes are published. A manager can end the observation with /complete.",
    );
    expect(kindsIn(decide(there))).not.toContain("publish");
    const over = watch(there, { minutes: 10, seconds: 10 }, { gateway: well });
    expect(over.trainRelease).toMatchObject(known(published));
  });

  test("comes sooner when a manager says so, and it is written down who", () => {
    expect(answerTo(there, ina, "/complete")).toMatch(
      /^confused: Only a manager \(sarah\) can use \/complete/,
    );
    const said = says(there, sarah, "/complete");
    expect(kindsIn(decide(said))).toContain("publish");
    expect(recordIn(decide(said))?.entries.at(-1)).toMatchObject({
      kind: "complete",
      by: { login: "sarah" },
    });
  });

  test("never with a service that isn't deployed, or is known to be bad", () => {
    expect(answerTo(deployed, sarah, "/complete")).toMatch(
      /^confused: The release can't be completed: Gateway is not healthy yet: .*; Auth is not live\.$/,
    );
    const shaky = hears(later(there, { seconds: 10 }), { gateway: ill });
    expect(answerTo(shaky, sarah, "/complete")).toMatch(
      /^confused: The release can't be completed: Gateway has unknown health: health check: answers 503/,
    );
    const dark = hears(later(there, { seconds: 10 }), { gateway: blind });
    expect(answerTo(dark, sarah, "/complete")).toBe("rocket");
  });

  test("never before the departure, and only for what isn't live", () => {
    const early = shown();
    expect(answerTo(early, sarah, "/complete")).toMatch(/it has not departed yet/);
    const one = watch(deployed, { seconds: 130 }, { gateway: well });
    expect(answerTo(one, sarah, "/complete")).toBe(
      "confused: The release can't be completed: Auth is not live.",
    );
  });

  test("waits for what is in doubt, for as long as that takes", () => {
    const dark = watch(there, { minutes: 30 }, { gateway: blind });
    expect(kindsIn(decide(dark))).not.toContain("publish");
    expect(stateIn(decide(dark))).toMatch(
      /^verifying: 1 service is live; the notes are published when all of them are healthy\. Gateway has unknown health: error rate: Prometheus/,
    );
  });

  test("is an ordinary hold when health is lost while it is watched", () => {
    const lost = watch(there, { seconds: 80 }, { gateway: ill });
    expect(stateIn(decide(lost))).toMatch(/^on hold: Gateway is deployed and unhealthy/);
    expect(kindsIn(decide(watch(lost, { minutes: 20 }, { gateway: well })))).not.toContain(
      "publish",
    );
  });

  test("comes in a closed issue, too", () => {
    const over = watch(closed(there), { minutes: 10, seconds: 10 }, { gateway: well });
    expect(over.trainRelease).toMatchObject(known(published));
  });

  test("of a closed issue doesn't rest before all was watched for long enough", () => {
    expect(decide(closed(there)).rest).toBe(false);
    const over = watch(closed(there), { minutes: 11 }, { gateway: well });
    expect(decide(over)).toMatchObject({ rest: true, next: null });
  });

  test("can't be told twice: a complete release is complete, whatever is forgotten of its health", () => {
    const over = watch(there, { minutes: 11 }, { gateway: well });
    const forgotten = { ...over, health: { ...over.health, looks: new Map() } };
    expect(stateIn(decide(forgotten))).toMatch(/^complete: /);
    expect(saidIn(decide(forgotten))).toEqual({});
  });
});

test("what was seen last of a service stays in the issue when all is over", () => {
  const verifying = trainOf([gateway]);
  const there = look(reports(leaving(verifying), "gateway", "success"));
  const over = watch(there, { minutes: 4 }, { gateway: well });
  expect(stateIn(decide(over))).toMatch(/^complete: /);
  const muchLater = later(over, { hours: 5 });
  expect(decide(muchLater).view?.services[0]?.health).toMatchObject({
    summary: "healthy",
    conditions: [{ words: "answers 200" }, { words: "0.004, at most 0.01" }],
  });
  expect(decide(muchLater).next).toBeNull();
});
