/** GitHub compares labels without case and shows each as somebody made it. */
import { expect, it } from "vitest";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

it("github/lock#70: a tracking label that people made with capitals is the same one", async () => {
  await using story = await startStory({ fleet: solo });
  const { labels } = story.fleet.trainRepository;
  for (const [key, label] of labels) {
    if (label.name !== "release-train") continue;
    labels.delete(key);
    labels.set("Release-Train", { ...label, name: "Release-Train" });
  }
  story.people.open();
  const [issue] = [...story.fleet.trainRepository.issues.values()];
  if (!issue) throw new Error("none was opened");
  issue.labels = issue.labels.map((name) => (name === "release-train" ? "Release-Train" : name));
  await story.pass({ minutes: 1 });
  expect(issue.body).toContain("release-train:begin");
});
