/** Globs over the paths of a repository, as GitHub's own path filters write them. */
import { readGlob } from "../../model/train/glob.ts";

type Token =
  | { readonly kind: "char"; readonly char: string }
  /** `?`: one character of a name. */
  | { readonly kind: "one" }
  /** `*`: any part of a name. */
  | { readonly kind: "name" }
  /** `**`: anything, across folders. */
  | { readonly kind: "any" }
  /** `**` and a slash: any number of whole folders; `inside` is the place within the name of one. */
  | { readonly kind: "folders" }
  | { readonly kind: "inside" };

/**
 * Whether a path matches globs: of those that fit it the last one decides, so that `!docs/**` takes out what the
 * ones before it let in. Where all of them take out, everything else is in. A glob that ends in a plain name means
 * the folder of that name, too. Each pattern is walked once along the path, with all its possible places at a time:
 * there is none that takes long. What can't be read as a glob, which no train file has, matches everything: paths
 * name what is at stake.
 */
export function createPathMatch(globs: readonly string[]): (path: string) => boolean {
  const read = globs.map(readGlob).map((glob) => ({
    isNegative: glob?.isNegative ?? false,
    patterns: glob?.patterns.flatMap(tokensOfGlob) ?? [tokensOf("**")],
  }));
  const isInAnyway = read.length > 0 && read.every(({ isNegative }) => isNegative);
  return (path) => {
    const last = read.findLast(({ patterns }) => patterns.some((tokens) => matches(tokens, path)));
    return last ? !last.isNegative : isInAnyway;
  };
}

function tokensOfGlob(glob: string): readonly (readonly Token[])[] {
  const name = glob.replace(/^(\.\/)+/, "").replace(/\/{1,9}$/, "");
  const last = name.slice(name.lastIndexOf("/") + 1);
  const file = glob.endsWith("/") ? [] : [name];
  const folder = glob.endsWith("/") || !/[*?]/.test(last) ? [`${name}/**`] : [];
  return [...file, ...folder].map(tokensOf);
}

function tokensOf(glob: string): readonly Token[] {
  return [...glob.matchAll(/(?<=^|\/)\*\*+\/|\*\*+|[^]/gu)].flatMap(([text]): Token[] => {
    if (text === "?") return [{ kind: "one" }];
    if (text === "*") return [{ kind: "name" }];
    if (!text.startsWith("**")) return [{ kind: "char", char: text }];
    return text.endsWith("/") ? [{ kind: "folders" }, { kind: "inside" }] : [{ kind: "any" }];
  });
}

function matches(tokens: readonly Token[], path: string): boolean {
  let places = withSkipped(tokens, [0]);
  for (const char of path) {
    places = withSkipped(
      tokens,
      [...places].flatMap((place) => step(tokens[place], place, char)),
    );
    if (places.size === 0) return false;
  }
  return places.has(tokens.length);
}

/** Where in the glob one may be after a character. */
function step(token: Token | undefined, place: number, char: string): readonly number[] {
  const isSlash = char === "/";
  switch (token?.kind) {
    case undefined:
      return [];
    case "char":
      return char === token.char ? [place + 1] : [];
    case "one":
      return isSlash ? [] : [place + 1];
    case "name":
      return isSlash ? [] : [place];
    case "any":
      return [place];
    case "folders":
      return isSlash ? [] : [place + 1];
    case "inside":
      return isSlash ? [place - 1] : [place];
  }
}

/** With the places behind tokens that may stand for nothing. */
function withSkipped(tokens: readonly Token[], places: readonly number[]): ReadonlySet<number> {
  const all = new Set<number>();
  for (const from of places) {
    for (let place = from; !all.has(place);) {
      all.add(place);
      const kind = tokens[place]?.kind;
      if (kind === "name" || kind === "any") place += 1;
      else if (kind === "folders") place += 2;
    }
  }
  return all;
}
