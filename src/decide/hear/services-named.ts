import type { ServiceId } from "../../model/ids.ts";
import type { Plan } from "../../model/release.ts";
import { code, say, type Text } from "../../model/text.ts";
import type { Service, Train } from "../../model/train.ts";
import { unknownService } from "../plan/plan.ts";

/** The services that a text names one after the other, and what in it is no service of the release. */
export interface ServicesNamed {
  readonly services: readonly ServiceId[];
  /** Each with what it may be instead. */
  readonly unknown: readonly Text[];
}

/**
 * Reads ids and names, however they are capitalised, names of several words too, with blanks or commas between
 * them. Of two that fit the longer one is meant. Takes time in proportion to the text.
 */
export function servicesNamed(
  text: string,
  train: Train,
  planned: Plan["services"],
): ServicesNamed {
  const riding = new Set(planned.map(({ service }) => service));
  const titles = titlesOf(train);
  const services = new Set<ServiceId>();
  const unknown: Text[] = [];
  const words = wordsOf(text);
  for (let at = 0; at < words.length;) {
    const found = longestAt(words, at, titles);
    if (!found) unknown.push(unknownService(train, words[at] ?? ""));
    else if (riding.has(found.service.id)) services.add(found.service.id);
    else unknown.push(say`${code(found.service.id)} is not part of this release.`);
    at += found?.words.length ?? 1;
  }
  return { services: [...services], unknown };
}

/** The services that a text begins with, written as above, and what follows them: a colon may stand before it. */
export function servicesFirst(
  text: string,
  train: Train,
): { readonly services: readonly Service[]; readonly rest: string } {
  const titles = titlesOf(train);
  const places = [...text.matchAll(/[^\s,;:]+/g)];
  const words = places.map(([word]) => word.replaceAll(/["'`]/g, "").toLowerCase());
  const services = new Set<Service>();
  let at = 0;
  for (let found = longestAt(words, at, titles); found; found = longestAt(words, at, titles)) {
    services.add(found.service);
    at += found.words.length;
  }
  return { services: [...services], rest: text.slice(places[at]?.index ?? text.length) };
}

const titlesOf = ({ services }: Train): readonly Title[] =>
  services.flatMap((service) =>
    [service.id, service.name].map((title) => ({ service, words: wordsOf(title) })),
  );

const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/["'`]/g, "")
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== "");

interface Title {
  readonly service: Service;
  readonly words: readonly string[];
}

function longestAt(
  words: readonly string[],
  at: number,
  titles: readonly Title[],
): Title | undefined {
  let found: Title | undefined;
  for (const title of titles) {
    const isNamed = title.words.every((word, index) => word === words[at + index]);
    if (isNamed && title.words.length > (found?.words.length ?? 0)) found = title;
  }
  return found;
}
