/**
 * GitHub's published schema, and the documents that clients send: parsed and validated once per text.
 */
import { readFileSync } from "node:fs";
import {
  buildSchema,
  extendSchema,
  parse,
  validate,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
} from "graphql";

/**
 * What github.com answers and the published text, which is older, doesn't say yet (docs: GraphQL, "Issue",
 * "IssueDependenciesSummary" and, of the mutations, "addBlockedBy"; changelog of 2025-10-15).
 */
const dependencies = `
  extend type Issue {
    blockedBy(after: String, before: String, first: Int, last: Int): IssueConnection!
    blocking(after: String, before: String, first: Int, last: Int): IssueConnection!
    issueDependenciesSummary: IssueDependenciesSummary!
  }
  type IssueDependenciesSummary {
    blockedBy: Int!
    blocking: Int!
    totalBlockedBy: Int!
    totalBlocking: Int!
  }
  extend type Mutation {
    addBlockedBy(input: AddBlockedByInput!): AddBlockedByPayload
  }
  input AddBlockedByInput {
    blockingIssueId: ID!
    clientMutationId: String
    issueId: ID!
  }
  type AddBlockedByPayload {
    blockingIssue: Issue
    clientMutationId: String
    issue: Issue
  }`;

let built: GraphQLSchema | undefined;

/** The public schema of github.com; built at the first call (about 0.3 s). */
export function githubSchema(): GraphQLSchema {
  if (!built) {
    // Beside the entry of its package, which is not imported: that builds a second schema, from JSON.
    const text = new URL("schema.graphql", import.meta.resolve("@octokit/graphql-schema"));
    // GitHub's text is taken as valid: validating 1.2 MB of it would cost more than all else here.
    const published = buildSchema(readFileSync(text, "utf8"), {
      assumeValid: true,
      noLocation: true,
    });
    const isOlder = !published.getType("IssueDependenciesSummary");
    built = isOlder
      ? extendSchema(published, parse(dependencies), { assumeValid: true })
      : published;
  }
  return built;
}

export interface Prepared {
  readonly document: DocumentNode;
  /** Breaches of the schema; a document with any is not executed. */
  readonly errors: readonly GraphQLError[];
}

/** Clients send few texts and many variables; the bound is only for those that write values into the text. */
const PREPARED_MAX = 200;
const preparedByText = new Map<string, Prepared>();

/** Throws a GraphQLError for a text that does not parse. */
export function prepare(query: string): Prepared {
  const known = preparedByText.get(query);
  if (known) return known;
  const document = parse(query);
  const prepared = { document, errors: validate(githubSchema(), document) };
  const oldest = preparedByText.keys().next();
  if (preparedByText.size >= PREPARED_MAX && !oldest.done) preparedByText.delete(oldest.value);
  preparedByText.set(query, prepared);
  return prepared;
}
