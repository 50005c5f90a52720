import { expect, test } from "vitest";
import type { Settings } from "../../src/config/settings.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

test("threat 5: the webhook secret is changed in mid-release, and no delivery is refused until the old one ends", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people, settings, fleet } = story;
  const app = fleet.world.apps.get(settings.appId);
  if (!app) throw new Error("The App is not there");
  const before = settings.webhookSecret;
  const fresh = "another secret that only the simulator knows";
  const answers = () => new Set(fleet.world.deliveries.splice(0).map((one) => one.statusCode));
  const restart = async (secrets: { readonly [name in keyof Settings]?: string | undefined }) => {
    await story.stopApp();
    Object.assign(settings, secrets);
    await story.startApp();
    answers();
  };

  await restart({ webhookSecret: fresh, webhookSecretBefore: before });
  people.open();
  people.prepare();
  await story.reach("ready");
  expect(answers()).toEqual(new Set([202]));
  Object.assign(app, { webhookSecret: fresh });
  await story.told(people.lead("api"), "/go");
  expect(answers()).toEqual(new Set([202]));

  await restart({ webhookSecret: fresh, webhookSecretBefore: undefined });
  story.expectTrouble(/A webhook request was refused/);
  Object.assign(app, { webhookSecret: before });
  people.say(people.manager, "/hold forged");
  await story.settle();
  expect(answers()).toEqual(new Set([401]));
  Object.assign(app, { webhookSecret: fresh });
  await story.told(people.manager, "/hold real");
  expect(answers()).toEqual(new Set([202]));
});
