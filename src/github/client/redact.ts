/**
 * Takes out of a foreign text what must never be shown or logged: tokens, keys, JWTs, user info and
 * secret-looking parameters of addresses. One line, at most 300 characters.
 */
export function redact(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of patterns) clean = clean.replaceAll(pattern, replacement);
  clean = clean.replaceAll(parameter, (whole, begin: string, name: string) =>
    secretName.test(name) ? `${begin}${name}=[secret]` : whole,
  );
  clean = clean.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
  return clean.length > lengthMax ? `${clean.slice(0, lengthMax - 1)}…` : clean;
}

const lengthMax = 300;

const parameter = /([?&])([^?=&\s]*)=[^&\s]+/g;
const secretName = /token|secret|key|sig|password/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [^-]*-----[\s\S]*?(-----END [^-]*-----|$)/g, "[key]"],
  [/\b(gh[a-z]_|github_pat_)[A-Za-z0-9_.-]+/g, "[token]"],
  [/(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?/g, "[token]"],
  [/\b(bearer|token|basic)\s+[A-Za-z0-9_.~+/=-]{16,}/gi, "$1 [secret]"],
  [/(\/\/)[^\s/@]+@/g, "$1[secret]@"],
];
