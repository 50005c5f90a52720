/** A store of so many entries at most: the one that was put in first is forgotten first. */
export function createRemembered<T>(max: number): {
  get(key: string): T | undefined;
  put(key: string, value: T): T;
} {
  const entries = new Map<string, T>();
  return {
    get: (key) => entries.get(key),
    put(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > max && !oldest.done) entries.delete(oldest.value);
      return value;
    },
  };
}
