import type { HoldEntry } from "../../model/record/record.ts";
import { code, say, strong, type Text } from "../../model/view/text.ts";
import { isPublished, isSaidComplete } from "../record/complete.ts";
import { hashOf } from "../../text/hash.ts";
import { managersMentioned, mentionOwner } from "../../text/people.ts";
import { passedIn } from "../record/record.ts";
import { failureQuestion, failureText, waysOut } from "./failure-words.ts";
import { foreignHolds } from "./unmanaged-holds.ts";
import { rollbackHolds } from "./on-hold.ts";
import { postMortemHolds } from "./post-mortem-hold.ts";
import { waysBack } from "../rollback/way-back.ts";
import { awaitedText } from "../rollback/awaited.ts";
import { isOnlyLacking, lackingHolds } from "./lacking.ts";
import { stuckOn } from "./stuck.ts";
import { unreachableHolds } from "./unreachable.ts";
import type { Situation, Weighed } from "../assessment/assessment.ts";
import type { Hold } from "../assessment/hold.ts";
import { failedAttempts, retryAllowed } from "../deployments/failed-attempts.ts";
import { openHolds } from "../record/open-holds.ts";
import { wording } from "../../model/view/wording.ts";

/** Everything that holds the release now, what people did first. */
export function holdsOf(weighed: Weighed): readonly Hold[] {
  // What has ended needs nobody to go on. On its way back it must still be seen what others deploy meanwhile.
  const { out, ending, rollback } = weighed;
  const assessment = { ...weighed, holds: [] };
  const unreachable = unreachableHolds(assessment);
  if (ending) return [...(rollback.isRunning ? foreignHolds(assessment) : []), ...unreachable];
  const called = [...closedHold(weighed), ...awaitedHolds(weighed), ...calledHolds(weighed)];
  const others = [
    ...rollbackHolds(weighed, rollback),
    ...postMortemHolds(weighed),
    ...withoutGo(weighed),
    ...failureHolds(weighed),
    ...unreachable,
    ...unreadyHolds(weighed).filter(({ service }) => !service || !out.has(service)),
  ];
  const foreign = foreignHolds({ ...assessment, holds: [...called, ...others] });
  const all = [...called, ...foreign, ...others];
  return all.length > 0 ? all : stuckHolds(weighed);
}

/** Under a GO, with nothing that holds it, a release goes on, or somebody is asked. */
function stuckHolds(weighed: Weighed): readonly Hold[] {
  const { record, departure, go, out, observation } = weighed;
  if (!departure || go.kind !== "go" || isPublished(observation.trainRelease)) return [];
  const failed = failedAttempts(weighed).filter(
    ({ assessed, failure }) =>
      !retryAllowed(record, assessed.service.id, failure.attempt + 1, "deploy"),
  );
  const services = failed.map(({ assessed }) => assessed);
  const stuck = stuckOn(weighed, services, new Set(out.keys()));
  return stuck ? [{ service: null, cause: "stuck", ...stuck }] : [];
}

function closedHold(situation: Situation): readonly Hold[] {
  const { observation, train } = situation;
  const { state, isLocked, locks, isArchived, repo } = observation.issue;
  // A release that came to its end is closed by the app itself.
  if (isSaidComplete(observation)) return [];
  if (isArchived) {
    const why = say`${repo} is archived, so nobody can comment here, not even to stop it: unarchive it to continue`;
    return [{ service: null, cause: "closed", why, question: null }];
  }
  if (state === "open" && !isLocked) return [];
  if (state === "open") {
    const why = say`this conversation is locked, so Release Train can't write here and not everyone concerned can comment: unlock it to continue`;
    // Each time anew: who unlocked it then may not be who locked it now.
    const key = locks > 1 ? `locked:${locks}` : "locked";
    const text = say`${managersMentioned(train)}: ${why}. Running deployments continue; nothing new starts.`;
    return [{ service: null, cause: "closed", why, question: { key, text } }];
  }
  const why = say`this issue is closed; reopen it to continue`;
  return [{ service: null, cause: "closed", why, question: null }];
}

/** Who wants to stop a train is believed until it is known whether they may: by then it would have gone on. */
const awaitedHolds = ({ awaited, observation }: Situation): readonly Hold[] =>
  awaited.map((one) => ({
    service: null,
    cause: "called",
    why: awaitedText(observation, one),
    question: null,
  }));

