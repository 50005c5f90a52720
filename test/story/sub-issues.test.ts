import { expect, test } from "vitest";
import type { Fault, IncomingRequest } from "../../src/simulator/http/faults.ts";
import { commit } from "../../src/simulator/world/commits.ts";
import { deleteIssue, editIssue } from "../../src/simulator/world/issues.ts";
import { createMilestone } from "../../src/simulator/world/labels.ts";
import { addSubIssue } from "../../src/simulator/world/sub-issues.ts";
import type { Issue } from "../../src/simulator/world/types.ts";
import { pairs, solo } from "../support/fleets.ts";
import { startStory, type Story } from "../support/story.ts";
import { giveGo } from "../support/story-go.ts";

/** The issues that the app opened, oldest first. */
const subIssues = ({ fleet, people }: Story): readonly Issue[] =>
  [...fleet.trainRepository.issues.values()].filter((one) => one !== people.tracking());

const subIssue = (story: Story, name: string): Issue => {
  const found = subIssues(story).find(({ title }) => title.includes(name));
  if (!found) throw new Error(`There is no sub-issue of ${name}`);
  return found;
};

const planned = (...lines: readonly string[]): string =>
  ["### Version", "v2.5.0", "### Services", ...lines].join("\n");

const stands = (story: Story): readonly string[] =>
  subIssues(story).map(({ title, state, stateReason }) => `${title} ${stateReason ?? state}`);

test("each service has a sub-issue, once, with label, milestone and links", async () => {
  await using story = await startStory({ fleet: pairs });
  const tracking = story.people.open();
  await story.pass({ minutes: 1 });
  expect(stands(story)).toEqual([
    "[infra] API v1.1.0 open",
    "[frontend] Web v1.1.0 open",
    "[mail] Mail v1.1.0 open",
    "[mail] Digest v1.1.0 open",
  ]);
  const { milestones } = story.fleet.trainRepository;
  for (const one of subIssues(story)) {
    expect(one.labels).toEqual(["release-train:service", "release:2.5.0"]);
    expect(milestones.get(one.milestone ?? 0)?.title).toBe("2.5.0");
    expect(one.parent).toBe(tracking.id);
    // GitHub assigns issues to people, never to teams.
    expect(one.assignees).toEqual([]);
  }
  expect(subIssue(story, "Web").blockedBy).toEqual([subIssue(story, "API").id]);
  expect(subIssue(story, "API").blockedBy).toEqual([]);
  expect(story.row("API")).toContain(`issues/${subIssue(story, "API").number})`);
});

test("a sub-issue shows its gates as boxes and is closed when its service is live", async () => {
  await using story = await startStory({ fleet: solo });
  story.people.open();
  await story.pass({ minutes: 1 });
  expect(subIssue(story, "API").body).toContain("- [ ] release branch: there is no branch");
  story.people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  const { body } = subIssue(story, "API");
  expect(body).toMatch(/- \[x\] .*<!-- box:gate-ci -->/);
  expect(body).not.toContain("- [ ]");
  expect(body).toContain(story.people.head("api").slice(0, 7));
  story.people.vote();
  await story.settle();
  await story.told(story.people.manager, "/go");
  await story.reach("rolling out");
  expect(stands(story)).toEqual(["[infra] API v1.1.0 open"]);
  await story.reach("complete");
  await story.pass({ minutes: 5 });
  expect(stands(story)).toEqual(["[infra] API v1.1.0 completed"]);
});

test("a milestone with a v is the same, and is not made twice", async () => {
  await using story = await startStory({ fleet: solo });
  const { fleet, people } = story;
  const { number } = createMilestone(fleet.world, fleet.trainRepository, {
    title: "v2.5.0",
    by: people.manager,
  });
  people.open();
  await story.pass({ minutes: 1 });
  expect(subIssue(story, "API").milestone).toBe(number);
  expect(fleet.trainRepository.milestones.size).toBe(1);
});

