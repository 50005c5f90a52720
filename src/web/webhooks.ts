import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Delivery } from "../model/github/delivery.ts";
import type { OwnTouch } from "../model/github/own-touch.ts";
import { deliveryOf, isBy, isNews, payloadSchema, touchIn } from "./payload.ts";
import { answer, answerAndHangUp } from "./answer.ts";
import { createBodyReader } from "./body.ts";
import type { Body } from "./body.ts";
import { isHeard } from "./events.ts";
import type { Log } from "../model/log.ts";
import type { Meter } from "../model/meter.ts";
import type { Route } from "./server.ts";

/** The address of the webhook, as Probot has it too. */
export const WEBHOOK_PATH = "/api/github/webhooks";

/** What became of a delivery; `malformed`: it is no payload of GitHub's. */
type Taken = "kept" | "known" | "ignored" | "malformed";

/** Takes a delivery whose signature is right. A rejection means that it isn't stored. */
export type Intake = (guid: string, event: string, payload: unknown) => Promise<Taken>;

export interface IntakeOptions {
  /**
   * Stores the delivery durably before it resolves. `known`: it was stored before. A rejection means it
   * isn't stored: GitHub is told so, and lists the delivery as failed.
   */
  readonly accept: (delivery: Delivery) => Promise<"kept" | "known">;
  /** What a comment commands; undefined: nothing. */
  readonly orderIn: (comment: string) => "stop" | "vote" | "order" | undefined;
  /** The app's own login: what it wrote itself is no news to it. null: not known yet. */
  readonly ownLogin: () => string | null;
  /** Told of an issue as the app left it, so that a list of what was touched can be told apart from it. */
  readonly onOwnTouch?: (touch: OwnTouch) => void;
  readonly now: () => Temporal.Instant;
  /** Counts deliveries by event. Default: nobody does. */
  readonly count?: Meter["delivered"];
}

/** Stores what is of interest of the deliveries. */
export function createIntake(options: IntakeOptions): Intake {
  const { accept, orderIn, ownLogin, onOwnTouch, now, count = () => {} } = options;
  return async (guid, event, given) => {
    const ignore = (): Taken => {
      count(isHeard(event) ? event : "", "ignored");
      return "ignored";
    };
    if (!isHeard(event)) return ignore();
    const payload = payloadSchema.safeParse(given).data;
    if (payload === undefined) return "malformed";
    if (!isNews(event, payload, ownLogin())) {
      const touch = isBy(payload, ownLogin()) ? touchIn(payload) : undefined;
      if (touch) onOwnTouch?.(touch);
      return ignore();
    }
    const said = payload.action === "created" ? payload.comment?.body : undefined;
    const order = event === "issue_comment" ? orderIn(said ?? "") : undefined;
    try {
      const outcome = await accept({
        ...deliveryOf(guid, event, payload, now()),
        ...(order && { isOrder: true }),
        ...(order && order !== "order" && { order }),
      });
      count(event, outcome);
      return outcome;
    } catch (error) {
      count(event, "not stored");
      throw error;
    }
  };
}

export interface WebhookOptions {
  /** Whether the signature is that of the text. */
  readonly verify: (text: string, signature: string) => boolean;
  readonly intake: Intake;
  readonly now: () => Temporal.Instant;
  readonly log: Log;
  /** Counts what is refused, as the event "": it isn't known that GitHub sent it. Default: nobody does. */
  readonly count?: Meter["delivered"];
  readonly readBody?: (request: IncomingMessage) => Promise<Body>;
}

/**
 * Takes GitHub's deliveries: what carries the right signature and is of interest is stored, and only
 * then acknowledged. GitHub delivers at most once and waits 10 seconds (GitHub docs, "Handling failed
 * webhook deliveries"), so nothing else happens before the answer.
 */
export function webhookRoute(options: WebhookOptions): Route {
  const { verify, intake, now, log, count = () => {}, readBody = createBodyReader() } = options;
  const noteRefusal = refusalLog(log, now);

  return {
    method: "POST",
    path: WEBHOOK_PATH,
    handle: async (request, response) => {
      const refuse = (status: number, error: string): void => {
        count("", "refused");
        noteRefusal(error, request.socket.remoteAddress);
        answerAndHangUp(request, response, status, { error });
      };
      const headers = headersSchema.safeParse(request.headers);
      if (!headers.success) {
        const wrong = headers.error.issues.find((issue) => issue.path[0] === SIGNATURE);
        if (wrong) return refuse(401, wrong.message);
        return refuse(400, headers.error.issues[0]?.message ?? "The headers are wrong.");
      }
      const { guid, event, signature } = headers.data;

      const body = await readBody(request);
      if (body.kind === "cut") return;
      if (body.kind === "too large") return refuse(413, "The body is larger than GitHub's may be.");
      if (body.kind === "no room") {
        response.setHeader("retry-after", "30");
        return refuse(503, "Too many large bodies arrive at once.");
      }
      const text = body.bytes.toString("utf8");
      if (text === "") return refuse(400, "The body is empty.");
      if (!verify(text, signature)) return refuse(401, "The signature is wrong.");
      try {
        const taken = await intake(guid, event, parsed(text));
        if (taken === "malformed") return refuse(400, "The body is no payload of GitHub's.");
        answer(response, 202, { delivery: taken });
      } catch (error) {
        log.error({ err: error, guid, event }, "A delivery could not be stored");
        answer(response, 503, { error: "The delivery could not be stored." });
      }
    },
  };
}

const SIGNATURE = "x-hub-signature-256";

const headersSchema = z
  .object({
    [SIGNATURE]: z
      .string("The header X-Hub-Signature-256 is missing.")
      .regex(/^sha256=[0-9a-f]{64}$/, "The header X-Hub-Signature-256 is malformed."),
    "x-github-delivery": z
      .string("The header X-GitHub-Delivery is missing.")
      .regex(/^[\w-]{1,100}$/, "The header X-GitHub-Delivery is malformed."),
    "x-github-event": z
      .string("The header X-GitHub-Event is missing.")
      .regex(/^[a-z_]{1,100}$/, "The header X-GitHub-Event is malformed."),
    "content-type": z
      .string("The header Content-Type is missing.")
      .regex(
        /^application\/json\b/i,
        "The content type must be application/json: choose it in the App's webhook settings.",
      ),
  })
  .transform((headers) => ({
    guid: headers["x-github-delivery"],
    event: headers["x-github-event"],
    signature: headers[SIGNATURE],
  }));

/** undefined: the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One line a minute at most, however many requests strangers send. */
function refusalLog(log: Log, now: () => Temporal.Instant) {
  let quietUntil = now();
  let unmentioned = 0;
  return (reason: string, from: string | undefined): void => {
    const at = now();
    if (Temporal.Instant.compare(at, quietUntil) < 0) {
      unmentioned += 1;
      return;
    }
    log.warn({ reason, from, unmentioned }, "A webhook request was refused");
    unmentioned = 0;
    quietUntil = at.add({ minutes: 1 });
  };
}
