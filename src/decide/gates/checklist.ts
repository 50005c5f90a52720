import { derived } from "../../model/derived.ts";
import type { Reading } from "../../model/failure.ts";
import type { Sha } from "../../model/ids.ts";
import type { ServiceFacts } from "../../model/observation.ts";
import type { ConfirmEntry, ReleaseRecord } from "../../model/record/record.ts";
import type { Gate, ItemWord, Readiness, SetAside } from "../../model/release/release.ts";
import { ownerName, type ChecklistItem, type Service } from "../../model/train/train.ts";
import { checksGate } from "./checks-gate.ts";
import { factsOf, type GateRule } from "./rule.ts";
import { withoutProof } from "../privacy/confine.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { short } from "../../text/short.ts";
import type { ItemWords, WordsOf } from "./words.ts";
import { wording } from "../../model/view/wording.ts";

const nothing: ItemWords = { confirmed: undefined, waived: undefined };

/** Reads the record once, for looking up. */
export const itemWords = ({ entries }: Pick<ReleaseRecord, "entries">): WordsOf => wordsIn(entries);

const wordsIn = derived((entries: ReleaseRecord["entries"]): WordsOf => {
  const words = new Map<string, ItemWords>();
  for (const entry of entries) {
    if (entry.kind !== "confirm" && entry.kind !== "withdraw" && entry.kind !== "waive") continue;
    const key = `${entry.service} ${entry.item}`;
    const before = words.get(key) ?? nothing;
    if (entry.kind === "confirm") words.set(key, { ...before, confirmed: entry });
    else if (entry.kind === "waive") words.set(key, { ...before, waived: entry });
    // A new commit voids whatever was said; a person only takes back what their team said.
    else words.set(key, entry.by === null ? nothing : { ...before, confirmed: undefined });
  }
  return (service, item) => words.get(`${service} ${item}`) ?? nothing;
});

/** A service whose checklist is looked at. */
export interface ChecklistSubject {
  readonly service: Service;
  readonly facts: Reading<ServiceFacts> | undefined;
  /** The candidate's commit: every proof is for exactly this one. */
  readonly commit: Sha | null;
  /** See `ServiceAssessment.hides`. */
  readonly hides: boolean;
}

/** One gate for each item: proved at this very commit, confirmed by the owning team, or set aside. */
export const checklistGates = (
  subject: ChecklistSubject,
  checklist: readonly ChecklistItem[],
  words: WordsOf,
): readonly Gate[] =>
  checklist.map((item) => itemGate(subject, item, words(subject.service.id, item.id)));

export const checklistRule: GateRule = {
  id: "checklist",
  needs: "items",
  // What proves an item is left out where it must be.
  isPublic: true,
  judge: (subject) =>
    checklistGates(
      { ...subject, facts: factsOf(subject) },
      subject.train.checklist,
      subject.words.ofItem,
    ),
};

function itemGate(subject: ChecklistSubject, item: ChecklistItem, words: ItemWords): Gate {
  const proved = provedGate(subject, item, words.confirmed);
  if (proved.readiness === "ready") return proved;
  const { waived } = words;
  if (!waived || whyOutdated(item, waived.commit, subject.commit) !== undefined) return proved;
  const { by, reason } = waived;
  const word: ItemWord = {
    kind: "waived",
    by: by.login,
    at: Temporal.Instant.from(waived.at),
    reason,
  };
  return gateOf(item, "ready", wording`waived by ${by.login}: ${reason}`, word);
}

function provedGate(
  subject: ChecklistSubject,
  item: ChecklistItem,
  confirmed: ConfirmEntry | undefined,
): Gate {
  const { proof } = item;
  switch (proof.kind) {
    case "person":
      return personGate(subject, item, confirmed);
    case "file":
      return discreetly(subject, fileGate(subject, item, proof.path));
    case "check":
      return discreetly(subject, namedCheckGate(subject, item, proof.name));
  }
}

const discreetly = ({ hides, facts }: ChecklistSubject, gate: Gate): Gate =>
  hides && facts?.kind === "known" ? withoutProof(gate) : gate;

