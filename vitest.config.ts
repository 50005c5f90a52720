import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Stories start servers of their own; two at once is what a small machine carries.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
