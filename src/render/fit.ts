/**
 * The first of several renderings, from full to short, that is not longer than `room`; undefined when none
 * fits. Rendered one after the other: as a rule the first one does.
 */
export function firstThatFits<Level>(
  levels: readonly Level[],
  room: number,
  render: (level: Level) => string,
): string | undefined {
  for (const level of levels) {
    const text = render(level);
    if (text.length <= room) return text;
  }
  return undefined;
}
