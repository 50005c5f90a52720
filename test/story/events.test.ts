import { expect, test } from "vitest";
import { examineReceivers } from "../../src/cli/doctor/receivers.ts";
import { solo } from "../support/fleets.ts";
import { startReceiver, type Receiver } from "../support/receiver.ts";
import { startStory } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const startHeard = async (receivers: Readonly<Record<string, Receiver>>) => {
  const settings = Object.fromEntries(
    Object.entries(receivers).map(([name, { url, secret }]) => [name, { url, secret }]),
  );
  const story = await startStory({ fleet: solo, receivers: settings });
  addToTrainFile(story.fleet, `notify: { webhooks: [${Object.keys(receivers).join(", ")}] }`);
  return { story, settings };
};

const typesOf = ({ events }: Receiver): readonly string[] =>
  events.map(({ type }) => type.replace(/^dev\.cdeventsx?\.(?:releasetrain-)?|\.0\.\d\.0$/g, ""));

test("each event is told once and in its order; a receiver that is away delays nothing, and hears it all later", async () => {
  await using ops = await startReceiver();
  await using away = await startReceiver();
  const { story, settings } = await startHeard({ ops, away });
  await using _ = story;
  away.answer(503);
  story.people.open();
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 30 });
  // Its memory is lost with the process: what was told isn't told again.
  await story.stopApp();
  await story.startApp();
  story.people.vote();
  await story.settle();
  story.people.say(story.people.manager, "/go");
  await story.reach("complete");
  await story.settle();
  expect(typesOf(ops)).toEqual([
    "release.opened",
    "release.ready",
    "vote.go",
    "release.go",
    "release.rollingout",
    "service.deployed",
    "release.complete",
  ]);
  expect(new Set(ops.events.map(({ id }) => id)).size).toBe(ops.events.length);
  expect(ops.events.at(-2)?.data.customData.text).toBe("shop 2.5.0: API 1.1.0 deployed");
  expect(away.events).toEqual([]);

  const { port, hostname } = new URL(story.app.url);
  const looked = await examineReceivers({
    receivers: settings,
    host: hostname,
    port: Number(port),
  });
  expect(looked.map(({ level, says }) => `${level} ${says}`)).toEqual([
    "good It took all events.",
    expect.stringMatching(/^problem 5 events wait since .*: it answered with 503\.$/),
  ]);
  const metrics = await (await fetch(`${story.app.url}/metrics`)).text();
  expect(metrics).toContain('release_train_events_waiting{receiver="away"} 5');
  expect(metrics).toContain(
    'release_train_event_deliveries_total{receiver="ops",outcome="taken"} 5',
  );

  away.answer(204);
  await story.pass({ hours: 7 });
  expect(typesOf(away)).toEqual(typesOf(ops).slice(2));
});
