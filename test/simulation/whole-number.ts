/** The whole number that an option has. Throws one sentence that says what is wrong with it. */
export function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw new Error(`--${name} must be a whole number from 1 on, not ${text}.`);
  }
  return Number(text);
}
