/** What a Prometheus of this machine's own answers, over an exporter of the test. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createHealth } from "../../src/health/read-health.ts";
import { known, unknown } from "../../src/model/failure.ts";
import type { Metric, MetricAnswer } from "../../src/model/train/health.ts";
import { serviceId } from "../../src/model/ids.ts";
import { metric } from "../support/health.ts";
import { serve } from "./server.ts";

const isHere = spawnSync("prometheus", ["--version"]).status === 0;

test.skipIf(!isHere)(
  `limits and baselines hold against a real Prometheus${isHere ? "" : " (skipped: no prometheus in PATH)"}`,
  { timeout: 270_000 },
  async () => {
    let isBroken = false;
    const counts = { good: 0, bad: 0 };
    const { host } = await serve((_request, response) => {
      counts.good += 90;
      counts.bad += isBroken ? 10 : 0;
      response.end(
        [
          "# TYPE requests_total counter",
          `requests_total{code="200"} ${counts.good}`,
          `requests_total{code="500"} ${counts.bad}`,
          "# TYPE latency_seconds gauge",
          `latency_seconds ${isBroken ? 0.9 : 0.2}`,
          "",
        ].join("\n"),
      );
    });
    const url = await startPrometheus(host);
    const { read } = createHealth({
      prometheusUrl: url,
      healthHosts: { allowed: null, headers: new Map() },
    });
    const answerTo = async (
      changes: Partial<Metric>,
      before = Temporal.Now.instant(),
    ): Promise<MetricAnswer | undefined> => {
      const watched = metric(changes);
      const service = serviceId("a");
      const question = { service, probe: null, metrics: [watched], before, askedAt: null };
      return (await read([question])).get(service)?.metrics.get(watched.name);
    };
    const errorRate = 'sum(rate(requests_total{code="500"}[4s])) / sum(rate(requests_total[4s]))';
    const until = async (holds: (answer: MetricAnswer | undefined) => boolean): Promise<void> => {
      while (!holds(await answerTo({ query: errorRate }))) await sleep(250);
    };

    await until((answer) => answer?.value.kind === "known");
    expect((await answerTo({ query: errorRate }))?.value).toEqual(known(0));
    const wasWell = Temporal.Now.instant();
    isBroken = true;
    await until((answer) => answer?.value.kind === "known" && answer.value.value > 0.05);

    const latency = await answerTo({ query: "latency_seconds", maxRatio: 2 }, wasWell);
    expect(latency).toEqual({ value: known(0.9), before: known(0.2) });
    expect((await answerTo({ query: "no_such_series" }))?.value).toEqual(unknown("gives no data"));
    expect((await answerTo({ query: "requests_total" }))?.value).toEqual(
      unknown("gives 2 series, not one number"),
    );
    expect((await answerTo({ query: "0 / 0" }))?.value).toEqual(known(NaN));
    expect((await answerTo({ query: "1 / 0" }))?.value).toEqual(known(Infinity));
    expect((await answerTo({ query: "sum(" }))?.value).toMatchObject({
      why: expect.stringMatching(/^Prometheus says: .*parse error/) as string,
    });
    const longAgo = wasWell.subtract({ hours: 24 });
    expect((await answerTo({ query: "latency_seconds", maxRatio: 2 }, longAgo))?.before).toEqual(
      unknown("gives no data"),
    );
  },
);

/** On a port of its own, with its own data, ended with the test. */
async function startPrometheus(target: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "release-train-prometheus-"));
  const config = join(directory, "prometheus.yml");
  writeFileSync(
    config,
    `scrape_configs:\n  - job_name: a\n    scrape_interval: 500ms\n    scrape_timeout: 500ms\n    static_configs: [{ targets: ["${target}"] }]\n`,
  );
  const address = `127.0.0.1:${await freePort()}`;
  const prometheus = spawn(
    "prometheus",
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(directory, "data")}`,
      `--web.listen-address=${address}`,
      "--log.level=error",
    ],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => prometheus.once("exit", resolve));
  onTestFinished(async () => {
    prometheus.kill();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  });
  const isReady = (): Promise<boolean> =>
    fetch(`http://${address}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (prometheus.exitCode === null && !(await isReady())) await sleep(100);
  return `http://${address}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
