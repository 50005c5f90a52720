/** What people wrote, short enough to be quoted in a sentence. */
export const shorten = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 59)}…` : text;
