import { describe, expect, it } from "vitest";
import {
  addMember,
  addTeam,
  addTeamMember,
  addUser,
} from "../../../src/simulator/world/accounts.ts";
import { addComment, editComment, react } from "../../../src/simulator/world/comments.ts";
import { createIssue, editIssue } from "../../../src/simulator/world/issues.ts";
import { addRepository, setCollaborator } from "../../../src/simulator/world/repositories.ts";
import { addSubIssue } from "../../../src/simulator/world/sub-issues.ts";
import { acme } from "./acme.ts";

/** A tracking issue by sarah, and mona, who may write. */
function tracking() {
  const town = acme();
  const { world, api, sarah } = town;
  const mona = addUser(world, "mona");
  setCollaborator(world, api, mona, "write");
  const issue = createIssue(world, api, { title: "Release", body: "- [ ] a", by: sarah });
  return { ...town, mona, issue };
}

describe("an issue", () => {
  it("shows who edited it, and every text it had", async () => {
    const { world, api, issue, mona, wait, askApi } = tracking();
    const edits = `userContentEdits(first: 5) { totalCount nodes { editedAt editor { login __typename } diff deletedAt } }`;
    const fields = `issue(number: 1) { body editor { login } lastEditedAt includesCreatedEdit ${edits} }`;
    expect(await askApi(fields)).toEqual({
      issue: {
        body: "- [ ] a",
        editor: null,
        lastEditedAt: null,
        includesCreatedEdit: false,
        userContentEdits: { totalCount: 0, nodes: [] },
      },
    });
    wait({ minutes: 5 });
    editIssue(world, api, issue, { body: "- [x] a", by: mona });
    expect(await askApi(fields)).toEqual({
      issue: {
        body: "- [x] a",
        editor: { login: "mona" },
        lastEditedAt: "2026-03-19T12:05:00Z",
        includesCreatedEdit: true,
        userContentEdits: {
          totalCount: 2,
          nodes: [
            {
              editedAt: "2026-03-19T12:05:00Z",
              editor: { login: "mona", __typename: "User" },
              diff: "- [x] a",
              deletedAt: null,
            },
            {
              editedAt: "2026-03-19T12:00:00Z",
              editor: { login: "sarah", __typename: "User" },
              diff: "- [ ] a",
              deletedAt: null,
            },
          ],
        },
      },
    });
  });

  it("counts all its sub-issues and lists those that whoever asks can see", async () => {
    const { world, api, issue, sarah, viewer, answer, askApi } = tracking();
    const hidden = addRepository(world, {
      owner: "acme",
      name: "hidden",
      by: sarah,
      isPrivate: true,
    });
    const subs = [api, hidden].map((repository) => ({
      repository,
      sub: createIssue(world, repository, { title: repository.name, by: sarah }),
    }));
    for (const { sub } of subs) addSubIssue(world, api, issue, { sub, by: sarah });
    const [first] = subs;
    editIssue(world, api, first?.sub ?? issue, { state: "closed", by: sarah });
    const fields = `issue(number: 1) { subIssuesSummary { total completed percentCompleted }
      subIssues(first: 5) { nodes { title state stateReason parent { number } repository { nameWithOwner } } } }`;
    const shown = {
      title: "api-gateway",
      state: "CLOSED",
      stateReason: "COMPLETED",
      parent: { number: 1 },
      repository: { nameWithOwner: "acme/api-gateway" },
    };
    const summary = { total: 2, completed: 1, percentCompleted: 50 };
    expect(await askApi(fields)).toMatchObject({
      issue: { subIssuesSummary: summary, subIssues: { nodes: [shown, { title: "hidden" }] } },
    });
    const narrow = { ...viewer, repositories: new Set([api.id]) };
    const query = `{ repository(owner: "acme", name: "api-gateway") { ${fields} } }`;
    const { data } = await answer(query, {}, narrow);
    expect(data).toEqual({
      repository: { issue: { subIssuesSummary: summary, subIssues: { nodes: [shown] } } },
    });
  });

  it("is found by label, assignee, author, state and milestone", async () => {
    const { world, api, issue, mona, sarah, askApi } = tracking();
    editIssue(world, api, issue, { labels: ["release-train"], assignees: [mona], by: sarah });
    createIssue(world, api, { title: "Other", by: mona });
    const list = (args: string) => `issues(first: 5 ${args}) { nodes { title } }`;
    const [release, other] = [{ title: "Release" }, { title: "Other" }];
    expect(
      await askApi(`label: ${list('labels: ["release-train"], states: OPEN')} closed: ${list("states: CLOSED")}
        assignee: ${list('filterBy: { assignee: "mona" }')} nobody: ${list("filterBy: { assignee: null }")}
        author: ${list('filterBy: { createdBy: "mona" }')} none: ${list("filterBy: { milestone: null }")}
        some: ${list('filterBy: { milestoneNumber: "*" }')}
        issue(number: 1) { labels(first: 5) { nodes { name } } assignees(first: 5) { nodes { login } } }`),
    ).toEqual({
      label: { nodes: [release] },
      closed: { nodes: [] },
      assignee: { nodes: [release] },
      nobody: { nodes: [other] },
      author: { nodes: [other] },
      none: { nodes: [release, other] },
      some: { nodes: [] },
      issue: {
        labels: { nodes: [{ name: "release-train" }] },
        assignees: { nodes: [{ login: "mona" }] },
      },
    });
  });
});

