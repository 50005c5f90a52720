/**
 * Lower-case heading to the lines of text below it. Space within a line is one blank each; what people don't
 * see (comments) or didn't write (`_No response_` of issue forms) is left out. Linear in the text.
 */
export function sectionsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] | undefined;
  for (const raw of withoutComments(text).split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = raw.trim().replaceAll(/\s+/g, " ");
    const heading = /^#{1,6} (.+)$/.exec(line)?.[1];
    if (heading !== undefined) {
      const name = heading.replace(/ #{1,6}$/, "").toLowerCase();
      // The first one counts: people quote a form below their own.
      lines = sections.has(name) ? undefined : [];
      if (lines) sections.set(name, lines);
    } else if (lines && line !== "" && line !== "_No response_" && !line.startsWith("```")) {
      lines.push(line);
    }
  }
  return sections;
}

/** HTML comments are hints of templates: nobody who reads the issue sees them. Linear in the text. */
export function withoutComments(text: string): string {
  let visible = "";
  let at = 0;
  while (at < text.length) {
    const begin = text.indexOf("<!--", at);
    if (begin < 0) return visible + text.slice(at);
    visible += text.slice(at, begin);
    const end = text.indexOf("-->", begin + 4);
    if (end < 0) return visible;
    at = end + 3;
  }
  return visible;
}
