import { happen } from "./create-world.ts";
import { hasRole, requireRole } from "./repositories.ts";
import { BODY_LIMIT, checkText, rewrite } from "./text.ts";
import type { Comment, Issue, Reaction, ReactionContent, Repository, World } from "./types.ts";
import { found, invalid, WorldError } from "./world-error.ts";
import type { User } from "./basic-types.ts";

/** Comments on an issue or pull request, open or closed; a locked one takes only those who may write. */
export function addComment(
  world: World,
  repo: Repository,
  issue: Issue,
  { body, by }: { readonly body: string; readonly by: User },
): Comment {
  requireRole(world, repo, by, "read");
  refuseLocked(world, repo, issue, by);
  checkText("body", body, { limit: BODY_LIMIT, required: true });
  const now = world.clock.now();
  const comment: Comment = {
    id: world.nextId(),
    issue: issue.number,
    author: by,
    createdAt: now,
    updatedAt: now,
    body,
    edits: [],
    reactions: [],
    minimized: false,
  };
  repo.comments.set(comment.id, comment);
  issue.comments.push(comment.id);
  issue.updatedAt = now;
  happen(world, repo, by, "issue_comment.created", { issue, comment });
  return comment;
}

/**
 * Docs, "Locking conversations": only people with write access comment there. Apps are refused whatever they were granted
 * (probot/stale#25, renovatebot/renovate#6215).
 */
function refuseLocked(world: World, repo: Repository, issue: Issue, by: User): void {
  if (issue.locked && (by.type !== "User" || !hasRole(world, repo, by, "write")))
    throw new WorldError("forbidden", "Unable to create comment because issue is locked.");
}

/** Changes a comment; for its author and those who may write. The same text again is told to nobody. */
export function editComment(
  world: World,
  repo: Repository,
  comment: Comment,
  { body, by }: { readonly body: string; readonly by: User },
): void {
  requireOwn(world, repo, comment, by);
  checkText("body", body, { limit: BODY_LIMIT, required: true });
  if (body === comment.body) return;
  // `CommentCannotUpdateReason` knows LOCKED.
  refuseLocked(world, repo, issueOf(repo, comment), by);
  const changes = { body: { from: comment.body } };
  rewrite(comment, body, by, world.clock.now());
  const issue = issueOf(repo, comment);
  happen(world, repo, by, "issue_comment.edited", { issue, comment, changes });
}

export function deleteComment(
  world: World,
  repo: Repository,
  comment: Comment,
  { by }: { readonly by: User },
): void {
  requireOwn(world, repo, comment, by);
  const issue = issueOf(repo, comment);
  repo.comments.delete(comment.id);
  issue.comments.splice(issue.comments.indexOf(comment.id), 1);
  happen(world, repo, by, "issue_comment.deleted", { issue, comment });
}

/** Hides a comment; GitHub sends no event for it. */
export function minimizeComment(
  world: World,
  repo: Repository,
  comment: Comment,
  { by }: { readonly by: User },
): void {
  requireOwn(world, repo, comment, by);
  comment.minimized = true;
}

function requireOwn(world: World, repo: Repository, comment: Comment, by: User): void {
  requireRole(world, repo, by, by.id === comment.author.id ? "read" : "write");
}

function issueOf(repo: Repository, comment: Comment): Issue {
  return found(repo.issues.get(comment.issue), `Issue ${comment.issue}`);
}

const CONTENTS: readonly string[] = [
  "+1",
  "-1",
  "laugh",
  "confused",
  "heart",
  "hooray",
  "rocket",
  "eyes",
] satisfies readonly ReactionContent[];

/**
 * Reacts to an issue or a comment. The same reaction of the same person exists once: `isNew` is false when
 * it was there. GitHub sends no event for reactions.
 */
export function react(
  world: World,
  repo: Repository,
  subject: Issue | Comment,
  { content, by }: { readonly content: ReactionContent; readonly by: User },
): { readonly reaction: Reaction; readonly isNew: boolean } {
  requireRole(world, repo, by, "read");
  if (!CONTENTS.includes(content)) throw invalid("content is not a reaction", "content");
  // Docs, "Locking conversations": reactions are disabled for all.
  const { locked } = "number" in subject ? subject : issueOf(repo, subject);
  if (locked) throw new WorldError("forbidden", "Unable to react because issue is locked.");
  const existing = subject.reactions.find(
    (reaction) => reaction.user.id === by.id && reaction.content === content,
  );
  if (existing) return { reaction: existing, isNew: false };
  const reaction: Reaction = { id: world.nextId(), user: by, content, at: world.clock.now() };
  subject.reactions.push(reaction);
  return { reaction, isNew: true };
}

/** Takes one's own reaction back. Throws "not found" when there is none. */
export function unreact(
  world: World,
  repo: Repository,
  subject: Issue | Comment,
  { content, by }: { readonly content: ReactionContent; readonly by: User },
): void {
  requireRole(world, repo, by, "read");
  const index = subject.reactions.findIndex(
    (reaction) => reaction.user.id === by.id && reaction.content === content,
  );
  if (index < 0) throw new WorldError("not found", "Reaction not found");
  subject.reactions.splice(index, 1);
}
