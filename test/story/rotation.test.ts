import { expect, test } from "vitest";
import { setCollaborator } from "../../src/simulator/world/repositories.ts";
import { solo } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";
import { addToTrainFile } from "../support/train-rules.ts";

test("whoever has the turn of the week decides, and nobody whose turn has ended", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { people, fleet } = story;
  const [dana, li] = [people.person("dana"), people.person("li")];
  for (const one of [dana, li]) setCollaborator(fleet.world, fleet.trainRepository, one, "triage");
  addToTrainFile(
    fleet,
    "managers_rotation: [{ week: 2026-W12, manager: dana }, { week: 2026-W13, manager: li }]",
  );
  await story.startApp();
  people.open();
  people.prepare();
  await story.reach("ready");
  const early = await story.told(li, "/hold not my week yet");
  expect(story.reactions(early)).toEqual(["eyes", "confused"]);
  const mine = await story.told(dana, "/hold we wait for the network");
  expect(story.reactions(mine)).toEqual(["eyes", "rocket"]);
  // From Thursday into Monday, on which the app starts again.
  await story.stopApp();
  for (let day = 0; day < 4; day += 1) await story.pass({ hours: 23 });
  await story.startApp();
  await story.pass({ minutes: 2 });
  const said = story.replies().map(({ text }) => text);
  expect(said.join("\n")).toContain("@li manages");
  const late = await story.told(dana, "/abort wrong day");
  expect(story.reactions(late)).toEqual(["eyes", "confused"]);
  const now = await story.told(li, "/resume it is back");
  expect(story.reactions(now)).toEqual(["eyes", "rocket"]);
});
