import { z } from "zod";
import { fail, succeed, type Result } from "../model/failure.ts";
import { splitRepo } from "../model/ids.ts";
import type { GitHub } from "./github.ts";
import type { IssueAt } from "./issues.ts";
import { instantShape } from "./shapes.ts";

/** A text that the body of an issue had. */
export interface Revision {
  readonly at: Temporal.Instant;
  readonly by: string;
  /** Whether the app wrote it. */
  readonly ours: boolean;
  /** null: somebody deleted it from the history. */
  readonly text: string | null;
}

/** Nobody edits so often while a request is under way. */
const revisionsMax = 10;

const query = `query ($owner: String!, $name: String!, $number: Int!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { issue(number: $number) {
    userContentEdits(first: ${revisionsMax}) { nodes { editedAt diff editor { __typename login } } }
  } }
}`;

const historyShape = z.object({
  repository: z.object({
    issue: z.object({
      userContentEdits: z
        .object({
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

/** The latest texts of an issue's body, newest first: `diff` is the whole text (docs: GraphQL, UserContentEdit). */
export async function bodyHistory(
  github: GitHub,
  { repo, number }: IssueAt,
): Promise<Result<readonly Revision[]>> {
  const app = await github.app();
  if (!app.ok) return app;
  const answer = await github.graphql([repo], query, { ...splitRepo(repo), number });
  if (!answer.ok) return answer;
  const read = historyShape.safeParse(answer.value.data);
  if (!read.success) {
    return fail({
      kind: "unexpected",
      message: `Could not read the edits of ${repo}#${number}.`,
      hint: "It is tried again by itself.",
      retry: "later",
    });
  }
  const nodes = read.data.repository.issue.userContentEdits?.nodes ?? [];
  const slug = app.value.slug.toLowerCase();
  return succeed(
    nodes.map(({ editedAt, diff, editor }) => ({
      at: editedAt,
      by: editor?.login ?? "ghost",
      ours: editor?.__typename === "Bot" && editor.login.toLowerCase() === slug,
      text: diff,
    })),
  );
}
