/** What `doctor` finds in set-ups that are broken in one way each, and that it finds nothing in a good one. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { examine } from "../../src/cli/doctor/doctor.ts";
import type { Finding } from "../../src/cli/doctor/finding.ts";
import { deliveryFindings } from "../../src/cli/doctor/registration.ts";
import { clockFinding } from "../../src/cli/doctor/storage.ts";
import { httpTime } from "../../src/text/http-time.ts";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import type { Settings } from "../../src/config/settings.ts";
import type { DeliveryAttempt } from "../../src/github/resources/deliveries.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { foundFleet, siteOf, type Fleet, type FleetPlan } from "../../src/simulator/fleet.ts";
import { startSimulator } from "../../src/simulator/simulator.ts";
import type { App } from "../../src/simulator/world/app-types.ts";
import { addOrg } from "../../src/simulator/world/accounts.ts";
import { installApp, setPermissions } from "../../src/simulator/world/apps.ts";
import { addRuleset } from "../../src/simulator/world/rulesets.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import type { Installation } from "../../src/simulator/world/types.ts";
import { pair } from "../support/fleets.ts";
import { runCommand } from "./run-command.ts";

const start = Temporal.Instant.from("2026-03-19T13:00:00Z");
const address = "https://train.example.com";
const directory = mkdtempSync(join(tmpdir(), "release-train-doctor-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

interface SetUp {
  readonly fleet: Fleet;
  readonly app: App;
  readonly installation: Installation;
}

/** Everything right, but for what a case breaks. */
async function looked(
  breakIt: (setUp: SetUp) => Partial<Settings> | void = () => undefined,
  plan: FleetPlan = pair,
): Promise<readonly Finding[]> {
  const clock = virtualClock(start);
  const world = createWorld(clock);
  const fleet = foundFleet(world, plan);
  const simulator = await startSimulator({ clock, world });
  try {
    const { registered: app, settings } = registerOurs(simulator, [plan.org], { actions: "read" });
    // That the App was installed is told before anybody listens.
    while (!simulator.idle()) await setImmediate();
    world.deliveries.length = 0;
    app.webhookUrl = `${address}/api/github/webhooks`;
    const [installation] = world.installations.values();
    if (!installation) throw new Error("The App is not installed.");
    const good = {
      ...settings,
      publicUrl: address,
      store: { kind: "embedded", directory },
    } as const;
    for (const { repository } of fleet.sites) repository.environments.add("staging");
    const broken = breakIt({ fleet, app, installation }) ?? {};
    const findings = await examine({ ...good, ...broken }, clock);
    expect(simulator.unmodelled).toEqual([]);
    // What the App reaches is listed once for each account, whoever needs it.
    const lists = simulator.requests.filter(({ path }) => path.includes("installation/repositor"));
    expect(lists.length).toBeLessThanOrEqual(Math.max(1, fleet.world.installations.size));
    return findings;
  } finally {
    await simulator.close();
  }
}

const linesOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ level, about, says }) => `${level} ${about}: ${says}`);

test("in a good set-up there is nothing to mend, and the one thing that isn't known yet is said", async () => {
  const findings = await looked();
  expect(linesOf(findings.filter(({ level }) => level !== "good"))).toEqual([
    "advice deliveries: GitHub sent none in the last 24 hours, so whether they arrive isn't known.",
  ]);
  expect(linesOf(findings)).toEqual(
    expect.arrayContaining([
      "good clock: It agrees with GitHub's.",
      "good permissions: All that releases need is granted.",
      "good acme/releases: The train shop with 2 services is valid.",
      "good acme/releases api: acme/api can be deployed (drive: deployment).",
    ]),
  );
});

const strangersKey = (): Partial<Settings> => ({ appId: 999_999 });
const withoutPermission = ({ fleet, installation }: SetUp): void =>
  setPermissions(fleet.world, installation, { ...installation.permissions, deployments: "read" });

test.for<
  [what: string, breakIt: (setUp: SetUp) => Partial<Settings> | void, says: RegExp, fix: RegExp]
