import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/model/github/delivery.ts";
import { createBodyReader } from "../../src/web/body.ts";
import { startServer } from "../../src/web/server.ts";
import type { RunningServer } from "../../src/web/server.ts";
import { signedByOneOf } from "../../src/web/signature.ts";
import { createIntake, WEBHOOK_PATH, webhookRoute } from "../../src/web/webhooks.ts";
import { rawRequest } from "./support/raw-request.ts";
import { recordingLog } from "./support/recording-log.ts";

const SECRET = "a-long-and-random-secret";
const START = Temporal.Instant.from("2026-03-19T14:00:00Z");

let server: RunningServer;
let log: ReturnType<typeof recordingLog>;
let now: Temporal.Instant;
let stored: Delivery[];
let breaksWith: Error | undefined;

beforeEach(async () => {
  log = recordingLog();
  now = START;
  stored = [];
  breaksWith = undefined;
  const route = webhookRoute({
    verify: signedByOneOf([SECRET]),
    intake: createIntake({
      accept: (delivery) => {
        if (breaksWith) return Promise.reject(breaksWith);
        if (stored.some(({ guid }) => guid === delivery.guid)) return Promise.resolve("known");
        stored.push(delivery);
        return Promise.resolve("kept");
      },
      orderIn: (text) => (text.startsWith("/hold") ? "stop" : undefined),
      ownLogin: () => "release-train[bot]",
      now: () => now,
    }),
    now: () => now,
    log,
    readBody: createBodyReader({ each: 100_000, free: 100_000, pool: 0 }),
  });
  server = await startServer({ host: "127.0.0.1", port: 0, routes: [route], log });
});
afterEach(() => server.close());

const signed = (body: string, secret = SECRET): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

async function deliver(body: string, headers: Readonly<Record<string, string | null>> = {}) {
  const all = {
    "content-type": "application/json",
    "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
    "x-github-event": "issue_comment",
    "x-hub-signature-256": signed(body),
    ...headers,
  };
  const given = Object.entries(all).filter((header): header is [string, string] => {
    return header[1] !== null;
  });
  const response = await fetch(server.url + WEBHOOK_PATH, {
    method: "POST",
    headers: given,
    body,
  });
  const content: unknown = await response.json();
  return { status: response.status, content };
}

const comment = JSON.stringify({
  action: "created",
  installation: { id: 7, node_id: "x" },
  repository: { id: 1, full_name: "acme/releases", private: true },
  issue: { number: 12, title: "v2.5.0", labels: [{ name: "release-train" }] },
  comment: { id: 99, body: "/go Zürich 🚄 \ud83d\ude84" },
  sender: { login: "sarah" },
});

