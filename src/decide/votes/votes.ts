import { compareInstants } from "../../model/instants.ts";
import type { Digest } from "../../model/ids.ts";
import type {
  DecisionEntry,
  DepartureEntry,
  ReleaseRecord,
  VoidEntry,
  VoteEntry,
} from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";
import { departureOf, lastDecision, voidsOf } from "../record/record.ts";
import { changedWords } from "./changed.ts";
import { groundOf } from "./closure.ts";
import { revokedBy } from "./revoked.ts";
import type { Authority } from "../../model/github/authority.ts";
import type { OwnerPart, Situation } from "../assessment/assessment.ts";
import type { RedCheck } from "../assessment/service.ts";
import type { VoteState, GoState, Consent } from "../assessment/votes.ts";
import { wording } from "../../model/view/wording.ts";

/** Weighs the words in the record against the situation. */
export function consentOf(situation: Situation): Consent {
  const words = wordsIn(situation);
  const voteStates = new Map(
    [...situation.owners.values()].map((owner) => [owner.name, voteStateOf(words, owner)]),
  );
  return { departure: words.departure, voteStates, go: goStateOf(words, voteStates) };
}

/** The record, sorted for looking up. */
interface Words {
  readonly situation: Situation;
  readonly record: ReleaseRecord;
  readonly departure: DepartureEntry | undefined;
  /** By owner, in the order in which they were said. */
  readonly votes: ReadonlyMap<string, readonly VoteEntry[]>;
  /** By comment and owner, when a vote was voided, ISO 8601. */
  readonly voidVotes: ReadonlyMap<string, string>;
  /** By owner. */
  readonly revoked: ReadonlyMap<string, RedCheck>;
}

const voteKey = (comment: number, owner: string): string => `${comment} ${owner}`;

function wordsIn(situation: Situation): Words {
  const { record } = situation;
  const revoked = revokedBy(situation);
  return { situation, record, departure: departureOf(record), revoked, ...votesIn(record) };
}

function votesIn(record: ReleaseRecord): Pick<Words, "votes" | "voidVotes"> {
  const votes = new Map<string, VoteEntry[]>();
  for (const entry of record.entries) {
    // A manager's no-go sends everyone back to vote anew.
    if (entry.kind === "decision" && entry.answer === "no-go") votes.clear();
    if (entry.kind !== "vote") continue;
    for (const { owner } of entry.owners) {
      const list = votes.get(owner);
      if (list) list.push(entry);
      else votes.set(owner, [entry]);
    }
  }
  const voidVotes = new Map(
    voidsOf(record).flatMap(({ votes: fell, at }) =>
      fell.map(({ comment, owner }) => [voteKey(comment, owner), at] as const),
    ),
  );
  return { votes, voidVotes };
}

/**
 * An owner's word: a veto of one of its people outweighs every go until its author says go; of the goes one
 * that still counts is enough. Tidying up ends no veto: whoever can write to the repository can delete it.
 */
function voteStateOf(words: Words, owner: OwnerPart): VoteState {
  const vetoes = new Map<number, VoteEntry>();
  let goes: VoteEntry[] = [];
  /** Those since no veto stands. */
  let unopposed: VoteEntry[] = [];
  for (const vote of words.votes.get(owner.name) ?? []) {
    if (vote.answer === "no-go") {
      vetoes.set(vote.by.id, vote);
      goes = goes.filter((one) => one.by.id !== vote.by.id);
      unopposed = [];
    } else {
      vetoes.delete(vote.by.id);
      goes.push(vote);
      if (vetoes.size === 0) unopposed.push(vote);
    }
  }
  const [veto] = vetoes.values();
  if (veto) return { kind: "no-go", vote: veto };
  const go = goes.findLast((vote) => whyVoteFell(words, vote, owner) === undefined);
  if (!go) return { kind: "waiting" };
  const before = unopposed.slice(0, unopposed.indexOf(go) + 1);
  return { kind: "go", vote: go, since: firstInARow(words, before, owner) ?? go };
}

