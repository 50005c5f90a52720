/** A line of the app's log as a test shows it. */
export function troubleText(fields: object, message: string): string {
  const { err } = fields as { readonly err?: unknown };
  return err instanceof Error
    ? `${message}: ${err.stack}`
    : `${message} ${JSON.stringify(fields).slice(0, 2000)}`;
}
