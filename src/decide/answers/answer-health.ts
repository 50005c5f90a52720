import { code, joinTexts, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { ownerName } from "../../model/train/train.ts";
import { fewOf } from "../../text/few.ts";
import { assess } from "../assess/assess.ts";
import { publicationIn } from "../phase/phase.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { watchWords } from "../health/watch-words.ts";
import { splitService } from "./split-service.ts";
import { managersMay } from "./managers-may.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { answersFor } from "../../model/github/authority.ts";
import type { ServiceAssessment } from "../assessment/service.ts";

/** Whether a confirmation may be about the health of a service, whatever it is called. */
export const namesHealth = (rest: string): boolean => /(^|\s)health\b/i.test(rest);

/**
 * `/confirm <service> health <reason>`: the owning team's word in place of what can't be proved now of the
 * health of its service. What is good now stays under watch.
 * @returns undefined when it is about something else
 */
export function answerVouch(request: Request): Answer | undefined {
  const { service, reason: rest } = splitService(request);
  const [, reason = ""] = /^health\b[:,]?\s*(.*)$/is.exec(rest) ?? [];
  const assessed = service && request.situation.services.get(service.id);
  if (!assessed || !/^health\b/i.test(rest)) return undefined;
  const { health } = assessed;
  const progress = health?.task === "rollback" ? assessed.back : assessed.progress;
  const { name, id, owner } = assessed.service;
  // An item of the checklist may be called so, too: that one is confirmed before the deployment.
  if (!isDeployed(progress) || !health) {
    return request.situation.train.checklist.length > 0
      ? undefined
      : refused(
          say`${name} is not deployed or has no health checks, so there is no health to confirm.`,
        );
  }
  if (!answersFor(request.authority, assessed.service)) {
    return refused(
      say`Only ${ownerName(owner)} can confirm the health of ${name}, and GitHub doesn't list you as a member.`,
    );
  }
  const open = health.verdict.conditions.filter(({ result }) => result !== "good");
  if (open.length === 0 && !health.unhealthy) {
    return refused(say`${name} is healthy, so nobody needs to confirm it.`);
  }
  if (reason === "") {
    return refused(
      say`Please give a reason for confirming the health of ${name}: ${code(`/confirm ${id} health <reason>`)}.`,
    );
  }
  const conditions = open.map(({ condition }) => condition.id);
  const names = open.map(({ condition }) => say`${strong(condition.name)}`);
  const aside =
    names.length === 0
      ? say`All its health checks continue.`
      : say`${joinTexts(fewOf(names, 5), ", ")} no longer counts for this attempt; its other health checks continue.`;
  const { task, attempt } = health;
  return done(
    [{ kind: "vouch", ...saidBy(request), task, service: id, attempt, conditions, reason }],
    [paragraph(say`${request.by.login} confirmed the health of ${name}: ${reason}. ${aside}`)],
  );
}

/** `/complete`: a manager ends the watch over a release that is live. It never makes up for what is missing. */
export function answerComplete(request: Request): Answer {
  const { situation } = request;
  if (!request.authority.isManager) {
    return refused(managersMay(request, "/complete"));
  }
  const publication = publicationIn(assess(situation).phase);
  switch (publication.kind) {
    case "not yet":
      return refused(
        say`The release can't be completed: ${joinTexts(fewOf(whatIsMissing(request), 5), "; ")}.`,
      );
    case "watched": {
      const bad = [...situation.services.values()].filter(isBad);
      if (bad.length > 0) {
        return refused(
          say`The release can't be completed: ${joinTexts(fewOf(bad.map(whyNotLive), 5), "; ")}.`,
        );
      }
      return done([{ kind: "complete", ...saidBy(request) }]);
    }
    case "waiting":
      return refused(say`The observation period is over. ${publication.why}`);
    case "due":
    case "done":
      return refused(say`The observation period is over: the release completes automatically.`);
  }
}

/** What can't be known may be left to a manager's word; what is known to be bad may not. */
const isBad = ({ health }: ServiceAssessment): boolean =>
  health?.verdict.conditions.some(({ result }) => result === "bad") ?? false;

const whatIsMissing = ({ situation }: Request): readonly Text[] => {
  const { departure, services } = assess(situation);
  if (!departure) return [say`it has not departed yet`];
  return [...services.values()].filter(({ progress }) => progress.kind !== "live").map(whyNotLive);
};

function whyNotLive({ service: { name }, progress }: ServiceAssessment): Text {
  const words = watchWords(progress);
  if (words !== "") return say`${name} ${words}`;
  return progress.kind === "failed" ? say`${name} failed` : say`${name} is not live`;
}
