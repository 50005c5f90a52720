/** `/replace`: a fix takes the place of a commit that failed, or that hasn't been deployed yet. */
import { compareInstants } from "../../model/instants.ts";
import type { Sha } from "../../model/ids.ts";
import { isSameName } from "../../model/ids.ts";
import type { FoundReplacement } from "../../model/release/replacement.ts";
import { code, say, strong, type Text } from "../../model/view/text.ts";
import { answersFor } from "../../model/github/authority.ts";
import { ownerName } from "../../model/train/train.ts";
import { fewNames } from "../../text/few.ts";
import { managersNamed } from "../../text/people.ts";
import { short } from "../../text/short.ts";
import { shorten } from "../../text/shorten.ts";
import { assess } from "../assess/assess.ts";
import { hashIn, type FixNamed } from "../commands/fix-name.ts";
import { unknownService } from "../plan/plan.ts";
import { departureOf } from "../record/record.ts";
import { takenOut } from "../record/taken.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { replacedBy } from "./replacements-sought.ts";

/** @returns undefined while what it rests on isn't read */
export function answerReplace(request: Request): Answer | undefined {
  const { situation, rest, authority } = request;
  const { named, assessed, fix } = replacedBy(situation, rest);
  if (!assessed) return refused(whichService(request, named));
  const { service } = assessed;
  if (!authority.isManager && !answersFor(authority, service)) {
    return refused(
      say`Only ${ownerName(service.owner)} or a manager (${managersNamed(situation.train)}) can use ${code("/replace")} here, and GitHub doesn't list you as one of them.`,
    );
  }
  if (!fix) {
    return refused(
      say`With which commit? For example ${code(`/replace ${service.id} fix/login`)}, or a commit by at least seven digits of its hash.`,
    );
  }
  if (fix.repo !== undefined && !isSameName(fix.repo, service.repo)) {
    return refused(
      say`That is of ${shorten(fix.repo)}, and ${service.name} is in ${service.repo}: name a branch or commit there.`,
    );
  }
  const attempt = attemptOf(request, assessed);
  if (typeof attempt !== "number") return attempt;
  const found = situation.observation.answers.replacements.get(request.comment);
  if (found?.kind !== "known") return undefined;
  return answerFound(request, { assessed, fix, attempt, found: found.value });
}

function whichService({ situation, rest }: Request, named: string | undefined): Text {
  const { train, services } = situation;
  if (named !== undefined) {
    return say`${code(named)} is not part of this release, which contains ${fewNames([...services.keys()], 20)}.`;
  }
  const failed = [...services.values()].find(({ progress }) => progress.kind === "failed");
  const [example = ""] = [failed?.service.id ?? [...services.keys()][0]];
  const word = rest.split(/[\s,;:]/, 1)[0] ?? "";
  const what = word === "" ? say`` : say` ${unknownService(train, word)}`;
  return say`Which service? For example ${code(`/replace ${example} fix/login`)}.${what}`;
}

/** The attempt in which a fix would be deployed, or why none can take its place. */
function attemptOf(
  { situation }: Request,
  { service, progress, candidate }: ServiceAssessment,
): number | Answer | undefined {
  const { id, name } = service;
  if (takenOut(situation.record).has(id)) {
    return refused(
      say`${name} was rolled back, so nothing of it is deployed again in this release. Put the fix into the next one.`,
    );
  }
  if (!departureOf(situation.record)) {
    return refused(
      say`This release has not departed, so nothing needs to be replaced: push the fix to the release branch. Its team votes on the new commit.`,
    );
  }
  switch (progress.kind) {
    case "unknown":
      return undefined;
    case "failed":
      return progress.attempt + 1;
    case "waiting": {
      const isHeld = assess(situation).holds.some(
        (hold) => hold.service === null || hold.service === id,
      );
      if (isHeld) return 1;
      return refused(
        say`${name} is not on hold and has not failed, so it is deployed as it is. Comment ${code(`/hold ${id} <reason>`)} first if it must not be.`,
      );
    }
    case "starting":
    case "deploying":
      return refused(
        say`${name} is being deployed. Wait until that has ended: if it fails, comment this again.`,
      );
    case "proving":
    case "live": {
      const at = candidate.commit === null ? say`` : say` at ${code(short(candidate.commit))}`;
      return refused(
        say`${name} is already live${at}, and a fix takes the place only of what has failed or is not deployed yet. Put the fix into the next release, or roll it back with ${code(`/rollback ${id}`)}.`,
      );
    }
  }
}

function answerFound(
  request: Request,
  {
    assessed,
    fix,
    attempt,
    found,
  }: {
    readonly assessed: ServiceAssessment;
    readonly fix: FixNamed;
    readonly attempt: number;
    readonly found: FoundReplacement;
  },
): Answer {
  const { service, candidate } = assessed;
  const { id, repo } = service;
  const written = code(shorten(fix.name));
  switch (found.kind) {
    case "none":
      return refused(
        hashIn(fix.name) === undefined
          ? say`${repo} has no branch ${written}.`
          : say`${repo} has no commit ${written}, nor a branch of that name.`,
      );
    case "both":
      return refused(
        say`${repo} has a branch ${written}, which may be the beginning of a hash as well: write the whole hash of the commit that you mean.`,
      );
    case "astray":
      return refused(
        say`${written} is neither in the release branch nor in the default branch of ${repo}, nor the head of an open pull request there: it may be of a fork. Push it to a branch of ${repo} and comment ${code(`/replace ${id} <branch>`)}.`,
      );
    case "found":
  }
  const { commit, branch, committedAt, isOld } = found;
  const isMoved =
    branch !== null && compareInstants(committedAt, request.at.add({ seconds: 1 })) >= 0;
  if (isMoved) {
    return refused(
      say`${written} moved after you wrote that: its head is ${atHead(assessed, commit)} now. Comment ${code(`/replace ${id} <commit>`)} with the commit that you mean.`,
    );
  }
  if (commit === candidate.commit) {
    return refused(
      assessed.progress.kind === "failed"
        ? say`${service.name} is at that commit already. To deploy it again, comment ${code(`/retry ${id}`)}.`
        : say`${service.name} is at that commit already, so there is nothing to replace.`,
    );
  }
  if (isOld) {
    return refused(
      say`Production already runs ${written} of ${service.name}, or something newer. To roll back to what ran before, comment ${code(`/rollback ${id}`)}.`,
    );
  }
  const instead = candidate.commit;
  const { reason } = fix;
  const entry = { kind: "replace", ...saidBy(request), service: id, commit, instead } as const;
  return done([{ ...entry, branch, reason, attempt }]);
}

const atHead = ({ hides }: ServiceAssessment, commit: Sha): Text =>
  hides ? say`another commit` : say`${strong(short(commit))}`;
