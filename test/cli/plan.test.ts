import { expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const train = `train: storefront
managers: [sarah]
services:
  web: { repo: acme/web, depends_on: [api, auth], timeout: 10m, health: { url: "https://web.example.com", soak: 5m } }
  api: { repo: acme/api, timeout: 20m, rollback: { note: "kubectl rollout undo deployment/api" } }
  auth: { repo: acme/auth, depends_on: [api], timeout: 10m }
  docs: { repo: acme/docs, timeout: 5m }
`;
const plan = (text: string, ...words: readonly string[]) =>
  runCommand(["plan", "-", ...words], { stdin: text });

test("says order, times, critical path and rollback of a train", async () => {
  const { code, stdout, stderr } = await plan(train, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toMatchObject({
    train: "storefront",
    takesSeconds: 45 * 60,
    order: [["api", "docs"], ["auth"], ["web"]],
    critical: ["api", "auth", "web"],
    rollback: [["web", "docs"], ["auth"], ["api"]],
    services: [
      { id: "api", startSeconds: 0, liveSeconds: 1200 },
      { id: "docs", startSeconds: 0, liveSeconds: 300 },
      { id: "auth", startSeconds: 1200, liveSeconds: 1800 },
      { id: "web", startSeconds: 1800, liveSeconds: 2700, drive: "deployment" },
    ],
  });
});

test("is read by people without colours", async () => {
  const { code, stdout } = await plan(train);
  expect(code).toBe(0);
  expect(stdout).toContain("Critical path: api → auth → web");
  expect(stdout).toContain("  api: kubectl rollout undo deployment/api");
  expect(stdout).toContain("Nothing in the train file blocks a release.");
  // oxlint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
});

test.for<[what: string, keys: string, says: RegExp]>([
  [
    "a window too short for the timeouts",
    'window: { from: "14:00", to: "14:30" }',
    /The window is open for 30 min, but a release may need 45 min/,
  ],
  [
    "a freeze",
    "freezes: [{ from: 2020-01-01, to: 2090-01-01, reason: Ice }]",
    /frozen from 2020-01-01 to 2090-01-01/,
  ],
])("names %s as what would block", async ([, keys, says]) => {
  const { code, stdout } = await plan(`${keys}\n${train}`);
  expect(code).toBe(0);
  expect(stdout).toContain("What would block\n");
  expect(stdout).toMatch(says);
});

test("a file with problems has no plan", async () => {
  const { code, stdout, stderr } = await plan("train: x\n");
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("<stdin>:1:1: managers is missing");
});
