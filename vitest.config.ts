import { defineConfig } from "vitest/config";

const stories = (names: readonly string[]) => names.map((name) => `test/story/${name}.test.ts`);

/** Stories of several replicas, which the embedded database doesn't have. */
const ofReplicas = [...stories(["replicas", "frozen-replica"]), "test/simulation/replicas.test.ts"];

/** Stories whose first one is played on both databases. */
const onBoth = stories([
  "whole-release",
  "failing-service",
  "red-check",
  "who-may-go",
  "voided-votes",
  "lost-webhooks",
  "killed",
]);

/** What intercepts the requests of its process, or changes its environment, has a process of its own. */
const alone = [
  "test/contract/**/*.test.ts",
  "test/chat/slack.test.ts",
  "test/events/reach.test.ts",
  "test/health/probe.test.ts",
  "test/story/github-trouble.test.ts",
  "test/config/settings.test.ts",
  "test/web/set-up.test.ts",
  "test/field/set-up.test.ts",
  "test/cli/start.test.ts",
  "test/texts/escapes.test.ts",
];

export default defineConfig({
  test: {
    // Stories start servers of their own; two at once is what a small machine carries.
    maxWorkers: 2,
    testTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: "embedded",
          include: ["test/**/*.test.ts"],
          exclude: [...ofReplicas, ...alone],
          // A story is twice as quick where another one has run before: its code is compiled then.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [...onBoth, ...ofReplicas],
          isolate: false,
          setupFiles: "test/support/on-postgres.ts",
          testTimeout: 240_000,
        },
      },
    ],
  },
});
