import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import type { DeployIntent } from "../../../src/model/release/deploy-intent.ts";
import { answerTo } from "../../support/answer-to.ts";
import { look } from "../../support/carry-out.ts";
import { departing } from "../../support/consent.ts";
import { startsIn } from "../../support/decision.ts";
import { withHistory } from "../../support/history.ts";
import { idOf, reports } from "../../support/observation.ts";
import { commit, noon, people, service, trainOf } from "../../support/train.ts";

describe("no more at once than the train allows", () => {
  const train = trainOf(
    [
      service("docs", "search"),
      service("api-gateway", "infra"),
      service("search", "search"),
      service("auth-service", "backend", "api-gateway"),
    ],
    { maxParallel: 2 },
  );
  const world = departing(train);
  const timed = withHistory(withHistory(world, "docs", [60]), "search", [120]);

  test("the longest remaining path goes first, then the order of the train file", () => {
    expect(startsIn(decide(world))).toEqual(["api-gateway 1", "docs 1"]);
    expect(startsIn(decide(timed))).toEqual(["api-gateway 1", "search 1"]);
  });

  test("whoever ends makes room for the next, and says so", () => {
    const going = look(timed);
    expect(startsIn(decide(going))).toEqual([]);
    expect(answerTo(going, people.eve, "/plan")).toMatch(
      /Docs .*: waits for its turn: no more than 2 deploy at once/,
    );
    expect(startsIn(decide(reports(going, "search", "success")))).toEqual(["docs 1"]);
    expect(startsIn(decide(reports(going, "api-gateway", "success")))).toEqual(["auth-service 1"]);
  });

  test("a request that may be lost has its place already", () => {
    const intent = (id: string): DeployIntent => ({
      task: "deploy",
      service: idOf(id),
      attempt: 1,
      commit: commit(id),
      intent: id,
      sentAt: noon,
      outcome: { kind: "pending" },
      settledAt: noon.add({ minutes: 1 }),
    });
    const { record } = look(timed);
    const crashed = { ...timed, record, intents: [intent("docs"), intent("search")] };
    expect(startsIn(decide(crashed))).toEqual(["docs 1", "search 1"]);
  });
});
