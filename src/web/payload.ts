/** What of a delivery's payload matters, and whether it is news. */
import { z } from "zod";
import type { Delivery } from "../model/github/delivery.ts";
import type { OwnTouch } from "../model/github/own-touch.ts";
import {
  isLabelled,
  isMarked,
  postMortemLabel,
  subIssueLabel,
  trackingLabel,
  trainFilePath,
} from "../model/marks/marks.ts";
import { isHeard } from "./events.ts";

const number = z.int().positive();
const label = z.object({ name: z.string() });
const files = z.array(z.string()).nullish();
const checked = z.object({ app: z.object({ slug: z.string().nullish() }).nullish() }).nullish();
export const payloadSchema = z.object({
  action: z.string().max(100).nullish(),
  installation: z.object({ id: number }).nullish(),
  repository: z
    .object({ id: number.nullish(), full_name: z.string().regex(/^[^/\s]+\/[^/\s]+$/) })
    .nullish(),
  issue: z
    .object({
      number,
      labels: z.array(label).nullish(),
      body: z.string().nullish(),
      updated_at: z.string().max(40).nullish(),
      comments: z.int().nullish(),
      // Only of a pull request, whose comments are events of issues, too.
      pull_request: z.object({}).nullish(),
    })
    .nullish(),
  pull_request: z.object({ number }).nullish(),
  label: label.nullish(),
  comment: z.object({ body: z.string().nullish() }).nullish(),
  sender: z.object({ login: z.string() }).nullish(),
  check_run: checked,
  check_suite: checked,
  ref: z.string().max(1000).nullish(),
  after: z.string().max(64).nullish(),
  commits: z.array(z.object({ added: files, modified: files })).nullish(),
});
type Payload = z.infer<typeof payloadSchema>;

/** The delivery in a payload from the App's delivery log; undefined: none that would be kept. */
export function toDelivery(logged: {
  readonly guid: string;
  readonly event: string;
  readonly payload: unknown;
  readonly receivedAt: Temporal.Instant;
}): Delivery | undefined {
  const { guid, event, receivedAt } = logged;
  const payload = payloadSchema.safeParse(logged.payload).data;
  if (!payload || !isHeard(event) || !isNews(event, payload, null)) return undefined;
  return deliveryOf(guid, event, payload, receivedAt);
}

/** What of other issues may make a blocker or end one. */
const aboutBlockers: ReadonlySet<string | null | undefined> = new Set([
  "closed",
  "deleted",
  "demilestoned",
  "labeled",
  "milestoned",
  "reopened",
  "transferred",
  "unlabeled",
]);

/** What the app does there it knows from doing it. */
const knownFromDoing: ReadonlySet<string> = new Set([
  "issue_comment",
  "issue_dependencies",
  "issues",
  "label",
  "milestone",
]);

/** Whether an event can matter: what people say only on issues of a release, and not what the app wrote there. */
export function isNews(event: string, payload: Payload, ownLogin: string | null): boolean {
  if (knownFromDoing.has(event) && isBy(payload, ownLogin)) return false;
  if (isOwnCheck(payload, ownLogin) || isOwnLabel(event, payload, ownLogin)) return false;
  if (event !== "issues" && event !== "issue_comment") return true;
  // Whatever its label, a pull request is no release.
  if (payload.issue?.pull_request) return false;
  if (event === "issues" && aboutBlockers.has(payload.action)) return true;
  const own = [trackingLabel, subIssueLabel, postMortemLabel];
  return own.some((one) => hasLabel(payload, one)) || isMarked(payload.issue?.body ?? "");
}

/** Nothing waits for what the app itself says on commits. */
const isOwnCheck = ({ check_run: run, check_suite: suite }: Payload, login: string | null) => {
  const slug = (run ?? suite)?.app?.slug;
  return login !== null && slug !== undefined && slug !== null && `${slug}[bot]` === login;
};

/** Nor for what it labels pull requests with. */
const isOwnLabel = (event: string, payload: Payload, login: string | null): boolean =>
  event === "pull_request" && payload.label != null && isBy(payload, login);

export const isBy = ({ sender }: Payload, login: string | null): boolean =>
  login !== null && sender?.login === login;

export function touchIn({ repository, issue }: Payload): OwnTouch | undefined {
  if (!repository?.id || !issue?.updated_at || issue.comments == null) return undefined;
  const { number: of, updated_at: updatedAt, comments } = issue;
  return { repository: repository.id, issue: of, updatedAt, comments };
}

/** Now, or until this event. */
function hasLabel({ issue, label: changed }: Payload, wanted: string): boolean {
  const labels = [...(issue?.labels ?? []), ...(changed ? [changed] : [])];
  return isLabelled(
    labels.map(({ name }) => name),
    wanted,
  );
}

export function deliveryOf(
  guid: string,
  event: string,
  payload: Payload,
  receivedAt: Temporal.Instant,
): Delivery {
  const { ref, after, commits } = payload;
  const touched = (commits ?? []).flatMap(({ added, modified }) => [
    ...(added ?? []),
    ...(modified ?? []),
  ]);
  return {
    guid,
    event,
    action: payload.action ?? null,
    installation: payload.installation?.id ?? null,
    repository: payload.repository?.full_name ?? null,
    ...(payload.repository?.id && { repositoryId: payload.repository.id }),
    issue: payload.issue?.number ?? payload.pull_request?.number ?? null,
    ...(payload.issue && !hasLabel(payload, trackingLabel) && { isSubIssue: true }),
    ...(typeof ref === "string" ? { ref } : {}),
    ...(typeof after === "string" && touched.includes(trainFilePath) ? { trainFileAt: after } : {}),
    receivedAt,
  };
}
