import { tongue } from "./view/catalogue.ts";

/**
 * What follows from one thing alone, worked out once for each and given again whenever it is asked for. The thing
 * never changes, and what was worked out of it is forgotten with it.
 */
export const derived = <Of extends object, Value>(
  workOut: (of: Of) => Value,
): ((of: Of) => Value) => derivedFrom((of: Of) => [of], workOut);

interface Known<Value> {
  /** Absent where nothing further was asked: most are the last part, and each of these maps costs the collector time. */
  further?: WeakMap<object, Known<Value>>;
  found?: { readonly value: Value };
}

/** The same for what follows from several things alone, which `partsOf` names, always as many of them. */
export function derivedFrom<Of, Value>(
  partsOf: (of: Of) => readonly object[],
  workOut: (of: Of) => Value,
): (of: Of) => Value {
  let known: Known<Value> = {};
  let language = tongue();
  return (of) => {
    if (language !== tongue()) {
      known = {};
      language = tongue();
    }
    let place = known;
    for (const part of partsOf(of)) {
      place.further ??= new WeakMap();
      let next = place.further.get(part);
      if (!next) place.further.set(part, (next = {}));
      place = next;
    }
    place.found ??= { value: workOut(of) };
    return place.found.value;
  };
}
