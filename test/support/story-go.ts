import type { Story } from "./story.ts";

/** From the opened issue to the manager's GO, heard, everything right. */
export async function giveGo(story: Story): Promise<void> {
  const { people } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  people.vote();
  await story.settle();
  await story.told(people.manager, "/go");
}
