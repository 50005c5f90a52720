import { enableCompileCache } from "node:module";
import { parseArgs } from "node:util";

const usage = `release-train: releases across repositories as a train

  release-train start             the GitHub App, by the settings in the environment
  release-train demo [options]    a whole release against a simulated GitHub, nothing to configure
      --speed N                   how many times faster than real time (default 100)
      --services N                a generated release of N services instead of the six of the story
      --fail <service>            this service fails, and the release is rolled back
      --exit                      end when the release has come to its end, instead of waiting

  release-train init              what a train repository needs, into .github of this directory;
                                  never overwrites a file
  release-train validate <file>   every problem of a train file, with its place and how to mend it
                                  (- reads standard input; exit code 1 when there are problems)

  release-train verify <file>     whether the evidence of a release is as it was written; exit code 0 only then
      --key PUBLIC_KEY.pem        and whether it is signed with this Ed25519 key

  release-train schema            the JSON Schema of train files, for completion in editors

  release-train help              this text
`;

/** Runs one command; answers the exit code. */
async function run(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words;
  switch (command) {
    case "start":
      parseArgs({ args: rest, options: {} });
      return (await import("./start.ts")).start(process.env);
    case "init":
      parseArgs({ args: rest, options: {} });
      return (await import("./init.ts")).init();
    case "validate":
      return (await import("./validate.ts")).validate(rest);
    case "verify":
      return (await import("./verify.ts")).verify(rest);
    case "schema": {
      parseArgs({ args: rest, options: {} });
      const { trainJsonSchema } = await import("../config/train-file/train-json-schema.ts");
      console.log(JSON.stringify(trainJsonSchema(), null, 2));
      return 0;
    }
    case "demo": {
      // The simulator and what it is made of are no part of a production install.
      const { demo, readDemoArguments } = await import("./demo.ts");
      return demo(readDemoArguments(rest));
    }
    case undefined:
    case "help":
    case "--help":
    case "-h":
      console.log(usage);
      return 0;
    default:
      console.error(`There is no command ${command}.\n\n${usage}`);
      return 2;
  }
}

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
