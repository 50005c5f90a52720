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

export default defineConfig({
  test: {
    // Stories start servers of their own; two at once is what a small machine carries.
    maxWorkers: 2,
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "embedded", include: ["test/**/*.test.ts"], exclude: ofReplicas },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [...onBoth, ...ofReplicas],
          setupFiles: "test/support/on-postgres.ts",
          testTimeout: 120_000,
        },
      },
    ],
  },
});
