import type { ServiceId } from "../../model/ids.ts";
import type { Plan } from "../../model/release/release.ts";
import { code, say, type Text } from "../../model/view/text.ts";
import type { Service, Train } from "../../model/train/train.ts";
import { isNear } from "../../text/nearest.ts";
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

/** What a text begins with. */
interface NamedFirst {
  readonly services: readonly Service[];
  readonly rest: string;
  /** A word, right there, that names nothing and may be meant for this service: people are asked. */
  readonly near: { readonly word: string; readonly service: Service } | undefined;
}

/**
 * The services that a text begins with, written as above and perhaps with `and` between them, and what follows them.
 * A colon ends the list. Takes time in proportion to the text.
 */
export function servicesFirst(
  written: string,
  { services: all }: Pick<Train, "services">,
): NamedFirst {
  const titles = titlesOf({ services: all });
  const text = apartAtDashes(written, titles);
  const places = [...text.matchAll(/[^\s,;:]+/g)];
  const words = places.map(([word]) => bare(word));
  const services = new Set<Service>();
  const endOf = (index: number): number => {
    const place = places[index];
    return place ? place.index + place[0].length : 0;
  };
  let at = words[0] === "" ? 1 : 0;
  let isClosed = false;
  for (let next = at; !isClosed;) {
    const found = longestAt(words, next, titles);
    if (!found) break;
    services.add(found.service);
    at = next + found.words.length;
    isClosed = text.slice(endOf(at - 1), places[at]?.index ?? text.length).includes(":");
    next = joining.has(words[at] ?? "") ? at + 1 : at;
  }
  const rest = services.size === 0 ? written : written.slice(places[at]?.index ?? written.length);
  const near = isClosed ? undefined : nearTitle({ text, places, words, at }, titles, services);
  return {
    services: [...services],
    rest: rest.replace(/^[\s,;:\u2013\u2014-]+(?=[^\s-])/, ""),
    near,
  };
}

/** `search\u2014it is down` names search, as phones make dashes; what a dash is a part of stays. Of the same length. */
function apartAtDashes(text: string, titles: readonly Title[]): string {
  const known = new Set(titles.flatMap(({ words }) => words));
  // With the quotes or stars around it.
  const longest = Math.max(0, ...[...known].map(({ length }) => length)) + 10;
  return text.replaceAll(/[^\s,;:]+/g, (word) => {
    if (known.has(bare(word))) return word;
    const at = [...word.matchAll(/[\u2012-\u2015]/g)]
      .map(({ index }) => index)
      .filter((index) => index <= longest)
      .findLast((index) => known.has(bare(word.slice(0, index))));
    return at === undefined ? word : `${word.slice(0, at)} ${word.slice(at + 1)}`;
  });
}

/** The one service that a text begins with, and what follows it; undefined: it begins with none. */
export function serviceFirst(
  text: string,
  services: readonly Service[],
): { readonly service: Service; readonly reason: string } | undefined {
  const places = [...text.matchAll(/[^\s,;:]+/g)];
  const found = longestAt(
    places.map(([word]) => bare(word)),
    0,
    titlesOf({ services }),
  );
  if (!found) return undefined;
  const reason = text.slice(places[found.words.length]?.index ?? text.length);
  return { service: found.service, reason };
}

const joining: ReadonlySet<string> = new Set(["and", "&", "+", "plus"]);

/** Without quotes, brackets, the sign of a mention, what nobody sees, and what ends a sentence; any dash as a hyphen. */
const bare = (word: string): string =>
  word
    .replaceAll(
      /["'`\u00AB\u00BB\u2039\u203A\u00AD\u200B-\u200F\u2018-\u201D\u202A-\u202E\u2060-\u2064\uFEFF]/g,
      "",
    )
    .replaceAll(/[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g, "-")
    .replaceAll(/^[@*_([{]+|[!.?*)\]}\u2026]{1,9}$/g, "")
    .toLowerCase();

interface Place {
  readonly text: string;
  readonly places: readonly RegExpExecArray[];
  readonly words: readonly string[];
  readonly at: number;
}

function nearTitle(
  { text, places, words, at }: Place,
  titles: readonly Title[],
  named: ReadonlySet<Service>,
): NamedFirst["near"] {
  const place = places[at];
  const word = words[at] ?? "";
  if (!place || word === "" || wholeWords.has(word)) return undefined;
  const after = text.slice(place.index + place[0].length);
  const isMarked = named.size === 0 && (/^\s*:/.test(after) || place[0].includes("`"));
  if (!isMarked && sentenceWords.has(word) && /\w/.test(after)) return undefined;
  for (const title of titles) {
    if (named.has(title.service)) continue;
    const said = words.slice(at, at + title.words.length).join(" ");
    const isPart = isMarked && title.words.join("-").split(/[-_.]/).includes(word);
    if (isPart || isNear(said, title.words.join(" ")) || isNear(word, title.words.join(" "))) {
      return { word, service: title.service };
    }
  }
  return undefined;
}

/** Words for all of it, however close a service's name comes. */
const wholeWords: ReadonlySet<string> = new Set(["all", "everything", "release"]);

/** With these a sentence begins: `/rollback we see errors` doesn't mean the service `web`. */
const sentenceWords: ReadonlySet<string> = new Set(
  "a an and are as at because but by can due for from had has he her his i if in is it its just my no not of on our she so some that the their there they this to too was we when with you your".split(
    " ",
  ),
);

const titlesOf = ({ services }: Pick<Train, "services">): readonly Title[] =>
  services.flatMap((service) =>
    [service.id, service.name].map((title) => ({ service, words: wordsOf(title) })),
  );

const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[\s,;:]+/)
    .map(bare)
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
