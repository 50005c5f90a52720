/** What the words of people rest on: a vote on what its team votes for, and not on all that rides along. */
import type { ServiceId } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import { emptyRecord, type RecordEntry, type ReleaseRecord } from "../../model/record/record.ts";
import { ownerName, type Train } from "../../model/train/train.ts";
import { isOrder, type Order } from "../commands/command.ts";
import { pendingCommands } from "../commands/pending.ts";
import { heardComments } from "../record/record.ts";
import { closedUnder } from "../deployments/dependencies.ts";
import { authorsToCheck } from "./authors-to-check.ts";
import { theIssue, together, type Ground } from "./ground.ts";

type Seen = Pick<Observation, "train" | "record">;

/** What is written down besides that which was written before, and so what it rests on. */
export function groundOfRecord(after: ReleaseRecord, { train, record }: Seen): Ground {
  if (record.kind !== "kept" || record.spoiled || train.kind !== "valid") return "everything";
  const { entries, isLost } = record.record;
  const isSame = after.isLost === isLost && entries.every((one, at) => after.entries[at] === one);
  if (!isSame) return "everything";
  return after.entries
    .slice(entries.length)
    .map((entry) => groundOfEntry(entry, train.train))
    .reduce<Ground>(together, theIssue);
}

function groundOfEntry(entry: RecordEntry, train: Train): Ground {
  switch (entry.kind) {
    case "vote":
      // A veto needs nothing to be right.
      return entry.answer === "no-go" ? theIssue : groundOfVote(entry.owners, train);
    case "confirm":
    case "withdraw":
    case "undone":
      return new Set([entry.service]);
    case "waive":
    case "waive blocker":
    case "include":
    case "hand over":
    case "decision":
    case "departure":
    case "turn":
    case "hold":
    case "resume":
    case "allow":
    case "retry":
    case "replace":
    case "rehearse":
    case "rehearsed":
    case "release confirm":
    case "release waive":
    case "reschedule":
    case "section edited":
    case "override":
    case "unhealthy":
    case "vouch":
    case "complete":
    case "rollback":
    case "abort":
    case "void":
      return "everything";
  }
}

/** What a digest is made of: the services of its owner, and all that those need. */
function groundOfVote(owners: readonly { readonly owner: string }[], { services }: Train): Ground {
  const names = new Set(owners.map(({ owner }) => owner));
  const needs = new Map(services.map(({ id, dependsOn }) => [id, dependsOn]));
  const own = services.filter(({ owner }) => names.has(ownerName(owner))).map(({ id }) => id);
  return closedUnder((id: ServiceId) => needs.get(id) ?? [], new Set(own));
}

/** Commands that were heard with this record, each with what it rests on. */
export function groundsOfComments(after: ReleaseRecord, seen: Seen): ReadonlyMap<number, Ground> {
  const before = seen.record.kind === "kept" ? seen.record.record : emptyRecord;
  const { train } = seen;
  if (train.kind !== "valid") return new Map();
  const known = new Set(before.entries);
  const grounds = new Map<number, Ground>();
  // Only the answer to them is missing.
  for (const comment of heardComments(before)) grounds.set(comment, theIssue);
  for (const entry of after.entries) {
    if (known.has(entry) || !("comment" in entry) || entry.comment === null) continue;
    const ground = groundOfEntry(entry, train.train);
    grounds.set(entry.comment, together(grounds.get(entry.comment) ?? "nothing", ground));
  }
  return grounds;
}

/** Words that are heard one by one, and decide nothing about others. */
const narrow: ReadonlySet<Order["name"]> = new Set(["go", "no-go", "confirm"]);

/**
 * What is read for the words that wait to be heard, before it is known who said them: where it turns out that more
 * rests on them, that is read then.
 */
export function groundOfWaiting(observation: Observation): Ground {
  const asked = authorsToCheck(observation);
  if (asked.length === 0) return "nothing";
  if (asked.some(({ about }) => about !== "everything")) return "everything";
  const record = observation.record.kind === "kept" ? observation.record.record : emptyRecord;
  const isNarrow = pendingCommands(observation.comments, record).every(
    ({ command }) => !isOrder(command) || narrow.has(command.name),
  );
  return isNarrow ? theIssue : "everything";
}
