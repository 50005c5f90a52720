/**
 * An owner takes a service's repository or a permission away from the App while a release is under way (attack 60,
 * probot/stale#57, codecov/shared#236): people hear of it by name, nothing half-done is called done, and what
 * was begun comes to its end once it is given back.
 */
import { expect, it } from "vitest";
import { selectRepositories, setPermissions } from "../../src/simulator/world/apps.ts";
import type { Installation } from "../../src/simulator/world/app-types.ts";
import { pair } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

function ours({ fleet }: Story): Installation {
  const [installation] = fleet.world.installations.values();
  if (!installation) throw new Error("The App is installed nowhere");
  return installation;
}

function withPermissions(story: Story, changes: Installation["permissions"]): () => void {
  const { world } = story.fleet;
  const before = ours(story).permissions;
  setPermissions(world, ours(story), { ...before, ...changes });
  return () => setPermissions(world, ours(story), before);
}

/** Takes it away; what gives it back. */
const losses = {
  "the repository of a service": (story: Story) => {
    const { world, sites } = story.fleet;
    const last = sites.at(-1)?.repository;
    if (!last) throw new Error("The fleet has no service");
    last.isPrivate = true;
    const rest = [...world.repositories.values()].filter((one) => one !== last);
    selectRepositories(world, ours(story), rest);
    return () => {
      last.isPrivate = false;
      selectRepositories(world, ours(story), "all");
    };
  },
  "the permission to write deployments": (story: Story) =>
    withPermissions(story, { deployments: "read" }),
} as const;

const nothing = async (): Promise<void> => undefined;

/** How far the release is, what is said of each loss, and how it ends once that is given back. */
const moments = {
  "rolling out": {
    until: (story: Story) => story.go(),
    resume: nothing,
    end: "complete",
    isAsked: { "the repository of a service": true, "the permission to write deployments": true },
  },
  "on hold": {
    until: async (story: Story) => {
      await story.go();
      await story.told(story.people.manager, "/hold it smells");
      await story.reach("on hold");
    },
    resume: async (story: Story): Promise<void> =>
      void (await story.told(story.people.manager, "/resume it was the wind")),
    end: "complete",
    isAsked: { "the repository of a service": true, "the permission to write deployments": true },
  },
  "rolling back": {
    until: async (story: Story) => {
      await story.go();
      await story.told(story.people.manager, "/rollback it smells");
      await story.reach("rolling back");
    },
    resume: nothing,
    end: "rolled back",
    isAsked: { "the repository of a service": true, "the permission to write deployments": true },
  },
  watched: {
    until: async (story: Story) => {
      addToTrainFile(story.fleet, "verify: 30m");
      await story.go();
      await story.reach("verifying");
    },
    resume: nothing,
    end: "complete",
    // What is live needs no deployment any more.
    isAsked: { "the repository of a service": true, "the permission to write deployments": false },
  },
} as const;

type Loss = keyof typeof losses;
type Moment = keyof typeof moments;
const variants = (Object.keys(moments) as Moment[]).flatMap((moment) =>
  (Object.keys(losses) as Loss[]).map((loss) => [moment, loss] as const),
);

it.each(variants)(
  "probot/stale#57, codecov/shared#236: %s, %s is taken away: people are asked by name, nothing is called done, and it ends when it is back",
  async (moment, loss) => {
    await using story = await startStory({ fleet: pair });
    story.expectTrouble(/./);
    const { until, resume, end, isAsked } = moments[moment];
    await until(story);
    const before = story.replies().length;
    const giveBack = losses[loss](story);
    await story.pass({ minutes: 6 });
    const said = story
      .replies()
      .slice(before)
      .map(({ text }) => text);
    const asked = said.filter((text) => /can't be read any more|lacks deployments/.test(text));
    expect(["complete", "rolled back"]).not.toContain(story.state());
    expect(asked.map((text) => text.includes("@sarah"))).toEqual(isAsked[loss] ? [true] : []);
    giveBack();
    await story.pass({ minutes: 1 });
    await resume(story);
    await story.reach(end);
    const deployed = story
      .deployments()
      .map(({ task, service, attempt }) => `${task} ${service} ${attempt}`);
    expect(new Set(deployed).size).toBe(deployed.length);
  },
);
