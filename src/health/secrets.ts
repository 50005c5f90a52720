import type { HostPolicy } from "../model/train/hosts.ts";

/** Characters below which a header is no secret, but a number or a name that may stand anywhere. */
const shortest = 8;

/**
 * Takes the secret headers with which the app asks out of an answer: some services say with what they were asked, and
 * people read what they say.
 */
export function withoutSecrets(text: string, { headers }: HostPolicy): string {
  const values = [...headers.values()].flatMap((some) => Object.values(some));
  // Of `Bearer …` the token alone is as secret as all of it.
  const words = values.flatMap((value) => [value, ...value.split(/\s+/)]);
  return words
    .filter((word) => word.length >= shortest)
    .toSorted((one, other) => other.length - one.length)
    .reduce((clean, word) => clean.replaceAll(word, "[secret]"), text);
}
