import type { Result } from "../failure.ts";
import type { RepoName } from "../ids.ts";

/** Somebody as GitHub knows them. */
export interface Person {
  readonly id: number;
  readonly login: string;
}

/** What people let the App do in their name: what they may do, and the App too. */
export interface SignIn {
  /** Where somebody says at GitHub who they are. */
  authorizeUrl(ask: {
    readonly state: string;
    /** Of S256 (RFC 7636). */
    readonly challenge: string;
    readonly redirectUri: string;
  }): string;
  /** The token for a code that came back, good for so many seconds. */
  exchange(got: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<Result<{ readonly token: string; readonly seconds: number }>>;
  whoIs(token: string): Promise<Result<Person>>;
  /** The id of the repository; null: for them there is none of that name. */
  repositoryId(token: string, repo: RepoName): Promise<Result<number | null>>;
  /** Says something on an issue in the name of whose token it is. */
  comment(
    token: string,
    issue: { readonly repo: RepoName; readonly number: number },
    body: string,
  ): Promise<Result<void>>;
  /** Ends a token, so that nobody uses it any more. */
  end(token: string): Promise<void>;
}
