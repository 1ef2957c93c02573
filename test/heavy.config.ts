import { defineConfig } from "vitest/config";
import base, { group, WHOLE } from "../vitest.config.js";

/** Five times the cases of `npm test`, unless the environment says how many. */
const MORE_CASES = { FUZZ_FACTOR: process.env.FUZZ_FACTOR ?? "5" };

/** What takes long, or needs programs that npm does not install. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      group("values", ["property/*.test.ts", "conformance/all-values.test.ts"], { ...WHOLE, env: MORE_CASES }),
      group("corpora", ["corpora/*.test.ts"], WHOLE),
      group("interop", ["interop/*.test.ts"], WHOLE),
      group("platforms", ["platforms/*.test.ts"], WHOLE),
    ],
  },
});
