import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Hono } from "hono";
import { sayNothingThere, type Env } from "./asking.ts";
import { pageFile } from "./html.ts";

const idiomorph = createRequire(import.meta.url).resolve("idiomorph/dist/idiomorph.min.js");

const files: ReadonlyMap<string, { readonly type: string; readonly text: string }> = new Map([
  ["style.css", { type: "text/css", text: pageFile("style.css") }],
  ["live.js", { type: "text/javascript", text: pageFile("live.js") }],
  ["idiomorph.js", { type: "text/javascript", text: readFileSync(idiomorph, "utf8") }],
  ["icon.svg", { type: "image/svg+xml", text: pageFile("icon.svg") }],
]);

/** What pages need beside themselves: served from here, so that no page asks anybody else. */
export function assetRoutes(): Hono<Env> {
  return new Hono<Env>().get("/:name", (c) => {
    const file = files.get(c.req.param("name"));
    if (!file) return sayNothingThere(c);
    c.header("content-type", `${file.type}; charset=utf-8`);
    c.header("cache-control", "max-age=300");
    return c.body(file.text);
  });
}
