/** What single values of a train file mean. */

const durationPattern = /^(\d{1,5})([smhd])$/;

/** `30s`, `10m`, `2h`, `7d`; undefined when it is none or zero. Never in days: an instant adds no days. */
export function readDuration(text: string): Temporal.Duration | undefined {
  const [, digits, unit] = durationPattern.exec(text) ?? [];
  const count = Number(digits ?? 0);
  if (count === 0) return undefined;
  if (unit === "s") return Temporal.Duration.from({ seconds: count });
  if (unit === "m") return Temporal.Duration.from({ minutes: count });
  return Temporal.Duration.from({ hours: unit === "d" ? count * 24 : count });
}

/** Of a text that the schema let pass. */
export function durationOf(text: string): Temporal.Duration {
  const duration = readDuration(text);
  if (!duration) throw new Error(`The schema let ${text} pass as a duration`);
  return duration;
}

/** The name of an IANA time zone as it is usually written; undefined: there is none. */
export function readTimeZone(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** A decimal number such as `0.01`, `-5` or `1e6`; undefined: it is none. */
export function readNumber(text: string): number | undefined {
  if (!/^[+-]?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?$/i.test(text)) return undefined;
  return Number(text);
}

/** A web address that may be asked for health: nothing secret in it, and nothing that no server ever sees. */
export const isProbeUrl = (text: string): boolean =>
  isWebPage(text) && URL.parse(text)?.hash === "";

/** An address that people open: with a part of its page, too, and never with a password in it. */
export function isWebPage(text: string): boolean {
  if (text.length > 2000 || /[\s\p{Cc}]/u.test(text)) return false;
  const url = URL.parse(text);
  if (!url || !/^https?:\/\/[^/]/i.test(text)) return false;
  return url.username === "" && url.password === "";
}

/** `2026-12-20`; undefined: there is no such day. */
export function readDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

/**
 * A name that git takes for a branch or tag once a version is in it (rules of `git check-ref-format`); of a tag also
 * the id of a service.
 */
export function isRefTemplate(text: string, kind: "branch" | "tag"): boolean {
  // `api2` at 1.0.0 and `api` at 21.0.0 would be the same tag.
  if (/\}\}\{\{/.test(text)) return false;
  const versioned = text.replaceAll(/\{\{\s*version\s*\}\}/g, "1.0.0");
  if (versioned === text) return false;
  const name = kind === "tag" ? versioned.replaceAll(/\{\{\s*service\s*\}\}/g, "api") : versioned;
  if (name.length > 200) return false;
  if (/[\p{Cc}\s~^:?*[\\{}]|\.\.|\/\/|\/\.|@\{/u.test(name)) return false;
  return !/^[/.-]|[/.]$|\.lock(\/|$)/.test(name);
}
