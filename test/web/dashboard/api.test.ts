import { describe, expect, it, test, vi } from "vitest";
import { serviceView } from "../../render/views.ts";
import { openDashboard } from "./show.ts";

/** Reads a stream of events as far as `count` of them. */
async function events(
  url: string,
  count: number,
  headers: Record<string, string> = {},
  between: (heard: number) => Promise<void> = async () => {},
): Promise<readonly { readonly id: string; readonly data: string }[]> {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const heard: { id: string; data: string }[] = [];
  let text = "";
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString("utf8");
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end === -1) break;
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      const field = (name: string): string =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? "";
      if (field("id") === "") continue;
      heard.push({ id: field("id"), data: field("data") });
      await between(heard.length);
    }
    if (heard.length >= count) break;
  }
  gone.abort();
  return heard;
}

describe("the list of releases", () => {
  it("has the fields of the contract", async () => {
    const { url, show } = await openDashboard();
    await show(1);
    const response = await fetch(`${url}/api/releases`);
    const { releases } = (await response.json()) as { releases: Record<string, unknown>[] };
    expect(Object.keys(releases[0] ?? {})).toEqual([
      "train",
      "version",
      "repository",
      "number",
      "url",
      "state",
      "sentence",
      "departure",
      "eta",
      "live",
      "services",
    ]);
  });

  it("is answered with 304 while nothing changed", async () => {
    const { url, show } = await openDashboard();
    await show(1);
    const etag = (await fetch(`${url}/api/releases`)).headers.get("etag") ?? "";
    const again = () => fetch(`${url}/api/releases`, { headers: { "if-none-match": etag } });
    expect((await again()).status).toBe(304);
    await show(1, { state: "ready" });
    expect((await again()).status).toBe(200);
  });
});

describe("a release", () => {
  it("comes with services, gates, votes, holds, rollback and timeline", async () => {
    const { url, show } = await openDashboard();
    await show(1);
    const response = await fetch(`${url}/api/releases/ACME/releases/1`);
    const page = (await response.json()) as { services: { gates: { name: string }[] }[] };
    expect(Object.keys(page)).toEqual([
      "release",
      "services",
      "votes",
      "holds",
      "rollback",
      "timeline",
    ]);
    const gates = page.services.flatMap((one) => one.gates.map(({ name }) => name));
    expect(gates).toEqual(expect.arrayContaining(["pull requests", "ci", "staging"]));
  });

  it("is a 404 in JSON when it isn't known", async () => {
    const { url } = await openDashboard();
    const response = await fetch(`${url}/api/releases/acme/releases/1`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: "There is nothing here, or you may not see it.",
    });
  });
});

describe("its events", () => {
  it("begin with the present state and follow each change", async () => {
    const { url, show } = await openDashboard();
    await show(1);
    const heard = await events(
      `${url}/api/releases/acme/releases/1/events`,
      2,
      {},
      async (count) => {
        if (count === 1) await show(1, { state: "ready" });
      },
    );
    expect(
      heard.map(({ data }) => (JSON.parse(data) as { release: { state: string } }).release.state),
    ).toEqual(["planning", "ready"]);
  });

  it("catch up at once after a break", async () => {
    const { url, show } = await openDashboard();
    await show(1);
    const [first] = await events(`${url}/api/releases/acme/releases/1/events`, 1);
    await show(1, { state: "ready" });
    const [next] = await events(`${url}/api/releases/acme/releases/1/events`, 1, {
      "last-event-id": first?.id ?? "",
    });
    expect(next?.id).not.toBe(first?.id);
    expect(next?.data).toContain('"ready"');
  });
});

