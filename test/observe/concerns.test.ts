import { expect, test } from "vitest";
import { serviceId } from "../../src/model/ids.ts";
import { handsOn, containments } from "./hands.ts";
import { branch, trainWorld } from "./train-world.ts";

test("services of one repository have the pull requests that change their files", async () => {
  await using world = await trainWorld(["api"], {
    trainFile: [
      "train: storefront",
      "managers: [sarah]",
      "services:",
      "  api: { repo: acme/api, path: ['api/**', '**/*.proto'] }",
      "  web: { repo: acme/api, path: [web] }",
    ].join("\n"),
  });
  world.issue.body += "web 2.0.0\n";
  const { ship } = handsOn(world);
  const api = ship({ files: { "api/src/a.ts": "1" } });
  const web = ship({ files: { "web/src/a.ts": "1" } });
  const both = ship({ files: { "web/src/b.ts": "1", "shared/b.proto": "1" } });
  ship({ files: { "docs/a.md": "1" } });
  const of = async (id: string) => (await containments(world, id)).map((one) => one.split(" ")[0]);
  expect(await of("api")).toEqual([`#${api.number}`, `#${both.number}`]);
  expect(await of("web")).toEqual([`#${web.number}`, `#${both.number}`]);
  const files = world.simulator.requests.filter(({ path }) => path.endsWith("/files"));
  expect(files).toHaveLength(4);
  expect((await world.see()).services.get(serviceId("web"))).toMatchObject({ kind: "known" });
});

test("when files can't be read, what is missing may be any service's", async () => {
  const file = (path: string) => [
    "train: t",
    "managers: [sarah]",
    "services:",
    `  api: { repo: acme/api, path: [${path}] }`,
  ];
  await using world = await trainWorld(["api"], { trainFile: file("api").join("\n") });
  const { ship } = handsOn(world);
  const [missing, there] = [ship(), ship({ into: branch })];
  world.simulator.faults.push({
    matches: ({ path }) => path.endsWith("/files"),
    when: "before",
    answer: { status: 403 },
  });
  const [first, second] = await containments(world);
  expect(first).toContain(`#${missing.number} unknown: `);
  expect(second).toBe(`#${there.number} contained`);
});
