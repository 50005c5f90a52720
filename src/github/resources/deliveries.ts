import { z } from "zod";
import type { Result } from "../../model/failure.ts";
import type { GitHub } from "../client/github.ts";
import { instantShape } from "./shapes.ts";
import { wording } from "../../model/view/wording.ts";

/** One attempt to deliver a webhook, as GitHub keeps it for 3 days. */
export interface DeliveryAttempt {
  /** Of the attempt; text, since these ids outgrow what a number holds exactly. */
  readonly id: string;
  /** Of the event: the same for every attempt. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly deliveredAt: Temporal.Instant;
  readonly isRedelivery: boolean;
  /** Whether we answered it well. */
  readonly arrived: boolean;
  /** The status of the answer; 0: there was none. */
  readonly statusCode: number;
}

export interface DeliveryDetail {
  readonly guid: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const attemptShape = z
  .object({
    id: z.union([z.int(), z.bigint()]).transform(String),
    guid: z.string(),
    event: z.string(),
    action: z.string().nullable(),
    delivered_at: instantShape,
    redelivery: z.boolean(),
    status_code: z.number(),
  })
  .transform((attempt): DeliveryAttempt => ({
    id: attempt.id,
    guid: attempt.guid,
    event: attempt.event,
    action: attempt.action,
    deliveredAt: attempt.delivered_at,
    isRedelivery: attempt.redelivery,
    arrived: attempt.status_code >= 200 && attempt.status_code < 300,
    statusCode: attempt.status_code,
  }));

const timeShape = z.array(z.object({ delivered_at: instantShape }));

/**
 * Attempts since a time, newest first. All of them and not only `status=failure`: that filter covers codes
 * 400 to 599 and misses deliveries that got no answer at all.
 */
export async function listDeliveries(
  github: GitHub,
  since: Temporal.Instant,
): Promise<Result<readonly DeliveryAttempt[]>> {
  const answer = await github.asApp({
    doing: wording`list the webhook deliveries of the App`,
    shape: z.array(attemptShape),
    ask: async (octokit) => {
      const all: unknown[] = [];
      const pages = octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, {
        per_page: 100,
      });
      for await (const { data } of pages) {
        all.push(...data);
        const oldest = timeShape.safeParse(data).data?.at(-1)?.delivered_at;
        if (!oldest || Temporal.Instant.compare(oldest, since) < 0) break;
      }
      return { data: all };
    },
  });
  if (!answer.ok) return answer;
  const recent = answer.value.filter(
    (attempt) => Temporal.Instant.compare(attempt.deliveredAt, since) >= 0,
  );
  return { ok: true, value: recent };
}

const detailShape = z
  .object({
    guid: z.string(),
    event: z.string(),
    request: z.object({ payload: z.record(z.string(), z.unknown()) }),
  })
  .transform((detail): DeliveryDetail => ({
    guid: detail.guid,
    event: detail.event,
    payload: detail.request.payload,
  }));

/** What an attempt carried. */
export async function deliveryDetail(github: GitHub, id: string): Promise<Result<DeliveryDetail>> {
  return github.asApp({
    doing: wording`read the webhook delivery ${id}`,
    shape: detailShape,
    ask: (octokit) =>
      octokit.request("GET /app/hook/deliveries/{delivery_id}", {
        // Octokit's type wants a number, which would round the id; in the path it is text anyway.
        delivery_id: id as unknown as number,
      }),
  });
}
