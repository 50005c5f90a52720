/** Counts how often anything of a value is read, so that work can be measured in steps, which no machine changes. */
export function counted<Value extends object>(
  value: Value,
): { readonly value: Value; reads(): number } {
  let reads = 0;
  const known = new WeakMap<object, object>();
  const seen = (one: unknown): unknown => (isPlain(one) ? wrapped(one) : one);
  const wrapped = (one: object): object => {
    const before = known.get(one);
    if (before) return before;
    const proxy =
      one instanceof Map
        ? new Map([...one].map(([key, entry]) => [key, seen(entry)]))
        : new Proxy(Array.isArray(one) ? one.map(seen) : one, {
            get(target, name) {
              reads += 1;
              return seen(Reflect.get(target, name));
            },
          });
    known.set(one, proxy);
    return proxy;
  };
  return { value: wrapped(value) as Value, reads: () => reads };
}

/** Times and sets are one thing each, and know only themselves. */
const isPlain = (one: unknown): one is object =>
  typeof one === "object" &&
  one !== null &&
  (Array.isArray(one) || one instanceof Map || Object.getPrototypeOf(one) === Object.prototype);