>([
  [
    "the key of another App",
    strangersKey,
    /^problem App: GitHub doesn't take the key/,
    /APP_ID and PRIVATE_KEY/,
  ],
  [
    "a data directory that is a file",
    () => {
      const file = join(directory, "a-file");
      writeFileSync(file, "");
      return { store: { kind: "embedded", directory: file } };
    },
    /^problem store: .*can't be written to/,
    /DATA_DIR/,
  ],
  [
    "GitHub out of reach",
    () => ({ githubApiUrl: "http://127.0.0.1:1/api/v3" }),
    /^problem GitHub: .*doesn't answer/,
    /GHE_HOST/,
  ],
  [
    "an App that is installed nowhere",
    ({ fleet }) => fleet.world.installations.clear(),
    /^problem installations: The App is installed nowhere/,
    /Install it/,
  ],
  [
    "a suspended installation",
    ({ installation }) => void (installation.suspendedAt = start),
    /^problem installations: The installation on acme is suspended/,
    /unsuspends/,
  ],
  [
    "installations of several accounts",
    ({ fleet, app }) => {
      addOrg(fleet.world, "elsewhere");
      installApp(fleet.world, app, "elsewhere");
    },
    /^advice installations: The App is installed on acme, elsewhere: a train file of one of them/,
    /an App of their own/,
  ],
  [
    "a permission that wasn't granted",
    withoutPermission,
    /^problem permissions: Installation \d+ lacks deployments: write/,
    /an owner of each organisation accepts/,
  ],
  [
    "no webhook URL",
    ({ app }) => void (app.webhookUrl = null),
    /^problem webhooks: GitHub sends no webhooks/,
    /\/api\/github\/webhooks/,
  ],
  [
    "webhooks that go elsewhere",
    ({ app }) => void (app.webhookUrl = "https://old.example.com/api/github/webhooks"),
    /^problem webhooks: GitHub sends webhooks to https:\/\/old\.example\.com/,
    /https:\/\/train\.example\.com\/api\/github\/webhooks/,
  ],
  [
    "webhooks whose server nobody checks",
    ({ app }) => void (app.isWebhookUnverified = true),
    /^advice webhooks: GitHub doesn't check the certificate/,
    /SSL verification/,
  ],
  [
    "a service's repository that the App doesn't see",
    ({ fleet, installation }) => {
      const seen = [...fleet.world.repositories.values()].filter(({ name }) => name !== "web");
      installation.repositories = new Set(seen.map(({ id }) => id));
    },
    /^problem acme\/releases web: The App doesn't see acme\/web/,
    /Install the App/,
  ],
  [
    "an archived repository",
    ({ fleet }) => void (siteOf(fleet, "web").repository.archived = true),
    /^problem acme\/releases web: acme\/web is archived/,
    /Unarchive/,
  ],
  [
    "production that asks for a reviewer and waits",
    ({ fleet }) =>
      void siteOf(fleet, "web").repository.protections.set("production", {
        waitMinutes: 15,
        reviewers: [fleet.manager],
        branches: "protected",
      }),
    /^advice acme\/releases web: Jobs in production of acme\/web wait for a reviewer/,
    /drive: gate/,
  ],
  [
    "a staging environment that nobody ever used",
    ({ fleet }) => void siteOf(fleet, "web").repository.environments.delete("staging"),
    /^advice acme\/releases web: There is no environment staging of acme\/web/,
    /staging: null/,
  ],
  [
    "a branch that waits for what most pull requests don't have",
    ({ fleet: { world, manager: by, sites } }) => {
      for (const { repository } of sites.slice(1))
        addRuleset(world, repository, {
          by,
          name: "main",
          branches: ["~DEFAULT_BRANCH"],
          checks: ["build", "Release train"],
        });
    },
    /^advice acme\/web rules: main requires the check Release train/,
    /never blocks/,
  ],
])("%s is found, with how to mend it", async ([, breakIt, says, fix]) => {
  const findings = await looked(breakIt);
  const found = findings.filter((one) => says.test(linesOf([one])[0] ?? ""));
  expect(found.map((one) => one.fix)).toEqual([expect.stringMatching(fix)]);
});

test("whose rules of an environment can't be seen isn't called good", async () => {
  const findings = await looked(({ fleet, installation }) => {
    const { actions: _, ...permissions } = installation.permissions;
    setPermissions(fleet.world, installation, permissions);
  });
  expect(linesOf(findings.filter(({ level }) => level === "unknown"))[0]).toMatch(
    /^unknown acme\/releases api: Whether jobs wait for reviewers in production of acme\/api can't be seen/,
  );
});

const attempt = (statusCode: number): DeliveryAttempt => ({
  id: "1",
  guid: "a",
  event: "push",
  action: null,
  deliveredAt: start,
  isRedelivery: false,
  arrived: statusCode >= 200 && statusCode < 300,
  statusCode,
});

test.for<[number, Finding["level"], RegExp]>([
  [202, "good", /arrived/],
  [401, "problem", /signature is wrong/],
  [404, "problem", /answered with 404/],
  [502, "problem", /answered with 502/],
  [0, "problem", /no answer/],
])("a newest delivery that was answered with %s is %s", ([status, level, says]) => {
  const [finding] = deliveryFindings([attempt(status), attempt(202)]);
  expect(finding?.level).toBe(level);
  expect(finding?.says).toMatch(says);
});

test("a clock that is wrong is a problem, in both directions", () => {
  expect(clockFinding(start, start.add({ seconds: 20 })).level).toBe("good");
  expect(clockFinding(start, start.add({ minutes: 5 })).says).toContain("300 s behind");
  expect(clockFinding(start, start.subtract({ minutes: 5 })).says).toContain("300 s ahead of");
  expect(httpTime("Thu, 19 Mar 2026 13:00:00 GMT")).toEqual(start);
  for (const wrong of [
    "",
    "tomorrow",
    "Thu, 39 Mar 2026 13:00:00 GMT",
    "Thu, 19 Foo 2026 13:00:00 GMT",
  ])
    expect(httpTime(wrong)).toBeNull();
});

test("without credentials it says so, and ends with exit code 1", async () => {
  const { code, stdout, stderr } = await runCommand(["doctor", "--json"], { cwd: directory });
  expect([code, stderr]).toEqual([1, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ findings: [{ level: "problem", about: "settings" }] });
});
