import { compareInstants } from "../../model/instants.ts";
import type { Sha } from "../../model/ids.ts";
import type { DeploymentFacts, ServiceFacts, StatusFacts } from "../../model/observation.ts";
import type { Gate, Link, Readiness } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import { gate } from "./gate.ts";
import type { GateRule } from "./rule.ts";
import { isAbout } from "../deployments/about.ts";
import { isWordOn } from "../deployments/statuses.ts";
import { short } from "../../text/short.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

export const stagingRule: GateRule = {
  id: "staging",
  needs: "commit",
  judge: ({ service }, facts, commit) => stagingGate(facts, service, commit),
};

/**
 * Whether staging runs exactly this commit, with success. What was deployed there before what came last proves
 * nothing: nobody has seen the commit work beside what staging has now. An old deployment may be done again after a
 * newer one, on the same object: what came last is told by words, not by the newest object.
 */
export function stagingGate(
  { staging, url }: Pick<ServiceFacts, "staging" | "url">,
  service: Service,
  commit: Sha,
): Gate {
  const { staging: environment } = service.environments;
  const say = (readiness: Readiness, reason: string, ...links: readonly Link[]): Gate =>
    gate("staging", readiness, reason, links);
  const lack = (reason: string, alike: string, ...links: readonly Link[]): Gate => ({
    ...say("blocked", reason, ...links),
    alike: `${alike} ${environment}`,
  });
  if (environment === null) return say("ready", wording`this train has no staging environment`);
  if (staging.kind === "unknown") return say("unknown", staging.why);
  const own = staging.value.filter((one) => isAbout(one, service));
  const newest = lastOf(own, service);
  if (!newest) {
    const [other] = staging.value;
    const whose = other?.service ? wording`; the newest there is of ${other.service}` : "";
    const reason = wording`${short(commit)} was not deployed to ${environment}${whose}`;
    return lack(reason, wording`not deployed to`);
  }
  const end = endOf(newest, service, newest === staging.value[0]);
  if (newest.commit === commit) {
    const reason = wordsFor(end, commit, environment);
    return end.kind === "success"
      ? say("ready", reason)
      : lack(reason, translated(alikeFor[end.kind]));
  }
  const before = own.some((one) => one.commit === commit)
    ? wording`overtaken in`
    : wording`not deployed to`;
  const now = short(newest.commit);
  const link = { text: now, url: `${url}/commit/${newest.commit}` };
  const reason = wording`${short(commit)} was ${before} ${environment}, ${instead(end, now)}`;
  return lack(reason, before, link);
}

/** @param own newest first; nothing overtakes the newest before it has begun */
function lastOf(own: readonly DeploymentFacts[], service: Service): DeploymentFacts | undefined {
  const [newest, ...older] = own;
  const begun = newest && workedOnAt(newest, service);
  if (!begun) return newest;
  return older.reduce(
    (last, one) => {
      const at = workedOnAt(one, service);
      return at && compareInstants(at, last.at) > 0 ? { one, at } : last;
    },
    { one: newest, at: begun },
  ).one;
}

/** When something was last done by it; what waits has done nothing yet. */
const workedOnAt = (deployment: DeploymentFacts, service: Service): Temporal.Instant | undefined =>
  deployment.statuses.find((one) => works.has(one.state) && isWordOn(deployment, one, service))
    ?.createdAt;

const works: ReadonlySet<string> = new Set(["in_progress", "success", "failure", "error"]);

/** What became of a deployment, by the statuses that count. */
type End =
  | { readonly kind: "success" | "failed" | "gone" | "open" }
  /** Only somebody whose word doesn't count says that it is a success. */
  | { readonly kind: "unheard"; readonly reporter: string };

/** @param isNewest of the whole environment, whatever the service */
function endOf(deployment: DeploymentFacts, service: Service, isNewest: boolean): End {
  const { statuses } = deployment;
  const isHeard = (one: StatusFacts): boolean => isWordOn(deployment, one, service);
  const heard = statuses.filter(isHeard);
  // GitHub writes `inactive` when a later deployment takes over, a sibling's too; else somebody took it down.
  const latest = isNewest ? heard[0] : heard.find(({ state }) => state !== "inactive");
  const state = latest?.state ?? "";
  if (state === "success") return { kind: "success" };
  if (state === "failure" || state === "error") return { kind: "failed" };
  if (state === "inactive") return { kind: "gone" };
  const unheard = statuses.find((one) => one.state === "success" && !isHeard(one));
  return unheard ? { kind: "unheard", reporter: unheard.creator } : { kind: "open" };
}

const alikeFor = {
  failed: phrase("failed in"),
  gone: phrase("no longer active in"),
  open: phrase("still being deployed to"),
  unheard: phrase("not reported by one of the service's reporters in"),
} as const;

function wordsFor(end: End, commit: Sha, environment: string): string {
  switch (end.kind) {
    case "success":
      return wording`${short(commit)} succeeded in ${environment}`;
    case "failed":
      return wording`${short(commit)} failed in ${environment}`;
    case "gone":
      return wording`${short(commit)} is no longer active in ${environment}`;
    case "open":
      return wording`${short(commit)} is still being deployed to ${environment}`;
    case "unheard":
      return wording`only ${end.reporter} says that ${short(commit)} succeeded in ${environment}, and is not one of the service's reporters`;
  }
}

function instead(end: End, now: string): string {
  switch (end.kind) {
    case "success":
      return wording`which runs ${now}`;
    case "failed":
      return wording`where ${now} failed`;
    case "gone":
      return wording`where ${now} is no longer active`;
    case "open":
    case "unheard":
      return wording`where ${now} is being deployed`;
  }
}
