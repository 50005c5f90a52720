import type { ServiceId } from "../model/ids.ts";
import type { DecisionEntry, ReleaseRecord, VoteEntry } from "../model/record.ts";
import {
  code,
  list,
  paragraph,
  plain,
  say,
  strong,
  type Block,
  type Message,
  type Text,
} from "../model/text.ts";
import { done, refused, saidBy, type Answer, type Request } from "./request.ts";
import { openReasons } from "./gates.ts";
import { standingHolds } from "./holds.ts";
import { withEntry } from "./record.ts";
import type { OwnerPart, Situation } from "./situation.ts";
import { standingOf } from "./votes.ts";

/** `/go`: the vote of the author's teams, and from a manager the GO, each as far as it is theirs to give. */
export function answerGo(request: Request): Answer {
  if (request.rest !== "") {
    return refused(
      say`A go for a part of the release isn't available in this version: say ${code("/go")} for the whole of it.`,
    );
  }
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(nobodyHere(request.situation, "/go"));
  if (request.situation.observation.issue.state === "closed") {
    return refused(say`This release is closed: reopen the issue first.`);
  }
  const stale = whyStale(request, isManager);
  if (stale) return refused(stale);
  const votes = parts.length === 0 ? [] : [voteEntry(request, parts, "go", "")];
  if (!isManager) return done(votes);
  const obstacles = obstaclesToGo(request.situation, votes.reduce(withEntry, request.record));
  if (obstacles.length === 0) return done([...votes, decisionEntry(request, "go", "")]);
  const open: readonly Block[] = [
    paragraph(say`${strong("Not yet a GO.")} What is still open:`),
    list(obstacles),
    paragraph(say`Say ${code("/go")} again when that is done.`),
  ];
  if (parts.length === 0) return { kind: "refused", reply: open };
  const names = parts.map((part) => part.name).join(", ");
  const reply: Message = [paragraph(say`Your vote for ${names} counts.`), ...open];
  return done(votes, reply);
}

/** `/no-go`: a team's veto, or a manager's NO-GO for the release; either needs a reason. */
export function answerNoGo(request: Request): Answer {
  const parts = ownPartsOf(request);
  const { isManager } = request.authority;
  if (parts.length === 0 && !isManager) return refused(nobodyHere(request.situation, "/no-go"));
  if (request.rest === "") {
    return refused(
      say`A no-go needs its reason, so that others can act on it: ${code("/no-go")} and why.`,
    );
  }
  if (isManager) {
    return done([decisionEntry(request, "no-go", request.rest)]);
  }
  return done([voteEntry(request, parts, "no-go", request.rest)]);
}

const ownPartsOf = (request: Request): readonly OwnerPart[] =>
  [...request.situation.owners.values()].filter((part) => request.authority.owners.has(part.name));

/**
 * Consent is worth something only for what its author could have seen: what stood published when the
 * comment was written.
 */
function whyStale(request: Request, isManager: boolean): Text | undefined {
  const { published } = request.record;
  const about = isManager ? [...request.situation.owners.values()] : ownPartsOf(request);
  const again = say`Look at it and say ${code("/go")} again.`;
  for (const part of about) {
    if (part.digest === null) {
      return say`A commit of the release can't be read from GitHub at the moment, so there is nothing certain to vote on. Say ${code("/go")} again in a minute.`;
    }
    const shown = published[part.name];
    const second = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1_000);
    const since = shown && second(Temporal.Instant.from(shown.since));
    if (shown?.digest !== part.digest || (since !== undefined && second(request.at) < since)) {
      return say`What ${part.name} ships changed, and this issue didn't show it yet when you wrote that. ${again}`;
    }
  }
  return undefined;
}

function nobodyHere(situation: Situation, command: string): Text {
  const teams = [...situation.owners.keys()].join(", ");
  const managers = situation.train.managers
    .map((one) => (one.kind === "person" ? one.login : one.team))
    .join(", ");
  return say`${code(command)} is for the teams of this release (${teams}) and its managers (${managers}); GitHub doesn't list you as one of them. If you should be, ask to be added to the team and say it again.`;
}

function voteEntry(
  request: Request,
  parts: readonly OwnerPart[],
  answer: VoteEntry["answer"],
  reason: string,
): VoteEntry {
  const owners = parts.flatMap(({ name, digest }) => {
    const about = digest ?? request.record.published[name]?.digest;
    return about === undefined ? [] : [{ owner: name, digest: about }];
  });
  return { kind: "vote", ...saidBy(request), answer, reason, owners };
}

const decisionEntry = (
  request: Request,
  answer: DecisionEntry["answer"],
  reason: string,
): DecisionEntry => ({
  kind: "decision",
  ...saidBy(request),
  answer,
  reason,
  digest: request.situation.digest,
});

/** Everything that stands between the release and a GO; empty: a manager may give it. */
export function obstaclesToGo(situation: Situation, record: ReleaseRecord): readonly Text[] {
  const blocked = situation.riders
    .filter((rider) => rider.progress.kind !== "live" && rider.readiness !== "ready")
    .map((rider) => {
      const word = rider.readiness === "blocked" ? "blocked" : "unknown";
      return say`${strong(rider.service.name)} is ${word}: ${openReasons(rider.gates).join("; ")}`;
    });
  const votes = [...situation.owners.values()].flatMap((part) => {
    const standing = standingOf(situation, record, part);
    const what = namesOf(situation, part.services);
    if (standing.kind === "no-go") {
      return [say`${part.name} says no-go: ${standing.vote.reason}`];
    }
    if (standing.kind === "go" || situation.train.teamVotes === "optional") return [];
    return [say`${part.name} has not voted for ${what}`];
  });
  const held = standingHolds(record)
    .filter((hold) => hold.service === null)
    .map((hold) => say`the release is held by ${hold.by.login}: ${hold.reason}`);
  return [...blocked, ...votes, ...held];
}

const namesOf = (situation: Situation, ids: readonly ServiceId[]): string =>
  situation.riders
    .filter((rider) => ids.includes(rider.service.id))
    .map((rider) => rider.service.name)
    .join(", ");

/** Tells the teams, once, that their word no longer counts. */
export function voidedMessage(owners: readonly string[], why: string, goFell: boolean): Message {
  const who: Text = owners.flatMap((owner, index) => [
    ...(index === 0 ? [] : [plain(", ")]),
    // Writers of a repository are no group that GitHub can notify.
    owner.startsWith("writers of ") ? plain(owner) : { kind: "mention" as const, name: owner },
  ]);
  const fell = goFell ? say` The GO falls with it: a manager says ${code("/go")} again.` : say``;
  const votes =
    owners.length === 0
      ? say`The GO no longer counts: ${why}. A manager says ${code("/go")} again.`
      : say`${who}: your vote no longer counts: ${why}. Look at the plan and say ${code("/go")} again.${fell}`;
  return [paragraph(votes)];
}
