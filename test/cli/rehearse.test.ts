import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCommand } from "./run-command.ts";

/** Every drive, two organisations, environments of a service itself, a repository of two services, all kinds of proofs, health of all kinds. */
const train = `train: storefront
managers: [acme/release-managers, sarah]
branch: "rel-{{version}}"
tag: "{{service}}-v{{version}}"
environments: { staging: null, production: prod }
checklist:
  - Database migrations ready
  - { text: Rollback procedure documented, file: docs/rollback.md }
  - { text: Load test passed, check: load-test }
go_no_go: { checklist: [Support informed] }
schedule: "0 9 * * MON"
notify: { slack: { channel: "#releases" } }
services:
  api:
    repo: acme/api
    team: acme/infra
    deputies: [dora]
    on_call: [otto]
    reporters: ["deployer[bot]"]
    health:
      url: https://api.example.com/health
      json: { checks.db.ok: true }
      check: smoke
      soak: 1m
      metrics:
        - { name: errors, query: "sum(rate(x[5m]))", max: 0.01, for: 2m }
        - { name: p99, query: "p99", max_ratio_to_baseline: 2, for: 2m }
  auth: { repo: acme/mono, path: ["auth/**"], team: acme/backend, depends_on: [api], drive: dispatch, workflow: deploy.yml }
  mail: { repo: acme/mono, path: ["mail/**"], team: acme/backend, depends_on: [api] }
  web: { repo: other/web, depends_on: [auth, mail], drive: gate, required_checks: none, environments: { production: Live } }
  cdn: { repo: other/cdn, depends_on: [web], drive: observe, required_checks: [lint], environments: { staging: cdn-staging } }
`;

const rehearse = (text: string, ...words: readonly string[]) =>
  runCommand(["rehearse", "-", "--exit", "--speed", "1000000", ...words], { stdin: text });

test("plays a release of one's own train, with each drive, gate and checklist, to its end", async () => {
  const { code, stdout, stderr } = await rehearse(train);
  expect(stderr).toBe("");
  expect(stdout).toContain("infra-lead: /confirm api Database migrations ready");
  for (const id of ["api", "auth", "mail", "web", "cdn"])
    expect(stdout).toContain(`release ${id}-v1.1.0 is published`);
  // Whatever its environment is called, and also where two share a repository.
  for (const name of ["Api", "Auth", "Mail", "Web", "Cdn"])
    expect(stdout).toMatch(new RegExp(`✔ {2}${name} 1\\.1\\.0 is deployed`));
  expect(stdout).toMatch(/\nDone\. complete/i);
  expect(code).toBe(0);
}, 600_000);

test("a service that is told to fail has the release rolled back, and the exit code says so", async () => {
  const { code, stdout } = await rehearse(train, "--fail", "cdn");
  expect(stdout).toContain("The release was rolled back because cdn failed, as --fail asked.");
  expect(code).toBe(1);
}, 600_000);

test("a bad day of GitHub changes nothing but the time", async () => {
  const small = "train: small\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api }\n";
  const { code, stdout } = await rehearse(small, "--faults");
  expect(stdout).toMatch(/\nDone\. complete/i);
  expect(code).toBe(0);
}, 600_000);

test("it speaks the language that TEXT_LANGUAGE names, so that translators see theirs", async () => {
  const small = "train: small\nmanagers: [sarah]\nservices:\n  api: { repo: acme/api }\n";
  const folder = mkdtempSync(join(tmpdir(), "rehearse-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "de.json");
  writeFileSync(file, JSON.stringify({ complete: "vollendet" }));
  const words = ["rehearse", "-", "--exit", "--speed", "1000000"];
  const { code, stdout } = await runCommand(words, { stdin: small, env: { TEXT_LANGUAGE: file } });
  expect(stdout).toMatch(/\nDone\. vollendet/);
  expect(code).toBe(0);
}, 600_000);

test("a language that can't be read is said at once", async () => {
  const { code, stdout, stderr } = await runCommand(["demo", "--exit"], {
    env: { TEXT_LANGUAGE: "/nowhere/de.json" },
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain("TEXT_LANGUAGE: there is no file /nowhere/de.json");
});

test("an unknown service to fail is refused with those that there are", async () => {
  const { code, stderr } = await rehearse(train, "--fail", "apy");
  expect(code).toBe(2);
  expect(stderr).toContain("--fail apy: unknown service. There are api, auth, mail, web, cdn.");
});
