const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A time as HTTP headers write it (RFC 9110, section 5.6.7); null: it is none. */
export function httpTime(text: string): Temporal.Instant | null {
  const match = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/.exec(
    text,
  );
  const month = months.indexOf(match?.[2] ?? "") + 1;
  if (!match || month === 0) return null;
  const date = `${match[3]}-${String(month).padStart(2, "0")}-${match[1]}`;
  try {
    return Temporal.Instant.from(`${date}T${match[4]}Z`);
  } catch {
    return null;
  }
}