describe("comments", () => {
  it("come with their author's standing, their edits and reactions", async () => {
    const { world, api, issue, mona, app, wait, askApi } = tracking();
    const comment = addComment(world, api, issue, { body: "/go", by: mona });
    const reply = addComment(world, api, issue, { body: "Seen", by: app.bot });
    react(world, api, comment, { content: "eyes", by: app.bot });
    wait({ minutes: 1 });
    editComment(world, api, reply, { body: "Done", by: app.bot });
    const found =
      await askApi(`issue(number: 1) { comments(last: 50) { totalCount nodes { databaseId body
      author { login __typename } authorAssociation createdAt lastEditedAt isMinimized viewerDidAuthor url
      reactionGroups { content viewerHasReacted reactors(first: 5) { totalCount nodes { ... on Bot { login } } } }
      reactions(first: 5) { totalCount nodes { content } } } } }`);
    const { comments } = (found as { issue: { comments: { nodes: Record<string, unknown>[] } } })
      .issue;
    const [first, second] = comments.nodes;
    expect(first).toMatchObject({
      databaseId: comment.id,
      author: { login: "mona", __typename: "User" },
      authorAssociation: "COLLABORATOR",
      lastEditedAt: null,
      isMinimized: false,
      viewerDidAuthor: false,
      url: `https://github.com/acme/api-gateway/issues/1#issuecomment-${comment.id}`,
      reactions: { totalCount: 1, nodes: [{ content: "EYES" }] },
    });
    const groups = first?.["reactionGroups"] as { readonly content: string }[];
    expect(groups).toHaveLength(8);
    expect(groups.find(({ content }) => content === "EYES")).toEqual({
      content: "EYES",
      viewerHasReacted: true,
      reactors: { totalCount: 1, nodes: [{ login: "release-train" }] },
    });
    expect(second).toMatchObject({
      body: "Done",
      author: { login: "release-train", __typename: "Bot" },
      lastEditedAt: "2026-03-19T12:01:00Z",
      viewerDidAuthor: true,
    });
  });

  it("are written and hidden by mutations, for who may write issues", async () => {
    const { issue, viewer, answer, ask, askApi } = tracking();
    const { issue: node } = (await askApi("issue(number: 1) { id }")) as { issue: { id: string } };
    const add = `mutation ($id: ID!, $body: String!) { addComment(input: { subjectId: $id, body: $body }) {
      commentEdge { node { id body author { login } } } subject { id } } }`;
    const added = (await ask(add, { id: node.id, body: "Hello" })) as {
      addComment: { commentEdge: { node: { id: string } } };
    };
    expect(added.addComment).toMatchObject({
      commentEdge: { node: { body: "Hello", author: { login: "release-train" } } },
      subject: { id: node.id },
    });
    const minimize = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
      minimizedComment { isMinimized } } }`;
    const { id } = added.addComment.commentEdge.node;
    expect(await ask(minimize, { id })).toEqual({
      minimizeComment: { minimizedComment: { isMinimized: true } },
    });
    const refused = await answer(
      add,
      { id: node.id, body: "Again" },
      { ...viewer, permissions: { issues: "read" } },
    );
    expect(refused.errors).toEqual([expect.objectContaining({ type: "FORBIDDEN" })]);
    expect(issue.comments).toHaveLength(1);
    const long = await answer(add, { id: node.id, body: "x".repeat(65_537) });
    expect(long.errors?.[0]?.type).toBe("UNPROCESSABLE");
  });
});

describe("teams", () => {
  it("have active members only, with those of child teams unless asked otherwise", async () => {
    const { world, mona, sarah, ask } = tracking();
    const infra = addTeam(world, { org: "acme", slug: "infra", members: [sarah] });
    addTeam(world, { org: "acme", slug: "dns", parent: "infra", members: [mona] });
    const guest = addUser(world, "guest");
    addMember(world, "acme", guest);
    addTeamMember(world, infra, guest, "pending");
    const members = (args: string) =>
      `members(first: 10 ${args}) { edges { role node { login } } }`;
    const owner = { role: "MAINTAINER", node: { login: "sarah" } };
    const child = { role: "MEMBER", node: { login: "mona" } };
    expect(
      await ask(`{ organization(login: "ACME") { login team(slug: "infra") { slug all: ${members("")}
        own: ${members(", membership: IMMEDIATE")} children: ${members(", membership: CHILD_TEAM")} }
        none: team(slug: "nobody") { slug } } }`),
    ).toEqual({
      organization: {
        login: "acme",
        team: {
          slug: "infra",
          all: { edges: [owner, child] },
          own: { edges: [owner] },
          children: { edges: [child] },
        },
        none: null,
      },
    });
  });
});
