import type { Sessions } from "./sessions.ts";
import type { Asked } from "./env.ts";
import { wording } from "../../model/view/wording.ts";

/** What is around every page, for whoever asks. */
export interface Frame {
  /** Why its reader sees what they see; "": it needs no words. */
  readonly note: string;
  /** null: nobody is signed in. */
  readonly who: { readonly login: string; readonly formToken: string } | null;
  /** Where one signs in; "": that can't be done, or was. */
  readonly signIn: string;
}

export type Frames = (c: Asked) => Frame;

/** @param sessions null: nobody can sign in */
export const createFrames =
  (sessions: Sessions | null): Frames =>
  (c) => {
    const viewer = c.get("viewer");
    const isPerson = viewer?.kind === "person";
    const to = c.req.method === "GET" ? new URL(c.req.url) : null;
    const back = to ? to.pathname + to.search : "/";
    return {
      note: viewer?.kind === "local" ? wording`Shown to this machine only.` : "",
      who:
        isPerson && sessions
          ? { login: viewer.person.login, formToken: sessions.formToken(viewer.person) }
          : null,
      signIn:
        sessions && !isPerson && !back.startsWith("/login")
          ? `/login?${new URLSearchParams({ to: back }).toString()}`
          : "",
    };
  };
