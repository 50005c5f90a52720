/** What managers set aside of a service beside its checklist: each word is about exactly one commit. */
import { derived } from "../../model/derived.ts";
import type { ServiceId, Sha } from "../../model/ids.ts";
import type { ReleaseWaiveEntry } from "../../model/record/managers-entries.ts";
import type { ReleaseRecord, WaiveEntry } from "../../model/record/record.ts";
import type { Gate, SetAside } from "../../model/release/release.ts";
import { gate } from "./gate.ts";
import type { GateSubject } from "./rule.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { short } from "../../text/short.ts";
import type { Waiver } from "./words.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

/** How the record names them: no item of a checklist has such an id (see `boxId`). */
export const waiverItems = {
  ci: phrase("CI checks"),
  published: phrase("GitHub release"),
  hotfixes: phrase("hotfixes in production"),
} as const;

/** What a command may set aside. */
export type Waivable = keyof typeof waiverItems;

export const waiversIn = ({ entries }: ReleaseRecord): readonly Waiver[] => waivers(entries);

const waivers = derived((entries: ReleaseRecord["entries"]): readonly Waiver[] =>
  entries.filter(
    (one): one is Waiver =>
      (one.kind === "waive" || one.kind === "release waive") &&
      Object.values<string>(waiverItems).includes(one.item),
  ),
);

/** The word that stands for a service at a commit; undefined: there is none. A new commit voids it. */
export const waiverOf = (
  waivers: readonly Waiver[],
  what: Waivable,
  service: ServiceId,
  commit: Sha | null,
): WaiveEntry | undefined => waiversOf(waivers, what, service, commit).at(-1);

/** All of them, the last one last. */
export const waiversOf = (
  waivers: readonly Waiver[],
  what: Waivable,
  service: ServiceId,
  commit: Sha | null,
): readonly WaiveEntry[] =>
  waivers.filter(
    (one): one is WaiveEntry =>
      one.kind === "waive" &&
      one.item === waiverItems[what] &&
      one.service === service &&
      one.commit !== null &&
      one.commit === commit,
  );

/** Of the release's own GitHub release. */
export const releaseWaiver = (waivers: readonly Waiver[]): ReleaseWaiveEntry | undefined =>
  waivers.findLast((one): one is ReleaseWaiveEntry => one.kind === "release waive");

/** A gate of a service as it is with what a manager set aside of it. */
export const setAside = (
  { words, service, commit }: GateSubject,
  what: Waivable,
  own: Gate,
): Gate => waived(own, waiverOf(words.waivers, what, service.id, commit));

/** A gate by the word of a manager, where there is one. */
export const waived = (own: Gate, word: Waiver | undefined): Gate =>
  word && own.readiness !== "ready"
    ? gate(own.name, "ready", wording`waived by ${word.by.login}: ${word.reason}`)
    : own;

/** For the notes. */
export const waiversShown = (
  services: Iterable<ServiceAssessment>,
  record: ReleaseRecord,
): readonly SetAside[] => {
  const waivers = waiversIn(record);
  const own = releaseWaiver(waivers);
  return [
    ...(own ? [shown(own, "the release", translated(waiverItems.published))] : []),
    ...[...services].flatMap(({ service, candidate, hides }) => {
      const of = (what: Waivable): WaiveEntry | undefined =>
        waiverOf(waivers, what, service.id, candidate.commit);
      const [ci, published, hotfixes] = [of("ci"), of("published"), of("hotfixes")];
      const at = hides || candidate.commit === null ? "" : wording` at ${short(candidate.commit)}`;
      return [
        ...(ci ? [shown(ci, service.name, `${translated(waiverItems.ci)}${at}`)] : []),
        ...(hotfixes ? [shown(hotfixes, service.name, hotfixesShown(hotfixes, hides))] : []),
        ...(published ? [shown(published, service.name, translated(waiverItems.published))] : []),
      ];
    }),
  ];
};

const hotfixesShown = ({ production }: WaiveEntry, hides: boolean): string =>
  `${translated(waiverItems.hotfixes)}${hides || !production ? "" : ` (${short(production)})`}`;

const shown = ({ item, by, reason }: Waiver, service: string, text: string): SetAside => ({
  item: text,
  how: item === waiverItems.published ? "counted as published" : "set aside",
  service,
  by: by.login,
  reason,
});
