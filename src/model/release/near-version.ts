/** Milestones and labels that are called nearly as a release is, and don't mean it. */

const word = /^v?(\d{1,9}(?:\.\d{1,9}){1,3})$/i;
const bare = /^v?(\d{1,9})$/i;

/** `2`, `2.5` and `2.5.0` alike. */
function padded(version: string): string | undefined {
  const parts = version.split(".");
  if (!parts.every((part) => /^\d{1,9}$/.test(part)) || parts.length > 4) return undefined;
  return [...parts, ...Array.from({ length: Math.max(0, 3 - parts.length) }, () => "0")]
    .map(Number)
    .join(".");
}

/**
 * Whether people most likely mean the release by it: the same version written in another way, or with words around it.
 * @param name a title, or a label without its `release:`; `version`: of the release, without a leading `v`
 */
export function isNearVersion(name: string, version: string): boolean {
  const title = name.trim();
  if (title.toLowerCase().replace(/^v/, "") === version.toLowerCase()) return false;
  const wanted = padded(version);
  const words = title.split(/[\s()[\],:;]/).map((one) => word.exec(one)?.[1]);
  return (
    wanted !== undefined &&
    [bare.exec(title)?.[1], ...words].some((one) => one !== undefined && padded(one) === wanted)
  );
}

/** Labels that would be near it; `release:2.5` for 2.5.0, and the other way round. */
export function nearLabels(version: string): readonly string[] {
  const parts = version.split(".");
  const other =
    parts.length === 3 && parts.at(-1) === "0"
      ? parts.slice(0, -1).join(".")
      : parts.length === 2
        ? `${version}.0`
        : undefined;
  return other === undefined || padded(version) === undefined
    ? []
    : [`release:${other}`, `release:v${other}`];
}
