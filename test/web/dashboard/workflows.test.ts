import { describe, expect, onTestFinished, test } from "vitest";
import { connectWorkflowTokens } from "../../../src/github/people/workflow-tokens.ts";
import { releaseKey, repoName } from "../../../src/model/ids.ts";
import { toPage } from "../../../src/render/page.ts";
import { virtualClock } from "../../../src/simulator/clock.ts";
import { foundFleet, siteOf } from "../../../src/simulator/fleet.ts";
import { startSimulator } from "../../../src/simulator/simulator.ts";
import type { WorkflowTokenWish } from "../../../src/simulator/site/workflow-tokens.ts";
import { createWorld } from "../../../src/simulator/world/create-world.ts";
import type { Repository } from "../../../src/simulator/world/types.ts";
import { planningView } from "../../render/views.ts";
import { pairs } from "../../support/fleets.ts";
import { now, openDashboard } from "./show.ts";

const audience = "https://train.example.com";

/** A private train whose one release carries Web, and workflows that ask for it. */
async function privateTrain() {
  const clock = virtualClock(now);
  const world = createWorld(clock);
  const fleet = foundFleet(world, pairs);
  const simulator = await startSimulator({ clock, world });
  onTestFinished(() => simulator.close());
  const apiUrl = `${simulator.url}/api/v3`;
  const workflows = connectWorkflowTokens({ apiUrl, audience, now: () => clock.now() });
  const { url, store } = await openDashboard({ workflows, mode: "public" });
  const home = fleet.trainRepository;
  const web = siteOf(fleet, "web").repository;
  const issue = {
    repo: repoName("acme/releases"),
    repository: home.id,
    number: 1,
    url: "https://github.test/acme/releases/issues/1",
    visibility: "private",
  } as const;
  const lease = await store.leases.begin(releaseKey(home.id, 1));
  await store.pages.put(lease, toPage(planningView(), issue, [web.id]));
  const asksWith = (token: string) => {
    // From elsewhere: on this machine everything is shown.
    const headers = { authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.7" };
    return (path: string) => fetch(`${url}${path}`, { headers });
  };
  const asks = (repository: Repository, wish: Partial<WorkflowTokenWish> = {}) =>
    asksWith(simulator.workflowToken(repository, { audience, ...wish }));
  const asked = () => simulator.requests.length;
  const issuer = `${simulator.url}/_services/token`;
  return { asks, asksWith, asked, issuer, home, web, mail: siteOf(fleet, "mail").repository };
}

const release = "/api/releases/acme/releases/1";

test("workflows of the train's repository and of a service's read the release, others don't", async () => {
  const { asks, asked, home, web, mail } = await privateTrain();
  for (const repository of [home, web]) {
    expect((await asks(repository)(release)).status).toBe(200);
    const { releases } = (await (await asks(repository)("/api/releases")).json()) as {
      releases: readonly object[];
    };
    expect(releases).toHaveLength(1);
  }
  expect((await asks(mail)(release)).status).toBe(404);
  expect(await (await asks(mail)("/api/releases")).json()).toEqual({ releases: [] });
  // Keys are no part of the API, and nothing else was asked.
  expect(asked()).toBe(0);
});

test("an enterprise with a token address of its own is GitHub, too", async () => {
  const { asks, home, issuer } = await privateTrain();
  expect((await asks(home, { claims: { iss: `${issuer}/acme-inc` } })(release)).status).toBe(200);
  for (const iss of [`${issuer}/a/b`, `${issuer}/`, `${issuer}.example.com`, `${issuer}acme`])
    expect((await asks(home, { claims: { iss } })(release)).status).toBe(404);
});

describe("a token shows nothing", () => {
  const seconds = now.epochMilliseconds / 1_000;
  test.each<readonly [string, Partial<WorkflowTokenWish>]>([
    ["that was made for somebody else", { audience: "https://api.example.com" }],
    ["that is over", { claims: { exp: seconds - 60 } }],
    ["that isn't valid yet", { claims: { nbf: seconds + 600 } }],
    ["that never ends", { claims: { exp: undefined } }],
    ["of another issuer", { claims: { iss: "https://token.actions.githubusercontent.com" } }],
    ["that somebody else signed", { isForged: true }],
    ["without the id of its repository", { claims: { repository_id: undefined } }],
    ["with something else for that id", { claims: { repository_id: "1 or 1" } }],
  ])("%s", async (_, wish) => {
    const { asks, home } = await privateTrain();
    expect((await asks(home, wish)(release)).status).toBe(404);
  });

  test("that isn't signed, or by the public key as if it were a secret", async () => {
    const { asks, asksWith, home } = await privateTrain();
    expect((await asks(home)(release)).status).toBe(200);
    const part = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
    const claims = part({ repository_id: String(home.id), aud: audience, exp: seconds + 60 });
    const none = `${part({ alg: "none" })}.${claims}.AAAA`;
    const secret = `${part({ alg: "HS256", kid: "simulated" })}.${claims}.AAAA`;
    for (const token of [none, secret]) expect((await asksWith(token)(release)).status).toBe(404);
  });
});
