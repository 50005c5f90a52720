import { itemOfBox, readCommitMark } from "../../model/marks/boxes.ts";
import type { BodyEdit } from "../../model/github/body-edit.ts";
import type { Observation } from "../../model/observation.ts";
import type { SubIssueFacts } from "../../model/github/sub-issue.ts";
import type { UndoneBox, UndoneEntry } from "../../model/record/heard-edits.ts";
import type {
  ConfirmEntry,
  RecordEntry,
  ReleaseRecord,
  WithdrawEntry,
} from "../../model/record/record.ts";
import type { Person } from "../../model/record/said.ts";
import { ownerName, type ChecklistItem } from "../../model/train/train.ts";
import { itemWords, whyOutdated } from "../gates/checklist.ts";
import { meaningOf, type BoxChange, type EditMeaning } from "../plan/own-changes.ts";
import { withEntry } from "../record/record.ts";
import { type Author, answersFor } from "../../model/github/authority.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import type { Situation } from "../assessment/assessment.ts";

/** What became of the ticks that people made in sub-issues. */
export interface EditsHeard {
  readonly record: ReleaseRecord;
  /** Some wait: whether their author speaks for the service was not known. */
  readonly isWaiting: boolean;
}

/** An edit that changed boxes, and where it stands among the edits of its body. */
interface PlacedEdit {
  readonly edit: BodyEdit;
  readonly meaning: EditMeaning;
  /** ISO 8601, whole seconds: GitHub tells no more. */
  readonly at: string;
  readonly place: number;
}

/** The edits that changed boxes and were not heard yet, oldest first. */
export function unheardEdits(sub: SubIssueFacts, record: ReleaseRecord): readonly PlacedEdit[] {
  if (sub.edits.kind === "unknown") return [];
  const edits = sub.edits.value;
  const heard = record.heard[sub.key];
  const until = heard && { at: secondOf(Temporal.Instant.from(heard.at)), count: heard.count };
  let last = -1;
  let place = -1;
  return edits.flatMap((edit, index) => {
    const second = secondOf(edit.at);
    place = second === last ? place + 1 : 0;
    last = second;
    if (until && (second < until.at || (second === until.at && place < until.count))) return [];
    const at = edit.at.toString({ smallestUnit: "second" });
    const meaning = meaningOf(edits, index);
    const isAboutBoxes = meaning.own.length + meaning.overwritten.length > 0;
    return isAboutBoxes ? [{ edit, meaning, at, place }] : [];
  });
}

const secondOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1_000);

/**
 * Hears every tick once and in its order, whether it still stands or was written over: what the owning team
 * ticks is confirmed, what it unticks is withdrawn, and everything else is put right with a reason.
 */
export function hearEdits(situation: Situation, before: ReleaseRecord): EditsHeard {
  let record = forgetTold(situation, before);
  let isWaiting = false;
  for (const assessed of situation.services.values()) {
    const sub = situation.observation.subIssues.get(assessed.service.id);
    if (!sub) continue;
    for (const placed of unheardEdits(sub, record)) {
      const entries = entriesOf({ situation, record, assessed, sub, placed });
      if (!entries) {
        isWaiting = true;
        break;
      }
      const heard = { at: placed.at, count: placed.place + 1 };
      record = entries.reduce(withEntry, {
        ...record,
        heard: { ...record.heard, [sub.key]: heard },
      });
    }
  }
  return { record, isWaiting };
}

interface Hearing {
  readonly situation: Situation;
  readonly record: ReleaseRecord;
  readonly assessed: ServiceAssessment;
  readonly sub: SubIssueFacts;
  readonly placed: PlacedEdit;
}

/** undefined: whether the author speaks for the service can't be read at the moment. */
function entriesOf(hearing: Hearing): readonly RecordEntry[] | undefined {
  const { assessed, sub, placed } = hearing;
  const { edit, meaning, at, place } = placed;
  const said: (ConfirmEntry | WithdrawEntry)[] = [];
  const undone: UndoneBox[] = [];
  for (const change of meaning.own) {
    const verdict = answerTo(hearing, change);
    if (verdict === "pending") return undefined;
    if (typeof verdict === "object") said.push(verdict);
    else if (verdict !== "nothing") undone.push({ ...change, why: verdict });
  }
  for (const change of meaning.overwritten) {
    const item = itemIn(hearing, change);
    if (!item || item.proof.kind !== "person") continue;
    if (isConfirmed(hearing, item) !== change.ticked) undone.push({ ...change, why: "older text" });
  }
  if (undone.length === 0) return said;
  const { login } = edit.by;
  const service = assessed.service.id;
  return [
    ...said,
    { kind: "undone", service, issue: sub.key, at, place, by: login, boxes: undone },
  ];
}

