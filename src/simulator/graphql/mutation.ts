/** The few mutations that clients use where REST has no equal. */
import { actorOf, may } from "../http/viewer.ts";
import { addComment, minimizeComment } from "../world/comments.ts";
import { editIssue } from "../world/issues.ts";
import { addBlockedBy, addSubIssue } from "../world/sub-issues.ts";
import type { Repository } from "../world/types.ts";
import { fieldError, forbidden, NotModelled, refuse } from "./errors.ts";
import { nodeById } from "./node.ts";
import { locate, type Context, type Fields, type Source } from "./source.ts";
import type { User } from "../world/basic-types.ts";

/** The account that writes to the repository; FORBIDDEN without the permission to write its issues. */
function writer({ world, viewer }: Context, repository: Repository): User {
  const account = actorOf(viewer);
  if (!account || !may(world, viewer, "issues", "write", repository)) throw forbidden();
  return account;
}

type Subject = Source<"Issue"> | Source<"PullRequest"> | Source<"IssueComment"> | Source<"Label">;

/** The subject of a mutation by its id, which has to be of one of these types. */
function subjectOf<K extends Subject["__typename"]>(
  context: Context,
  id: string,
  kinds: readonly K[],
): Extract<Subject, { readonly __typename: K }> {
  const node = nodeById(context, id) as Subject;
  if ((kinds as readonly string[]).includes(node.__typename))
    return node as Extract<Subject, { readonly __typename: K }>;
  throw fieldError(
    "NOT_FOUND",
    `Could not resolve to ${kinds.join(" or ")} node with the global id of '${id}'.`,
  );
}

interface Input<T> {
  readonly input: T & { readonly clientMutationId?: string | null };
}

interface LabelInput {
  readonly labelableId: string;
  readonly labelIds: readonly string[];
  readonly clientMutationId?: string | null;
}

function relabel(
  context: Context,
  input: LabelInput,
  change: (labels: readonly string[], named: readonly string[]) => readonly string[],
) {
  const labelable = subjectOf(context, input.labelableId, ["Issue", "PullRequest"]);
  const { repository, it } = labelable;
  const by = writer(context, repository);
  const named = input.labelIds.map((id) => subjectOf(context, id, ["Label"]).it.name);
  editIssue(context.world, repository, it, { by, labels: change(it.labels, named) });
  return { clientMutationId: input.clientMutationId ?? null, labelable };
}

export const mutationFields: Fields<"Mutation"> = {
  addComment(_, { input }: Input<{ subjectId: string; body: string }>, context) {
    const subject = subjectOf(context, input.subjectId, ["Issue", "PullRequest"]);
    const { repository, it } = subject;
    const by = writer(context, repository);
    const comment = addComment(context.world, repository, it, { body: input.body, by });
    return {
      clientMutationId: input.clientMutationId ?? null,
      subject,
      commentEdge: {
        cursor: String(comment.id),
        node: locate("IssueComment", repository, comment),
      },
    };
  },
  minimizeComment(_, { input }: Input<{ subjectId: string; classifier: string }>, context) {
    const comment = subjectOf(context, input.subjectId, ["IssueComment"]);
    const by = writer(context, comment.repository);
    minimizeComment(context.world, comment.repository, comment.it, { by });
    return { clientMutationId: input.clientMutationId ?? null, minimizedComment: comment };
  },
  addSubIssue(
    _,
    {
      input,
    }: Input<{
      issueId: string;
      subIssueId?: string | null;
      subIssueUrl?: string | null;
      replaceParent?: boolean | null;
    }>,
    context,
  ) {
    refuse(input.subIssueUrl, "AddSubIssueInput.subIssueUrl");
    if (!input.subIssueId) throw new NotModelled("Mutation.addSubIssue without subIssueId");
    const parent = subjectOf(context, input.issueId, ["Issue"]);
    const sub = subjectOf(context, input.subIssueId, ["Issue"]);
    addSubIssue(context.world, parent.repository, parent.it, {
      sub: sub.it,
      by: writer(context, parent.repository),
      replaceParent: input.replaceParent ?? false,
    });
    return { clientMutationId: input.clientMutationId ?? null, issue: parent, subIssue: sub };
  },
  addLabelsToLabelable: (_, { input }: Input<LabelInput>, context) =>
    relabel(context, input, (labels, named) => [...new Set([...labels, ...named])]),
  removeLabelsFromLabelable: (_, { input }: Input<LabelInput>, context) =>
    relabel(context, input, (labels, named) => labels.filter((one) => !named.includes(one))),
  addBlockedBy(_, { input }: Input<{ issueId: string; blockingIssueId: string }>, context) {
    const issue = subjectOf(context, input.issueId, ["Issue"]);
    const blocking = subjectOf(context, input.blockingIssueId, ["Issue"]);
    addBlockedBy(context.world, issue.repository, issue.it, {
      blocking: blocking.it,
      by: writer(context, issue.repository),
    });
    return { clientMutationId: input.clientMutationId ?? null, issue, blockingIssue: blocking };
  },
};
