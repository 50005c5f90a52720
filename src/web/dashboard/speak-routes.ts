import { Hono } from "hono";
import { repoName } from "../../model/ids.ts";
import { say, sayNothingThere, type Asking } from "./asking.ts";
import { releasePath } from "./board-page.ts";
import { commandText } from "./commands.ts";
import type { Frames } from "./frame.ts";
import type { SignIn } from "../../model/github/sign-in.ts";
import type { Asked, Env } from "./env.ts";
import { wording } from "../../model/view/wording.ts";

/**
 * Commands from the page of a release: a comment on its issue in the name of whoever is signed in, so that they are
 * heard, checked and answered there as all others.
 */
export function speakRoutes(parts: {
  readonly people: SignIn;
  readonly asking: Asking;
  readonly frames: Frames;
  /** Whether a page of this dashboard has sent it, in the session of whoever asks. */
  readonly isOwnForm: (c: Asked) => Promise<boolean>;
}): Hono<Env> {
  const { people, asking, frames } = parts;
  return new Hono<Env>().post("/releases/:owner/:repo/:number/commands", async (c) => {
    const viewer = c.get("viewer");
    const refuse = (status: 400 | 403 | 502, words: string) =>
      say(c, frames, { status, heading: wording`Nothing was said`, words });
    if (viewer.kind !== "person") return refuse(403, wording`Sign in first.`);
    if (!(await parts.isOwnForm(c)))
      return refuse(
        403,
        wording`This didn't come from a page of this dashboard. Open the release again.`,
      );
    const kept = await asking.find(c);
    if (!kept) return sayNothingThere(c, frames);
    const { release, services } = kept.shown.page;
    const form = await c.req.parseBody();
    const field = (name: string): string => {
      const value = form[name];
      return typeof value === "string" ? value : "";
    };
    const word = field("command");
    const said = commandText(
      { word, service: field("service"), words: field("words") },
      new Set(services.map(({ id }) => id)),
    );
    if ("missing" in said) return refuse(400, said.missing);
    const issue = { repo: repoName(release.repository), number: release.number };
    const told = await people.comment(viewer.person.token, issue, said.text);
    if (!told.ok) return refuse(502, `${told.failure.message} ${told.failure.hint}`);
    return c.redirect(`${releasePath(release)}?said=${word}#say`, 303);
  });
}
