/**
 * Webhooks of 12 KB over 50 connections: ours, which are on disk before they are answered, and bare Probot's, which
 * aren't, in turn in one run. Only the ratios mean something on another machine.
 */
import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median, row, tell, type Row } from "./row.ts";
import { bareProbot, builtMain, openPlace, startProcess, type Place } from "./start.ts";

const connections = 50;
const warmMs = 1_000;
const measuredMs = 3_000;
const rounds = 3;

/** A comment on an issue of a repository that no train has. */
const body = JSON.stringify({
  action: "created",
  issue: { number: 1, labels: [], user: { login: "mike" }, body: "x".repeat(5_500) },
  comment: { id: 1, body: "x".repeat(5_500), user: { login: "mike", type: "User" } },
  repository: { id: 1, name: "elsewhere", full_name: "acme/elsewhere", owner: { login: "acme" } },
  sender: { login: "mike", type: "User" },
  installation: { id: 1 },
});

interface Load {
  readonly perSecond: number;
  /** Of the process that answers, for one webhook; milliseconds. */
  readonly cpu: number;
}

async function load(variant: "bare Probot" | "ours", place: Place): Promise<Load> {
  const directory = await mkdtemp(join(tmpdir(), "release-train-ingest-"));
  const isBare = variant === "bare Probot";
  const running = await startProcess(isBare ? [bareProbot] : [builtMain, "start"], {
    env: { ...place.env, DATA_DIR: directory },
    path: isBare ? "/ping" : "/healthz",
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const secret = place.env["WEBHOOK_SECRET"] ?? "";
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  let answered = 0;
  const over = new AbortController();
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-github-event": "issue_comment",
        "x-github-delivery": randomUUID(),
        "x-hub-signature-256": signature,
      };
      const url = `${running.url}/api/github/webhooks`;
      const sent = request(url, { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.once("end", () => {
          if ((response.statusCode ?? 500) >= 300) reject(new Error(`${response.statusCode}`));
          else resolve(void (answered += 1));
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  const lines = Array.from({ length: connections }, async () => {
    while (!over.signal.aborted) await one();
  });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  await wait(warmMs);
  const [before, cpuBefore, begun] = [answered, running.processorTime(), performance.now()];
  await wait(measuredMs);
  const [after, cpuAfter, ended] = [answered, running.processorTime(), performance.now()];
  over.abort();
  await Promise.all(lines);
  agent.destroy();
  await running.stop();
  await rm(directory, { recursive: true, force: true });
  return {
    perSecond: ((after - before) / (ended - begun)) * 1_000,
    cpu: (cpuAfter - cpuBefore) / (after - before),
  };
}

async function* rows(): AsyncGenerator<Row> {
  const place = await openPlace();
  const all = { "bare Probot": [] as Load[], ours: [] as Load[] };
  for (let round = 0; round < rounds; round += 1) {
    all["bare Probot"].push(await load("bare Probot", place));
    all.ours.push(await load("ours", place));
  }
  await place.close();
  const of = (variant: keyof typeof all, what: keyof Load): number =>
    median(all[variant].map((one) => one[what]));
  yield row("durable webhooks of 12 KB a second", of("ours", "perSecond"), {
    peer: of("bare Probot", "perSecond"),
    isFloor: true,
  });
  yield row(
    "the same, times bare Probot",
    of("ours", "perSecond") / of("bare Probot", "perSecond"),
    { goal: 0.9, isFloor: true },
  );
  yield row("processor time of one webhook, ms", of("ours", "cpu"), {
    peer: of("bare Probot", "cpu"),
  });
}

if (import.meta.main) {
  for await (const one of rows()) tell([one]);
}
