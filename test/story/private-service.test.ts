import { expect, test } from "vitest";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { pairs } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

/** The web service is private: its branches, checks and pull requests have a word of their own. */
async function secretive(train: "public" | "internal" = "public"): Promise<Story> {
  const plan = {
    ...pairs,
    services: pairs.services.map((one) =>
      one.id === "web" ? { ...one, changes: ["canary: change the login"] } : one,
    ),
  };
  const story = await startStory({ fleet: plan });
  const web = story.fleet.sites.find(({ plan: { id } }) => id === "web");
  if (!web) throw new Error("The fleet has no web");
  const { world, manager, trainRepository } = story.fleet;
  if (train === "internal") Object.assign(trainRepository, { isPrivate: true, isInternal: true });
  editRepository(world, web.repository, { isPrivate: true, by: manager });
  return story;
}

/** What of the private service stands anywhere in the public train repository. */
function leaks({ fleet, people }: Story): readonly string[] {
  const { issues, comments, releases, checkRuns } = fleet.trainRepository as unknown as Record<
    string,
    unknown
  >;
  const seen = new Set<unknown>();
  const text = JSON.stringify({ issues, comments, releases, checkRuns }, (key, value: unknown) => {
    // The world is a graph; other repositories are not part of this one.
    if (key === "repository" || key === "head") return undefined;
    if (typeof value === "object" && value !== null) {
      if (seen.has(value)) return undefined;
      seen.add(value);
    }
    return value instanceof Map || value instanceof Set ? [...value.values()] : value;
  });
  const head = people.head("web");
  expect(text).toContain("release-train:begin");
  return ["canary", head, head.slice(0, 7), "acme/web/"].flatMap((word) => {
    const at = text.indexOf(word);
    return at < 0 ? [] : [text.slice(Math.max(0, at - 80), at + 40)];
  });
}

test.each(["public", "internal"] as const)(
  "a private service can't ride in a train that is %s, and nothing of it is written anywhere",
  async (train) => {
    await using story = await secretive(train);
    const { people } = story;
    people.open();
    people.prepare();
    await story.until(() => story.row("API").includes("Ready"));
    expect(story.row("Web")).toContain("Blocked");
    expect(story.row("Web")).toContain(`is private and this issue is ${train}`);
    expect(story.row("Web")).toContain("allow_private: true");
    const go = await story.told(people.manager, "/go");
    expect(story.reactions(go)).toEqual(["eyes", "confused"]);
    await story.told(people.manager, "/plan");
    expect(leaks(story)).toEqual([]);
  },
);

test("threat 62: where the train allows it, it rides and only how far it is is written", async () => {
  await using story = await secretive();
  addToTrainFile(story.fleet, "allow_private: true");
  await story.go();
  await story.told(story.people.manager, "/plan");
  await story.reach("complete");
  expect(story.shipped()).toContain("web 1 success");
  expect(leaks(story)).toEqual([]);
  const own = story.fleet.sites.flatMap(({ repository }) => story.releases(repository));
  expect(own.some(({ body }) => body?.includes("canary"))).toBe(true);
  const [gathered] = story.releases(story.fleet.trainRepository);
  expect(gathered?.body).toContain("1 pull request of a private repository");
  expect(gathered?.body).toContain("Improve api");
});
