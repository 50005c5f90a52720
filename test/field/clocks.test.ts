/** Days on which the clocks change. */
import { expect, it } from "vitest";
import { readCron } from "../../src/config/cron.ts";
import { firingAfter } from "../../src/decide/calendar/firings.ts";

it.each([
  // São Paulo had no midnight on 4 November 2018.
  ["0 1 4 11 *", "America/Sao_Paulo", "2018-11-04T02:00:00Z", "2018-11-04T03:00:00Z"],
  ["0 1 * * SUN", "America/Sao_Paulo", "2018-11-04T02:00:00Z", "2018-11-04T03:00:00Z"],
  ["0 2 4 11 *", "America/Sao_Paulo", "2018-11-04T02:00:00Z", "2018-11-04T04:00:00Z"],
  ["0 0 4 11 *", "America/Sao_Paulo", "2018-11-04T02:00:00Z", "2018-11-04T03:00:00Z"],
])("nats-io/nats-server#8543: %s in %s where midnight is missing", (text, zone, from, next) => {
  const cron = readCron(text);
  if (!cron) throw new Error("It can't be read");
  expect(String(firingAfter(cron, zone, Temporal.Instant.from(from)))).toBe(next);
});
