import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Those have configurations of their own: `npm run test:interop`, `npm run test:platforms`.
    exclude: [...configDefaults.exclude, "test/interop/**", "test/platforms/**"],
    globalSetup: ["test/support/global-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
