/** Versions of a service: their form, their order, and which one comes next. */
import type { Versioning } from "../../model/train/train.ts";

/** How much changed, as semantic versioning tells it apart. */
export type Bump = "major" | "minor" | "patch";

interface Semver {
  readonly numbers: readonly [major: bigint, minor: bigint, patch: bigint];
  readonly pre: readonly string[];
}

const numeric = "(0|[1-9]\\d*)";
const words = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const semverPattern = new RegExp(
  `^${numeric}\\.${numeric}\\.${numeric}(?:-(${words}))?(?:\\+${words})?$`,
);
const calverPattern = /^(\d{4})\.(0[1-9]|1[0-2])\.([1-9]\d*)$/;

function readSemver(text: string): Semver | undefined {
  const [whole, major = "", minor = "", patch = "", pre] = semverPattern.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const parts = pre?.split(".") ?? [];
  if (parts.some((part) => /^0\d+$/.test(part))) return undefined;
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], pre: parts };
}

const readCalver = (text: string): readonly bigint[] | undefined =>
  calverPattern.exec(text)?.slice(1).map(BigInt);

/** Whether it is a version of this kind: only such ones count as releases from which the next follows. */
export const isVersion = (text: string, versioning: Versioning): boolean =>
  (versioning === "calver" ? readCalver(text) : readSemver(text)) !== undefined;

/** By precedence (semver.org, clause 11; calendar versions by number); what is no version comes first. */
export function compareVersions(a: string, b: string, versioning: Versioning): number {
  if (versioning === "calver") return compareLists(readCalver(a) ?? [], readCalver(b) ?? []);
  const [left, right] = [readSemver(a), readSemver(b)];
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  const numbers = compareLists(left.numbers, right.numbers);
  return numbers === 0 ? comparePre(left.pre, right.pre) : numbers;
}

function compareLists(a: readonly bigint[], b: readonly bigint[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined || left > right) return 1;
    if (left < right) return -1;
  }
  return a.length < b.length ? -1 : 0;
}

/** A pre-release comes before its release; numbers by value and before words, words by their letters. */
function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return Number(a.length === 0) - Number(b.length === 0);
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left === right) continue;
    const [isLeft, isRight] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (isLeft !== isRight) return isLeft ? -1 : 1;
    return (isLeft ? BigInt(left) > BigInt(right) : left > right) ? 1 : -1;
  }
  return a.length < b.length ? -1 : 0;
}

export const isPreRelease = (version: string): boolean =>
  (readSemver(version)?.pre.length ?? 0) > 0;

/**
 * The next semantic version, always a final one and always higher than the last; the first is 0.1.0. Before
 * 1.0.0 what breaks raises the minor version and all else the patch, as package managers read such versions:
 * 1.0.0 itself is for people to write. A pre-release becomes its final version, unless what came since is more
 * than that version would tell: after 2.0.1-rc.1 something new makes 2.1.0.
 */
export function nextSemver(last: string | null, bump: Bump): string {
  const read = last === null ? undefined : readSemver(last);
  if (!read) return "0.1.0";
  const [major, minor, patch] = read.numbers;
  const isPre = read.pre.length > 0;
  const step = major > 0n ? bump : bump === "major" ? "minor" : "patch";
  if (step === "major") {
    return isPre && minor === 0n && patch === 0n ? `${major}.0.0` : `${major + 1n}.0.0`;
  }
  if (step === "minor") {
    return isPre && patch === 0n ? `${major}.${minor}.0` : `${major}.${minor + 1n}.0`;
  }
  return `${major}.${minor}.${isPre ? patch : patch + 1n}`;
}

/**
 * The next calendar version: the first of the month is `.1`. Never lower than the last: when that is of a later
 * month, for a departure that was moved, the count of that month goes on.
 */
export function nextCalver(last: string | null, month: Temporal.PlainYearMonth): string {
  const first = `${String(month.year).padStart(4, "0")}.${String(month.month).padStart(2, "0")}`;
  const [whole, year = "", number = "", count = "0"] = calverPattern.exec(last ?? "") ?? [];
  if (whole === undefined || `${year}.${number}` < first) return `${first}.1`;
  return `${year}.${number}.${BigInt(count) + 1n}`;
}
