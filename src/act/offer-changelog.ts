/** Offers the section of a release for a changelog by a pull request. */
import { headOfDefaultBranch, readWhole } from "../github/resources/contents.ts";
import { changeFile, createBranch, openPull, pullsFrom } from "../github/resources/proposals.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { Publish } from "../model/action.ts";
import { unofferedNotice } from "../model/marks/marks.ts";
import { code, say } from "../model/view/text.ts";
import { wording } from "../model/view/wording.ts";
import { bareNotes, notesWithNotice } from "../render/amended-notes.ts";
import type { RepoName } from "../model/ids.ts";
import { withSection } from "../render/changelog.ts";
import type { Tools } from "./tools.ts";

/**
 * Offers the section, where the train file asks for one; the same text, or with a word on why there is none. What can't be
 * read or written right now is a Failure: it is tried again before the release is published.
 */
export async function withChangelog(
  tools: Pick<Tools, "github" | "clock" | "observation">,
  { rules, version, tag }: Pick<Publish, "rules" | "version" | "tag">,
  body: string,
): Promise<Result<string>> {
  const { changelog: path } = rules;
  if (path === null) return succeed(body);
  const { repo } = tools.observation.issue;
  const offered = await offerChangelog(tools, { repo, path, version, tag, text: bareNotes(body) });
  if (offered.ok) return succeed(body);
  const { message, hint, retry } = offered.failure;
  if (retry === "later") return offered;
  const why = say`The section for ${code(path)} could not be offered by pull request: ${`${message} ${hint}`.trim()}`;
  return succeed(notesWithNotice(body, why, unofferedNotice));
}

interface Section {
  readonly repo: RepoName;
  /** Of the file. */
  readonly path: string;
  readonly version: string;
  readonly tag: string;
  /** Markdown below the heading. */
  readonly text: string;
}

/**
 * Each step finds what an earlier attempt left, and none is done twice: a section that is in the file, or was offered and
 * turned down, isn't offered again.
 */
async function offerChangelog(
  { github, clock }: Pick<Tools, "github" | "clock">,
  section: Section,
): Promise<Result<void>> {
  const { repo, path, version, tag, text } = section;
  const head = await headOfDefaultBranch(github, repo);
  if (!head.ok) return head;
  const there = await readWhole(github, { repo, path, ref: head.value.commit });
  if (!there.ok) return there;
  const date = clock.now().toString().slice(0, "2026-03-19".length);
  const added = (before: string) => withSection(before, { version, date, text });
  if (added(there.value?.text ?? "") === undefined) return succeed(undefined);
  const branch = `release-train/changelog-${tag}`;
  const offered = await pullsFrom(github, { repo, branch });
  if (!offered.ok || offered.value > 0) return offered.ok ? succeed(undefined) : offered;
  const made = await createBranch(github, { repo, name: branch, commit: head.value.commit });
  if (!made.ok) return made;
  const file = await readWhole(github, { repo, path, ref: branch });
  if (!file.ok) return file;
  const changed = added(file.value?.text ?? "");
  if (changed !== undefined) {
    const replaces = file.value?.sha ?? null;
    const message = `Add ${tag} to ${path}`;
    const written = await changeFile(github, {
      repo,
      branch,
      path,
      text: changed,
      message,
      replaces,
    });
    if (!written.ok) return written;
  }
  return openPull(github, {
    repo,
    head: branch,
    base: head.value.branch,
    title: wording`Add ${tag} to ${path}`,
    body: wording`Adds the notes of ${tag} to ${path}, as the train file asks for by \`notes.changelog\`. Close it to leave them out: it isn't offered again.`,
  });
}
