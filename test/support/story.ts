import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { healthSettings, registerOurs, signInOf } from "../../src/cli/rehearsal.ts";
import type { Settings } from "../../src/config/settings.ts";
import type { Decision } from "../../src/decide/decide.ts";
import { startApp, type RunningApp } from "../../src/main.ts";
import { virtualClock, type VirtualClock } from "../../src/simulator/clock.ts";
import {
  foundFleet,
  startPipelines,
  type Fleet,
  type FleetPlan,
  type Site,
} from "../../src/simulator/fleet.ts";
import type { LimitSettings } from "../../src/simulator/http/limits.ts";
import type { Outcome } from "../../src/simulator/pipelines.ts";
import type { Monitor } from "../../src/simulator/monitor.ts";
import { startSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import { storefront } from "../../src/simulator/storefront.ts";
import { createWorld } from "../../src/simulator/world/create-world.ts";
import type { Deployment } from "../../src/simulator/world/deployment-types.ts";
import type { Comment } from "../../src/simulator/world/types.ts";
import { advance, stopOn } from "./advance.ts";
import { peopleOf, type People } from "./story-people.ts";
import { startAppProcess, type AppProcess } from "./story-process.ts";
import { readingOf, type Reading } from "./story-reading.ts";
import { passingStore, patience } from "./story-store.ts";
import { createTimeline, type Timeline } from "./story-timeline.ts";
import { watch, type LogLine } from "./story-trouble.ts";
import type { User } from "../../src/simulator/world/basic-types.ts";

export interface StoryOptions {
  /** Default: the storefront, six services of four teams. */
  readonly fleet?: FleetPlan;
  /** Default: a new one. */
  readonly store?: Settings["store"];
  /** See `AppOptions`. */
  readonly settle?: Temporal.Duration;
  readonly rateLimit?: Partial<LimitSettings>;
  /** How a deployment to production ends; undefined: with success after the service's usual time. */
  readonly outcome?: (site: Site, deployment: Deployment, attempt: number) => Outcome | undefined;
  /** Default: the app was given no chat. */
  readonly slack?: Settings["slack"];
  /** Who hears of events, and gets traces; default: nobody. */
  readonly hearers?: Partial<Pick<Settings, "receivers" | "traces" | "publicUrl">>;
  /** Default: English. */
  readonly language?: NonNullable<Settings["language"]>;
  /** Whose train files are obeyed; default: everybody's. */
  readonly trainRepositories?: Settings["trainRepositories"];
  /** What measures the services of a fleet that is `watchedBy` it. */
  readonly monitor?: Monitor;
  /** Whether people can sign in to the dashboard. */
  readonly signIn?: boolean;
  /** Called with each decision before it is carried out. What it throws is a fault of the app's own. */
  readonly onDecision?: (decision: Decision) => void;
  /** false: the app is down until `startApp`. */
  readonly running?: boolean;
}

/** A simulated GitHub with its people and the whole app, in one process on one virtual clock. */
export interface Story extends Reading, AsyncDisposable {
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  readonly fleet: Fleet;
  readonly people: People;
  readonly timeline: Timeline;
  readonly settings: Omit<Settings, "store">;
  /** The running app. Throws while it is down. */
  readonly app: RunningApp;
  startApp(): Promise<void>;
  stopApp(): Promise<void>;
  /** Starts the app in a process of its own; GitHub sends its webhooks there from now on. */
  spawnApp(store: Settings["store"]): Promise<AppProcess>;
  /** Lets what is under way come to rest, and time stand still. */
  settle(): Promise<void>;
  /** Steps from timer to timer until it holds. Fails with the story so far after a virtual day. */
  until(condition: () => boolean): Promise<void>;
  /** Until the state sentence begins with this word. */
  reach(state: string): Promise<void>;
  /** From the opened issue to the manager's GO and the first deployments, everything right. */
  go(): Promise<void>;
  /** Says it and waits for the app's answer: 🚀 or 😕. */
  told(by: User, text: string): Promise<Comment>;
  /** Lets so much virtual time pass. */
  pass(time: Temporal.DurationLike): Promise<void>;
  /** What the app told its log so far, but for trouble. */
  readonly logged: readonly LogLine[];
  /** Says that the app may tell trouble that reads like this; any other fails the test. */
  expectTrouble(pattern: RegExp): void;
}

const morning = Temporal.Instant.from("2026-03-19T13:00:00Z");

export async function startStory(options: StoryOptions = {}): Promise<Story> {
  const clock = virtualClock(morning);
  const world = createWorld(clock);
  const fleet = foundFleet(world, options.fleet ?? storefront);
  const { rateLimit } = options;
  const simulator = await startSimulator({ clock, world, ...(rateLimit && { rateLimit }) });
  const { registered, settings } = registerOurs(simulator, [fleet.plan.org]);
  const timeline = createTimeline(world, clock);
  startPipelines(fleet, options.outcome);
  const people = peopleOf(fleet);
  const trouble = watch(simulator, timeline);
  const store = options.store ?? (await passingStore());
  const { settle = Temporal.Duration.from({ minutes: 1 }) } = options;
  let app: RunningApp | undefined;
  const processes: AppProcess[] = [];
  const still = createStillness({ simulator, app: () => app, processes, clock });

  const fail = (text: string): Error => new Error(`${text}\nThe story so far:\n${timeline.text()}`);
  const settled = async (): Promise<void> => {
    if (!(await still())) throw fail("The app did not come to rest.");
    // At once: what comes after trouble only hides it.
    const [first] = trouble.unexpected();
    if (first !== undefined) throw fail(first);
  };
  const nextTimer = (): Temporal.Instant | undefined =>
    [clock.next(), ...processes.map((one) => one.next())]
      .filter((at) => at !== undefined)
      .toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
  /** All timers of a moment. The apps are the first to know how late it is. */
  const step = async (to: Temporal.Instant): Promise<void> => {
    await Promise.all(processes.map((one) => one.look(to)));
    advance(clock, to);
  };
  const start = async (): Promise<void> => {
    app = await startApp({
      settings: {
        ...settings,
        ...(options.monitor && healthSettings(options.monitor)),
        store,
        slack: options.slack ?? null,
        trainRepositories: options.trainRepositories ?? null,
        ...options.hearers,
        signIn: options.signIn === true ? signInOf(registered) : null,
        ...(options.language && { language: options.language }),
      },
      clock,
      log: trouble.log,
      onDecision(_observation, decision) {
        options.onDecision?.(decision);
        timeline.decided(decision);
      },
      settle,
    });
    registered.webhookUrl = `${app.url}/api/github/webhooks`;
    registered.oauth?.callbackUrls.push(`${app.url}/login/callback`);
    timeline.note("the app runs");
  };
  const stop = async (): Promise<void> => {
    const running = app;
    registered.webhookUrl = "http://127.0.0.1:1/down";
    app = undefined;
    if (running) await stopOn(clock, running);
    timeline.note("the app is down");
  };
  const spawn = async (ownStore: Settings["store"]): Promise<AppProcess> => {
    const one = await startAppProcess({
      settings: { ...settings, store: ownStore },
      simulatorHost: simulator.host,
      clock,
      settle,
      onTrouble: trouble.tell,
    });
    processes.push(one);
    registered.webhookUrl = `${one.url}/api/github/webhooks`;
    timeline.note(`the app runs in process ${processes.length}`);
    return one;
  };
  const story: Story = {
    ...readingOf(fleet, registered.bot, people.tracking),
    clock,
    simulator,
    fleet,
    people,
    timeline,
    settings,
    get app() {
      if (!app) throw fail("The app is down.");
      return app;
    },
    startApp: start,
    stopApp: stop,
    spawnApp: spawn,
    settle: settled,
    async until(condition) {
      const end = clock.now().add({ hours: 24 });
      const realEnd = performance.now() + patience();
      for (await settled(); !condition(); await settled()) {
        const next = nextTimer();
        const isTooLate = !next || Temporal.Instant.compare(next, end) > 0;
        if (isTooLate || performance.now() > realEnd) {
          throw fail(`It never came to this: ${condition.toString()}`);
        }
        await step(next);
      }
    },
    reach: (state) => story.until(() => story.state() === state),
    async go() {
      people.open();
      people.prepare();
      await story.reach("ready");
      people.vote();
      await story.settle();
      people.say(people.manager, "/go");
      await story.until(() => story.deployments().length > 0);
    },
    async told(by, text) {
      const comment = people.say(by, text);
      const isAnswer = (one: string): boolean => one === "rocket" || one === "confused";
      await story.until(() => story.reactions(comment).some(isAnswer));
      return comment;
    },
    async pass(time) {
      let isOver = false;
      clock.after(Temporal.Duration.from(time), () => (isOver = true));
      await story.until(() => isOver);
    },
    logged: trouble.lines,
    expectTrouble: trouble.expect,
    async [Symbol.asyncDispose]() {
      await Promise.all(processes.map((one) => one.kill()));
      await stop();
      await simulator.close();
      // Soft, so that it doesn't hide what the test itself failed on.
      expect.soft([...trouble.unexpected(), ...simulator.unmodelled]).toEqual([]);
    },
  };
  if (options.running ?? true) await start();
  await settled();
  return story;
}

/**
 * Waits in real time until only the clock can set something off: no request is under way, and the app has
 * nothing to do, or nothing but to wait for a write's turn. false: that took too long.
 */
function createStillness(parts: {
  readonly simulator: Simulator;
  readonly app: () => RunningApp | undefined;
  readonly processes: readonly AppProcess[];
  readonly clock: VirtualClock;
}): () => Promise<boolean> {
  const { simulator, app, processes, clock } = parts;
  const isAtRest = async (): Promise<boolean> => {
    const running = app();
    if (!simulator.idle()) return false;
    const waits = running && running.github.usage().waiting > 0;
    if (running && !waits && !(await running.idle())) return false;
    const looks = await Promise.all(processes.map((one) => one.look(clock.now())));
    const isStill = looks.includes("waits") || !looks.includes("busy");
    return isStill && simulator.idle();
  };
  return async () => {
    const end = performance.now() + patience();
    const roundsWanted = 3; // A request may be where neither sender nor receiver knows of it.
    let rounds = 0;
    while (rounds < roundsWanted && performance.now() < end) {
      const waits = (app()?.github.usage().waiting ?? 0) > 0;
      // Asking costs databases and other processes the time that they need to come to rest.
      await (waits || rounds === 0 ? sleep(1) : nextTurn());
      rounds = (await isAtRest()) ? rounds + 1 : 0;
    }
    return rounds >= roundsWanted;
  };
}
