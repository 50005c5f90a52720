import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Viewer } from "./viewers.ts";

export interface Env {
  Bindings: HttpBindings;
  Variables: { viewer: Viewer };
}

/** A request, with whoever asks. */
export type Asked = Context<Env>;
