import { describe, expect, it } from "vitest";
import { whenToRoute } from "../../src/engine/gather.ts";
import type { Delivery } from "../../src/model/github/delivery.ts";

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
});
