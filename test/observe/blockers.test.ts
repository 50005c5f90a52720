/** What blocks a release, as the simulated GitHub tells it. */
import { expect, test } from "vitest";
import { fail, succeed } from "../../src/model/failure.ts";
import { serviceId } from "../../src/model/ids.ts";
import { subIssueLabel, subIssueMark } from "../../src/model/marks/marks.ts";
import { proposeChange } from "../../src/simulator/people.ts";
import { editRepository } from "../../src/simulator/world/repositories.ts";
import { createIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { ensureLabel } from "../../src/simulator/world/labels.ts";
import { transferIssue } from "../../src/simulator/world/transfer-issue.ts";
import { addBlockedBy, removeBlockedBy } from "../../src/simulator/world/sub-issues.ts";
import type { Issue, Repository } from "../../src/simulator/world/types.ts";
import { branch, trainWorld, type TrainWorld } from "./train-world.ts";

const label = "release-blocker";

const open = (
  { world, sarah: by }: TrainWorld,
  repository: Repository,
  ...labels: readonly string[]
): Issue => createIssue(world, repository, { title: "Carts lose items", by, labels });

const names = (list: {
  readonly kind: string;
  readonly entries?: readonly { readonly repo: string; readonly number: number }[];
}) => [list.kind, ...(list.entries ?? []).map(({ repo, number }) => `${repo}#${number}`)];

test("open issues and pull requests with the label are read with all that says what they are about", async () => {
  await using train = await trainWorld(["api", "web"]);
  const { world, sarah: by, releases } = train;
  const api = train.repository("api");
  const issue = open(train, api, label, "release:2.5.0", "service:api");
  const pull = proposeChange(world, api, {
    by,
    title: "Fix",
    files: { a: "1" },
    label,
    milestone: "2.5.0",
    into: branch,
  });
  open(train, api, "bug");
  const central = open(train, releases, label);
  const { blockers } = await train.see();
  expect(names(blockers.labelled)).toEqual(["whole", `acme/releases#${central.number}`]);
  const own = (await train.factsOf("api")).blockers;
  expect(own).toMatchObject({
    kind: "whole",
    entries: [
      {
        kind: "issue",
        number: issue.number,
        labels: expect.arrayContaining([label, "release:2.5.0", "service:api"]),
        milestone: null,
      },
      { kind: "pull request", number: pull.number, milestone: "2.5.0" },
    ],
  });
  expect(names((await train.factsOf("web")).blockers)).toEqual(["whole"]);
  expect(train.simulator.unmodelled).toEqual([]);
});

test("hyperlight-dev/hyperlight#748, berenddeboer/ready-for-agent#49: one that was closed doesn't block, one that was opened again does", async () => {
  await using train = await trainWorld(["api"]);
  const { world, sarah: by } = train;
  const api = train.repository("api");
  const issue = open(train, api, label);
  editIssue(world, api, issue, { state: "closed", by });
  expect(names((await train.factsOf("api")).blockers)).toEqual(["whole"]);
  editIssue(world, api, issue, { state: "open", by });
  expect(names((await train.factsOf("api")).blockers)).toEqual([
    "whole",
    `acme/api#${issue.number}`,
  ]);
});

test("more of them than one page are all read", async () => {
  await using train = await trainWorld(["api"]);
  const api = train.repository("api");
  for (let count = 0; count < 120; count += 1) open(train, api, label);
  expect(names((await train.factsOf("api")).blockers)).toHaveLength(121);
});

test("however many there are, a look that finds nothing new costs one request", async () => {
  await using train = await trainWorld(["api", "web"]);
  for (const id of ["api", "web"]) open(train, train.repository(id), label);
  open(train, train.releases, label);
  await train.see();
  const before = train.simulator.requests.length;
  await train.see();
  expect(train.simulator.requests.length - before).toBe(1);
});

test("dependencies of the tracking issue and of sub-issues are read as people add and remove them", async () => {
  await using train = await trainWorld(["api", "web"]);
  const { world, sarah: by, releases } = train;
  const sub = createIssue(world, releases, {
    title: "API",
    body: subIssueMark(train.release, serviceId("api")),
    by: train.app.bot,
    labels: [subIssueLabel],
  });
  const bug = open(train, train.repository("web"));
  const done = open(train, train.repository("web"));
  editIssue(world, train.repository("web"), done, { state: "closed", by });
  for (const blocking of [bug, done]) addBlockedBy(world, releases, sub, { blocking, by });
  addBlockedBy(world, releases, train.issue, { blocking: bug, by });
  const { dependencies } = (await train.see()).blockers;
  expect([...dependencies].map(([number, list]) => [number, ...names(list)])).toEqual([
    [sub.number, "whole", `acme/web#${bug.number}`],
    [train.issue.number, "whole", `acme/web#${bug.number}`],
  ]);
  removeBlockedBy(world, releases, sub, { blocking: bug, by });
  const after = (await train.see()).blockers.dependencies.get(sub.number);
  expect(after && names(after)).toEqual(["whole"]);
});

test("one in a repository that the App can't read leaves the list cut, never whole", async () => {
  await using train = await trainWorld(["api", "vault"]);
  const { world, sarah: by, releases } = train;
  const vault = train.repository("vault");
  const secret = open(train, vault);
  addBlockedBy(world, releases, train.issue, { blocking: secret, by });
  editRepository(world, vault, { isPrivate: true, by });
  const covered = [...world.repositories.values()].filter((one) => one !== vault);
  for (const one of world.installations.values())
    one.repositories = new Set(covered.map(({ id }) => id));
  const list = (await train.see()).blockers.dependencies.get(train.issue.number);
  expect(list && names(list)).toEqual(["cut"]);
});

test("one that is transferred blocks where it is now, and keeps its dependency", async () => {
  await using train = await trainWorld(["api", "web"]);
  const { world, sarah: by, releases } = train;
  const [api, web] = [train.repository("api"), train.repository("web")];
  ensureLabel(world, web, { name: label, by });
  const issue = open(train, api, label);
  addBlockedBy(world, releases, train.issue, { blocking: issue, by });
  await train.see();
  const moved = transferIssue(world, api, issue, { to: web, by });
  const { blockers } = await train.see();
  expect(names((await train.factsOf("api")).blockers)).toEqual(["whole"]);
  expect(names((await train.factsOf("web")).blockers)).toEqual([
    "whole",
    `acme/web#${moved.number}`,
  ]);
  const linked = blockers.dependencies.get(train.issue.number);
  expect(linked && names(linked)).toEqual(["whole", `acme/web#${moved.number}`]);
});

test("a server older than issue dependencies refuses them once; all else is read, and none block", async () => {
  let refused = 0;
  await using train = await trainWorld(["api"], {
    between: (github) => ({
      ...github,
      graphql: async (repos, query, variables) => {
        if (!query.includes("blockedBy")) return github.graphql(repos, query, variables);
        refused += 1;
        const message =
          "Could not read: GitHub says: Field 'blockedBy' doesn't exist on type 'Issue'";
        return fail({ kind: "unexpected", message, hint: "", retry: "never" });
      },
    }),
  });
  const issue = open(train, train.repository("api"), label);
  const { blockers } = await train.see();
  expect([...blockers.dependencies].map(([number, list]) => [number, ...names(list)])).toEqual([
    [train.issue.number, "whole"],
  ]);
  expect(names((await train.factsOf("api")).blockers)).toEqual([
    "whole",
    `acme/api#${issue.number}`,
  ]);
  expect(refused).toBe(1);
});

test("the fields of dependencies alone in trouble leave them unread, and all else known", async () => {
  await using train = await trainWorld(["api"], {
    between: (github) => ({
      ...github,
      graphql: async (repos, query, variables) => {
        const answer = await github.graphql(repos, query, variables);
        if (!answer.ok || !query.includes("blockedBy")) return answer;
        const first = answer.value.data["r0"] as { issue: Record<string, unknown> };
        first.issue["blockedBy"] = null;
        const error = {
          message: "Something went wrong",
          type: "INTERNAL",
          path: ["r0", "issue", "blockedBy"],
        };
        return succeed({ ...answer.value, errors: [...answer.value.errors, error] });
      },
    }),
  });
  const { blockers, issue } = await train.see();
  expect(issue.number).toBe(train.issue.number);
  expect(blockers.dependencies.get(issue.number)?.kind).toBe("unread");
});
