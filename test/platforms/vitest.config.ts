import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/platforms/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