describe("a delivery with the right signature", () => {
  it("is stored, and only then acknowledged", async () => {
    expect(await deliver(comment)).toEqual({ status: 202, content: { delivery: "kept" } });
    expect(stored).toEqual([
      {
        guid: "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        event: "issue_comment",
        action: "created",
        installation: 7,
        repository: "acme/releases",
        repositoryId: 1,
        issue: 12,
        receivedAt: START,
      },
    ]);
    expect(log.lines).toEqual([]);
  });

  it("threat 6: is acknowledged again when GitHub sends it again", async () => {
    await deliver(comment);
    expect(await deliver(comment)).toEqual({ status: 202, content: { delivery: "known" } });
    expect(stored).toHaveLength(1);
  });

  it("of a push carries its ref, and of a pull request its number", async () => {
    const repository = { full_name: "acme/api" };
    await deliver(JSON.stringify({ ref: "refs/heads/release/2.5.0", repository }), {
      "x-github-event": "push",
      "x-github-delivery": "push-1",
    });
    await deliver(JSON.stringify({ action: "closed", pull_request: { number: 3 }, repository }), {
      "x-github-event": "pull_request",
      "x-github-delivery": "pull-1",
    });
    expect(stored).toMatchObject([
      { event: "push", action: null, issue: null, ref: "refs/heads/release/2.5.0" },
      { event: "pull_request", action: "closed", issue: 3 },
    ]);
    expect(stored[1]).not.toHaveProperty("ref");
  });

  it.each([
    ["about an issue that is no tracking issue", { issue: { number: 4, labels: [] } }],
    ["that the app caused itself", { sender: { login: "release-train[bot]" } }],
  ])("%s is acknowledged and not stored", async (_what, change) => {
    const body = JSON.stringify({ ...JSON.parse(comment), ...change });
    expect(await deliver(body)).toEqual({ status: 202, content: { delivery: "ignored" } });
    expect(stored).toEqual([]);
  });

  it("of a label that was just taken off a tracking issue is stored", async () => {
    const body = { action: "unlabeled", issue: { number: 4 }, label: { name: "release-train" } };
    await deliver(JSON.stringify(body), { "x-github-event": "issues" });
    expect(stored).toMatchObject([{ event: "issues", action: "unlabeled", issue: 4 }]);
  });

  it.each(["closed", "labeled", "milestoned", "demilestoned", "transferred", "reopened"])(
    "of any issue that was %s is stored, since it may block a release",
    async (action) => {
      const body = { action, issue: { number: 4, labels: [] } };
      await deliver(JSON.stringify(body), { "x-github-event": "issues" });
      expect(stored).toMatchObject([{ event: "issues", action, issue: 4, isSubIssue: true }]);
    },
  );

  it("of another issue's text is not stored", async () => {
    const body = { action: "edited", issue: { number: 4, labels: [{ name: "bug" }] } };
    await deliver(JSON.stringify(body), { "x-github-event": "issues" });
    expect(stored).toEqual([]);
  });

  it("of a sub-issue is stored, and says that it is one", async () => {
    const issue = { number: 13, labels: [{ name: "release-train:service" }] };
    await deliver(JSON.stringify({ ...JSON.parse(comment), issue }));
    expect(stored).toMatchObject([{ event: "issue_comment", issue: 13, isSubIssue: true }]);
  });

  it("of a push that touched the train file says at which commit", async () => {
    const push = (files: readonly string[], guid: string) =>
      deliver(
        JSON.stringify({
          ref: "refs/heads/main",
          after: "a".repeat(40),
          commits: [{ added: [], modified: files, removed: [] }],
          repository: { full_name: "acme/releases" },
        }),
        { "x-github-event": "push", "x-github-delivery": guid },
      );
    await push([".github/release-train.yml"], "touched");
    await push(["README.md"], "untouched");
    expect(stored[0]).toMatchObject({ trainFileAt: "a".repeat(40) });
    expect(stored[1]).not.toHaveProperty("trainFileAt");
  });

  it("threat 8: that could not be stored is not acknowledged", async () => {
    breaksWith = new Error("disk full");
    const { status, content } = await deliver(comment);
    expect(status).toBe(503);
    expect(JSON.stringify(content)).not.toContain("disk");
    expect(log.lines).toMatchObject([
      { level: "error", fields: { err: breaksWith, event: "issue_comment" } },
    ]);
  });

  it.each(["ping", "star", "github_app_authorization", "an_event_of_tomorrow"])(
    "of the event %s is acknowledged and not stored",
    async (event) => {
      const outcome = await deliver(comment, { "x-github-event": event });
      expect(outcome).toEqual({ status: 202, content: { delivery: "ignored" } });
      expect(stored).toEqual([]);
    },
  );

  it.each([
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "42"],
    ["a string", '"text"'],
    ["no JSON", "{"],
    ["nothing", ""],
    ["an installation of the wrong kind", '{"installation":{"id":"7"}}'],
    ["a repository without a name", '{"repository":{"id":7}}'],
    ["a repository whose name is a path", '{"repository":{"full_name":"a/../b"}}'],
    ["an issue without a number", '{"issue":{"number":-1}}'],
    ["an action of the wrong kind", '{"action":{}}'],
  ])("threat 12: that holds %s is refused calmly", async (_what, body) => {
    expect((await deliver(body, { "x-hub-signature-256": signed(body) })).status).toBe(400);
    expect(stored).toEqual([]);
    expect((await deliver(comment)).status).toBe(202);
  });

  it.each([
    ["nothing that we look for", "{}"],
    ["nulls", '{"installation":null,"repository":null,"issue":null,"action":null,"ref":null}'],
    ["deep nesting", `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`],
    ["a key twice", '{"action":"created","action":"edited"}'],
    ["a lone surrogate", String.raw`{"title":"\ud83d"}`],
    ["a prototype", '{"__proto__":{"action":"created","installation":{"id":1}}}'],
  ])("threat 12: that holds %s is stored as far as it can be read", async (_what, body) => {
    expect((await deliver(body, { "x-github-event": "push" })).status).toBe(202);
    expect(stored).toMatchObject([{ installation: null, repository: null, issue: null }]);
    expect({}).not.toHaveProperty("installation");
  });
});

