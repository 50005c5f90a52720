import { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import { splitRepo } from "../../model/ids.ts";
import { cut, whole, type Listing } from "../../model/listing.ts";
import type { BodyRevision } from "../../model/github/body-revision.ts";
import type { GitHub } from "../client/github.ts";
import type { IssueAt } from "./issues.ts";
import { instantShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** Each may be 64 KB. */
const revisionsAtOnce = 10;
const pagesMax = 20;

const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { issue(number: $number) {
    userContentEdits(first: ${revisionsAtOnce}, after: $after) {
      pageInfo { hasNextPage endCursor } nodes { editedAt diff editor { __typename login } }
    }
  } }
}`;

const historyShape = z.object({
  repository: z.object({
    issue: z.object({
      userContentEdits: z
        .object({
          pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
          nodes: z.array(
            z.object({
              editedAt: instantShape,
              diff: z.string().nullable(),
              editor: z.object({ __typename: z.string(), login: z.string() }).nullable(),
            }),
          ),
        })
        .nullable(),
    }),
  }),
});

/**
 * The latest texts of an issue's body, newest first: `diff` is the whole text (docs: GraphQL, UserContentEdit).
 * @param isEnough with what has been read so far; else older ones are read too
 * @returns cut: there are more edits than are read, and those that were don't suffice
 */
export async function bodyHistory(
  github: GitHub,
  at: IssueAt,
  isEnough: (history: readonly BodyRevision[]) => boolean,
): Promise<Result<Listing<BodyRevision>>> {
  const app = await github.app();
  if (!app.ok) return app;
  const slug = app.value.slug.toLowerCase();
  const history: BodyRevision[] = [];
  let after: string | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    const edits = await readEdits(github, at, after);
    if (!edits.ok) return edits;
    history.push(
      ...edits.value.nodes.map(({ editedAt, diff, editor }) => ({
        at: editedAt,
        by: editor?.login ?? "ghost",
        ours: editor?.__typename === "Bot" && editor.login.toLowerCase() === slug,
        text: diff,
      })),
    );
    after = edits.value.pageInfo.endCursor;
    // The one before the last that counts shows what that one wrote over.
    if (!edits.value.pageInfo.hasNextPage || isEnough(history.slice(0, -1))) {
      return succeed(whole(history));
    }
  }
  return succeed(cut(history, `more than the ${history.length} edits that can be looked through`));
}

type Edits = NonNullable<z.infer<typeof historyShape>["repository"]["issue"]["userContentEdits"]>;

async function readEdits(
  github: GitHub,
  { repo, number }: IssueAt,
  after: string | null,
): Promise<Result<Edits>> {
  const answer = await github.graphql([repo], query, { ...splitRepo(repo), number, after });
  if (!answer.ok) return answer;
  const read = historyShape.safeParse(answer.value.data);
  if (!read.success || answer.value.errors.length > 0) {
    return fail({
      kind: "unexpected",
      message: wording`Could not read the edits of ${repo}#${number}.`,
      hint: wording`It is retried automatically.`,
      retry: "later",
    });
  }
  const none = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  return succeed(read.data.repository.issue.userContentEdits ?? none);
}
