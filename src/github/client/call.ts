import type { Octokit } from "@octokit/rest";
import type { z } from "zod";
import { fail, succeed, type Result } from "../../model/failure.ts";
import type { Installations } from "./installations.ts";
import { presentNames } from "./present-names.ts";
import { rateLimited, toFailure } from "./failure.ts";
import { repoName, splitRepo, type RepoName } from "../../model/ids.ts";
import type { Ask, Clock, Log } from "./github.ts";
import type { Channel, Quota } from "./quota.ts";
import { scopeName, type TokenScope, type Tokens } from "./tokens.ts";
import type { Transport } from "./transport.ts";
import { wording } from "../../model/view/wording.ts";

/** One call in somebody's name. */
interface Call<T> {
  /** Whose token; null: the App's own. */
  readonly scope: TokenScope | null;
  readonly channel: Channel;
  /** Completes "Could not …". */
  readonly doing: string;
  readonly ifNotFound?: string;
  /** Whether answers are kept for conditional requests. */
  readonly keepAnswers?: true;
  /** May throw octokit's errors. */
  readonly run: (octokit: Octokit) => Promise<Result<T>>;
}

/** So long it isn't asked again what an installation may do that lacks something: deliveries tell of it sooner. */
const lackingFor = Temporal.Duration.from({ minutes: 1 });
const noTime = Temporal.Duration.from({ seconds: 0 });

export type MakeCall = <T>(call: Call<T>) => Promise<Result<T>>;

/** Authenticates calls, keeps them from an installation that has to wait, and turns errors into Failures. */
export function createCaller(parts: {
  readonly clock: Clock;
  readonly log: Log;
  readonly quota: Quota;
  readonly tokens: Tokens;
  readonly transport: Transport;
  /** What is known of installations and names; it is made later, since it asks by this caller. */
  readonly installations: () => Pick<Installations, "forget" | "present" | "rename">;
}): MakeCall {
  const { clock, log, quota, tokens, transport, installations } = parts;

  const lookUp = (scope: TokenScope, repo: RepoName): Promise<Result<RepoName>> => {
    const { owner, name } = splitRepo(repo);
    return make(
      {
        scope,
        channel: "rest",
        doing: wording`look up the present name of ${repo}`,
        run: async (octokit) => {
          const { data } = await octokit.rest.repos.get({ owner, repo: name });
          return succeed(repoName(data.full_name));
        },
      },
      false,
    );
  };
  const make = async <T>(call: Call<T>, refresh: boolean): Promise<Result<T>> => {
    const { doing } = call;
    const scope = call.scope && {
      ...call.scope,
      repos: call.scope.repos.map((repo) => installations().present(repo)),
    };
    const installation = scope?.installation.id ?? null;
    const pause = quota.pausedUntil(installation, call.channel);
    if (pause) return fail({ ...rateLimited(doing, pause), isUnsent: true });

    const token = scope ? await tokens.ofScope(scope, refresh) : succeed(await tokens.ofApp());
    const answer = token.ok
      ? await attempt(call, clock, () =>
          transport({
            authorization: token.value,
            installation,
            scope: call.keepAnswers && scope ? scopeName(scope) : null,
          }),
        )
      : token;
    if (answer.ok) return answer;

    const { failure } = answer;
    if (failure.kind === "rate limited" && failure.retryAt) {
      quota.pause(installation, call.channel, failure.retryAt);
      log.warn(failure.message);
    }
    // A 401 did nothing, so even a write may be sent again: once, with a new token.
    const tokenRefused = token.ok && failure.kind === "unauthorised";
    if (scope && tokenRefused && !refresh) return make(call, true);
    // What the owner didn't grant is known without asking GitHub, and no other name would grant it.
    const isLacking = !token.ok && failure.isLacking === true;
    if (scope && (tokenRefused || !token.ok)) {
      installations().forget(scope.installation.id, isLacking ? lackingFor : noTime);
    }
    // GitHub leads on from former names everywhere but where a token is asked for.
    const isUnreached = scope !== null && !token.ok && !isLacking && failure.kind === "forbidden";
    const isNamed = isUnreached && scope.repos.length > 0;
    const moved = isNamed ? await presentNames(scope, installations(), lookUp) : undefined;
    return moved ? make({ ...call, scope: moved }, refresh) : answer;
  };
  return (call) => make(call, false);
}

async function attempt<T>(call: Call<T>, clock: Clock, open: () => Octokit): Promise<Result<T>> {
  try {
    return await call.run(open());
  } catch (error) {
    const { doing, ifNotFound } = call;
    return fail(
      toFailure(error, {
        doing,
        now: clock.now(),
        ...(ifNotFound !== undefined && { ifNotFound }),
      }),
    );
  }
}

interface Asked<T> {
  readonly doing: string;
  readonly shape: z.ZodType<T>;
  readonly ask: Ask;
}

/** The answer to a read. */
export async function readAnswer<T>(octokit: Octokit, asked: Asked<T>): Promise<Result<T>> {
  const { data } = await asked.ask(octokit);
  const parsed = asked.shape.safeParse(data);
  if (parsed.success) return succeed(parsed.data);
  return fail({
    kind: "unexpected",
    message: wording`Could not ${asked.doing}: GitHub's answer is not as expected at ${whereIn(parsed.error)}.`,
    hint: wording`It is retried automatically; if it persists, this GitHub may be of another version.`,
    retry: "later",
  });
}

/** The answer to a write: when it can't be read, the effect has still happened. */
export async function writtenAnswer<T>(octokit: Octokit, asked: Asked<T>): Promise<Result<T>> {
  const answer = await readAnswer(octokit, asked);
  return answer.ok ? answer : fail({ ...answer.failure, kind: "unreachable" });
}

const whereIn = (error: z.ZodError): string =>
  error.issues[0]?.path.map(String).join(".") || "its top";
