import type { DecisionEntry, VoteEntry } from "../../model/record.ts";
import {
  code,
  list,
  paragraph,
  say,
  strong,
  type Block,
  type Message,
  type Text,
} from "../../model/text.ts";
import { fewNames, fewOf } from "../few.ts";
import { obstaclesToGo } from "../consent/obstacles.ts";
import { outlookOf } from "../outlook.ts";
import { managersNamed } from "../people.ts";
import { withEntry } from "../record.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import type { OwnerPart } from "../situation.ts";

/** `/go`: the vote of the author's teams, and from a manager the GO, each as far as it is theirs to give. */
export function answerGo(request: Request): Answer {
  if (request.rest !== "") {
    return refused(
      say`A go for a part of the release isn't available in this version: say ${code("/go")} alone for the whole of it.`,
    );
  }
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(notYours(request, "/go"));
  if (request.situation.observation.issue.state === "closed") {
    return refused(say`This release is closed: reopen the issue and say ${code("/go")} again.`);
  }
  const stale = whyStale(
    request,
    isManager ? [...request.situation.owners.values()] : parts,
    "/go",
  );
  if (stale) return refused(stale);
  const votes = parts.length === 0 ? [] : [vote(request, "go", about(parts))];
  if (!isManager) return done(votes);
  const voted = votes.reduce(withEntry, request.record);
  const obstacles = obstaclesToGo(outlookOf(request.situation, voted));
  if (obstacles.length === 0)
    return done([...votes, decision(request, "go", request.situation.digest)]);
  const open: readonly Block[] = [
    paragraph(say`${strong("Not yet a GO.")} What is still open:`),
    list(fewOf(obstacles, 20)),
    paragraph(say`Say ${code("/go")} again when that is done.`),
  ];
  if (parts.length === 0) return { kind: "refused", reply: open };
  const names = fewNames(parts.map((part) => part.name));
  const reply: Message = [paragraph(say`Your vote for ${names} counts.`), ...open];
  return done(votes, reply);
}

/**
 * `/no-go`: a team's veto, or a manager's NO-GO for the release, which says it for every team; either needs a
 * reason.
 * @returns undefined while what the veto is about can't be read: nothing can start until then
 */
export function answerNoGo(request: Request): Answer | undefined {
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(notYours(request, "/no-go"));
  if (request.rest === "") {
    return refused(
      say`A no-go needs its reason, so that others can act on it: say ${code("/no-go")} and why.`,
    );
  }
  const { published, manifest } = request.record;
  if (isManager) {
    const about = request.situation.digest ?? manifest;
    return about === null ? undefined : done([decision(request, "no-go", about)]);
  }
  const owners = parts.flatMap(({ name, digest }) => {
    const known = digest ?? published[name]?.digest;
    return known === undefined ? [] : [{ owner: name, digest: known }];
  });
  if (owners.length < parts.length) return undefined;
  return done([vote(request, "no-go", owners)]);
}

const ownPartsOf = ({ situation, authority }: Request): readonly OwnerPart[] =>
  [...situation.owners.values()].filter((part) => authority.owners.get(part.name));

/**
 * Consent is worth something only for what its author could have seen: what this issue showed when the
 * comment was written.
 */
export function whyStale(
  { record, at }: Request,
  parts: readonly OwnerPart[],
  command: string,
): Text | undefined {
  for (const part of parts) {
    if (part.digest === null) {
      return say`A commit of the release can't be read from GitHub at the moment, so there is nothing certain to say ${command === "/go" ? "go to" : "that of"}. Say ${code(command)} again in a minute.`;
    }
    const shown = record.published[part.name];
    if (shown?.digest !== part.digest || isBefore(at, Temporal.Instant.from(shown.since))) {
      return say`What ${part.name} ships has changed, and this issue didn't show it yet when you wrote that. Look at it and say ${code(command)} again.`;
    }
  }
  return undefined;
}

// GitHub's times are whole seconds.
const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  Math.floor(a.epochMilliseconds / 1_000) < Math.floor(b.epochMilliseconds / 1_000);

function notYours({ situation }: Request, command: string): Text {
  const teams = fewNames([...situation.owners.keys()]);
  const managers = managersNamed(situation.train);
  return say`${code(command)} is for the teams of this release (${teams}) and its managers (${managers}); GitHub doesn't list you as one of them. If you should be, ask to be added and say it again.`;
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
  digest: DecisionEntry["digest"],
): DecisionEntry => ({
  kind: "decision",
  ...saidBy(request),
  answer,
  reason: request.rest,
  digest,
});
