import type { Result } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";

/** GitHub, asked in the name of people who have signed in. */
export interface People {
  authorizeUrl(ask: {
    readonly state: string;
    readonly challenge: string;
    readonly redirectUri: string;
  }): string;
  exchange(got: {
    readonly code: string;
    readonly verifier: string;
    readonly redirectUri: string;
  }): Promise<Result<{ readonly token: string; readonly seconds: number }>>;
  whoIs(token: string): Promise<Result<{ readonly id: number; readonly login: string }>>;
  /** null: for them there is none of that name. */
  repositoryId(token: string, repo: RepoName): Promise<Result<number | null>>;
  comment(
    token: string,
    issue: { readonly repo: RepoName; readonly number: number },
    body: string,
  ): Promise<Result<void>>;
  end(token: string): Promise<void>;
}
