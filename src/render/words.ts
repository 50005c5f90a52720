/** `45 s`, `2 min 10 s`, `1 h 5 min`. */
export function durationWords(duration: Temporal.Duration): string {
  const { hours, minutes, seconds } = duration.round({
    largestUnit: "hour",
    smallestUnit: "second",
  });
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return seconds > 0 ? `${minutes} min ${seconds} s` : `${minutes} min`;
  return `${seconds} s`;
}