/** The first from which on one vote stood until the next was given. */
function firstInARow(
  { voidVotes }: Words,
  votes: readonly VoteEntry[],
  owner: OwnerPart,
): VoteEntry | undefined {
  const gap = votes.findLastIndex(({ comment }, place) => {
    const fell = voidVotes.get(voteKey(comment, owner.name));
    const next = votes[place + 1];
    return (
      fell !== undefined &&
      next !== undefined &&
      compareInstants(Temporal.Instant.from(fell), Temporal.Instant.from(next.at)) < 0
    );
  });
  return votes[gap + 1];
}

/**
 * A go that somebody deleted, edited or hid doesn't count. After the departure the record alone speaks: what
 * was decided can't be unsaid by tidying up.
 */
const isIntact = ({ departure, situation }: Words, comment: number): boolean =>
  departure !== undefined || situation.intact.has(comment);

function whyNotIntact({ situation }: Words, comment: number): string {
  const { comments } = situation.observation;
  const isOrphan = comments.some(({ id, author }) => id === comment && author.id === null);
  return isOrphan
    ? wording`the account that gave it was deleted`
    : wording`its comment was edited, hidden or deleted`;
}

/** Why a go no longer counts for an owner; undefined: it counts. Unknown commits void nothing. */
function whyVoteFell(words: Words, vote: VoteEntry, owner: OwnerPart): string | undefined {
  if (words.voidVotes.has(voteKey(vote.comment, owner.name))) return wording`it was voided before`;
  if (!isIntact(words, vote.comment)) return whyNotIntact(words, vote.comment);
  const given = vote.owners.find((one) => one.owner === owner.name)?.digest;
  if (owner.digest !== null && given !== owner.digest && !isCarriedOver(words, owner, given)) {
    return (
      changedWords(words.situation, owner.services) ??
      wording`a commit or version that it applied to has changed`
    );
  }
  const authority = words.situation.observation.answers.authority.get(vote.by.id);
  if (authority?.kind === "known" && authority.value.owners.get(owner.name) === false) {
    return wording`${vote.by.login} no longer votes for ${owner.name}`;
  }
  return redSince(owner.red, vote.at) ?? redSince(words.revoked.get(owner.name), vote.at);
}

/** Whether the vote was for the whole, of which a PARTIAL carries just what its owner has in it. */
function isCarriedOver(
  { situation }: Words,
  { name, digest }: OwnerPart,
  given: Digest | undefined,
): boolean {
  const carried = situation.part?.owners.find((one) => one.owner === name);
  return carried !== undefined && carried.part === digest && carried.whole === given;
}

// GitHub's times are whole seconds: who spoke in the second in which a check went red didn't know of it.
const redSince = (red: RedCheck | null | undefined, at: string): string | undefined =>
  red && compareInstants(red.at, Temporal.Instant.from(at)) >= 0 ? red.text : undefined;

/** The decision as it stands now: a GO falls with its content, with a red check, and with a vote it needs. */
function goStateOf(words: Words, voteStates: Consent["voteStates"]): GoState {
  const decision = lastDecision(words.record);
  if (!decision) return { kind: "none" };
  if (decision.answer === "no-go") return { kind: "no-go", decision };
  const why = whyGoFell(words, voteStates, decision);
  return why === undefined ? { kind: "go", decision } : { kind: "fallen", decision, why };
}

function whyGoFell(
  words: Words,
  voteStates: Consent["voteStates"],
  decision: DecisionEntry,
): string | undefined {
  const { situation, record } = words;
  const voided = voidsOf(record).findLast((entry) => entry.decision === decision.comment);
  if (voided) return voided.why;
  if (!isIntact(words, decision.comment)) return whyNotIntact(words, decision.comment);
  if (situation.digest !== null && situation.digest !== decision.digest) {
    const services = [...situation.services.values()].map(({ service }) => service);
    return changedWords(situation, services) ?? wording`the plan or a commit of it has changed`;
  }
  const authority = situation.observation.answers.authority.get(decision.by.id);
  if (authority?.kind === "known" && authority.value.isManager === false) {
    return wording`${decision.by.login} is no longer a manager of this train`;
  }
  const ground = words.departure ? undefined : groundOf(situation);
  if (ground?.kind === "lost") return ground.why;
  const reds = [...situation.owners.values()].map(({ red }) => red);
  for (const red of [...reds, ...words.revoked.values()]) {
    const why = redSince(red, decision.at);
    if (why !== undefined) return why;
  }
  for (const [owner, said] of voteStates) {
    if (said.kind === "no-go") return wording`${owner} voted no-go: ${said.vote.reason}`;
    if (said.kind === "waiting" && situation.train.teamVotes === "required") {
      return wording`the vote of ${owner} is void`;
    }
  }
  return undefined;
}

