import { defineConfig } from "vitest/config";

/**
 * The tests that are to notice a change of `src/decide`: tables, which say the same each time. Properties draw
 * their examples by chance, so what they notice one day may live the next. A room is told quickest from the
 * tests that are about it: `TESTS=test/decide/gates,test/decide/privacy` narrows it to some folders.
 *
 * Tests of decisions change nothing that others see, so all files of a run share one worker and its modules: to load
 * these anew for each file took most of the time that a mutant took.
 */
export default defineConfig({
  test: {
    include: (process.env["TESTS"] ?? "test/decide")
      .split(",")
      .map((folder) => `${folder}/**/*.test.ts`),
    exclude: ["test/decide/**/any-*.test.ts", "test/decide/less-known.test.ts"],
    maxWorkers: 1,
    pool: "threads",
    isolate: false,
    testTimeout: 300_000,
  },
});
