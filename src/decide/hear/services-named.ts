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

const between = /^[\s,;]+/;

/**
 * Reads ids and names, however they are capitalised, names of several words too, with blanks or commas between
 * them. Of two that fit the longer one is meant.
 */
export function servicesNamed(
  text: string,
  train: Train,
  planned: Plan["services"],
): ServicesNamed {
  const riding = new Set(planned.map(({ service }) => service));
  const services = new Set<ServiceId>();
  const unknown: Text[] = [];
  let rest = text.replaceAll(/["'`]/g, "").replace(between, "");
  while (rest !== "") {
    const found = longest(rest.toLowerCase(), train.services);
    const [word = ""] = rest.split(/[\s,;]/, 1);
    if (!found) unknown.push(unknownService(train, word));
    else if (riding.has(found.service.id)) services.add(found.service.id);
    else unknown.push(say`${code(found.service.id)} is not part of this release.`);
    rest = rest.slice(found?.length ?? word.length).replace(between, "");
  }
  return { services: [...services], unknown };
}

interface Found {
  readonly service: Service;
  readonly length: number;
}

function longest(text: string, services: readonly Service[]): Found | undefined {
  let found: Found | undefined;
  for (const service of services) {
    for (const title of [service.id, service.name.toLowerCase()]) {
      const isNamed = text.startsWith(title) && /^([\s,;]|$)/.test(text.slice(title.length));
      if (isNamed && title.length > (found?.length ?? 0)) found = { service, length: title.length };
    }
  }
  return found;
}
