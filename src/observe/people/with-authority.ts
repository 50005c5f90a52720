/** Asks GitHub who may do what, in the words that matter now. */
import type { Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import { ownerName } from "../../model/train/train.ts";
import { readAuthority } from "./authority.ts";
import { readNamed } from "./named-people.ts";
import type { Author, Authority } from "../../model/github/authority.ts";
import type { GitHub } from "../../github/client/github.ts";
import type { RecordFacts } from "../../model/record/record-facts.ts";
import type { Riding } from "../riding.ts";
import type { Questions } from "../../decide/questions/questions.ts";

export interface AuthorityParts {
  readonly github: GitHub;
  readonly questions: Pick<Questions, "named" | "authority">;
}

export async function withAuthority(
  parts: AuthorityParts,
  trainRepo: RepoName,
  observation: Observation,
  riding: Riding | undefined,
): Promise<Observation> {
  if (observation.train.kind !== "valid") return observation;
  const { managers, rotationUnread } = observation.train.train;
  const named = await readNamed(parts.github, trainRepo, parts.questions.named(observation));
  const services = (riding?.services ?? []).map(({ service }) => service);
  const owners = [...new Map(services.map(({ owner }) => [ownerName(owner), owner])).values()];
  const authority = new Map<number, Reading<Authority>>();
  const seen = { ...observation, answers: { ...observation.answers, named, authority } };
  const handedTo = handedOver(observation.record);
  for (let round = 0; round < roundsMax; round += 1) {
    const questions = parts.questions.authority(seen);
    if (questions.length === 0) return seen;
    const read = await readAuthority(parts.github, {
      trainRepo,
      managers,
      rotationUnread,
      handedTo,
      owners,
      services,
      questions: questions.map((one) => ({ ...one, author: asNow(one.author, seen) })),
      known: observation.ids,
    });
    for (const [id, reading] of read) authority.set(id, reading);
  }
  return seen;
}

const handedOver = (record: RecordFacts): readonly number[] =>
  record.kind === "kept"
    ? record.record.entries.flatMap((entry) => (entry.kind === "hand over" ? [entry.to.id] : []))
    : [];

/** At first who gives commands is asked about; then, when one of them decides, everyone on whose word it rests. */
const roundsMax = 2;

/** By the login that they have now: what they said long ago has the one that they had then. */
function asNow(author: Author, { comments }: Observation): Author {
  const last = comments.findLast((one) => author.id !== null && one.author.id === author.id);
  return last?.author ?? author;
}
