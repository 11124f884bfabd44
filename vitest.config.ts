import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    setupFiles: ["test/same-each-time.ts"],
    // Tests share no state, and one process for all is five times as fast.
    pool: "threads",
    isolate: false,
    maxWorkers: 2,
    // A busy machine is no failure; a hang is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    coverage: {
      include: ["src/**/*.ts", "rules/*.ts"],
      // Made by the build, and tested against ajv and against their sources.
      exclude: ["src/schema/generated/**", "src/schema/validators/**", "test/**"],
      reporter: ["text", "json-summary"],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
