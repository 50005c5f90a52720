import { code, joinTexts, paragraph, say, strong, type Text } from "../../model/view/text.ts";
import { ownerName } from "../../model/train/train.ts";
import { fewOf } from "../../text/few.ts";
import { assess } from "../assess/assess.ts";
import { managersNamed } from "../../text/people.ts";
import { publicationIn } from "../phase/phase.ts";
import { isDeployed } from "../deployments/progress-meaning.ts";
import { watchWords } from "../health/watch-words.ts";
import { splitService } from "./answer-hold.ts";
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
      : refused(say`${name} is not deployed and watched, so there is nothing to vouch for.`);
  }
  if (!answersFor(request.authority, assessed.service)) {
    return refused(
      say`Only ${ownerName(owner)} vouches for the health of ${name}; GitHub doesn't list you as one of them.`,
    );
  }
  const open = health.verdict.conditions.filter(({ result }) => result !== "good");
  if (open.length === 0 && !health.unhealthy) {
    return refused(say`All that is asked of ${name} is good, so nobody needs to vouch for it.`);
  }
  if (reason === "") {
    return refused(
      say`Vouching for ${name} needs its reason: say ${code(`/confirm ${id} health <reason>`)}.`,
    );
  }
  const conditions = open.map(({ condition }) => condition.id);
  const names = open.map(({ condition }) => say`${strong(condition.name)}`);
  const aside =
    names.length === 0
      ? say`All of it stays under watch.`
      : say`${joinTexts(fewOf(names, 5), ", ")} no longer counts for this attempt; what else is asked stays under watch.`;
  const { task, attempt } = health;
  return done(
    [{ kind: "vouch", ...saidBy(request), task, service: id, attempt, conditions, reason }],
    [paragraph(say`${request.by.login} vouches for the health of ${name}: ${reason}. ${aside}`)],
  );
}

/** `/complete`: a manager ends the watch over a release that is live. It never makes up for what is missing. */
export function answerComplete(request: Request): Answer {
  const { situation } = request;
  if (!request.authority.isManager) {
    return refused(
      say`${code("/complete")} is for the managers (${managersNamed(situation.train)}) here; GitHub doesn't list you as one of them.`,
    );
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
      return refused(say`Nothing is left to be watched. ${publication.why}`);
    case "due":
    case "done":
      return refused(say`Nothing is left to be watched: the release completes by itself.`);
  }
}

/** What can't be known may be left to a manager's word; what is known to be bad may not. */
const isBad = ({ health }: ServiceAssessment): boolean =>
  health?.verdict.conditions.some(({ result }) => result === "bad") ?? false;

const whatIsMissing = ({ situation }: Request): readonly Text[] => {
  const { departure, services } = assess(situation);
  if (!departure) return [say`it has not left yet`];
  return [...services.values()].filter(({ progress }) => progress.kind !== "live").map(whyNotLive);
};

function whyNotLive({ service: { name }, progress }: ServiceAssessment): Text {
  const words = watchWords(progress);
  if (words !== "") return say`${name} ${words}`;
  return progress.kind === "failed" ? say`${name} did not succeed` : say`${name} is not live`;
}
