/** All commands of `release-train`; each reads what it needs only when it runs. */
import type { Command, Option } from "./command.ts";
import { trainFilePath } from "../model/marks/marks.ts";

const json: Option = { name: "json", meaning: "the same as JSON, for machines" };

/** How a simulated release is played. */
const play: readonly Option[] = [
  { name: "speed", value: "N", meaning: "how many times faster than real time (default 400)" },
  { name: "fail", value: "SERVICE", meaning: "this service fails, and the release is rolled back" },
  { name: "exit", meaning: "exit when the release is over, instead of waiting" },
];

const ownFile = `Without a file: ${trainFilePath} of this directory or the nearest one above it. Give - to read standard input.`;

export const commands: readonly Command[] = [
  {
    name: "demo",
    summary: "Play a whole release of six services on a simulated GitHub; nothing to configure",
    options: [
      ...play,
      { name: "replace", meaning: "with --fail: a fix replaces it, instead of the rollback" },
      { name: "services", value: "N", meaning: "a generated release of N services instead" },
    ],
    // The simulator and what it is made of are no part of a start.
    run: async (given) => {
      const { demo, readDemoOptions } = await import("./demo.ts");
      return demo(readDemoOptions(given, process.env));
    },
  },
  {
    name: "init",
    summary: "Write what a train repository needs into .github of this directory",
    more: "It never overwrites a file. With the App's credentials in the environment or in .env, the train is built from what GitHub knows about your repositories: where they were deployed, their CODEOWNERS, and Backstage's catalog-info.yaml. If GitHub then can't be read, nothing is written and the exit code is 1.",
    options: [
      { name: "org", value: "NAME", meaning: "only repositories of this organisation or account" },
    ],
    run: async (given) => (await import("./init/init.ts")).init(given, process.env),
  },
  {
    name: "validate",
    words: "[file]",
    wordsMax: 1,
    summary: "Show every problem in a train file, where it is and how to fix it",
    more: `${ownFile} Exit code 1 when there are problems.`,
    run: async ({ words: [file] }) => (await import("./validate.ts")).validate(file),
  },
  {
    name: "plan",
    words: "[file or owner/repo#n]",
    wordsMax: 1,
    summary: "Show the order, times and rollback plan of a train, and what would block it",
    more: `${ownFile} With the App's credentials times are those of past deployments. With a tracking issue, such as acme/releases#12, it answers as /plan does there, and changes nothing.`,
    options: [json],
    run: async (given) => (await import("./plan.ts")).plan(given, process.env),
  },
  {
    name: "rehearse",
    words: "[file]",
    wordsMax: 1,
    summary:
      "Play a release of your own train on a simulated GitHub, with its services, drives and gates",
    more: `${ownFile} Nothing is written to GitHub; with the App's credentials deployments take as long as yours did. Exit code 0 only when the release was completed.`,
    options: [
      ...play,
      {
        name: "faults",
        meaning: "GitHub answers with errors, and loses, doubles and delays webhooks",
      },
    ],
    run: async (given) => (await import("./rehearse.ts")).rehearse(given, process.env),
  },
  {
    name: "start",
    summary: "Run the GitHub App with the settings in the environment and .env",
    run: async () => (await import("./start.ts")).start(process.env),
  },
  {
    name: "chat",
    words: "<channel>",
    wordsMax: 1,
    summary: "Check that posts arrive in a Slack or Teams channel: post a code and ask for it",
    more: "It uses the settings in the environment and .env. Exit code 0 only when the right code is entered.",
    run: async (given) => (await import("./chat.ts")).chat(given, process.env),
  },
  {
    name: "status",
    words: "<owner/repo#n>",
    wordsMax: 1,
    summary: "Say where a release stands, who must act, and what each service is waiting for",
    more: "It reads GitHub with the App's credentials and changes nothing. It ends with DORA's five figures, as far as the newest deployments tell them. The JSON is that of the API, with the figures.",
    options: [json],
    run: async (given) => (await import("./status.ts")).status(given, process.env),
  },
  {
    name: "doctor",
    summary: "Check everything that a release needs, and say how to fix what is wrong",
    more: "It reads the settings, asks GitHub, and changes nothing. Exit code 1 when something is wrong or can't be checked.",
    options: [json],
    run: async (given) => (await import("./doctor/doctor.ts")).doctor(given, process.env),
  },
  {
    name: "verify",
    words: "<file>",
    wordsMax: 1,
    summary: "Check that the evidence of a release has not been changed",
    more: "It works offline. Exit code 0 only when the evidence is intact and, with --key, signed by that key.",
    options: [
      {
        name: "key",
        value: "PUBLIC_KEY.pem",
        meaning: "the Ed25519 public key of whoever must have signed it",
      },
      {
        name: "previous",
        value: "FILE",
        meaning: "the evidence of the release directly before it",
      },
    ],
    run: async (given) => (await import("./verify.ts")).verify(given),
  },
  {
    name: "schema",
    summary: "Print the JSON Schema of train files, for completion in editors",
    run: async () => {
      const { trainJsonSchema } = await import("../config/train-file/train-json-schema.ts");
      console.log(JSON.stringify(trainJsonSchema(), null, 2));
      return 0;
    },
  },
];
