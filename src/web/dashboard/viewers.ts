import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { ListedRelease, ShownRelease } from "../../model/view/page.ts";

/** Whoever looks at the dashboard or asks the API. */
export type Viewer =
  /** On this very machine, where nobody can sign in. */
  | { readonly kind: "local" }
  | { readonly kind: "anyone" }
  /** `token` is theirs, and secret. */
  | { readonly kind: "person"; readonly login: string; readonly token: string };

/** Who may see what: `private` asks GitHub, `public` shows releases of public repositories to all. */
export type DashboardMode = "private" | "public" | "off";

/** Whether the person with this token can read the repository now; null: GitHub didn't say. */
export type CanRead = (token: string, repositoryId: number) => Promise<boolean | null>;

/** What GitHub said of a person's access stands for so long. */
const freshFor = Temporal.Duration.from({ minutes: 1 });
const rememberedMax = 10_000;

export interface Viewers {
  maySee(
    viewer: Viewer,
    release: Pick<ShownRelease, "visibility" | "repositoryId">,
  ): Promise<boolean>;
  /** Of a list, what this viewer may see: each repository is asked about once. */
  seenBy(viewer: Viewer, releases: readonly ListedRelease[]): Promise<readonly ListedRelease[]>;
}

export function createViewers(parts: {
  readonly mode: DashboardMode;
  readonly canRead: CanRead;
  readonly now: () => Temporal.Instant;
}): Viewers {
  const { mode, canRead, now } = parts;
  const asked = new Map<
    string,
    { readonly until: Temporal.Instant; readonly may: Promise<boolean> }
  >();
  const mayRead = (token: string, repositoryId: number): Promise<boolean> => {
    // Only a digest of the token is kept.
    const key = `${createHash("sha256").update(token).digest("base64")} ${repositoryId}`;
    const known = asked.get(key);
    if (known && Temporal.Instant.compare(now(), known.until) < 0) return known.may;
    // What GitHub didn't say is no permission, and is asked again at once.
    const may = canRead(token, repositoryId).then((answer) => {
      if (answer === null) asked.delete(key);
      return answer === true;
    });
    asked.delete(key);
    asked.set(key, { until: now().add(freshFor), may });
    const oldest = asked.keys().next().value;
    if (asked.size > rememberedMax && oldest !== undefined) asked.delete(oldest);
    return may;
  };
  const maySee: Viewers["maySee"] = async (viewer, { visibility, repositoryId }) => {
    if (viewer.kind === "local") return true;
    if (mode === "public" && visibility === "public") return true;
    return viewer.kind === "person" && (await mayRead(viewer.token, repositoryId));
  };
  return {
    maySee,
    async seenBy(viewer, releases) {
      const answers = await Promise.all(releases.map((one) => maySee(viewer, one)));
      return releases.filter((_one, index) => answers[index]);
    },
  };
}

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