function personGate(
  { service, commit, hides }: ChecklistSubject,
  item: ChecklistItem,
  confirmed: ConfirmEntry | undefined,
): Gate {
  const open = wording`not confirmed by ${ownerName(service.owner)}`;
  if (!confirmed) return gateOf(item, "blocked", open);
  const outdated = whyOutdated(item, confirmed.commit, commit);
  if (outdated !== undefined) {
    const readiness = commit === null ? "unknown" : "blocked";
    return gateOf(item, readiness, commit === null ? outdated : open);
  }
  const { by } = confirmed;
  const word: ItemWord = {
    kind: "confirmed",
    by: by.login,
    at: Temporal.Instant.from(confirmed.at),
    commit: confirmed.commit,
  };
  const at = confirmed.commit === null || hides ? "" : wording` at ${short(confirmed.commit)}`;
  return gateOf(item, "ready", wording`confirmed by ${by.login}${at}`, word);
}

/** Why a word for one commit doesn't count for the present one; undefined: it does. */
export function whyOutdated(
  { proof }: ChecklistItem,
  said: Sha | null,
  commit: Sha | null,
): string | undefined {
  if (proof.kind !== "person" || !proof.perCommit) return undefined;
  if (commit === null)
    return wording`it must be confirmed for each commit, and the commit is unknown`;
  return said === commit ? undefined : wording`it must be confirmed for each commit`;
}

function fileGate({ facts, commit }: ChecklistSubject, item: ChecklistItem, path: string): Gate {
  if (facts?.kind !== "known")
    return gateOf(item, "unknown", facts?.why ?? wording`nothing was read yet`);
  const { files } = facts.value;
  if (files.kind === "unknown") return gateOf(item, "unknown", files.why);
  if (commit === null) return gateOf(item, "blocked", wording`there is no commit to hold ${path}`);
  if (files.value.commit !== commit) {
    return gateOf(
      item,
      "unknown",
      wording`the files read are those of ${short(files.value.commit)}`,
    );
  }
  const isThere = files.value.present.get(path);
  if (isThere === undefined) return gateOf(item, "unknown", wording`${path} was not read`);
  return isThere
    ? gateOf(item, "ready", wording`${path} is in ${short(commit)}`)
    : gateOf(item, "blocked", wording`${path} is not in ${short(commit)}`);
}

function namedCheckGate(
  { facts, commit }: ChecklistSubject,
  item: ChecklistItem,
  name: string,
): Gate {
  if (facts?.kind !== "known")
    return gateOf(item, "unknown", facts?.why ?? wording`nothing was read yet`);
  if (commit === null) return gateOf(item, "blocked", wording`there is no commit to check`);
  const { readiness, reason, links } = checksGate(facts.value.checks, [name], commit);
  const why = readiness === "ready" ? wording`check ${name} is green on ${short(commit)}` : reason;
  return { ...gateOf(item, readiness, why), links };
}

/** What managers set aside or counted, and nobody confirmed nor proved since. */
export const setAsideIn = (
  services: Iterable<Pick<ServiceAssessment, "service" | "gates">>,
): readonly SetAside[] =>
  [...services].flatMap(({ service, gates }) =>
    gates.flatMap(({ name, item, counted = [] }): readonly SetAside[] => [
      ...(item?.word?.kind === "waived" ? [saidOf(service, name, "set aside", item.word)] : []),
      ...counted.map((one) => saidOf(service, `#${one.number}`, "counted as contained", one)),
    ]),
  );

const saidOf = (
  service: Service,
  item: string,
  how: SetAside["how"],
  { by, reason }: { readonly by: string; readonly reason: string },
): SetAside => ({ item, how, service: service.name, by, reason });

/** The reason names the item: it is also read where the gate's name isn't. */
const gateOf = (
  { id, text }: ChecklistItem,
  readiness: Readiness,
  why: string,
  word: ItemWord | null = null,
): Gate => ({
  name: text,
  readiness,
  reason: `${text}: ${why}`,
  links: [],
  children: [],
  item: { id, word },
});
