import { expect, test } from "vitest";
import { decide } from "../../../src/decide/decide.ts";
import { left } from "../../support/consent.ts";
import { reports, withFacts } from "../../support/observation.ts";
import type { Observation } from "../../../src/model/observation.ts";

const saysIn = (world: Observation, id: string): string | undefined =>
  decide(world).view?.services.find((one) => one.id === id)?.says;

const words = { description: "rolling update 3/5 pods" };

test("what deploys says what its pipeline said last, and nothing before and after", () => {
  const begun = left();
  expect(saysIn(begun, "api-gateway")).toBe("");
  const under = reports(begun, "api-gateway", "in_progress", words);
  expect(saysIn(under, "api-gateway")).toBe("rolling update 3/5 pods");
  expect(saysIn(reports(under, "api-gateway", "success", words), "api-gateway")).toBe("");
});

test("somebody whose word doesn't count is not quoted, nor a pipeline of a private service", () => {
  const under = reports(left(), "api-gateway", "in_progress", { ...words, ours: true });
  expect(saysIn(under, "api-gateway")).toBe("");
  const spoken = reports(left(), "api-gateway", "in_progress", words);
  const hidden = withFacts(spoken, "api-gateway", (facts) => ({ ...facts, visibility: "private" }));
  const { train } = hidden;
  const allowed: Observation =
    train.kind === "valid"
      ? { ...hidden, train: { ...train, train: { ...train.train, allowPrivate: true } } }
      : hidden;
  expect(saysIn(allowed, "api-gateway")).toBe("");
});
