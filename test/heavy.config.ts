import { defineConfig } from "vitest/config";
import base, { group, LONG_RUNS, WHOLE } from "../vitest.config.js";

/** Five times the cases of `npm test`, unless the environment sets another factor. */
const MORE_CASES = { FUZZ_FACTOR: process.env.FUZZ_FACTOR ?? "5" };

/** The tests that take long, or need programs that npm does not install. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      group("values", ["property/*.test.ts", "conformance/{all-values,constructs}.test.ts"], {
        ...WHOLE,
        env: MORE_CASES,
      }),
      group("long runs", LONG_RUNS, WHOLE),
      group("corpora", ["corpora/*.test.ts"], WHOLE),
      group("interop", ["interop/*.test.ts"], WHOLE),
      group("platforms", ["platforms/*.test.ts"], WHOLE),
      group("memory", ["memory/*.test.ts"], WHOLE),
      group("newcomer", ["newcomer/*.test.ts"], WHOLE),
    ],
  },
});