type TickAnswer = ConfirmEntry | WithdrawEntry | "pending" | "nothing" | UndoneBox["why"];

function answerTo(hearing: Hearing, change: BoxChange): TickAnswer {
  const { assessed, placed } = hearing;
  if (change.box.startsWith("gate-")) return "computed";
  const item = itemIn(hearing, change);
  if (!item) return "nothing";
  if (item.proof.kind !== "person") return "computed";
  const by = speakerOf(hearing);
  if (by === "pending") return "pending";
  if (isConfirmed(hearing, item) === change.ticked) return "nothing";
  if (by === "outsider") return "outsider";
  const about = { service: assessed.service.id, item: item.id, by, at: placed.at };
  if (!change.ticked) return { kind: "withdraw", ...about, commit: null };
  const commit = readCommitMark(placed.edit.after) ?? null;
  const isOutdated =
    assessed.candidate.commit !== null &&
    whyOutdated(item, commit, assessed.candidate.commit) !== undefined;
  return isOutdated ? "other commit" : { kind: "confirm", ...about, commit, comment: null };
}

const itemIn = ({ situation }: Hearing, { box }: BoxChange): ChecklistItem | undefined => {
  const id = itemOfBox(box);
  return situation.train.checklist.find((one) => one.id === id);
};

const isConfirmed = ({ record, assessed }: Hearing, { id }: ChecklistItem): boolean =>
  itemWords(record)(assessed.service.id, id).confirmed !== undefined;

/** The author, if they speak for the service. Apps and deleted accounts speak for nobody. */
function speakerOf({ situation, assessed, placed }: Hearing): Person | "outsider" | "pending" {
  const { id, login, kind } = placed.edit.by;
  if (id === null || kind === "bot") return "outsider";
  const reading = situation.observation.answers.authority.get(id);
  const authority = reading?.kind === "known" ? reading.value : undefined;
  if (!authority?.owners.has(ownerName(assessed.service.owner))) return "pending";
  return answersFor(authority, assessed.service) ? { id, login } : "outsider";
}

/** What was put right is kept until it is told, and no longer: there may be very much of it. */
function forgetTold({ observation: { said } }: Situation, record: ReleaseRecord): ReleaseRecord {
  const isTold = (entry: RecordEntry): boolean =>
    entry.kind === "undone" && said.has(undoneKey(entry));
  if (!record.entries.some(isTold)) return record;
  return { ...record, entries: record.entries.filter((entry) => !isTold(entry)) };
}

export const undoneKey = ({ issue, at, place }: UndoneEntry): string =>
  `undone:${issue}:${at}:${place}`;

/** Takes back what was said of another commit, where the item asks for each: for good, and told once. */
export function withOutdated(situation: Situation, record: ReleaseRecord): ReleaseRecord {
  const { observation, services, train } = situation;
  const items = train.checklist.filter(({ proof }) => proof.kind === "person" && proof.perCommit);
  if (items.length === 0) return record;
  const words = itemWords(record);
  const at = observation.now.toString({ smallestUnit: "second" });
  const entries = [...services.values()].flatMap(({ service, isKnown, candidate: { commit } }) => {
    if (!isKnown || commit === null) return [];
    return items.flatMap((item): readonly WithdrawEntry[] => {
      const { confirmed, waived } = words(service.id, item.id);
      const word = confirmed ?? waived;
      if (!word || whyOutdated(item, word.commit, commit) === undefined) return [];
      return [{ kind: "withdraw", service: service.id, item: item.id, by: null, at, commit }];
    });
  });
  return entries.reduce<ReleaseRecord>(withEntry, record);
}

/** Whose ticks wait to be heard. */
export const authorsUnheard = (
  { subIssues }: Pick<Observation, "subIssues">,
  record: ReleaseRecord,
): readonly Author[] =>
  [...subIssues.values()].flatMap((sub) => unheardEdits(sub, record).map(({ edit }) => edit.by));
