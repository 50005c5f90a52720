import { digest } from "../../model/ids.ts";
import type { DecisionEntry, VoteEntry } from "../../model/record/record.ts";
import {
  code,
  list,
  paragraph,
  say,
  strong,
  type Message,
  type Text,
} from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { obstaclesToGo } from "../rollout/obstacles.ts";
import { assess } from "../assess/assess.ts";
import { managersNamed } from "../../text/people.ts";
import { withEntry } from "../record/record.ts";
import { narrowedTo, readyPart, unsafeMessage, wantedOf } from "./answer-part.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import type { Assessment, OwnerPart } from "../assessment/assessment.ts";
import { answersFor } from "../../model/github/authority.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * `/go`: the vote of the author's teams, and from a manager the GO, or the PARTIAL for the services that are named;
 * each as far as it is theirs to give.
 */
export function answerGo(request: Request): Answer {
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(notYours(request, "/go"));
  const { issue } = request.situation.observation;
  if (issue.state === "closed") {
    return refused(say`This release is closed: reopen the issue and comment ${code("/go")} again.`);
  }
  if (issue.isLocked) {
    return refused(
      say`This issue is locked, so not everyone concerned can comment: unlock the conversation and comment ${code("/go")} again. ${code("/no-go")} and ${code("/hold")} still work.`,
    );
  }
  const wanted = wantedOf(request);
  if (wanted.kind === "nothing") return refused(wanted.why);
  const scope = wanted.kind === "part" ? narrowedTo(request, wanted.services) : request.situation;
  const isConcerned = ({ name }: OwnerPart): boolean => scope.owners.has(name);
  const mine = parts.filter(isConcerned);
  const concerned = [...request.situation.owners.values()].filter(isConcerned);
  const stale = whyStale(request, isManager ? concerned : mine, "/go");
  if (stale) return refused(stale);
  const votes = mine.length === 0 ? [] : [vote(request, "go", about(mine))];
  if (!isManager) return done(votes);
  const entry = decision({ ...request, rest: "" }, "go", scope);
  const record = votes.reduce(withEntry, request.situation.record);
  const voted = { ...request, situation: { ...request.situation, record } };
  const open =
    (wanted.kind === "part" ? unsafeMessage(request.situation, wanted.services) : undefined) ??
    openMessage(voted, assess({ ...scope, record: withEntry(record, entry) }));
  if (!open) return done([...votes, entry]);
  if (mine.length === 0) return { kind: "refused", reply: open };
  const names = fewNames(mine.map((part) => part.name));
  return done(votes, [paragraph(say`Your vote for ${names} counts.`), ...open]);
}

/** Everything that stands between the release and the GO, and what could go without it; undefined: nothing does. */
function openMessage(request: Request, assessment: Assessment): Message | undefined {
  const obstacles = obstaclesToGo(assessment);
  if (obstacles.length === 0) return undefined;
  const { part, services } = assessment;
  const ready = part ? [] : readyPart(request);
  const again = part ? `/go ${[...services.keys()].join(" ")}` : "/go";
  return [
    paragraph(
      say`${strong(part ? wording`No PARTIAL GO yet.` : wording`No GO yet.`)} What is still open:`,
    ),
    list(fewOf(obstacles, 20)),
    paragraph(say`Comment ${code(again)} again when that is done.`),
    ...(ready.length === 0
      ? []
      : [paragraph(say`Or release only what is ready: ${code(`/go ${ready.join(" ")}`)}.`)]),
  ];
}

/** A veto counts whatever it was given for, and doesn't wait until that can be read. */
const nothingKnown = digest("0".repeat(64));

/**
 * `/no-go`: a team's veto, or a manager's NO-GO for the release, which says it for every team; either needs a
 * reason.
 */
export function answerNoGo(request: Request): Answer {
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(notYours(request, "/no-go"));
  if (request.rest === "") {
    return refused(
      say`Please give a reason, so that others can act on it: ${code("/no-go <reason>")}.`,
    );
  }
  const { published, manifest } = request.situation.record;
  if (isManager) {
    const { situation } = request;
    const scope = { digest: situation.digest ?? manifest, part: situation.part };
    return done([decision(request, "no-go", scope)]);
  }
  const owners = parts.map(({ name, digest }) => ({
    owner: name,
    digest: digest ?? published[name]?.digest ?? nothingKnown,
  }));
  return done([vote(request, "no-go", owners)]);
}

const ownPartsOf = ({ situation, authority }: Request): readonly OwnerPart[] =>
  [...situation.owners.values()].filter((part) => authority.owners.get(part.name));

/**
 * Consent is worth something only for what its author could have seen: what this issue showed when the
 * comment was written.
 */
export function whyStale(
  { situation: { record }, at }: Request,
  parts: readonly OwnerPart[],
  command: string,
): Text | undefined {
  for (const part of parts) {
    if (part.digest === null) {
      return say`A commit of the release can't be read from GitHub right now, so ${code(command)} would apply to unknown content. Comment it again in a minute.`;
    }
    const shown = record.published[part.name];
    if (shown?.digest !== part.digest || isBefore(at, Temporal.Instant.from(shown.since))) {
      return say`The services of ${part.name} have changed, and this issue did not show that yet when you commented. Review them and comment ${code(command)} again.`;
    }
  }
  return undefined;
}

// GitHub's times are whole seconds.
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Math.floor(a.epochMilliseconds / 1_000) < Math.floor(b.epochMilliseconds / 1_000);

function notYours({ situation, authority }: Request, command: string): Text {
  const { train } = situation;
  const staying = situation.behind.flatMap(({ service: id }) => {
    const service = train.services.find((one) => one.id === id);
    return service && answersFor(authority, service) ? [service.name] : [];
  });
  if (staying.length > 0) {
    return say`${fewNames(staying)} waits for the next release. A manager (${managersNamed(train)}) can change that with ${code("/no-go <reason>")} before the departure.`;
  }
  const teams = fewNames([...situation.owners.keys()]);
  const managers = managersNamed(train);
  return say`${code(command)} is for the teams of this release (${teams}) and its managers (${managers}), and GitHub doesn't list you as one of them. If you should be, ask to be added and comment again.`;
}

const about = (parts: readonly OwnerPart[]): VoteEntry["owners"] =>
  parts.flatMap(({ name, digest }) => (digest === null ? [] : [{ owner: name, digest }]));

const vote = (
  request: Request,
  answer: VoteEntry["answer"],
  owners: VoteEntry["owners"],
): VoteEntry => ({ kind: "vote", ...saidBy(request), answer, reason: request.rest, owners });

const decision = (
  request: Request,
  answer: DecisionEntry["answer"],
  { digest, part }: Pick<DecisionEntry, "digest" | "part">,
): DecisionEntry => ({
  kind: "decision",
  ...saidBy(request),
  answer,
  reason: request.rest,
  digest,
  part,
});
