import { fail, type Failure, type Result } from "../../model/failure.ts";
import type { Urgency } from "../../model/github/urgency.ts";
import { writtenAnswer, type MakeCall } from "./call.ts";
import type { Clock, GitHub, GraphqlAnswer } from "./github.ts";
import type { GraphqlQuestion } from "./graphql.ts";
import type { Installations } from "./installations.ts";
import type { Pace } from "./pace.ts";
import type { TokenScope } from "./tokens.ts";
import { wording } from "../../model/view/wording.ts";

/** Asks in somebody's name. */
export type AskAs = (
  scope: TokenScope,
  question: Pick<GraphqlQuestion, "query" | "variables" | "doing">,
  before?: () => Promise<void>,
) => Promise<Result<GraphqlAnswer>>;

interface WriteWanted {
  readonly doing: string;
  readonly urgency: Urgency;
  readonly count?: number;
  readonly isCheck?: true;
}

const longestWait = Temporal.Duration.from({ minutes: 2 });

/** Nothing was sent: the hour's budget has no room for it. */
function noRoom(doing: string, retryAt: Temporal.Instant): Failure {
  const time = retryAt.toString({ smallestUnit: "second" });
  return {
    kind: "rate limited",
    message: wording`Did not ${doing}: most of what GitHub lets the App change in an hour is used; there is room again at ${time}.`,
    hint: wording`Nothing to do: it follows automatically.`,
    retry: "later",
    isUnsent: true,
    retryAt,
  };
}

/** Changes what is at GitHub, each when its turn has come. */
export function createWrites(parts: {
  readonly installations: Installations;
  readonly pace: Pace;
  readonly call: MakeCall;
  readonly ask: AskAs;
  readonly clock: Clock;
}): Pick<GitHub, "write" | "mutate" | "room"> {
  const { installations, pace, call, ask, clock } = parts;
  /** Nobody waits for long in the middle of something: meanwhile no stop would be heard. */
  const tooLate = async (
    installation: number,
    { doing, urgency, count, isCheck }: WriteWanted,
  ): Promise<Result<never> | null> => {
    const at = await pace.room(installation, urgency, count, isCheck ? "checks" : "writes");
    const isLate = at && Temporal.Instant.compare(at, clock.now().add(longestWait)) > 0;
    return isLate ? fail(noRoom(doing, at)) : null;
  };
  return {
    async write(asked) {
      const { repo, permissions, welcome = {}, doing } = asked;
      const installation = await installations.of(repo);
      if (!installation.ok) return installation;
      const kind = asked.isCheck ? "checks" : "writes";
      const later = await tooLate(installation.value.id, asked);
      if (later) return later;
      await pace.turn(installation.value.id, asked.urgency, kind);
      return call({
        scope: { installation: installation.value, repos: [repo], needed: permissions, welcome },
        channel: "rest",
        doing,
        ifNotFound:
          asked.ifNotFound ??
          wording`It may be gone, or the App lacks ${Object.keys(permissions).join(", ")}: write in ${repo}.`,
        run: (octokit) => writtenAnswer(octokit, asked),
      });
    },
    async mutate({ repo, permissions, doing, urgency, count, query, variables, before }) {
      const installation = await installations.of(repo);
      if (!installation.ok) return installation;
      const later = await tooLate(installation.value.id, { doing, urgency, count });
      if (later) return later;
      await pace.turn(installation.value.id, urgency, "writes", count);
      const scope = {
        installation: installation.value,
        repos: [repo],
        needed: permissions,
        welcome: {},
      };
      const answer = await ask(scope, { query, variables, doing }, before);
      // What GitHub's answer doesn't say may have happened.
      const isUnread = !answer.ok && answer.failure.retry === "later" && isUnknown(answer.failure);
      return isUnread ? fail({ ...answer.failure, kind: "unreachable" }) : answer;
    },
    async room(repo, urgency, count, kind) {
      const installation = await installations.of(repo);
      return installation.ok ? pace.room(installation.value.id, urgency, count, kind) : null;
    },
  };
}

const isUnknown = ({ kind }: Failure): boolean => kind === "unexpected" || kind === "unreachable";