test("sub-issues follow the plan", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  people.openWith(planned("api 1.1.0", "web 1.1.0"));
  await story.pass({ minutes: 1 });
  const edit = async (...lines: readonly string[]): Promise<void> => {
    people.edit(people.manager, planned(...lines));
    await story.pass({ minutes: 1 });
  };
  await edit("api 1.2.0");
  expect(stands(story)).toEqual(["[infra] API v1.2.0 open", "[frontend] Web v1.1.0 not_planned"]);
  expect(subIssue(story, "Web").body).toContain("no longer names web");
  await edit("api 1.2.0", "web 1.1.0", "mail 1.1.0");
  expect(stands(story)).toEqual([
    "[infra] API v1.2.0 open",
    "[frontend] Web v1.1.0 reopened",
    "[mail] Mail v1.1.0 open",
  ]);
  people.edit(people.manager, people.tracking().body.replace("v2.5.0", "v2.6.0"));
  await story.pass({ minutes: 1 });
  const { labels, milestone } = subIssue(story, "API");
  expect(labels).toEqual(["release-train:service", "release:2.6.0"]);
  expect(fleet.trainRepository.milestones.get(milestone ?? 0)?.title).toBe("2.6.0");
});

test("what people write in a sub-issue stays, and their labels too", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  people.open();
  await story.pass({ minutes: 1 });
  const issue = subIssue(story, "API");
  editIssue(fleet.world, fleet.trainRepository, issue, {
    by: people.lead("api"),
    body: `Ask Ina first.\r\n\r\n${issue.body}\n\n- [x] our own box\n`,
    labels: [...issue.labels, "urgent"],
  });
  people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  expect(issue.body).toMatch(/^Ask Ina first\.\r\n\r\n<!-- release-train:begin -->/);
  expect(issue.body).toMatch(/<!-- release-train:end -->\n\n- \[x\] our own box\n$/);
  expect(issue.body).toMatch(/- \[x\] .*<!-- box:gate-ci -->/);
  expect(issue.labels).toContain("urgent");
});

test("commands count in a sub-issue as in the tracking issue, and are answered there", async () => {
  await using story = await startStory({ fleet: solo });
  const { people, fleet } = story;
  people.open();
  people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 1 });
  const issue = subIssue(story, "API");
  const help = people.say(people.person("visitor"), "/help", issue);
  const go = people.say(people.lead("api"), "/go", issue);
  await story.until(() => story.reactions(go).includes("rocket"));
  expect(story.reactions(help)).toEqual(["eyes", "rocket"]);
  const answer = issue.comments
    .map((id) => fleet.trainRepository.comments.get(id))
    .find((one) => one !== help && one !== go);
  expect(answer?.body).toContain(`reply:${help.id}`);
  expect(story.news()).toEqual([]);
  people.say(people.manager, "/go", issue);
  await story.reach("complete");
});

test("a sub-issue that was deleted is opened again, and one that lost its marks is found", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, fleet } = story;
  people.open();
  await story.pass({ minutes: 1 });
  const mail = subIssue(story, "Mail");
  deleteIssue(fleet.world, fleet.trainRepository, subIssue(story, "API"), {
    by: people.manager,
  });
  editIssue(fleet.world, fleet.trainRepository, mail, {
    by: people.manager,
    body: "Nothing left of it.",
    labels: [],
  });
  people.say(people.manager, "/plan");
  await story.pass({ minutes: 2 });
  expect(subIssues(story)).toHaveLength(4);
  expect(subIssue(story, "API").parent).toBe(people.tracking().id);
  expect(mail.body).toMatch(/^Nothing left of it\.\n\n<!-- release-train:begin -->/);
  expect(mail.labels).toContain("release-train:service");
});

type Asked = Pick<IncomingRequest, "path" | "body">;

const isLink = ({ path }: Asked): boolean =>
  /\/issues\/\d+\/(sub_issues|dependencies\/blocked_by)$/.test(path);

const isManyLinks = ({ body }: Asked): boolean =>
  /addSubIssue|addBlockedBy/.test(JSON.stringify(body ?? ""));

/** As GitHub answers what a server's schema doesn't have. */
const unknownMutation: Fault = {
  matches: isManyLinks,
  when: "before",
  answer: {
    status: 200,
    body: { errors: [{ message: "Field 'addSubIssue' doesn't exist on type 'Mutation'" }] },
  },
};

