/** The mark of a release that is over, in the app's part of its issue. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { PastRelease } from "../view/past-release.ts";

const pattern = /<!-- release-train:past ([A-Za-z0-9_-]+) -->/;

/** Longest mark, in characters: an issue has other things to say. */
const longest = 8_000;

/** As much of it as fits: with fewer lead times, of which the median stays, or not at all (""). */
export function pastMark(past: PastRelease): string {
  for (const one of [past, withMedians(past)]) {
    const packed = deflateRawSync(Buffer.from(JSON.stringify(one))).toString("base64url");
    if (packed.length <= longest) return `<!-- release-train:past ${packed} -->`;
  }
  return "";
}

const withMedians = (past: PastRelease): PastRelease => ({
  ...past,
  ended: past.ended.map((one) => {
    const sorted = one.leadSeconds.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)];
    return { ...one, leadSeconds: middle === undefined ? [] : [middle] };
  }),
});

/** What such a mark carries, unchecked; undefined: there is none that can be read. */
export function readPastMark(body: string): unknown {
  const packed = pattern.exec(body)?.[1];
  if (packed === undefined) return undefined;
  try {
    // A bound, so that a forged mark can't blow up memory.
    const json = inflateRawSync(Buffer.from(packed, "base64url"), { maxOutputLength: 1_000_000 });
    return JSON.parse(json.toString("utf8"));
  } catch {
    return undefined;
  }
}
