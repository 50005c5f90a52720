import { Hono } from "hono";
import { newestOf, repositoryOf, sayNothingThere, type Asking, type PageSource } from "./asking.ts";
import type { Frames } from "./frame.ts";
import { atomOf, badgeOf, calendarOf, comingOf, freezesOf, serviceAtomOf } from "./feeds.ts";
import type { Asked, Env } from "./env.ts";

/** Calendar, feed and badge of a train, for programs that other people wrote. */
export function feedRoutes(parts: {
  readonly source: PageSource;
  readonly asking: Asking;
  readonly frames: Frames;
  readonly now: () => Temporal.Instant;
  /** Where people reach the app, without a trailing slash. */
  readonly baseOf: (c: Asked) => string;
}): Hono<Env> {
  const { source, asking, frames, now, baseOf } = parts;
  const feeds = new Hono<Env>();
  feeds.get("/trains/:owner/:repo/calendar.ics", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    c.header("content-type", "text/calendar; charset=utf-8");
    const kept = await newestOf(source, releases.slice(0, 1));
    const beside = { freezes: freezesOf(kept), coming: comingOf(kept, now()) };
    return c.body(calendarOf(releases, { name: repositoryOf(c), base: baseOf(c), ...beside }));
  });
  feeds.get("/trains/:owner/:repo/releases.atom", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    c.header("content-type", "application/atom+xml; charset=utf-8");
    const of = { name: repositoryOf(c), base: baseOf(c), self: c.req.path };
    return c.body(atomOf(releases, of));
  });
  feeds.get("/trains/:owner/:repo/services/:service/releases.atom", async (c) => {
    const kept = await newestOf(source, await asking.seen(c, repositoryOf(c)));
    const id = c.req.param("service");
    const isThere = kept.some(({ shown }) => shown.page.services.some((one) => one.id === id));
    if (!isThere) return sayNothingThere(c, frames);
    c.header("content-type", "application/atom+xml; charset=utf-8");
    const of = { name: `${repositoryOf(c)} ${id}`, base: baseOf(c), self: c.req.path };
    return c.body(serviceAtomOf(kept, id, of));
  });
  feeds.get("/badge/:owner/:file{.+\\.svg}", async (c) => {
    const { owner, file } = c.req.param();
    const releases = await asking.seen(c, `${owner}/${file.slice(0, -".svg".length)}`);
    const [newest] = releases.toSorted((a, b) => b.release.number - a.release.number);
    if (!newest) return sayNothingThere(c, frames);
    c.header("content-type", "image/svg+xml");
    return c.body(badgeOf(newest.release));
  });
  return feeds;
}
