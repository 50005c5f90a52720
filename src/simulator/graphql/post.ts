/** What people wrote: the fields that issues, pull requests and comments share, reactions and edits included. */
import { authorAssociation } from "../http/present/account.ts";
import { actorOf } from "../http/viewer.ts";
import { nodeId } from "../node-id.ts";
import type { Edit, Reaction, ReactionContent, Repository } from "../world/types.ts";
import { connect, type Page } from "./connection.ts";
import {
  actor,
  locate,
  numbered,
  ordered,
  placed,
  type Context,
  type Fields,
  type Order,
} from "./source.ts";
import type { User } from "../world/basic-types.ts";

interface Written {
  readonly id: number;
  readonly author: User;
  readonly body: string;
  readonly createdAt: Temporal.Instant;
  readonly updatedAt: Temporal.Instant;
  readonly edits: readonly Edit[];
  readonly reactions: readonly Reaction[];
}

interface Post {
  readonly __typename: "Issue" | "PullRequest" | "IssueComment";
  readonly repository: Repository;
  readonly it: Written;
}

/** In the order of GitHub's reaction groups. */
const CONTENTS: Readonly<Record<ReactionContent, string>> = {
  "+1": "THUMBS_UP",
  "-1": "THUMBS_DOWN",
  laugh: "LAUGH",
  hooray: "HOORAY",
  confused: "CONFUSED",
  heart: "HEART",
  rocket: "ROCKET",
  eyes: "EYES",
};

/** One group for each content, also for those that nobody chose. */
function reactionGroups({ __typename, repository, it }: Post, _: unknown, { viewer }: Context) {
  const asking = actorOf(viewer);
  return Object.entries(CONTENTS).map(([content, name]) => {
    const reactions = it.reactions.filter((reaction) => reaction.content === content);
    const people = (page: Page) =>
      connect(reactions, page, ({ user }) => actor(user), {
        edge: ({ at }) => ({ reactedAt: at }),
      });
    return {
      content: name,
      createdAt: reactions[0]?.at ?? null,
      reactors: people,
      users: people,
      viewerHasReacted: reactions.some(({ user }) => user.id === asking?.id),
      subject: { __typename, repository, it },
    };
  });
}

interface ReactionsArgs extends Page {
  readonly content?: string | null;
  readonly orderBy?: Order | null;
}

function reactions({ repository, it }: Post, args: ReactionsArgs) {
  const wanted = it.reactions.filter(
    ({ content }) => !args.content || CONTENTS[content] === args.content,
  );
  const sorted = ordered(wanted, args.orderBy, { CREATED_AT: ({ at }) => at.epochMilliseconds });
  return connect(sorted, args, (reaction) => locate("Reaction", repository, reaction));
}

/** Newest first; the oldest entry is the text as it was written at first. */
function userContentEdits({ __typename, it }: Post, page: Page) {
  const history = it.edits.map((edit, place) => ({ ...edit, place })).toReversed();
  const present = ({ at, editor, text, place }: (typeof history)[number]) => ({
    id: nodeId("UserContentEdit", `${__typename}:${it.id}:${place}`),
    createdAt: at,
    updatedAt: at,
    editedAt: at,
    editor: actor(editor),
    diff: text,
    deletedAt: null,
    deletedBy: null,
  });
  return connect(history, page, present, { key: ({ place }) => place });
}

export const postFields = {
  ...numbered,
  ...placed,
  // A BigInt, which goes over the wire as text.
  fullDatabaseId: ({ it }: Post) => String(it.id),
  author: ({ it }: Post) => actor(it.author),
  authorAssociation: ({ repository, it }: Post, _: unknown, { world }: Context) =>
    authorAssociation(world, repository, it.author),
  body: ({ it }: Post) => it.body,
  createdAt: ({ it }: Post) => it.createdAt,
  publishedAt: ({ it }: Post) => it.createdAt,
  updatedAt: ({ it }: Post) => it.updatedAt,
  createdViaEmail: () => false,
  editor({ it }: Post) {
    const last = it.edits.at(-1);
    return last ? actor(last.editor) : null;
  },
  lastEditedAt: ({ it }: Post) => it.edits.at(-1)?.at ?? null,
  includesCreatedEdit: ({ it }: Post) => it.edits.length > 0,
  userContentEdits,
  reactionGroups,
  reactions,
  viewerDidAuthor: ({ it }: Post, _: unknown, { viewer }: Context) =>
    actorOf(viewer)?.id === it.author.id,
};

export const reactionFields: Fields<"Reaction"> = {
  ...numbered,
  content: ({ it }) => CONTENTS[it.content],
  createdAt: ({ it }) => it.at,
  user: ({ it }) => (it.user.type === "User" ? actor(it.user) : null),
};
