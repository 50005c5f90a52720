import { Hono } from "hono";
import {
  askedFor,
  newestOf,
  repositoryOf,
  sayNothingThere,
  type Asking,
  type PageSource,
} from "./asking.ts";
import { boardPage } from "./board-page.ts";
import type { Frames } from "./frame.ts";
import { releasePage } from "./release-page.ts";
import { trainPage } from "./train-page.ts";
import type { Env } from "./env.ts";

/** The pages that people read. */
export function pageRoutes(parts: {
  readonly source: PageSource;
  readonly asking: Asking;
  readonly frames: Frames;
  readonly now: () => Temporal.Instant;
}): Hono<Env> {
  const { source, asking, frames, now } = parts;
  const pages = new Hono<Env>();
  pages.get("/", async (c) => {
    const releases = await asking.seen(c);
    return c.html(boardPage({ ...askedFor(c), releases, now: now(), frame: frames(c) }));
  });
  pages.get("/releases/:owner/:repo/:number", async (c) => {
    const kept = await asking.find(c);
    if (!kept) return sayNothingThere(c, frames);
    return c.html(
      releasePage({
        ...askedFor(c),
        kept,
        log: (c.req.query("log") ?? "").trim().slice(0, 200),
        said: c.req.query("said") ?? "",
        now: now(),
        frame: frames(c),
      }),
    );
  });
  pages.get("/trains/:owner/:repo", async (c) => {
    const releases = await asking.seen(c, repositoryOf(c));
    if (releases.length === 0) return sayNothingThere(c, frames);
    const kept = await newestOf(source, releases);
    return c.html(trainPage({ releases, kept, now: now(), frame: frames(c) }));
  });
  return pages;
}
