/** With an App's credentials `plan` and `rehearse` of a file go by how long services really took to deploy. */
import { beforeAll, afterAll, expect, test } from "vitest";
import { registerOurs } from "../../src/cli/rehearsal.ts";
import { virtualClock } from "../../src/simulator/clock.ts";
import { foundFleet, siteOf } from "../../src/simulator/fleet.ts";
import { deployedInThePast } from "../../src/simulator/past.ts";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import { pair } from "../support/fleets.ts";
import { runCommand } from "./run-command.ts";

let simulator: Simulator;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  const clock = virtualClock(Temporal.Now.instant());
  const world = createWorld(clock);
  const fleet = foundFleet(world, pair);
  const { repository } = siteOf(fleet, "api");
  for (const [index, minutes] of [3, 4, 3, 9].entries())
    deployedInThePast(world, repository, {
      ref: repository.defaultBranch,
      by: fleet.manager,
      at: clock.now().subtract({ hours: 24 * (index + 1) }),
      took: Temporal.Duration.from({ minutes }),
      environment: "prod",
    });
  simulator = await startSimulator({ clock, world });
  const { settings } = registerOurs(simulator, [pair.org]);
  env = {
    APP_ID: `${settings.appId}`,
    PRIVATE_KEY: settings.privateKey,
    WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef",
    GHE_HOST: simulator.host,
    GHE_PROTOCOL: "http",
  };
});
afterAll(() => simulator.close());

const file = `train: shop
managers: [sarah]
services:
  api: { repo: acme/api, timeout: 20m, environments: { production: prod } }
  web: { repo: acme/web, timeout: 10m, depends_on: [api], environments: { production: live } }
`;

test("plan counts what nine of ten deployments took, and says of which services none is known", async () => {
  const json = await runCommand(["plan", "-", "--json"], { stdin: file, env });
  expect([json.code, json.stderr]).toEqual([0, ""]);
  expect(JSON.parse(json.stdout)).toMatchObject({
    takesSeconds: 19 * 60,
    services: [
      {
        id: "api",
        liveSeconds: 540,
        past: { deployments: 4, usualSeconds: 180, slowSeconds: 540 },
      },
      { id: "web", liveSeconds: 1140, past: null },
    ],
  });
  const { stdout } = await runCommand(["plan", "-"], { stdin: file, env });
  expect(stdout).toContain(
    "Times are those of past deployments to production: nine of ten took no longer. No past deployment of web is known, so the `timeout` counts there.",
  );
  expect(
    simulator.requests.some(
      ({ method, path }) => method !== "GET" && !/graphql|access_tokens/.test(path),
    ),
  ).toBe(false);
  expect(simulator.unmodelled).toEqual([]);
});

test("a rehearsal plays each deployment as long as usual", async () => {
  const words = ["rehearse", "-", "--exit", "--speed", "1000000"];
  const { code, stdout, stderr } = await runCommand(words, { stdin: file, env });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Deployments take as long as those that api had.");
  const at = (pattern: RegExp) => {
    const [, hours, minutes] = pattern.exec(stdout) ?? [];
    return Number(hours) * 60 + Number(minutes);
  };
  const took =
    at(/^(\d\d):(\d\d).*Api 1\.1\.0 is deployed/m) -
    at(/^(\d\d):(\d\d).*Api 1\.1\.0 is deploying/m);
  // Three minutes, told in whole ones, and by an app that hears of a start a little later.
  expect([2, 3]).toContain((took + 24 * 60) % (24 * 60));
}, 600_000);

test.each<[what: string, wrong: Readonly<Record<string, string>>, says: RegExp]>([
  ["a GitHub that doesn't answer", { GHE_HOST: "127.0.0.1:1" }, /without past deployments\.\n$/],
  [
    "a key that isn't one",
    { PRIVATE_KEY: "x" },
    /^PRIVATE_KEY contains no RSA private key.* without past deployments\.\n$/,
  ],
  ["the key of another App", { APP_ID: "999999" }, /without past deployments\.\n$/],
])(
  "%s keeps nobody from a plan",
  async (_, wrong, says) => {
    const { code, stdout, stderr } = await runCommand(["plan", "-"], {
      stdin: file,
      env: { ...env, ...wrong },
    });
    expect(code).toBe(0);
    expect(stdout).toContain("Times are the latest possible");
    expect(stderr).toMatch(says);
  },
  180_000,
);
