import { configDefaults, defineConfig } from "vitest/config";
import base from "../../vitest.config.js";

/** Apart from the other tests, as these need programs that npm does not install. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ["test/interop/*.test.ts"], exclude: configDefaults.exclude },
});
