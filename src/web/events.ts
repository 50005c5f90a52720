/** The webhook events that `app.yml` subscribes to: each may change what a release should do. */
export const SUBSCRIBED = [
  "check_run",
  "check_suite",
  "create",
  "delete",
  "deployment",
  "deployment_protection_rule",
  "deployment_status",
  "issue_comment",
  "issue_dependencies",
  "issues",
  "label",
  "member",
  "membership",
  "milestone",
  "organization",
  "pull_request",
  "push",
  "release",
  "repository",
  "status",
  "team",
] as const;

/** Sent to every App, asked or not (GitHub docs, "Webhook events and payloads"). */
const SENT_TO_ALL = ["installation", "installation_repositories"] as const;

const heard: ReadonlySet<string> = new Set([...SUBSCRIBED, ...SENT_TO_ALL]);

/** Whether a delivery of this event is worth storing. */
export const isHeard = (event: string): boolean => heard.has(event);
