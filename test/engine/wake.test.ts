import { expect, test } from "vitest";
import { createSeal } from "../../src/model/marks/seal.ts";
import { openSqlite } from "../../src/engine/sqlite.ts";
import { openStore } from "../../src/engine/store.ts";
import { createHints } from "../../src/engine/hints.ts";
import { createWake, type WakeParts } from "../../src/engine/wake.ts";
import type { GitHub } from "../../src/github/client/github.ts";
import { fail, succeed, type Result } from "../../src/model/failure.ts";
import type { Observation } from "../../src/model/observation.ts";
import { away, green, says } from "../support/observation.ts";
import { shown } from "../support/consent.ts";
import { issueName, repoName, serviceId, type ReleaseKey } from "../../src/model/ids.ts";
import { homeId, people } from "../support/train.ts";
import { newClock, newLog, release, start, trainRepo } from "./setup.ts";

const gone: Result<Observation> = fail({
  kind: "not found",
  message: "There is no such issue.",
  hint: "",
  retry: "never",
});

async function prepare(
  observe: WakeParts["observe"],
  github = {} as GitHub,
  findRepository: WakeParts["findRepository"] = () =>
    Promise.reject(new Error("Nothing is known by name here.")),
  more: Partial<WakeParts> = {},
) {
  const clock = newClock();
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  await store.releases.learn(release(12), trainRepo);
  const wake = createWake({
    observe,
    hints: createHints(store.inbox, clock),
    github: { ...github, lookTurn: async () => null },
    chats: {},
    seal: createSeal("a key"),
    readChanges: () => Promise.reject(new Error("Nothing is published here.")),
    readRank: () => Promise.reject(new Error("Nothing is published here.")),
    readReleaseBefore: () => Promise.reject(new Error("Nothing is rolled back here.")),
    store,
    tendDeferred: async () => undefined,
    tendGate: () => Promise.reject(new Error("There is no gate here.")),
    findRepository,
    discover: () => Promise.reject(new Error("Nothing is looked for here.")),
    poke: async () => undefined,
    clock,
    settle: Temporal.Duration.from({ minutes: 1 }),
    log: newLog(),
    telemetry: { decided() {}, acted() {} },
    ...more,
  });
  return {
    clock,
    store,
    wakeUp: async (signal = new AbortController().signal) =>
      wake(release(12), await store.leases.begin(release(12)), signal),
  };
}

test("threat 52: an issue that isn't found is looked for again, since GitHub may be late to show it", async () => {
  const { wakeUp, clock } = await prepare(async () => gone);
  const again = await wakeUp();
  expect(again).toEqual({ next: start.add({ seconds: 10 }), rest: false });
  clock.after(Temporal.Duration.from({ minutes: 5 }), () => undefined);
  clock.step();
  expect(await wakeUp()).toEqual({ next: null, rest: true });
});

test("an issue that was late and is gone later is looked for anew", async () => {
  let isThere = false;
  const { wakeUp, clock } = await prepare(async () => (isThere ? succeed(withoutLabel()) : gone));
  await wakeUp();
  isThere = true;
  await wakeUp();
  isThere = false;
  clock.after(Temporal.Duration.from({ minutes: 5 }), () => undefined);
  clock.step();
  expect(await wakeUp()).toMatchObject({ rest: false });
});

test("what was kept of a release under a former name is taken over before the first look at it", async () => {
  const known: (readonly string[])[] = [];
  const late: Awaited<ReturnType<WakeParts["findRepository"]>> = fail({
    kind: "unreachable",
    message: "",
    hint: "",
    retry: "later",
  });
  let found = late;
  const { wakeUp, store } = await prepare(
    async (_, own) => {
      known.push(own.names);
      return gone;
    },
    {} as GitHub,
    async () => found,
  );
  const before = repoName("acme/before");
  await store.releases.register({
    key: issueName(before, 12) as ReleaseKey,
    repo: before,
    repositories: [],
  });
  expect(await wakeUp()).toEqual({ next: start.add({ seconds: 30 }), rest: false });
  expect(known).toEqual([]);
  found = succeed({ id: homeId, repo: trainRepo });
  await wakeUp();
  expect(known[0]).toEqual([before, trainRepo]);
});