describe("feeds", () => {
  it("tell departures as a calendar", async () => {
    const { url, show } = await openDashboard();
    await show(1, {
      timetable: {
        timeZone: "UTC",
        start: { kind: "at", at: Temporal.Instant.from("2026-03-19T14:00:00Z") },
        end: { kind: "at", at: Temporal.Instant.from("2026-03-19T14:40:00Z") },
        usual: Temporal.Duration.from({ minutes: 40 }),
        slow: Temporal.Duration.from({ minutes: 60 }),
        critical: [],
        untimed: [],
      },
    });
    const response = await fetch(`${url}/trains/acme/releases/calendar.ics`);
    expect(response.headers.get("content-type")).toContain("text/calendar");
    const text = await response.text();
    expect(text).toContain("DTSTART:20260319T140000Z");
    expect(text).toContain("DTEND:20260319T144000Z");
    expect(text).toContain("SUMMARY:storefront 2.5.0: Planning");
  });

  it("tell freezes as whole days in the calendar, and on the page of the train while they last", async () => {
    const { url, show } = await openDashboard();
    const freeze = (from: string, to: string, reason: string) => ({
      from: Temporal.PlainDate.from(from),
      to: Temporal.PlainDate.from(to),
      reason,
    });
    await show(1, {
      freezes: [
        freeze("2026-12-20", "2027-01-03", "Holidays"),
        freeze("2026-03-01", "2026-03-18", "Audit"),
      ],
    });
    const calendar = await (await fetch(`${url}/trains/acme/releases/calendar.ics`)).text();
    expect(calendar).toContain("DTSTART;VALUE=DATE:20261220");
    expect(calendar).toContain("DTEND;VALUE=DATE:20270104");
    expect(calendar).toContain("SUMMARY:Freeze: Holidays");
    const page = await (await fetch(`${url}/trains/acme/releases`)).text();
    expect(page).toContain("</time>: Holidays");
    expect(page).not.toContain("Audit");
  });

  it("tell releases as an Atom feed", async () => {
    const { url, show } = await openDashboard();
    await show(1, { train: "a & <b>" });
    const text = await (await fetch(`${url}/trains/acme/releases/releases.atom`)).text();
    expect(text).toContain("<title>a &amp; &lt;b&gt; 2.5.0: Planning</title>");
  });

  it("tell the releases of one service as a feed of its own", async () => {
    const { url, show } = await openDashboard();
    await show(1, { version: "2.4.0", services: [serviceView("api"), serviceView("web")] });
    await show(2, { services: [serviceView("api", { version: "1.9.0", state: "live" })] });
    const feedOf = (id: string) =>
      fetch(`${url}/trains/acme/releases/services/${id}/releases.atom`);
    const text = await (await feedOf("api")).text();
    const titles = [...text.matchAll(/<entry>.*?<title>(.*?)<\/title>/g)].map(
      ([, title = ""]) => title,
    );
    expect(titles.toSorted()).toEqual(["Api 1.8.0: waiting", "Api 1.9.0: live"]);
    expect((await (await feedOf("web")).text()).match(/<entry>/g)).toHaveLength(1);
    expect((await feedOf("other")).status).toBe(404);
  });

  it("tell the newest release as a badge", async () => {
    const { url, show } = await openDashboard();
    await show(1, { version: "2.4.0", state: "complete" });
    await show(2, { version: "2.5.0" });
    const response = await fetch(`${url}/badge/acme/releases.svg`);
    expect(response.headers.get("content-type")).toContain("image/svg+xml");
    expect(await response.text()).toContain("2.5.0 Planning");
  });
});

test("200 who follow one release hear of a change by one question to the store, and GitHub isn't asked", async () => {
  const { url, show, store } = await openDashboard();
  await show(1);
  const stamp = vi.spyOn(store.pages, "stamp");
  const listening = Promise.withResolvers<void>();
  let first = 0;
  const heard = Array.from({ length: 200 }, () =>
    events(`${url}/api/releases/acme/releases/1/events`, 2, {}, async (count) => {
      if (count === 1 && ++first === 200) listening.resolve();
    }),
  );
  await listening.promise;
  const before = stamp.mock.calls.length;
  await show(1, { state: "ready" });
  for (const [, change] of await Promise.all(heard)) expect(change?.data).toContain('"ready"');
  // One question each second, however many listen; a slow machine takes some seconds.
  expect(stamp.mock.calls.length - before).toBeLessThan(50);
});
