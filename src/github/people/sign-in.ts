import { Octokit } from "@octokit/rest";
import { z } from "zod";
import { siteUrlOf } from "../../model/github/addresses.ts";
import packageFile from "../../../package.json" with { type: "json" };
import { fail, succeed, type Failure, type Result } from "../../model/failure.ts";
import type { SignIn } from "../../model/github/sign-in.ts";
import { splitRepo } from "../../model/ids.ts";
import { toFailure } from "../client/failure.ts";
import { idShape } from "../resources/shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** GitHub lets tokens of GitHub Apps last 8 hours ("Refreshing user access tokens"); those without an end count the same. */
const longest = 8 * 60 * 60;

const grantShape = z.object({
  access_token: z.string().regex(/^[\w-]{10,400}$/),
  expires_in: z.number().optional(),
});

/**
 * The web flow of GitHub Apps with PKCE ("Generating a user access token for a GitHub App"). Octokit's own packages for it
 * don't know PKCE.
 */
export function connectSignIn(settings: {
  readonly clientId: string;
  readonly clientSecret: string;
  /** As for `connectGitHub`. */
  readonly apiUrl: string;
  readonly now: () => Temporal.Instant;
}): SignIn {
  const { clientId, clientSecret, apiUrl, now } = settings;
  const siteUrl = siteUrlOf(apiUrl);
  const asking = (authorization: string | null): Octokit => octokitAs(apiUrl, authorization);
  const attempt = async <T>(doing: string, work: () => Promise<T>): Promise<Result<T>> => {
    try {
      return succeed(await work());
    } catch (error) {
      return fail(toFailure(error, { doing, now: now() }));
    }
  };
  return {
    authorizeUrl: (asked) => authorizeUrl(`${siteUrl}/login/oauth/authorize`, clientId, asked),
    async exchange({ code, verifier, redirectUri }) {
      const answer = await attempt("sign in", () =>
        asking(null).request(`POST ${siteUrl}/login/oauth/access_token`, {
          headers: { accept: "application/json" },
          client_id: clientId,
          client_secret: clientSecret,
          code,
          code_verifier: verifier,
          redirect_uri: redirectUri,
        }),
      );
      if (!answer.ok) return answer;
      const data: unknown = answer.value.data;
      const grant = grantShape.safeParse(data);
      if (!grant.success) return fail(refused(data));
      const seconds = Math.min(grant.data.expires_in ?? longest, longest);
      return succeed({ token: grant.data.access_token, seconds });
    },
    whoIs: (token) =>
      attempt("ask who you are", async () => {
        const { data } = await asking(token).rest.users.getAuthenticated();
        return z.object({ id: idShape, login: z.string() }).parse(data);
      }),
    async repositoryId(token, repo) {
      const { owner, name } = splitRepo(repo);
      const answer = await attempt(`read ${repo}`, async () => {
        const { data } = await asking(token).rest.repos.get({ owner, repo: name });
        return data.id;
      });
      if (answer.ok) return answer;
      const { kind } = answer.failure;
      const isShut = kind === "not found" || kind === "forbidden" || kind === "unauthorised";
      return isShut ? succeed(null) : answer;
    },
    comment: (token, { repo, number }, body) =>
      attempt(`comment on ${repo}#${number}`, async () => {
        const { owner, name } = splitRepo(repo);
        // A comment without an answer may be there: it is never sent again by itself.
        await asking(token).rest.issues.createComment({
          owner,
          repo: name,
          issue_number: number,
          body,
        });
      }),
    async end(token) {
      const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
      await attempt("sign out", () =>
        asking(null).request("DELETE /applications/{client_id}/token", {
          headers: { authorization: `basic ${basic}` },
          client_id: clientId,
          access_token: token,
        }),
      );
    },
  };
}

const octokitAs = (apiUrl: string, authorization: string | null): Octokit =>
  new Octokit({
    baseUrl: apiUrl,
    userAgent: `release-train/${packageFile.version}`,
    ...(authorization !== null && { auth: authorization }),
    request: { signal: AbortSignal.timeout(10_000) },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });

function authorizeUrl(
  page: string,
  clientId: string,
  { state, challenge, redirectUri }: Parameters<SignIn["authorizeUrl"]>[0],
): string {
  const url = new URL(page);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}

/** GitHub answers 200 to what it refuses. */
function refused(data: unknown): Failure {
  const known = z.object({ error: z.string().regex(/^\w{1,60}$/) }).safeParse(data);
  return {
    kind: "unauthorised",
    message: wording`GitHub refused the sign-in${known.success ? ` (${known.data.error})` : ""}.`,
    hint: wording`Sign in again; if it stays, whoever runs the App compares GITHUB_CLIENT_SECRET and the callback URL with the App's settings.`,
    retry: "never",
  };
}
