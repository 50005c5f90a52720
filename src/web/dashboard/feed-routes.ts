import { Hono } from "hono";
import { repositoryOf, sayNothingThere, type Asking } from "./asking.ts";
import type { Frames } from "./frame.ts";
import { atomOf, badgeOf, calendarOf } from "./feeds.ts";
import type { Asked, Env } from "./env.ts";

/** Calendar, feed and badge of a train, for programs that other people wrote. */
export function feedRoutes(parts: {
  readonly asking: Asking;
  readonly frames: Frames;
  /** Where people reach the app, without a trailing slash. */
  readonly baseOf: (c: Asked) => string;
}): Hono<Env> {
  const { asking, frames, baseOf } = parts;
  const feeds = new Hono<Env>();
  feeds.get("/trains/:owner/:repo/calendar.ics", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    c.header("content-type", "text/calendar; charset=utf-8");
    return c.body(calendarOf(releases, { name: repositoryOf(c), base: baseOf(c) }));
  });
  feeds.get("/trains/:owner/:repo/releases.atom", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    c.header("content-type", "application/atom+xml; charset=utf-8");
    const of = { name: repositoryOf(c), base: baseOf(c), self: c.req.path };
    return c.body(atomOf(releases, of));
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
