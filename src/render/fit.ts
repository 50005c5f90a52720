/**
 * The first of several renderings, from full to short, that is not longer than `room`; undefined when none
 * fits. Rendered one after the other: as a rule the first one does.
 * @param least no rendering of that level is shorter: one that can't fit isn't tried
 */
export function firstThatFits<Level>(
  levels: readonly Level[],
  room: number,
  render: (level: Level) => string,
  least: (level: Level) => number = () => 0,
): string | undefined {
  for (const level of levels) {
    if (least(level) > room) continue;
    const text = render(level);
    if (text.length <= room) return text;
  }
  return undefined;
}
