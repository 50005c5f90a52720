import { expect, test } from "vitest";
import { examineReceivers } from "../../src/cli/doctor/receivers.ts";
import { serve } from "../health/server.ts";
import { solo } from "../support/fleets.ts";
import { bodyOf, startReceiver, type Receiver } from "../support/receiver.ts";
import { startStory } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

const startHeard = async (receivers: Readonly<Record<string, Receiver>>, url: string) => {
  const settings = Object.fromEntries(
    Object.entries(receivers).map(([name, { url, secret }]) => [name, { url, secret }]),
  );
  const traces = { url: `${url}/v1/traces`, headers: { authorization: "Bearer x" } };
  const story = await startStory({ fleet: solo, hearers: { receivers: settings, traces } });
  addToTrainFile(story.fleet, `notify: { webhooks: [${Object.keys(receivers).join(", ")}] }`);
  return { story, settings };
};

const typesOf = ({ events }: Receiver): readonly string[] =>
  events.map(({ type }) => type.replace(/^dev\.cdeventsx?\.(?:releasetrain-)?|\.0\.\d\.0$/g, ""));

test("each event is told once and in its order; a receiver that is away delays nothing, and hears it all later", async () => {
  await using ops = await startReceiver();
  await using away = await startReceiver();
  const traces: { readonly path: string | undefined; readonly body: string }[] = [];
  const collector = await serve((request, response) => {
    const take = async (): Promise<void> => {
      traces.push({ path: request.url, body: await bodyOf(request) });
      response.writeHead(200).end("{}");
    };
    void take();
  });
  const { story, settings } = await startHeard({ ops, away }, collector.url);
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
  expect(traces.map(({ path }) => path)).toEqual(["/v1/traces"]);
  expect(traces[0]?.body).toContain('"name":"deploy api"');
});

test("what is rolled back after the end is added to the trace, once, also over a restart", async () => {
  await using ops = await startReceiver();
  const bodies: string[] = [];
  const collector = await serve((request, response) => {
    const take = async (): Promise<void> => {
      bodies.push(await bodyOf(request));
      response.writeHead(200).end("{}");
    };
    void take();
  });
  const { story } = await startHeard({ ops }, collector.url);
  await using _ = story;
  story.people.open();
  story.people.prepare();
  story.people.vote();
  await story.settle();
  story.people.say(story.people.manager, "/go");
  await story.reach("complete");
  await story.pass({ minutes: 5 });
  story.people.say(story.people.manager, "/rollback orders are lost");
  await story.reach("rolled back");
  await story.pass({ minutes: 20 });
  await story.stopApp();
  await story.startApp();
  await story.pass({ minutes: 20 });
  const ids = bodies.map((body) => /"traceId":"(\w+)"/.exec(body)?.[1]);
  expect(new Set(ids).size).toBe(1);
  expect(bodies.map((body) => /"name":"((?:RUN|deploy|rollback) \w+)"/.exec(body)?.[1])).toEqual([
    "RUN shop",
    "rollback api",
  ]);
});
