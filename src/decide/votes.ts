import type { ServiceId } from "../model/ids.ts";
import type {
  DecisionEntry,
  Person,
  RecordEntry,
  ReleaseRecord,
  VoidEntry,
  VoteEntry,
} from "../model/record.ts";
import { short, redSince } from "./gates.ts";
import { isVoidDecision, isVoidVote, lastDecision } from "./record.ts";
import type { OwnerPart, Rider, Situation } from "./situation.ts";

/** What an owner has said, as far as it counts now. */
export type Standing =
  | { readonly kind: "go"; readonly vote: VoteEntry }
  | { readonly kind: "no-go"; readonly vote: VoteEntry }
  | { readonly kind: "waiting" };

/**
 * An owner's word: the last one of each of its people counts, a veto outweighs every go, and a go counts
 * only for what it was given for. A manager's no-go sends everyone back to vote anew.
 */
export function standingOf(
  situation: Situation,
  record: ReleaseRecord,
  owner: OwnerPart,
): Standing {
  const last = new Map<number, VoteEntry>();
  for (const entry of entriesSinceNoGo(record)) {
    if (entry.kind !== "vote" || !isIntact(situation, entry.comment)) continue;
    if (entry.owners.some((one) => one.owner === owner.name)) last.set(entry.by.id, entry);
  }
  const votes = [...last.values()];
  const veto = votes.find((vote) => vote.answer === "no-go");
  if (veto) return { kind: "no-go", vote: veto };
  const go = votes.findLast((vote) => !whyVoteFell(situation, record, vote, owner));
  return go ? { kind: "go", vote: go } : { kind: "waiting" };
}

function entriesSinceNoGo(record: ReleaseRecord): readonly RecordEntry[] {
  const index = record.entries.findLastIndex(
    (entry) => entry.kind === "decision" && entry.answer === "no-go",
  );
  return record.entries.slice(index + 1);
}

/**
 * A word that its author took back by deleting or editing the comment doesn't count. After the departure
 * the record alone speaks: what was decided can't be unsaid by tidying up.
 */
function isIntact(situation: Situation, comment: number): boolean {
  if (situation.departure) return true;
  const found = situation.observation.comments.find((one) => one.id === comment);
  return found !== undefined && !found.edited;
}

/** Why a vote no longer counts for an owner; undefined: it counts. Unknown commits void nothing. */
function whyVoteFell(
  situation: Situation,
  record: ReleaseRecord,
  vote: VoteEntry,
  owner: OwnerPart,
): string | undefined {
  if (isVoidVote(record, vote.comment, owner.name)) return "it was voided before";
  const given = vote.owners.find((one) => one.owner === owner.name)?.digest;
  if (owner.digest !== null && given !== owner.digest) return "what it was given for has changed";
  const authority = situation.observation.authority.get(vote.by.id);
  if (authority?.kind === "known" && !authority.value.owners.has(owner.name)) {
    return `${vote.by.login} no longer speaks for ${owner.name}`;
  }
  return whyRed(situation, owner.about, vote.at);
}

function whyRed(
  situation: Situation,
  about: ReadonlySet<ServiceId>,
  at: string,
): string | undefined {
  const since = Temporal.Instant.from(at);
  for (const rider of situation.riders) {
    if (!about.has(rider.service.id) || rider.progress.kind === "live") continue;
    const red = redOf(situation, rider, since);
    if (red) return red;
  }
  return undefined;
}

function redOf(situation: Situation, rider: Rider, since: Temporal.Instant): string | undefined {
  const facts = situation.observation.services.get(rider.service.id);
  const { commit } = rider.candidate;
  const [red] = redSince(facts, rider.service.requiredChecks, commit, since);
  if (red === undefined || commit === null) return undefined;
  return `check ${red} of ${rider.service.name} went red on ${short(commit)}`;
}

