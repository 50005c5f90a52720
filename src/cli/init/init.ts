import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Environment } from "../../config/settings.ts";
import { trainJsonSchema } from "../../config/train-file/train-json-schema.ts";
import { issueFormPath, trackingLabel, trainFilePath } from "../../model/marks/marks.ts";
import { plain } from "../../model/view/text.ts";
import { issueForm } from "../../render/issue-form.ts";
import { toTerminal } from "../../render/terminal.ts";
import { systemClock } from "../../engine/clock.ts";
import type { Given } from "../command.ts";
import { connectAs } from "../connect-as.ts";
import { oneLine } from "../one-line.ts";
import { ownApp } from "../own-app.ts";
import { choose, type Ask } from "./ask-services.ts";
import { propose } from "./proposal.ts";
import { survey } from "../../observe/trains/survey.ts";
import { startingTrain, trainText } from "./train-text.ts";

const schemaPath = ".github/release-train.schema.json";

/**
 * Writes what a train repository needs into `.github` of the current directory: the train file, the issue form, and the
 * schema for editors. What is there stays as it is. Where the App's credentials are set, the train is made of what
 * GitHub tells of the organisation's repositories; nothing is written to GitHub.
 * @returns 0 when everything is there now; 1, and nothing was written, when GitHub was to be read and couldn't be: what
 * is written is never overwritten, so an example would stand in the way of the next try; 1 as well when something can't be written
 */
export async function init(given: Given, environment: Environment): Promise<number> {
  const org = given.text("org");
  const hasTrain = existsSync(trainFilePath);
  const train = hasTrain ? kept(org) : await newTrain(org, environment);
  if (!train.ok) {
    console.error(oneLine(`${train.why} Nothing was written.`));
    return 1;
  }
  const files = [
    ...(train.text === null ? [] : [[trainFilePath, train.text] as const]),
    [issueFormPath, issueForm()],
    // Only beside a train file that names it.
    ...(hasTrain ? [] : [[schemaPath, `${JSON.stringify(trainJsonSchema(), null, 2)}\n`] as const]),
  ] as const;
  if (train.text === null) console.log(`kept  ${trainFilePath}`);
  let isNew = false;
  for (const [path, text] of files) {
    try {
      const isWritten = await writeNew(path, text);
      isNew ||= isWritten;
      console.log(`${isWritten ? "wrote" : "kept "} ${path}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(toTerminal([plain(`${path} can't be written: ${why}`)]));
      return 1;
    }
  }
  const next = isNew ? train.next : `${train.next} Nothing new was written.`;
  console.log(oneLine(`${next} Create the label ${trackingLabel} in the repository.`));
  return 0;
}

/** The text of the train file, null where one is there, and what is to be done next; or why there is none. */
type NewTrain =
  | { readonly ok: true; readonly text: string | null; readonly next: string }
  | { readonly ok: false; readonly why: string };

function kept(org: string | undefined): NewTrain {
  const unread =
    org === undefined
      ? ""
      : `${trainFilePath} was there already, so ${org} was not read: move it away to have it made anew. `;
  return { ok: true, text: null, next: `${unread}Commit what is new.` };
}

/** The train of this App's organisation; where no App is set and none was asked for, an example. */
async function newTrain(org: string | undefined, environment: Environment): Promise<NewTrain> {
  const app = ownApp(environment);
  if (!app.ok && app.isUnset && org === undefined) {
    const next = `No repository was read, because APP_ID, PRIVATE_KEY and WEBHOOK_SECRET are not set: the services in ${trainFilePath} are examples. Replace them and the managers, then commit.`;
    return { ok: true, text: startingTrain, next };
  }
  if (!app.ok) return { ok: false, why: `${app.says} ${app.fix ?? ""}`.trim() };
  const surveyed = await survey(connectAs(app.settings, systemClock), org);
  if (!surveyed.ok) {
    const { message, hint } = surveyed.failure;
    return { ok: false, why: `${message} ${hint}`.trim() };
  }
  const { unread } = surveyed.value;
  const proposed = propose(surveyed.value.surveyed);
  if (proposed.length === 0) {
    const none = `The App sees no repository${org === undefined ? "" : ` of ${org}`}: install it on those of the services.`;
    return { ok: false, why: [...unread, none].join(" ") };
  }
  for (const line of unread) console.error(oneLine(line));
  const { heading, services } = await onTerminal((ask) => choose(proposed, ask));
  const lacks = heading.managers.length > 0 ? "" : " Name the managers.";
  const next = `Read ${trainFilePath}: release-train plan shows what it means.${lacks} Then commit.`;
  return { ok: true, text: trainText(heading, services), next };
}

/** Questions go to standard error, so that what is written can be read from standard output. */
async function onTerminal<T>(use: (ask: Ask | undefined) => Promise<T>): Promise<T> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return use(undefined);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await use((question) => terminal.question(question));
  } finally {
    terminal.close();
  }
}

/** Writes a file that isn't there; answers whether it did. */
async function writeNew(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
