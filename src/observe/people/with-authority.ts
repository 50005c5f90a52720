/** Asks GitHub who may do what, in the words that matter now. */
import type { Reading } from "../../model/failure.ts";
import type { RepoName } from "../../model/ids.ts";
import type { Observation } from "../../model/observation.ts";
import { ownerName } from "../../model/train/train.ts";
import { readAuthority, type AuthorityQuestions } from "./authority.ts";
import { readNamed } from "./named-people.ts";
import type { Author, Authority, AuthorityQuestion } from "../../model/github/authority.ts";
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
  { riding, look }: { readonly riding: Riding | undefined; readonly look: object },
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
    const about = { trainRepo, managers, rotationUnread, handedTo, owners, services };
    const asked = questions.map((one) => ({ ...one, author: asNow(one.author, seen) }));
    const read = await onceInLook(look, { ...about, known: observation.ids }, asked, (release) =>
      readAuthority(parts.github, release),
    );
    for (const [id, reading] of read) authority.set(id, reading);
  }
  return seen;
}

const handedOver = (record: RecordFacts): readonly number[] =>
  record.kind === "kept"
    ? record.record.entries.flatMap((entry) => (entry.kind === "hand over" ? [entry.to.id] : []))
    : [];

type Asking = Omit<AuthorityQuestions, "questions">;
type Readings = ReadonlyMap<number, Reading<Authority>>;

/** What was read in a look, by the question. */
const readIn = new WeakMap<
  object,
  { readonly of: string; readonly known: Map<string, Readings> }
>();

/** A look may read the services twice: who gives a word is asked once in it, while that is the same question. */
async function onceInLook(
  look: object,
  release: Asking,
  questions: readonly AuthorityQuestion[],
  read: (asked: AuthorityQuestions) => Promise<Readings>,
): Promise<Readings> {
  const of = JSON.stringify(release, (_name, one: unknown) =>
    one instanceof Map ? [...one] : one,
  );
  const before = readIn.get(look);
  const known = before?.of === of ? before.known : new Map<string, Readings>();
  readIn.set(look, { of, known });
  const nameOf = (one: AuthorityQuestion): string => JSON.stringify(one);
  const missing = questions.filter((one) => !known.has(nameOf(one)));
  const none: Readings = new Map();
  const answers = missing.length > 0 ? await read({ ...release, questions: missing }) : none;
  for (const one of missing) {
    const { id } = one.author;
    const reading = id === null ? undefined : answers.get(id);
    const isWhole = reading?.kind === "known" && !reading.value.unread;
    if (id !== null && isWhole) known.set(nameOf(one), new Map([[id, reading]]));
  }
  return new Map([...questions.flatMap((one) => [...(known.get(nameOf(one)) ?? [])]), ...answers]);
}

/** At first who gives commands is asked about; then, when one of them decides, everyone on whose word it rests. */
const roundsMax = 2;

/** By the login that they have now: what they said long ago has the one that they had then. */
function asNow(author: Author, { comments }: Observation): Author {
  const last = comments.findLast((one) => author.id !== null && one.author.id === author.id);
  return last?.author ?? author;
}
