import type { ChangeName } from "../model/release/sought-change.ts";

/** What a `/where` asks for: a change, perhaps of one repository. */
export interface ChangeAsked {
  readonly change: ChangeName;
  /** As it was written, `owner/name`; undefined: any. */
  readonly repo: string | undefined;
}

const repoForm = String.raw`([\w.-]{1,100}\/[\w.-]{1,100})`;
const hashForm = "([0-9a-f]{7,40})";
const address = new RegExp(
  String.raw`^https?:\/\/[^\s/]+\/${repoForm}\/(?:pull\/(\d{1,9})|commit\/${hashForm})(?:[/?#]\S*)?$`,
  "i",
);
const named = new RegExp(String.raw`^(?:${repoForm}(?=[#@]))?(?:#(\d{1,9})|@?${hashForm})$`, "i");

/** Reads `#12`, `owner/name#12`, a hash, `owner/name@hash`, or the address of either; undefined: it is none of these. */
export function readChangeName(text: string): ChangeAsked | undefined {
  const word = text
    .trim()
    .replace(/^`(.*)`$/, "$1")
    .replace(/(?<![.,:;?!])[.,:;?!]+$/, "");
  // No hash is that short.
  const full = /^\d{1,6}$/.test(word) ? `#${word}` : word;
  const [whole, repo, number, digits] = address.exec(full) ?? named.exec(full) ?? [];
  if (whole === undefined || Number(number) === 0) return undefined;
  return {
    repo,
    change:
      digits === undefined
        ? { kind: "pull", number: Number(number) }
        : { kind: "commit", digits: digits.toLowerCase() },
  };
}
