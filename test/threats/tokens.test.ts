import { expect, test } from "vitest";
import { pairs } from "../support/fleets.ts";
import { startStory } from "../support/story.ts";

interface Asked {
  readonly repositories?: readonly string[];
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
}

test("threat 65: a whole release asks for no token that reaches further than what it is for", async () => {
  await using story = await startStory({ fleet: pairs });
  await story.go();
  await story.reach("complete");
  const asked = story.simulator.requests
    .filter(({ path }) => path.endsWith("/access_tokens"))
    .map(({ body }) => body as Asked);
  const writing = asked.filter(({ permissions = {} }) =>
    Object.values(permissions).includes("write"),
  );
  expect(writing.length).toBeGreaterThan(3);
  for (const { repositories, permissions = {} } of writing) {
    // One repository, and of it what this write needs.
    expect(repositories).toHaveLength(1);
    expect(Object.keys(permissions).length).toBeLessThanOrEqual(2);
  }
  expect(asked.filter(({ permissions = {} }) => Object.keys(permissions).length === 0)).toEqual([]);
  // Of all repositories nothing is asked but which there are, and of the organisation who is in which team.
  const ofAll = asked.filter(({ repositories }) => repositories === undefined);
  const needed = new Set(ofAll.map(({ permissions }) => JSON.stringify(permissions)));
  expect(needed).toEqual(new Set(['{"metadata":"read"}', '{"members":"read"}']));
});
