import { observing } from "../assembly/observing.ts";
import type { Settings } from "../config/settings.ts";
import { decide } from "../decide/decide.ts";
import { planNow } from "../decide/plan-now.ts";
import type { Clock } from "../engine/clock.ts";
import { ownMemory } from "../engine/own-memory.ts";
import { openSqlite } from "../engine/sqlite.ts";
import { openStore } from "../engine/store.ts";
import { findRepository } from "../github/resources/find-repository.ts";
import { fail, succeed, type Result } from "../model/failure.ts";
import { parseIssueName, releaseKey } from "../model/ids.ts";
import { createSeal } from "../model/marks/seal.ts";
import type { ShownRelease } from "../model/view/page.ts";
import type { Message } from "../model/view/text.ts";
import { toPage } from "../render/page.ts";
import { connectAs } from "./connect-as.ts";

/** Before there were releases: whoever only looks has requested nothing of which it could not know. */
const ever = Temporal.Instant.fromEpochMilliseconds(0);

/** What a look at a release shows. */
export interface Looked extends Pick<ShownRelease, "page" | "ended"> {
  /** What `/plan` would answer; null: what it rests on can't be read at the moment. */
  readonly plan: Message | null;
}

/**
 * A release as it is now, read from GitHub as the app reads it, by the App's own credentials. Nothing is written, neither
 * to GitHub nor to the app's database.
 * @param name `owner/repo#n`
 */
export async function lookAt(
  name: string,
  settings: Settings,
  clock: Clock,
): Promise<Result<Looked>> {
  const at = parseIssueName(name);
  if (!at) throw new Error(`Not the name of an issue: ${name}`);
  const github = connectAs(settings, clock);
  const found = await findRepository(github, at.repo);
  if (!found.ok) return found;
  const { id, repo } = found.value;
  const key = releaseKey(id, at.issue);
  const store = await openStore({ sql: openSqlite(":memory:"), clock });
  try {
    const nothing = { store, chats: {}, settle: new Temporal.Duration() };
    const { sight: _, ...memory } = await ownMemory(nothing, key);
    const observe = observing({ settings, clock, github, seal: createSeal(settings.privateKey) });
    const own = { ...memory, names: [at.repo, repo], bornAt: ever, blindUntil: ever };
    const seen = await observe(key, own);
    if (!seen.ok) return seen;
    const { view } = decide(seen.value);
    if (view) {
      const { page, ended = [] } = toPage(view, seen.value.issue);
      return succeed({ page, ended, plan: planNow(seen.value) });
    }
    return fail({
      kind: "invalid",
      message: `${name} is no release: the app shows nothing there.`,
      hint: "Name the tracking issue of a release, such as acme/releases#12.",
      retry: "never",
    });
  } finally {
    await store.close();
  }
}
