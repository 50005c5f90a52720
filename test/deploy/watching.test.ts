/** What `deploy` offers to operators asks for metrics that there are. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../../src/metrics/metrics.ts";

async function families(): Promise<ReadonlySet<string>> {
  const metrics = createMetrics({
    version: "1.0.0",
    now: () => Temporal.Instant.from("2026-03-19T13:00:00Z"),
    underWay: async () => [],
    oldestWake: async () => null,
    oldestDelivery: async () => null,
    receivers: async () => [],
    usage: () => ({
      requests: 0,
      notModified: 0,
      points: 0,
      waiting: 0,
      remaining: new Map(),
      writes: new Map(),
      looks: new Map(),
    }),
  });
  const types = (await metrics.read()).matchAll(/^# TYPE (\w+) (\w+)$/gm);
  return new Set(
    [...types].flatMap(([, name = "", type]) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_count`] : [name],
    ),
  );
}

describe.each(["deploy/alerts.yml", "deploy/grafana-dashboard.json"])("%s", (file) => {
  it("asks for metrics that there are", async () => {
    const asked = JSON.stringify(parse(readFileSync(file, "utf8"))).match(/release_train_\w+/g);
    expect(asked?.length).toBeGreaterThan(5);
    const known = await families();
    expect(asked?.filter((name) => !known.has(name))).toEqual([]);
  });
});
