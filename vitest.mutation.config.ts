import { defineConfig } from "vitest/config";

/**
 * The tests that are to notice a change of `src/decide`: tables, which say the same each time. Properties draw
 * their examples by chance, so what they notice one day may live the next. `TESTS=test/decide/gates` narrows it.
 */
export default defineConfig({
  test: {
    include: [`${process.env["TESTS"] ?? "test/decide"}/**/*.test.ts`],
    exclude: ["test/decide/**/any-*.test.ts", "test/decide/less-known.test.ts"],
    maxWorkers: 1,
    testTimeout: 60_000,
  },
});
