/** Where a release stands, read by the command from GitHub alone: what the app says, without its database. */
import { expect, test } from "vitest";
import { lookAt } from "../../src/cli/look-at.ts";
import { planLines } from "../../src/cli/plan-release.ts";
import { linesOf } from "../../src/cli/status.ts";
import type { ReleasePage } from "../../src/model/view/page.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { runCommand } from "./run-command.ts";

const look = ({ settings, clock }: Story, name = "acme/releases#1") =>
  lookAt(name, { ...settings, store: { kind: "embedded", directory: ":memory:" } }, clock);

async function pageOfApp({ app }: Story): Promise<ReleasePage> {
  const answer = await fetch(`${app.url}/api/releases/acme/releases/1`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ReleasePage;
}

test("it says what the app says, in the middle of a rollout and at its end, and writes nothing", async () => {
  await using story = await startStory({ fleet: pair });
  await story.go();
  for (const [state, plan] of [
    ["rolling out", /^What would happen now: nothing new starts; in progress: API\.\n/],
    ["complete", /^What would happen now: nothing: the release is complete\.\n/],
  ] as const) {
    await story.reach(state);
    const before = story.simulator.requests.length;
    const looked = await look(story);
    if (!looked.ok) throw new Error(looked.failure.message);
    const asked = story.simulator.requests.slice(before);
    expect(JSON.stringify(asked.map(({ body }) => body))).not.toMatch(/"\s*mutation/);
    expect(asked.filter(({ method, path }) => method !== "GET" && path !== "/graphql")).toEqual(
      asked.filter(({ path }) => path.endsWith("/access_tokens")),
    );
    expect(looked.value.page).toEqual(await pageOfApp(story));
    const lines = [...linesOf(looked.value.page)];
    expect(lines[0]).toBe("shop 2.5.0");
    expect(lines[1]?.toLowerCase()).toMatch(new RegExp(`^${state}: \\w`));
    expect(lines.join("\n")).toMatch(/ {2}web +1\.1\.0 +/);
    const planned = [...planLines(looked.value)];
    expect(planned.slice(0, 3)).toEqual(lines.slice(0, 3));
    expect(planned.slice(4).join("\n")).toMatch(plan);
  }
});

test("what is no release is said, with what to name instead", async () => {
  await using story = await startStory({ fleet: pair });
  expect(await look(story, "acme/releases#77")).toMatchObject({ failure: { kind: "not found" } });
  expect(await look(story, "acme/nowhere#1")).toMatchObject({ ok: false });
});

test.for([["plan"], ["status"]])(
  "%s of a release without an App says what to set",
  async ([name = ""]) => {
    const { code, stderr } = await runCommand([name, "acme/releases#12"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set, .* Run release-train start .*\n$/,
    );
  },
);

test.for([[["status"]], [["status", "acme/releases"]], [["status", "12"]]])(
  "%j is refused with exit code 2 and an example",
  async ([words = []]) => {
    const { code, stderr } = await runCommand(words);
    expect(code).toBe(2);
    expect(stderr).toContain("acme/releases#12");
  },
);
