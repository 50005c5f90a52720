import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import {
  newestOf,
  repositoryOf,
  say,
  sayNothingThere,
  type Asking,
  type PageSource,
} from "./asking.ts";
import { trainFigures } from "./figures.ts";
import { placesOf } from "./where.ts";
import { readChangeName } from "../../text/change-name.ts";
import type { Frames } from "./frame.ts";
import type { Changes, Place } from "./changes.ts";
import type { Asked, Env } from "./env.ts";

interface ApiParts {
  readonly source: PageSource;
  readonly changes: Changes;
  readonly asking: Asking;
  readonly frames: Frames;
  readonly now: () => Temporal.Instant;
}

/** Releases for other systems: JSON with an ETag, and streams of events. */
export function apiRoutes({ source, changes, asking, frames, now }: ApiParts): Hono<Env> {
  const api = new Hono<Env>();
  api.get("/releases", async (c) => {
    const stamp = await source.stamp();
    const releases = (await asking.seen(c)).map(({ release }) => release);
    return answered(c, `${stamp}-${releases.length}`, { releases });
  });
  api.get("/releases/events", (c) =>
    follow(c, { at: undefined, changes, read: async () => ({ changed: true }) }),
  );
  api.get("/releases/:owner/:repo/:number", async (c) => {
    const kept = await asking.find(c);
    return kept ? answered(c, String(kept.revision), kept.shown.page) : sayNothingThere(c, frames);
  });
  api.get("/releases/:owner/:repo/:number/events", async (c) => {
    const kept = await asking.find(c);
    if (!kept) return sayNothingThere(c, frames);
    // Who may no longer read the repository hears no more of it.
    const read = async () => (await asking.again(c, kept))?.shown.page;
    return follow(c, { at: kept.shown.page.release, changes, read });
  });
  api.get("/trains/:owner/:repo/figures", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    return c.json(trainFigures(await newestOf(source, releases), now()));
  });
  api.get("/trains/:owner/:repo/where", async (c) => {
    const asked = readChangeName(c.req.query("change") ?? "");
    if (!asked) {
      const words =
        "Name a change as in ?change=owner/repo%2312, or a commit by at least seven digits.";
      return say(c, frames, { status: 400, heading: "Which change?", words });
    }
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    return c.json({ places: placesOf(await newestOf(source, releases), asked) });
  });
  return api;
}

function answered(c: Asked, tag: string, content: object): Response {
  const etag = `W/"${tag}"`;
  c.header("etag", etag);
  const known = c.req.header("if-none-match")?.split(",") ?? [];
  if (known.some((one) => one.trim() === etag)) return c.body(null, 304);
  return c.json(content);
}

/** In milliseconds: after this a page that lost the connection asks again. */
const retry = 2_000;

/**
 * A stream of server-sent events: the present state at once (unless the asker has it, as `Last-Event-ID` tells), then
 * each change.
 */
function follow(
  c: Asked,
  parts: {
    readonly at: Place;
    readonly changes: Changes;
    readonly read: () => Promise<object | undefined>;
  },
): Response {
  const { at, changes, read } = parts;
  const last = Number(c.req.header("last-event-id") ?? -1);
  c.header("x-accel-buffering", "no");
  return streamSSE(c, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    await stream.write(": connected\n\n");
    let told = Number.isSafeInteger(last) ? last : -1;
    for (;;) {
      const stamp = await changes.next(at, told, gone.signal);
      if (stamp === undefined) return;
      if (stamp === told) {
        // A comment keeps proxies from closing what is quiet, and shows whether anybody listens still.
        await stream.write(": still here\n\n");
        continue;
      }
      const data = await read();
      if (!data) return;
      told = stamp;
      await stream.writeSSE({
        event: "release",
        id: String(stamp),
        data: JSON.stringify(data),
        retry,
      });
    }
  });
}
