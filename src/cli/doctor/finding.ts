/** One thing that was looked at, and how to fix it where it is wrong. */
export interface Finding {
  /** `unknown`: it could not be looked at, so nothing is said for it. */
  readonly level: "good" | "advice" | "unknown" | "problem";
  /** What was looked at, in a few words. */
  readonly about: string;
  /** One sentence. */
  readonly says: string;
  /** One sentence; null: nothing is to be done. */
  readonly fix: string | null;
}

export const good = (about: string, says: string): Finding => ({
  level: "good",
  about,
  says,
  fix: null,
});

export const problem = (about: string, says: string, fix: string): Finding => ({
  level: "problem",
  about,
  says,
  fix,
});

export const advice = (about: string, says: string, fix: string): Finding => ({
  level: "advice",
  about,
  says,
  fix,
});

/** What could not be looked at, by the failure that stood in the way. */
export const unseen = (
  about: string,
  { message, hint }: { readonly message: string; readonly hint: string },
): Finding => ({ level: "unknown", about, says: message, fix: hint === "" ? null : hint });
