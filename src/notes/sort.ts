/** Sorts the pull requests of services under the headings of the notes. */
import { isSameName } from "../model/ids.ts";
import type { NotedPull, ServiceNotes } from "../model/release/notes.ts";
import { otherChanges, type NotesRules } from "../model/train/notes-rules.ts";
import { closedBy, type ClosedIssue } from "./closes.ts";
import { fits, hasLabel, type Subject } from "./criteria.ts";
import { deltasOf, isUpdate, type Delta } from "./dependencies.ts";
import { ownNotes } from "./own-notes.ts";

/** One line of the notes. A pull request may have several. */
export interface Entry {
  /** Several of one repository may have it. */
  readonly services: readonly ServiceNotes[];
  readonly pull: NotedPull;
  /** One line or more, as people wrote it. */
  readonly text: string;
  readonly closes: readonly ClosedIssue[];
  /** Of an update of dependencies. */
  readonly deltas: readonly Delta[];
}

export interface Section {
  readonly title: string;
  /** Of little interest to most: folded on the page. */
  readonly isFolded: boolean;
  readonly entries: readonly Entry[];
}

export interface Sorted {
  /** Those with entries, in the order of the train file. */
  readonly sections: readonly Section[];
  /** Pull requests that are in the notes, also of private repositories, each once. */
  readonly listed: number;
  /** All that came. */
  readonly found: number;
}

interface Place extends Entry {
  readonly services: ServiceNotes[];
}

/** Every pull request comes under the first heading that fits it, whichever services of its repository it concerns. */
export function sortNotes(services: readonly ServiceNotes[], rules: NotesRules): Sorted {
  const places = new Map<string, Place[]>();
  const pulls = new Map<string, readonly Place[]>();
  let excluded = 0;
  for (const service of services) {
    for (const pull of service.pulls) {
      const key = `${service.repo.toLowerCase()}#${pull.number}`;
      const before = pulls.get(key);
      for (const place of before ?? []) place.services.push(service);
      if (before) continue;
      const lines = isExcluded(pull, rules) ? null : linesOf(pull, service.irreversible ?? null);
      if (lines === null) excluded += 1;
      const made = service.isHidden
        ? []
        : (lines ?? []).map((line) => {
            const title = rules.categories.find((one) => fits(line, one))?.title ?? otherChanges;
            const place = placeOf(line, service);
            const under = places.get(title);
            if (under) under.push(place);
            else places.set(title, [place]);
            return place;
          });
      pulls.set(key, made);
    }
  }
  const folded = new Set(rules.categories.flatMap((one) => (one.dependencies ? [one.title] : [])));
  const titles = new Set([...rules.categories.map(({ title }) => title), otherChanges]);
  return {
    sections: [...titles].flatMap((title): readonly Section[] => {
      const entries = places.get(title);
      return entries ? [{ title, isFolded: folded.has(title), entries }] : [];
    }),
    listed: pulls.size - excluded,
    found: pulls.size,
  };
}

const isExcluded = (pull: NotedPull, { exclude }: NotesRules): boolean =>
  hasLabel(pull, exclude.labels) ||
  exclude.authors.some((one) => isSameName(withoutSuffix(one), withoutSuffix(pull.author)));

/** GraphQL names a bot by its App's slug, REST and people with a suffix. */
const withoutSuffix = (login: string): string => login.replace(/\[bot\]$/i, "");

/** null: it is not to be listed, by its own word. */
function linesOf(pull: NotedPull, irreversible: string | null): readonly Subject[] | null {
  const own = ownNotes(pull);
  if (own === null) return null;
  const texts = own ?? [pull.title];
  return texts.map((text) => ({ pull, text, isOverride: own !== undefined, irreversible }));
}

const placeOf = ({ pull, text }: Subject, service: ServiceNotes): Place => ({
  services: [service],
  pull,
  text,
  closes: closedBy(pull, service.repo),
  deltas: isUpdate(pull) ? deltasOf(pull) : [],
});