function calledHolds(situation: Situation): readonly Hold[] {
  const { record } = situation;
  return openHolds(record).map((hold) => ({
    service: hold.service,
    cause: "called",
    since: Temporal.Instant.from(hold.at),
    why: holdText(situation, hold),
    question: null,
  }));
}

function holdText(situation: Situation, hold: HoldEntry): Text {
  const reason = hold.reason === "" ? wording`no reason given` : hold.reason;
  const assessed = hold.service === null ? undefined : situation.services.get(hold.service);
  const what = assessed ? say`${assessed.service.name} is on hold` : say`held`;
  const end = assessed ? `/resume ${assessed.service.id}` : "/resume";
  return say`${what} by ${hold.by.login}: ${reason}. Comment ${code(end)} to continue`;
}

/** After the departure a GO that no longer stands stops the train where it is. */
function withoutGo({ observation, train, departure, go }: Weighed): readonly Hold[] {
  if (!departure || isSaidComplete(observation)) return [];
  const again = say`The teams concerned must vote again, then a manager comments ${code("/go")}`;
  switch (go.kind) {
    case "go":
      return [];
    case "no-go": {
      const { by, reason } = go.decision;
      const why = say`${by.login} said no-go: ${reason}. All teams must vote again, then a manager comments ${code("/go")}`;
      const since = Temporal.Instant.from(go.decision.at);
      return [{ service: null, cause: "no GO", since, why, question: null }];
    }
    case "none":
    case "fallen": {
      const [reason, key] =
        go.kind === "fallen"
          ? [go.why, `fallen:${go.decision.comment}`]
          : [wording`no manager has given the GO`, "fallen:none"];
      const why = say`the GO is void: ${reason}. ${again}`;
      const text = say`${managersMentioned(train)}: ${why}. Running deployments continue; nothing new starts.`;
      return [{ service: null, cause: "no GO", why, question: { key, text } }];
    }
  }
}

/** What fails when the release is complete keeps nothing of it waiting. */
function failureHolds(situation: Situation): readonly Hold[] {
  const { record, observation } = situation;
  if (isPublished(observation.trainRelease)) return [];
  const passed = passedIn(record);
  const holding = failedAttempts(situation).filter(({ assessed, failure, key }) => {
    // A retry that was allowed and hasn't begun is on its way.
    const isRetried = retryAllowed(record, assessed.service.id, failure.attempt + 1, "deploy");
    return !passed.has(key) && !isRetried;
  });
  if (holding.length === 0) return [];
  const waysOf = waysBack(situation);
  const ways = waysOut(situation);
  return holding.map((failed) => ({
    service: null,
    cause: "failed",
    ...(failed.failure.since && { since: failed.failure.since }),
    why: failureText(failed, ways),
    question: failureQuestion(situation, failed, {
      way: waysOf.get(failed.assessed.service.id),
      ways,
    }),
  }));
}

/** A service whose proof is lost after the GO doesn't start, and its team is asked. */
function unreadyHolds(weighed: Weighed): readonly Hold[] {
  const { departure, go } = weighed;
  if (!departure && go.kind !== "go") return [];
  const unready = [...weighed.services.values()].filter(
    ({ progress, readiness }) => progress.kind === "waiting" && readiness === "blocked",
  );
  const others = unready
    .filter((assessed) => !isOnlyLacking(assessed))
    .map((assessed): Hold => {
      const { service, candidate, gates } = assessed;
      const blocked = gates.filter((gate) => gate.readiness === "blocked");
      const reasons = blocked.map((gate) => gate.reason).join("; ");
      const why = say`${service.name} is no longer ready: ${reasons}`;
      // The same commit may be blocked again, by something else.
      const names = hashOf(blocked.map(({ name }) => name).join("\n"));
      const key = `blocked:${service.id}:${candidate.commit ?? "none"}:${names}`;
      const text = say`${mentionOwner(service.owner)}: ${strong(service.name)} is no longer ready: ${reasons}. It won't be deployed until that is fixed.`;
      return { service: service.id, cause: "not ready", why, question: { key, text } };
    });
  return [...others, ...lackingHolds(weighed, unready.filter(isOnlyLacking))];
}
