import type { KeptRelease, ListedRelease } from "../../model/view/page.ts";
import type { StampSource } from "./changes.ts";
import { compilePage } from "./html.ts";
import type { Asked } from "./env.ts";
import type { Frames } from "./frame.ts";
import type { Rights } from "./rights.ts";
import { wording, phrase, translated } from "../../model/view/wording.ts";

/** Where the dashboard reads releases: as they were seen last, so that no viewer costs GitHub anything. */
export interface PageSource extends StampSource {
  /** By the present name of the train repository, in any case; undefined: not known. */
  find(repository: string, number: number): Promise<KeptRelease | undefined>;
  /** Those that aren't over first, then the newest. `repository`: of this one only. */
  list(repository?: string): Promise<readonly ListedRelease[]>;
}

/** What a request asks for, as far as the asker may see it. */
export interface Asking {
  /** Of a repository or of all. */
  seen(c: Asked, repository?: string): Promise<readonly ListedRelease[]>;
  /** The release that the address names; undefined: there is none, or the asker may not see it. */
  find(c: Asked): Promise<KeptRelease | undefined>;
  /** What is known of a release; undefined: nothing, or the asker may not see it any more. */
  again(c: Asked, of: KeptRelease): Promise<KeptRelease | undefined>;
}

export function createAsking(source: PageSource, rights: Rights): Asking {
  const mine = async (
    c: Asked,
    kept: KeptRelease | undefined,
  ): Promise<KeptRelease | undefined> => {
    if (!kept) return undefined;
    const { repository } = kept.shown.page.release;
    const may = await rights.maySee(c.get("viewer"), { ...kept.shown, repository });
    return may ? kept : undefined;
  };
  return {
    async seen(c, repository) {
      const all = await source.list(repository);
      const may = await Promise.all(
        all.map((one) =>
          rights.maySee(c.get("viewer"), { ...one, repository: one.release.repository }),
        ),
      );
      return all.filter((_, index) => may[index]);
    },
    async find(c) {
      const number = c.req.param("number") ?? "";
      if (!/^\d{1,9}$/.test(number)) return undefined;
      return mine(c, await source.find(repositoryOf(c), Number(number)));
    },
    async again(c, { shown }) {
      const { repository, number } = shown.page.release;
      return mine(c, await source.find(repository, number));
    },
  };
}

/** What runs where, and the figures, follow from so many of the newest releases. */
const newestMax = 40;

/** Those whose pages tell of a train as a whole. */
export async function newestOf(
  source: PageSource,
  releases: readonly ListedRelease[],
): Promise<readonly KeptRelease[]> {
  const found = await Promise.all(
    releases
      .slice(0, newestMax)
      .map(({ release }) => source.find(release.repository, release.number)),
  );
  return found.filter((one) => one !== undefined);
}

/** `owner/name`, as the address has it. */
export const repositoryOf = (c: Asked): string =>
  `${c.req.param("owner") ?? ""}/${c.req.param("repo") ?? ""}`;

/** What the address asks a list for. */
export function askedFor(c: Asked): { readonly query: string; readonly page: number } {
  const page = Number(c.req.query("page") ?? 1);
  return {
    query: (c.req.query("q") ?? "").trim().slice(0, 200),
    page: Number.isSafeInteger(page) ? page : 1,
  };
}

/** The same for what isn't there and for what the asker may not see. */
const nothingThere = phrase("There is nothing here, or you may not see it.");

const isApi = (path: string): boolean => path.startsWith("/api/");

const message = compilePage("message");

/** Says in a page, or to a program in JSON, why there is no other answer. */
export function say(
  c: Asked,
  frames: Frames,
  one: {
    readonly status: 200 | 400 | 401 | 403 | 404 | 413 | 500 | 502;
    readonly heading: string;
    readonly words: string;
    /** Signing in elsewhere may show it. */
    readonly isUnseen?: true;
  },
): Response | Promise<Response> {
  const { status, heading, words, isUnseen = false } = one;
  if (isApi(c.req.path)) return c.json({ error: words }, status);
  const view = { ...frames(c), title: heading, events: "", heading, words, isUnseen };
  return c.html(message(view), status);
}

export const sayNothingThere = (c: Asked, frames: Frames): Response | Promise<Response> =>
  say(c, frames, {
    status: 404,
    heading: wording`Nothing here`,
    words: translated(nothingThere),
    isUnseen: true,
  });