describe("threat 1: a delivery is refused and not stored", () => {
  const sha1 = `sha1=${createHmac("sha1", SECRET).update(comment).digest("hex")}`;
  it.each([
    ["without a signature", { "x-hub-signature-256": null }],
    ["with an empty signature", { "x-hub-signature-256": "" }],
    ["with a short signature", { "x-hub-signature-256": "sha256=00" }],
    ["with a wrong signature", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }],
    ["with the signature of another body", { "x-hub-signature-256": signed("{}") }],
    ["with another secret", { "x-hub-signature-256": signed(comment, "development") }],
    ["with sha1 alone", { "x-hub-signature-256": null, "x-hub-signature": sha1 }],
    ["with sha1 in the place of sha256", { "x-hub-signature-256": sha1 }],
  ])("%s", async (_how, headers) => {
    expect((await deliver(comment, headers)).status).toBe(401);
    expect(stored).toEqual([]);
  });

  it.each([
    ["without an id", { "x-github-delivery": null }],
    ["with an id that is a sentence", { "x-github-delivery": "no id; at all" }],
    ["without an event", { "x-github-event": null }],
    ["as a form", { "content-type": "application/x-www-form-urlencoded" }],
  ])("%s", async (_how, headers) => {
    expect((await deliver(comment, headers)).status).toBe(400);
    expect(stored).toEqual([]);
  });

  it("when the body is too large, though the signature is right", async () => {
    expect((await deliver(`{"pad":"${"x".repeat(100_000)}"}`)).status).toBe(413);
    expect(stored).toEqual([]);
  });

  it("when its signature is missing, before its body is read", async () => {
    const { answer } = rawRequest(server.url, [
      `POST ${WEBHOOK_PATH} HTTP/1.1`,
      "content-type: application/json",
      "content-length: 5000",
    ]);
    expect(await answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("with one line a minute in the log, which holds nothing of the body", async () => {
    const body = '{"private":"words"}';
    const headers = { "x-hub-signature-256": signed("another") };
    for (let count = 0; count < 5; count += 1) await deliver(body, headers);
    expect(log.lines).toHaveLength(1);
    now = now.add({ minutes: 1 });
    await deliver(body, headers);
    expect(log.lines).toMatchObject([
      { level: "warn", fields: { reason: "The signature is wrong.", unmentioned: 0 } },
      { level: "warn", fields: { reason: "The signature is wrong.", unmentioned: 4 } },
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/words|sha256=/);
  });
});

it("threat 11: takes a burst of a thousand deliveries, each stored once", async () => {
  const statuses = await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      return (await deliver(comment, { "x-github-delivery": `burst-${index % 500}` })).status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([202]));
  expect(stored).toHaveLength(500);
});
