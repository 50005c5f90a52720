import { defineConfig } from "vitest/config";

/** Stories of several replicas, which the embedded database doesn't have. */
const replicas = "test/story/replicas.test.ts";

/** Stories that are played on both databases. */
const shared = [
  "whole-release",
  "failing-service",
  "red-check",
  "who-may-go",
  "voided-votes",
  "killed",
];

export default defineConfig({
  test: {
    // Stories start servers of their own; two at once is what a small machine carries.
    maxWorkers: 2,
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: "embedded", include: ["test/**/*.test.ts"], exclude: [replicas] },
      },
      {
        extends: true,
        test: {
          name: "postgres",
          include: [replicas, ...shared.map((name) => `test/story/${name}.test.ts`)],
          setupFiles: "test/support/on-postgres.ts",
          testTimeout: 60_000,
        },
      },
    ],
  },
});
