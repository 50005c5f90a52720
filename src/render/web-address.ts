/** Only what leads to a web page: a `javascript:` address of somebody else's must never become a link; null: it doesn't. */
export function webAddress(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  return parsed && (parsed.protocol === "https:" || parsed.protocol === "http:")
    ? parsed.href
    : null;
}
