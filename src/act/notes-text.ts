/** The text of notes: by a template of the train repository, where the train file names one that can be used. */
import { readFile } from "../github/resources/contents.ts";
import type { Publish } from "../model/action.ts";
import { succeed, type Result } from "../model/failure.ts";
import type { ServiceId } from "../model/ids.ts";
import type { NotesModel, ServiceNotes } from "../model/release/notes.ts";
import { code, say } from "../model/view/text.ts";
import { renderServiceNotes, renderTrainNotes, type OwnText } from "../render/notes.ts";
import { ownTextMax, type NotesText } from "../render/notes-split.ts";
import { serviceNotesView, trainNotesView } from "../render/notes-view.ts";
import { renderOwn } from "../render/own-template.ts";
import type { Tools } from "./tools.ts";

type Known = Pick<Tools, "github" | "observation">;

export async function trainText(
  tools: Known,
  { revision, rules }: Pick<Publish, "revision" | "rules">,
  notes: NotesModel,
): Promise<Result<NotesText>> {
  const { release } = tools.observation;
  if (rules.template === null) return succeed(renderTrainNotes(notes, release));
  const at = { path: rules.template, revision, length: ownTextMax };
  const own = await ownText(tools, at, trainNotesView(notes));
  return own.ok ? succeed(renderTrainNotes(notes, release, own.value)) : own;
}

/** @param all those that share a tag */
export async function servicesText(
  tools: Known,
  { revision, rules }: Pick<Publish, "revision" | "rules">,
  all: readonly ServiceNotes[],
): Promise<Result<NotesText>> {
  const texts = new Map<ServiceId, OwnText>();
  for (const one of all) {
    if (!one.template) continue;
    const at = { path: one.template, revision, length: Math.floor(ownTextMax / all.length) };
    const own = await ownText(tools, at, serviceNotesView(one, rules));
    if (!own.ok) return own;
    texts.set(one.service, own.value);
  }
  return succeed(renderServiceNotes(all, tools.observation.release, rules, texts));
}

/** Of what can't be read right now nobody knows what it makes: that is a Failure. */
async function ownText(
  { github, observation }: Known,
  at: { readonly path: string; readonly revision: Publish["revision"]; readonly length: number },
  view: object,
): Promise<Result<OwnText>> {
  const { repo } = observation.issue;
  const unusable = (why: string): Result<OwnText> =>
    succeed({
      kind: "unusable",
      notice: say`The template ${code(at.path)} of ${repo} at ${at.revision.slice(0, 7)} can't be used: it ${why}. These notes have the built-in form.`,
    });
  const file = await readFile(github, { repo, path: at.path, ref: at.revision });
  if (!file.ok) {
    const { retry, message } = file.failure;
    return retry === "never" ? unusable(`can't be read (${message.replace(/\.$/, "")})`) : file;
  }
  if (file.value === null) return unusable("isn't there");
  if (file.value.kind === "too large") return unusable(`has ${file.value.size} bytes`);
  const rendered = await renderOwn(file.value.text, view, at.length);
  return rendered.kind === "text" ? succeed(rendered) : unusable(rendered.why);
}
