import { expect, test } from "vitest";
import { solo } from "../../support/fleets.ts";
import { startStory } from "../../support/story.ts";
import { editRepository } from "../../../src/simulator/world/repositories.ts";
import { editIssue } from "../../../src/simulator/world/issues.ts";

const read = async (url: string) => {
  const response = await fetch(url, { headers: { accept: "text/html" } });
  return { status: response.status, text: await response.text() };
};

test("every link of a tracking issue to the simulated GitHub leads to a page", async () => {
  await using story = await startStory({ fleet: solo });
  await story.go();
  await story.reach("complete");
  const addresses = story.body().match(/http:\/\/127\.0\.0\.1:\d+\/[^\s)"<>\]]+/g) ?? [];
  const own = [...new Set(addresses)].filter((one) => one.startsWith(story.simulator.url));
  expect(own.length).toBeGreaterThan(1);
  for (const url of own) expect([url, (await read(url)).status]).toEqual([url, 200]);
});

test("pages escape what people wrote, and say nothing of what is private", async () => {
  await using story = await startStory({ fleet: solo });
  const { world, manager, trainRepository, sites } = story.fleet;
  const issue = story.people.open();
  editIssue(world, trainRepository, issue, { title: "<script>alert(1)</script>", by: manager });
  await story.settle();
  const { owner, name } = trainRepository;
  const page = await read(`${story.simulator.url}/${owner}/${name}/issues/${issue.number}`);
  expect(page.text).toContain("&lt;script&gt;");
  expect(page.text).not.toContain("<script>");

  const secret = sites[0]!.repository;
  editRepository(world, secret, { isPrivate: true, by: manager });
  await story.settle();
  expect((await read(`${story.simulator.url}/${secret.owner}/${secret.name}`)).text).not.toContain(
    "Issues and",
  );
  expect((await read(`${story.simulator.url}/`)).text).not.toContain(`/${secret.name}"`);
});
