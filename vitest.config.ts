import { resolve } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // Vitest runs no CommonJS that is TypeScript; `globalSetup` has built it.
    alias: [{ find: /^.*\/saxes-parser\.cjs$/, replacement: resolve("dist/templates/runtime/xml/saxes-parser.cjs") }],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Those have configurations of their own: `npm run lint`, `npm run test:interop`, `npm run test:platforms`.
    exclude: [...configDefaults.exclude, "test/house/**", "test/interop/**", "test/platforms/**"],
    globalSetup: ["test/support/global-setup.ts"],
    // Every secret of the tests has this word in it: no test may print one, nor may what it tests.
    onConsoleLog(log) {
      if (log.includes("hush")) throw new Error(`a secret was printed: ${log}`);
    },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
