/**
 * Parameters whose values may hold plain slashes. GitHub takes them in branches and refs elsewhere too; here
 * they must be encoded (as clients do), or `/branches/main/protection` would pass for a branch of that name.
 */
const WITH_SLASHES = /^(path|basehead|tag)$/;

/**
 * Matches paths with a template of GitHub's OpenAPI description, e.g. `/repos/{owner}/{repo}/issues`.
 * The answer holds the decoded parameters, or is undefined when the path is another one.
 */
export function pathMatcher(
  template: string,
): (path: string) => Readonly<Record<string, string>> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll(".", "\\.");
      names.push(name);
      const isLong = WITH_SLASHES.test(name) || (name === "ref" && template.includes("/git/"));
      return isLong ? "(.+)" : "([^/]+)";
    })
    .join("");
  const expression = new RegExp(`^${pattern}$`);
  return (path) => {
    const match = expression.exec(path);
    if (!match) return undefined;
    return Object.fromEntries(names.map((name, index) => [name, decode(match[index + 1] ?? "")]));
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How many characters of a template are fixed: of two that match, the more fixed one is meant. */
export function fixedLength(template: string): number {
  return template.replaceAll(/\{\w+\}/g, "").length;
}
