import type { Check } from "./health.ts";

export interface ReadinessParts {
  readonly store: { proveWritable(): Promise<void> };
  /** Asks GitHub who the App is, anew each time. */
  readonly isKnown: () => Promise<boolean>;
  /** What the App may not do or hear though it needs to; rejects when that can't be told. */
  readonly lacking: () => Promise<readonly string[]>;
  /** undefined: nobody has looked yet. */
  readonly deliveriesArrive: () => boolean | undefined;
}

/** The app can do its work while its store takes what it writes and GitHub knows it. */
export const readiness = (parts: ReadinessParts): readonly Check[] => [
  { name: "store", holds: () => parts.store.proveWritable().then(() => true) },
  { name: "github", freshFor: 60_000, holds: parts.isKnown },
  {
    name: "permissions",
    freshFor: 300_000,
    isAdvice: true,
    async holds() {
      const lacking = await parts.lacking();
      if (lacking.length > 0) throw new Error(lacking.join("; "));
      return true;
    },
  },
  {
    name: "deliveries",
    isAdvice: true,
    async holds() {
      const arrive = parts.deliveriesArrive();
      if (arrive === undefined) throw new Error("GitHub's delivery log wasn't read yet");
      return arrive;
    },
  },
];
