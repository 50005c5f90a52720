/** The words of a setting that lists several, between commas or spaces. */
export const wordsIn = (text: string): readonly string[] =>
  text.split(/[\s,]+/).filter((word) => word !== "");
