import { describe, expect, it } from "vitest";
import { createGathering } from "../../src/engine/gather.ts";
import type { Delivery } from "../../src/model/github/delivery.ts";

const whenToRoute = createGathering();
const at = (time: string): Temporal.Instant => Temporal.Instant.from(`2026-03-19T14:00:${time}Z`);
const delivery = (event: string): Delivery => ({
  guid: "g",
  event,
  action: null,
  installation: null,
  repository: "acme/api",
  issue: null,
  receivedAt: at("00"),
});

describe("a delivery is routed", () => {
  it.each(["issues", "issue_comment"])("at once when it is %s", (event) => {
    expect(whenToRoute(delivery(event), at("03.2"))).toEqual(at("03.2"));
  });

  it.each([
    ["deployment", "02.5", "04"],
    ["deployment_status", "04", "06"],
  ])("soon, with what comes at the same time, when it is %s", (event, now, due) => {
    expect(whenToRoute(delivery(event), at(now))).toEqual(at(due));
  });

  it.each([
    ["00", "05"],
    ["00.001", "05"],
    ["04.999", "05"],
    ["05", "10"],
  ])("with all of its beat when it is a push (at %s: %s)", (now, due) => {
    expect(whenToRoute(delivery("push"), at(now))).toEqual(at(due));
  });

  it("at once when it is the first vote, and with the others when votes come right behind it", () => {
    const route = createGathering();
    const vote: Delivery = { ...delivery("issue_comment"), order: "vote" };
    const dueOf = (time: string) => route(vote, at(time)).toString().slice(17);
    expect(["01", "02", "03.5", "05.9", "07", "20"].map(dueOf)).toEqual(
      ["01", "06", "06", "06", "11", "20"].map((time) => `${time}Z`),
    );
  });

  it("at once when it is a stop, however many votes come", () => {
    const route = createGathering();
    route({ ...delivery("issue_comment"), order: "vote" }, at("01"));
    expect(route({ ...delivery("issue_comment"), order: "stop" }, at("02"))).toEqual(at("02"));
  });

  it("at once when the votes before it were about another repository", () => {
    const route = createGathering();
    const vote: Delivery = { ...delivery("issue_comment"), order: "vote" };
    route(vote, at("01"));
    expect(route({ ...vote, repository: "acme/other" }, at("02"))).toEqual(at("02"));
  });
});
