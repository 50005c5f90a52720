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
 * @returns 0 when everything is there now, 2 when something can't be written
 */
export async function init(given: Given, environment: Environment): Promise<number> {
  const hasTrain = existsSync(trainFilePath);
  const own = hasTrain ? null : await ownTrain(given.text("org"), environment);
  const files = [
    [trainFilePath, own?.text ?? startingTrain],
    [issueFormPath, issueForm()],
    // Only beside a train file that names it.
    ...(hasTrain ? [] : [[schemaPath, `${JSON.stringify(trainJsonSchema(), null, 2)}\n`] as const]),
  ] as const;
  for (const [path, text] of files) {
    try {
      console.log(`${(await writeNew(path, text)) ? "wrote" : "kept "} ${path}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(toTerminal([plain(`${path} can't be written: ${why}`)]));
      return 2;
    }
  }
  console.log(`${nextStep(hasTrain, own)} Create the label ${trackingLabel} in the repository.`);
  return 0;
}

function nextStep(hasTrain: boolean, own: OwnTrain | null): string {
  if (hasTrain) return "Commit what is new.";
  const file = trainFilePath;
  if (!own) return `Replace the placeholders in ${file} and commit.`;
  const lacks = own.hasManagers ? "" : " Name the managers.";
  return `Read ${file}: release-train plan shows what it means.${lacks} Then commit.`;
}

interface OwnTrain {
  readonly text: string;
  readonly hasManagers: boolean;
}

/** The train of this App's organisation; null: it can't be told, which is said where somebody asked for it. */
async function ownTrain(
  org: string | undefined,
  environment: Environment,
): Promise<OwnTrain | null> {
  const app = ownApp(environment);
  if (!app.ok) {
    const isAsked = org !== undefined || app.fix === null;
    if (isAsked) console.error(oneLine(`${app.says} ${app.fix ?? ""}`));
    return null;
  }
  const surveyed = await survey(connectAs(app.settings, systemClock), org);
  if (!surveyed.ok) {
    const { message, hint } = surveyed.failure;
    console.error(oneLine(`${message} ${hint}`));
    return null;
  }
  for (const line of surveyed.value.unread) console.error(oneLine(line));
  const proposed = propose(surveyed.value.surveyed);
  if (proposed.length === 0) return null;
  const { heading, services } = await onTerminal((ask) => choose(proposed, ask));
  return { text: trainText(heading, services), hasManagers: heading.managers.length > 0 };
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
