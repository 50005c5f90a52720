/** At most so many UTF-16 units, and no half of a character that takes two: JSON with such a half is refused. */
export const cut = (text: string, max: number): string =>
  text.slice(0, max).replace(/[\uD800-\uDBFF]$/, "");
