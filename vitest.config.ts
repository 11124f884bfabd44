import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Tests share no state, and one process for all is five times as fast.
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    // A busy machine is no failure; a hang is.
    testTimeout: 60_000,
  },
});
