import { expect, test } from "vitest";
import {
  addComment,
  deleteComment,
  editComment,
  react,
  unreact,
} from "../../../src/simulator/world/comments.ts";
import { createIssue, editIssue, setLocked } from "../../../src/simulator/world/issues.ts";
import { smallWorld } from "./small-world.ts";

function discussed() {
  const small = smallWorld();
  const issue = createIssue(small.world, small.repo, { title: "x", by: small.olga });
  const comment = addComment(small.world, small.repo, issue, { body: "/go", by: small.stranger });
  return { ...small, issue, comment };
}

test("comments are written, edited with history, and deleted, each told", () => {
  const { world, repo, issue, comment, olga, stranger, heard, events } = discussed();
  expect(heard()).toEqual(["issues.opened", "issue_comment.created"]);
  editComment(world, repo, comment, { body: "/no-go", by: olga });
  expect(events[0]?.subject).toEqual({ issue, comment, changes: { body: { from: "/go" } } });
  expect(comment.edits.map(({ editor, text }) => [editor.login, text])).toEqual([
    ["stranger", "/go"],
    ["olga", "/no-go"],
  ]);
  deleteComment(world, repo, comment, { by: stranger });
  expect([issue.comments, repo.comments.size]).toEqual([[], 0]);
  expect(heard()).toEqual(["issue_comment.edited", "issue_comment.deleted"]);
});

test("a closed issue takes comments of all, a locked one only of those who may write", () => {
  const { world, repo, issue, olga, stranger } = discussed();
  editIssue(world, repo, issue, { state: "closed", by: olga });
  addComment(world, repo, issue, { body: "late", by: stranger });
  setLocked(world, repo, issue, { locked: true, by: olga });
  expect(() => addComment(world, repo, issue, { body: "x", by: stranger })).toThrow("locked");
  expect(() => react(world, repo, issue, { content: "eyes", by: stranger })).toThrow("locked");
  addComment(world, repo, issue, { body: "x", by: olga });
  expect(issue.comments).toHaveLength(3);
});

test("other people's comments are for those who may write", () => {
  const { world, repo, issue, olga, stranger } = discussed();
  const comment = addComment(world, repo, issue, { body: "mine", by: olga });
  expect(() => editComment(world, repo, comment, { body: "x", by: stranger })).toThrow("write");
  expect(() => deleteComment(world, repo, comment, { by: stranger })).toThrow("write");
});

test.each([
  ["a blank one", " \n", "can't be blank"],
  ["one of 65,537 characters", "x".repeat(65_537), "too long"],
])("refuses %s", (_, body, message) => {
  const { world, repo, issue, olga } = discussed();
  expect(() => addComment(world, repo, issue, { body, by: olga })).toThrow(message);
});

test("a reaction exists once for each person and is told to nobody", () => {
  const { world, repo, comment, olga, stranger, heard } = discussed();
  heard();
  const first = react(world, repo, comment, { content: "eyes", by: olga });
  expect(first.isNew).toBe(true);
  const second = react(world, repo, comment, { content: "eyes", by: olga });
  expect(second).toEqual({ reaction: first.reaction, isNew: false });
  react(world, repo, comment, { content: "eyes", by: stranger });
  expect(comment.reactions).toHaveLength(2);
  unreact(world, repo, comment, { content: "eyes", by: olga });
  expect(comment.reactions.map(({ user }) => user)).toEqual([stranger]);
  expect(() => unreact(world, repo, comment, { content: "eyes", by: olga })).toThrow("not found");
  expect(heard()).toEqual([]);
});