/** Whether a manager's last GO still stands, and why not. */
export type GoState =
  | { readonly kind: "go"; readonly decision: DecisionEntry }
  | { readonly kind: "no-go"; readonly decision: DecisionEntry }
  | { readonly kind: "fallen"; readonly decision: DecisionEntry; readonly why: string }
  | { readonly kind: "none" };

/** The decision as it stands now: a GO falls with its content, with a red check, and with a vote it needs. */
export function goStateOf(situation: Situation, record: ReleaseRecord): GoState {
  const decision = lastDecision(record);
  if (!decision || !isIntact(situation, decision.comment)) return { kind: "none" };
  if (decision.answer === "no-go") return { kind: "no-go", decision };
  const why = whyGoFell(situation, record, decision);
  return why === undefined ? { kind: "go", decision } : { kind: "fallen", decision, why };
}

function whyGoFell(
  situation: Situation,
  record: ReleaseRecord,
  decision: DecisionEntry,
): string | undefined {
  if (isVoidDecision(record, decision.comment)) {
    const entry = record.entries.findLast(
      (one) => one.kind === "void" && one.decision === decision.comment,
    );
    return entry?.kind === "void" ? entry.why : "it was voided";
  }
  if (situation.digest !== null && situation.digest !== decision.digest) {
    return "the plan or a commit of it has changed";
  }
  const authority = situation.observation.authority.get(decision.by.id);
  if (authority?.kind === "known" && !authority.value.isManager) {
    return `${decision.by.login} is no longer a manager of this train`;
  }
  const red = whyRed(
    situation,
    new Set(situation.riders.map((one) => one.service.id)),
    decision.at,
  );
  if (red) return red;
  for (const owner of situation.owners.values()) {
    const standing = standingOf(situation, record, owner);
    if (standing.kind === "no-go") return `${owner.name} says no-go`;
    if (standing.kind === "waiting" && situation.train.teamVotes === "required") {
      return `the vote of ${owner.name} no longer stands`;
    }
  }
  return undefined;
}

/**
 * The votes and the GO that have just lost what they were given for: to be written down once, so that they
 * stay void whatever comes, and told once. undefined: none.
 */
export function newlyVoid(situation: Situation, record: ReleaseRecord): VoidEntry | undefined {
  const votes: { comment: number; owner: string }[] = [];
  const reasons = new Set<string>();
  for (const owner of situation.owners.values()) {
    for (const entry of entriesSinceNoGo(record)) {
      if (entry.kind !== "vote" || entry.answer !== "go") continue;
      if (!entry.owners.some((one) => one.owner === owner.name)) continue;
      if (isVoidVote(record, entry.comment, owner.name)) continue;
      const why = whyVoteFell(situation, record, entry, owner);
      if (why === undefined) continue;
      votes.push({ comment: entry.comment, owner: owner.name });
      reasons.add(why);
    }
  }
  const go = goStateOf(situation, record);
  const fell =
    go.kind === "fallen" && !isVoidDecision(record, go.decision.comment) ? go : undefined;
  if (votes.length === 0 && !fell) return undefined;
  return {
    kind: "void",
    votes,
    decision: fell?.decision.comment ?? null,
    at: situation.observation.now.toString({ smallestUnit: "second" }),
    why: [...reasons, ...(fell && reasons.size === 0 ? [fell.why] : [])].join("; "),
  };
}

/** Whose authority must have been read live before the release leaves, and wasn't; undefined: all was. */
export function unreadAuthority(situation: Situation, record: ReleaseRecord): Person | undefined {
  const standing = [...situation.owners.values()].flatMap((owner) => {
    const one = standingOf(situation, record, owner);
    return one.kind === "go" ? [one.vote.by] : [];
  });
  const decision = lastDecision(record);
  const people = decision ? [decision.by, ...standing] : standing;
  return people.find(({ id }) => situation.observation.authority.get(id)?.kind !== "known");
}

/** Everyone whose standing word the release rests on. */
export const wordsCounted = (record: ReleaseRecord): readonly Person[] =>
  record.entries.flatMap((entry) =>
    entry.kind === "vote" || entry.kind === "decision" ? [entry.by] : [],
  );