/**
 * The votes and the GO that have just lost what they were given for: to be written down once, so that they
 * stay void whatever comes, and told once. undefined: none.
 */
export function newlyVoid(situation: Situation): VoidEntry | undefined {
  const { record } = situation;
  const words = wordsIn(situation);
  const votes: { comment: number; owner: string }[] = [];
  const reasons = new Set<string>();
  for (const owner of situation.owners.values()) {
    for (const vote of words.votes.get(owner.name) ?? []) {
      if (vote.answer !== "go" || words.voidVotes.has(voteKey(vote.comment, owner.name))) continue;
      const why = whyVoteFell(words, vote, owner);
      if (why === undefined) continue;
      votes.push({ comment: vote.comment, owner: owner.name });
      reasons.add(why);
    }
  }
  const { go } = consentOf(situation);
  const isOld = voidsOf(record).some(
    (entry) => go.kind === "fallen" && entry.decision === go.decision.comment,
  );
  const fell = go.kind === "fallen" && !isOld ? go : undefined;
  if (votes.length === 0 && !fell) return undefined;
  return {
    kind: "void",
    votes,
    decision: fell?.decision.comment ?? null,
    at: situation.observation.now.toString({ smallestUnit: "second" }),
    why: reasons.size > 0 ? [...reasons].join("; ") : (fell?.why ?? ""),
  };
}

/** Whose authority must have been read live before the release leaves, and wasn't; undefined: all was. */
export function unreadAuthority(situation: Situation, consent: Consent): Person | undefined {
  const read = ({ id }: Person): Authority | undefined => {
    const reading = situation.observation.answers.authority.get(id);
    return reading?.kind === "known" ? reading.value : undefined;
  };
  const { go, voteStates } = consent;
  if (go.kind === "go" && typeof read(go.decision.by)?.isManager !== "boolean") {
    return go.decision.by;
  }
  for (const [owner, said] of voteStates) {
    if (said.kind !== "go") continue;
    if (read(said.vote.by)?.owners.has(owner) !== true) return said.vote.by;
  }
  return undefined;
}

/** A person's word that the release may rest on. */
interface WordCounted {
  readonly by: Person;
  /** Whether it is the GO. */
  readonly isManager: boolean;
  /** The owners for which it is a vote. */
  readonly owners: readonly string[];
}

/** By person, every go that wasn't voided: what it rests on must still hold when the release leaves. */
export function wordsCounted(record: ReleaseRecord): readonly WordCounted[] {
  const { votes, voidVotes } = votesIn(record);
  const words = new Map<number, { by: Person; isManager: boolean; owners: string[] }>();
  const wordsOf = (by: Person) => {
    const mine = words.get(by.id) ?? { by, isManager: false, owners: [] };
    words.set(by.id, mine);
    return mine;
  };
  for (const [owner, said] of votes) {
    for (const { by, answer, comment } of said) {
      if (answer !== "go" || voidVotes.has(voteKey(comment, owner))) continue;
      const { owners } = wordsOf(by);
      if (!owners.includes(owner)) owners.push(owner);
    }
  }
  const decision = lastDecision(record);
  const isVoid = voidsOf(record).some((entry) => entry.decision === decision?.comment);
  if (decision?.answer === "go" && !isVoid) wordsOf(decision.by).isManager = true;
  return [...words.values()];
}
