/** `45s`, `2m 10s`, `1h 5m`. */
export function durationWords(duration: Temporal.Duration): string {
  const { hours, minutes, seconds } = duration.round({
    largestUnit: "hour",
    smallestUnit: "second",
  });
  if (hours > 0) return minutes > 0 ? `${hours}h ${minutes}m` : `${hours}h`;
  if (minutes > 0) return seconds > 0 ? `${minutes}m ${seconds}s` : `${minutes}m`;
  return `${seconds}s`;
}