test("all links of a kind are made in one request", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, simulator } = story;
  people.open();
  await story.pass({ minutes: 1 });
  expect(subIssues(story).map(({ parent }) => parent)).toEqual(
    subIssues(story).map(() => people.tracking().id),
  );
  expect(subIssue(story, "Digest").blockedBy).toEqual([subIssue(story, "Mail").id]);
  expect(simulator.requests.filter(isManyLinks)).toHaveLength(2);
  expect(simulator.requests.filter(isLink)).toHaveLength(0);
});

test("a server that links only one by one gets as many requests, and is tried once with many", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, simulator } = story;
  simulator.faults.push(unknownMutation);
  people.open();
  await story.pass({ minutes: 1 });
  expect(subIssues(story).every(({ parent }) => parent === people.tracking().id)).toBe(true);
  expect(subIssue(story, "Web").blockedBy).toEqual([subIssue(story, "API").id]);
  expect(simulator.requests.filter(isManyLinks)).toHaveLength(2);
  expect(simulator.requests.filter(isLink)).toHaveLength(6);
});

test("where one of many can't be linked, the others are", async () => {
  await using story = await startStory({ fleet: pairs });
  const { people, simulator, fleet } = story;
  people.open();
  await story.until(() => subIssues(story).length === 4);
  addSubIssue(fleet.world, fleet.trainRepository, people.tracking(), {
    sub: subIssue(story, "Web"),
    by: people.manager,
  });
  await story.pass({ minutes: 1 });
  expect(subIssues(story).every(({ parent }) => parent === people.tracking().id)).toBe(true);
  expect(simulator.requests.filter(isManyLinks)).toHaveLength(2);
  expect(simulator.requests.filter(isLink)).toHaveLength(1);
});

test("on a server without such links all else is the same, and it is not asked again and again", async () => {
  await using story = await startStory({ fleet: pairs });
  const { simulator } = story;
  simulator.faults.push(unknownMutation, {
    matches: isLink,
    when: "before",
    answer: { status: 404, body: { message: "Not Found" } },
  });
  await giveGo(story);
  await story.reach("complete");
  await story.pass({ minutes: 5 });
  expect(stands(story).every((one) => one.endsWith("completed"))).toBe(true);
  expect(story.row("Web")).toContain(`issues/${subIssue(story, "Web").number})`);
  // One try and one look for each of the two kinds.
  expect(simulator.requests.filter(isLink)).toHaveLength(4);
});

test("people on call are assigned once, and who can't be is named", async () => {
  await using story = await startStory({ fleet: solo, running: false });
  const { fleet, people } = story;
  const { world, trainRepository, manager } = fleet;
  const lead = people.lead("api");
  people.person("outsider");
  const file = [
    "train: shop",
    "managers: [sarah]",
    "services:",
    `  api: { name: API, repo: acme/api, team: acme/infra, on_call: [${lead.login}, Outsider] }`,
  ].join("\n");
  const files = { ".github/release-train.yml": file };
  commit(world, trainRepository, { branch: "main", files, message: "On call", by: manager });
  trainRepository.isPrivate = true;
  await story.startApp();
  people.open();
  await story.pass({ minutes: 1 });
  expect(subIssue(story, "API").assignees).toEqual([lead.id]);
  expect(subIssue(story, "API").body).toContain(
    `On call: ${lead.login}, Outsider. GitHub doesn't let Outsider be assigned here.`,
  );
  expect(story.shown()).toContain("GitHub doesn't let Outsider be assigned to issues of");

  // Somebody else takes it over: that stays, also when the app has forgotten everything.
  const issue = subIssue(story, "API");
  editIssue(world, trainRepository, issue, { by: manager, assignees: [manager] });
  const asked = story.simulator.requests.length;
  await story.stopApp();
  await story.startApp();
  people.prepare();
  await story.reach("ready");
  await story.pass({ minutes: 5 });
  expect(issue.assignees).toEqual([manager.id]);
  const tried = story.simulator.requests
    .slice(asked)
    .filter(({ path }) => path.includes("assignees"));
  expect(tried).toEqual([]);
});
