import type { IncomingMessage } from "node:http";
import type { ShownRelease } from "../../model/view/page.ts";

/** Somebody who has signed in. The token is secret. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly token: string;
}

/** Whoever looks at the dashboard or asks the API: from this very machine, signed in, a workflow, or none of them. */
export type Viewer =
  | { readonly kind: "local" }
  | { readonly kind: "person"; readonly person: Person }
  /** Of the repository with this id. */
  | { readonly kind: "workflow"; readonly repository: number }
  | { readonly kind: "anyone" };

/** `private` shows releases to those who can read them on GitHub, `public` those of public repositories to all. */
export type DashboardMode = "private" | "public" | "off";

/** Whether a viewer may see a release whoever they are: what only some may read of GitHub isn't shown so. */
export const mayAllSee = (
  mode: DashboardMode,
  viewer: Viewer,
  { visibility }: Pick<ShownRelease, "visibility">,
): boolean => viewer.kind === "local" || (mode === "public" && visibility === "public");

/**
 * Whether a request comes from this machine and from nobody whom a proxy here speaks for: the peer and the host that
 * it asks for are of the loopback, and no proxy has left its name.
 */
export function isLocal({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): boolean {
  if (headers.forwarded !== undefined || headers["x-forwarded-for"] !== undefined) return false;
  return isLoopbackAddress(socket.remoteAddress ?? "") && isLoopbackHost(headers.host ?? "");
}

const isLoopbackAddress = (address: string): boolean =>
  address === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);

const isLoopbackHost = (host: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host);
