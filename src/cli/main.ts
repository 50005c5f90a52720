import { enableCompileCache } from "node:module";
import packageFile from "../../package.json" with { type: "json" };
import { nearest } from "../text/nearest.ts";
import { readGiven, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { helpOf, overview } from "./help.ts";

/** Runs one command; answers the exit code. */
async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === "--version" || rest.includes("--version")) {
    console.log(packageFile.version);
    return 0;
  }
  const asksHelp = rest.includes("--help") || rest.includes("-h");
  const named = name === "help" ? rest[0] : name;
  if (named === undefined || named === "--help" || named === "-h") {
    console.log(overview(commands));
    return 0;
  }
  const command = commands.find((one) => one.name === named);
  if (!command) {
    const near = nearest(
      named,
      commands.map((one) => one.name),
    );
    const guess = near === undefined ? "" : ` Did you mean ${near}?`;
    console.error(`Unknown command: ${named}.${guess}\n\n${overview(commands)}`);
    return 2;
  }
  if (asksHelp || name === "help") {
    console.log(helpOf(command));
    return 0;
  }
  try {
    return await command.run(readGiven(command, rest));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nrelease-train ${command.name} --help says how it is used.`);
    return 2;
  }
}

// A reader that has enough, such as `head`, closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
// What was compiled is kept in the system's folder for temporary files; where that can't be, nothing else changes.
enableCompileCache();
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  // One sentence for people; the place in the code for those who ask.
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env["LOG_LEVEL"] === "debug") console.error(error);
  process.exitCode = 1;
}
