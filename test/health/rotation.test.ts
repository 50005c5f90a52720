import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createReadRotation, dutiesIn } from "../../src/health/rotation.ts";
import type { HostPolicy } from "../../src/model/train/hosts.ts";
import { virtualClock } from "../../src/simulator/clock.ts";

const now = Temporal.Instant.from("2026-03-19T12:00:00Z");
const calendar = (...events: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//EN", ...events, "END:VCALENDAR", ""].join(
    "\r\n",
  );
const event = (title: string, ...lines: readonly string[]): string =>
  ["BEGIN:VEVENT", `UID:${title}`, `SUMMARY:${title}`, ...lines, "END:VEVENT"].join("\r\n");

function turnsIn(text: string, timeZone = "Europe/Berlin"): readonly string[] | string {
  const read = dutiesIn(text, { timeZone, now });
  return read.kind === "unknown"
    ? read.why
    : read.value.map(
        ({ from, to, manager, deputy }) =>
          `${from.toString()} ${to.toString()} ${manager} ${deputy}`,
      );
}

test.each<[string, string, readonly string[] | string]>([
  [
    "whole days are by the clocks of the train",
    event("sarah, dana", "DTSTART;VALUE=DATE:20260323", "DTEND;VALUE=DATE:20260330"),
    ["2026-03-22T23:00:00Z 2026-03-29T22:00:00Z sarah dana"],
  ],
  [
    "times in UTC, and of a zone by its name",
    `${event("@li", "DTSTART:20260320T090000Z", "DTEND:20260320T170000Z")}\r\n${event("dana", "DTSTART;TZID=America/New_York:20260321T090000", "DTEND;TZID=America/New_York:20260321T170000")}`,
    [
      "2026-03-20T09:00:00Z 2026-03-20T17:00:00Z li null",
      "2026-03-21T13:00:00Z 2026-03-21T21:00:00Z dana null",
    ],
  ],
  [
    "what repeats, with one that was moved to somebody else",
    `${event("sarah", "DTSTART;VALUE=DATE:20260316", "DTEND;VALUE=DATE:20260323", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2")}\r\nBEGIN:VEVENT\r\nUID:sarah\r\nSUMMARY:li\r\nRECURRENCE-ID;VALUE=DATE:20260330\r\nDTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260406\r\nEND:VEVENT`,
    [
      "2026-03-15T23:00:00Z 2026-03-22T23:00:00Z sarah null",
      "2026-03-29T22:00:00Z 2026-04-05T22:00:00Z li null",
    ],
  ],
  [
    "what is no turn, and what is long over, is none",
    `${event("Lunch with sarah", "DTSTART:20260320T090000Z", "DTEND:20260320T170000Z")}\r\n${event("sarah", "DTSTART:20250320T090000Z", "DTEND:20250320T170000Z")}`,
    [],
  ],
  [
    "from Monday on, each other week, until one day",
    event(
      "sarah",
      "DTSTART;VALUE=DATE:20260316",
      "DTEND;VALUE=DATE:20260323",
      "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20260401;BYDAY=MO;WKST=MO",
    ),
    [
      "2026-03-15T23:00:00Z 2026-03-22T23:00:00Z sarah null",
      "2026-03-29T22:00:00Z 2026-04-05T22:00:00Z sarah null",
    ],
  ],
  [
    "endless ones end",
    event("sarah", "DTSTART:20260319T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY"),
    expect.any(Array),
  ],
])("%s", (_, events, turns) => {
  expect(turnsIn(calendar(events))).toEqual(turns);
});

// Whoever expands these by the standard looks for a day that never comes.
test.each([
  "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
  "FREQ=SECONDLY",
  "FREQ=MONTHLY;BYMONTHDAY=31",
])("%s is not followed, and says so", (rule) => {
  const endless = event("sarah", "DTSTART:20260319T000000Z", "DURATION:PT1S", `RRULE:${rule}`);
  expect(turnsIn(calendar(endless))).toMatch(/repeats by a rule that is neither daily nor weekly/);
});

test("very many events are too many", () => {
  const daily = event("li", "DTSTART:19000101T000000Z", "DURATION:PT1S", "RRULE:FREQ=DAILY");
  expect(turnsIn(calendar(daily))).toBe("its events repeat too often");
});

test.each(["", "no calendar", "BEGIN:VCALENDAR", '{"a":1}'])("%j is no calendar", (text) => {
  expect(turnsIn(text)).toBe("it is no iCalendar");
});

/** A calendar on loopback. */
async function served() {
  const state = {
    text: calendar(event("sarah", "DTSTART:20260301T000000Z", "DTEND:20260401T000000Z")),
    status: 200,
    asked: 0,
  };
  const server = createServer((_, response) => {
    state.asked += 1;
    response.writeHead(state.status).end(state.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const clock = virtualClock(now);
  const allowed: HostPolicy = {
    allowed: [{ name: "127.0.0.1", isWildcard: false, port }],
    headers: new Map(),
  };
  const url = `http://127.0.0.1:${port}/oncall.ics`;
  const pass = (time: Temporal.DurationLike): void => {
    clock.after(Temporal.Duration.from(time), () => undefined);
    clock.step();
  };
  return { state, clock, url, allowed, pass };
}

test("a calendar is read once in ten minutes, and an outage is bridged for an hour and no longer", async () => {
  const { state, clock, url, allowed, pass } = await served();
  const read = createReadRotation(allowed, clock);
  const manager = async () => {
    const found = await read(url, "UTC");
    return found.kind === "known" ? found.value[0]?.manager : found.why;
  };
  expect(await manager()).toBe("sarah");
  pass({ minutes: 9 });
  expect(await manager()).toBe("sarah");
  expect(state.asked).toBe(1);
  state.text = state.text.replaceAll("sarah", "dana");
  pass({ minutes: 2 });
  expect(await manager()).toBe("dana");
  state.status = 503;
  pass({ minutes: 30 });
  expect(await manager()).toBe("dana");
  pass({ minutes: 40 });
  expect(await manager()).toBe("it answers 503");
});

test("nothing behind the app's own network is asked unless whoever runs it names it", async () => {
  const { state, clock, url } = await served();
  const read = createReadRotation({ allowed: null, headers: new Map() }, clock);
  expect(await read(url, "UTC")).toMatchObject({ kind: "unknown" });
  expect(await read("http://169.254.169.254/oncall.ics", "UTC")).toMatchObject({ kind: "unknown" });
  expect(state.asked).toBe(0);
});
