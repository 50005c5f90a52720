import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Hono } from "hono";
import { sayNothingThere } from "./asking.ts";
import type { Frames } from "./frame.ts";
import { pageFile } from "./html.ts";
import type { Env } from "./env.ts";

interface Asset {
  readonly type: string;
  readonly read: () => string;
}

const ofPages = (type: string, name: string): Asset => ({ type, read: () => pageFile(name) });

const assets: ReadonlyMap<string, Asset> = new Map([
  ["style.css", ofPages("text/css", "style.css")],
  ["live.js", ofPages("text/javascript", "live.js")],
  ["icon.svg", ofPages("image/svg+xml", "icon.svg")],
  ["idiomorph.js", { type: "text/javascript", read: readIdiomorph }],
]);

function readIdiomorph(): string {
  const path = createRequire(import.meta.url).resolve("idiomorph/dist/idiomorph.min.js");
  return readFileSync(path, "utf8");
}

/** What pages need beside themselves: served from here, so that no page asks anybody else. */
export function assetRoutes(frames: Frames): Hono<Env> {
  const read = new Map<string, string>();
  return new Hono<Env>().get("/:name", (c) => {
    const name = c.req.param("name");
    const asset = assets.get(name);
    if (!asset) return sayNothingThere(c, frames);
    const text = read.get(name) ?? asset.read();
    read.set(name, text);
    c.header("content-type", `${asset.type}; charset=utf-8`);
    c.header("cache-control", "max-age=300");
    return c.body(text);
  });
}
