/** What the services of a release lack, those that lack the same thing together. */
import type { Gate, Link } from "../../model/release/release.ts";
import type { Service } from "../../model/train/train.ts";
import { ownerName } from "../../model/train/train.ts";
import { joinTexts, say, strong, type Text } from "../../model/view/text.ts";
import { fewNames, fewOf } from "../../text/few.ts";
import { linkWords } from "../../text/link-words.ts";
import type { ServiceAssessment } from "../assessment/service.ts";
import { counted } from "../../model/view/wording.ts";

/** One thing that is missing, or isn't known, of one service or of several. */
export interface Lack {
  readonly services: readonly Service[];
  readonly words: Text;
}

/** Of one service so many things are told. */
const wordsMax = 3;

/** Those that most services share first. */
export function lacksOf(open: readonly ServiceAssessment[]): readonly Lack[] {
  const each = open.flatMap((assessed) =>
    openGates(assessed.gates).map((gate) => ({ gate, service: assessed.service })),
  );
  const shared = [...Map.groupBy(each, ({ gate }) => gate.alike ?? gate.reason)].filter(
    ([, some]) => some.length > 1,
  );
  const words = new Set(shared.map(([one]) => one));
  const alone = open.flatMap(({ service, gates }): readonly Lack[] => {
    const own = openGates(gates).filter((gate) => !words.has(gate.alike ?? gate.reason));
    return own.length === 0
      ? []
      : [{ services: [service], words: joinTexts(fewOf(own.map(wordsOfGate), wordsMax), "; ") }];
  });
  return [
    ...shared
      .map(([one, some]): Lack => ({
        services: some.map(({ service }) => service),
        words: say`${one}`,
      }))
      .toSorted((a, b) => b.services.length - a.services.length),
    ...alone,
  ];
}

/** What is missing for certain comes before what isn't known. */
const openGates = (gates: readonly Gate[]): readonly Gate[] => [
  ...gates.filter((one) => one.readiness === "blocked"),
  ...gates.filter((one) => one.readiness === "unknown"),
];

const wordsOfGate = ({
  reason,
  links,
}: {
  readonly reason: string;
  readonly links: readonly Link[];
}): Text => linkWords(reason, links);

/** `12 services: not deployed to staging`; the service itself where it is one. */
export const lackText = ({ services, words }: Lack): Text =>
  say`${strong(subjectOf(services))}: ${words}`;

const subjectOf = (services: readonly Service[]): string =>
  services.length === 1 ? (services[0]?.name ?? "") : counted(services.length, "service");

/** By team, in the order in which their services are listed: `acme/infra: 12 services: not deployed to staging (A, B …)`. */
export function lacksByOwner(open: readonly ServiceAssessment[]): readonly Text[] {
  const byOwner = Map.groupBy(open, ({ service }) => ownerName(service.owner));
  return [...byOwner].map(([owner, some]) => {
    const lacks = lacksOf(some).map((lack) =>
      lack.services.length === 1
        ? lackText(lack)
        : say`${lackText(lack)} (${fewNames(lack.services.map(({ name }) => name))})`,
    );
    return say`${owner}: ${joinTexts(fewOf(lacks, wordsMax), "; ")}`;
  });
}
