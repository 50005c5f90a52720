import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { trainJsonSchema } from "../config/train-file/train-json-schema.ts";
import { issueFormPath, trackingLabel, trainFilePath } from "../model/marks/marks.ts";
import { plain } from "../model/view/text.ts";
import { issueForm } from "../render/issue-form.ts";
import { toTerminal } from "../render/terminal.ts";

const schemaPath = ".github/release-train.schema.json";

/** A train to begin with: valid as it is, with names to replace. */
const startingTrain = `# yaml-language-server: $schema=./release-train.schema.json
train: my-train
# Who decides: logins, or org/team.
managers: [your-login]
# Each service by its id, with the team that answers for it; without one, whoever may write to its repository.
services:
  api-gateway:
    repo: your-org/api-gateway
  auth-service:
    repo: your-org/auth-service
    depends_on: [api-gateway]
`;

/**
 * Writes what a train repository needs into `.github` of the current directory: the train file, the issue
 * form, and the schema for editors. What is there stays as it is.
 * @returns 0 when everything is there now, 2 when something can't be written
 */
export async function init(): Promise<number> {
  const hasTrain = existsSync(trainFilePath);
  const files = [
    [trainFilePath, startingTrain],
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
  console.log(
    hasTrain
      ? `Commit what is new, and create the label ${trackingLabel} in the repository.`
      : `Replace the placeholders in ${trainFilePath}, commit, and create the label ${trackingLabel} in the repository.`,
  );
  return 0;
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