test("an issue without the label is none of ours", async () => {
  const { wakeUp, store } = await prepare(async () => succeed(withoutLabel()));
  expect(await wakeUp()).toEqual({ next: null, rest: true });
  expect(await store.releases.active()).toEqual([]);
});

test("since when a service can't be read isn't remembered past the end of a release", async () => {
  const unread: Observation = { ...green(), services: new Map([[serviceId("search"), away]]) };
  let observation: Observation = { ...unread, issue: { ...unread.issue, labels: [] } };
  const seen: Observation["unreadSince"][] = [];
  const { wakeUp } = await prepare(async () => succeed(observation), undefined, undefined, {
    onDecision: ({ unreadSince }) => void seen.push(unreadSince),
  });
  expect(await wakeUp()).toMatchObject({ rest: true });
  // Somebody gives it its label again.
  const hourLater = unread.now.add({ hours: 1 });
  observation = { ...unread, now: hourLater, begunAt: hourLater };
  await wakeUp(AbortSignal.abort());
  expect(seen).toEqual([new Map([[serviceId("search"), hourLater]])]);
});

test("a look that fails is repeated when GitHub says, else soon", async () => {
  const retryAt = start.add({ minutes: 7 });
  const limited: Result<Observation> = fail({
    kind: "rate limited",
    message: "",
    hint: "",
    retry: "later",
    retryAt,
  });
  expect(await (await prepare(async () => limited)).wakeUp()).toEqual({
    next: retryAt,
    rest: false,
  });
  const down: Result<Observation> = fail({
    kind: "unreachable",
    message: "",
    hint: "",
    retry: "later",
  });
  expect(await (await prepare(async () => down)).wakeUp()).toEqual({
    next: start.add({ seconds: 30 }),
    rest: false,
  });
});

test("a run that is told to stop writes nothing more, not even what it is about to", async () => {
  const stop = new AbortController();
  const written: string[] = [];
  const github = {
    async write(asked) {
      // While it waits for its turn, the app stops.
      stop.abort();
      await asked.ask({} as Parameters<typeof asked.ask>[0]).catch((error: unknown) => {
        if (error instanceof TypeError) written.push(asked.doing);
        throw error;
      });
      throw new Error("Nothing should be asked.");
    },
  } as Pick<GitHub, "write"> as GitHub;
  const { wakeUp } = await prepare(async () => succeed(green()), github);
  expect(await wakeUp(stop.signal)).toMatchObject({ rest: false });
  expect(written).toEqual([]);
});

function withoutLabel() {
  const observation = green();
  return { ...observation, issue: { ...observation.issue, labels: [] } };
}

test.each([true, false])(
  "what was not sent for want of room has changed nothing, and the next look needn't read everything: %s",
  async (isUnsent) => {
    const ended: unknown[] = [];
    const refuse = async () =>
      fail({
        kind: "rate limited",
        message: "",
        hint: "",
        retry: "later",
        retryAt: start.add({ hours: 1 }),
        ...(isUnsent && { isUnsent }),
      });
    const github = { write: refuse, mutate: refuse, room: async () => null };
    const observation = says(shown(), people.bob, "/go");
    const { wakeUp } = await prepare(
      async () =>
        succeed({ ...observation, issue: { ...observation.issue, labels: ["release-train"] } }),
      github as unknown as GitHub,
      undefined,
      {
        hints: {
          since: async () => "everything",
          waiting: async () => "nothing",
          skipped: () => undefined,
          ended: (_lease, own) => void ended.push(own),
        },
      },
    );
    await wakeUp();
    expect(ended).toHaveLength(isUnsent ? 1 : 0);
  },
);
