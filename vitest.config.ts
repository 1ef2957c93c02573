import { defineConfig } from "vitest/config";

/** What a group of tests is given beyond its files. */
interface Setting {
  readonly isolate?: boolean;
  readonly pool?: "threads" | "forks";
  readonly exclude?: readonly string[];
  readonly globalSetup?: string;
  readonly testTimeout?: number;
  readonly hookTimeout?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Tests that run the built program or start other processes, which takes its time on a busy machine. */
export const WHOLE: Setting = {
  globalSetup: "test/support/global-setup.ts",
  testTimeout: 240_000,
  hookTimeout: 240_000,
};

/**
 * Unit tests that take seconds, which `npm run quick` leaves out: very long messages, all messages of the checked-in package,
 * many calls, a mock that compiles its package first, the reference data.
 */
const LONG_UNITS = [
  "{addressing,attachments}/hostile.test.ts",
  "attachments/streaming.test.ts",
  "generator/api/{generate,outputs,start-mock}.test.ts",
  "generator/contract/{content-order,find-versions,schemas-match-corpus,types}.test.ts",
  "generator/files/read-schemas.test.ts",
  "generator/tools/docs/{corpus-pages,determinism,history,html-pages,links,pages}.test.ts",
  "generator/source/escape-markdown.test.ts",
  "generator/tools/every-place.test.ts",
  "generator/tools/fetch/{canonical-text,hostile-servers,import-schemas}.test.ts",
  "generator/profiles/netserver/*.test.ts",
  "generator/tools/mock/**/*.test.ts",
  "generator/xsd/link-schema-set.test.ts",
  "generator/tools/samples/{long-samples,sample-facets,sample-message,sample-values}.test.ts",
  "generator/typescript/{determinism,looks,module-store,stale-modules}.test.ts",
  "node/{fetch,listener,long-answers,rest-of-request}.test.ts",
  "runtime/{amplification,bounds,sizes}.test.ts",
  "runtime/round-trip.test.ts",
  "runtime/http/{client-answers,client-load,client-transport,limits}.test.ts",
  "runtime/scan/two-readers.test.ts",
  "runtime/values/binary.test.ts",
  "security/attacks.test.ts",
  "streaming/{found-lists,items}.test.ts",
];

/**
 * Whole runs that take ten seconds or more, which `npm run test:heavy` has: a browser looks at each kind of page, a package is
 * installed from its tarball, the workflow for GitHub goes through all its cases, thousands of types are compiled, contracts change for
 * years, runs are killed at each step.
 */
export const LONG_RUNS = [
  "bin/{contract-life,killed-runs,workflow}.test.ts",
  "conformance/{all-pages,api-consumer,camel-case,many-types,mock-in-browser,published-contracts,site}.test.ts",
];

/** Tests of arbitrary values for every message, which the heavy run has with more cases. */
const ALL_VALUES = "conformance/all-values.test.ts";

/** Tests that can be run by their name. Paths are those in test/. */
export function group(name: string, include: readonly string[], { exclude = [], ...setting }: Setting = {}) {
  const inTest = (paths: readonly string[]): string[] => paths.map((path) => `test/${path}`);
  return { extends: true as const, test: { name, include: inTest(include), exclude: inTest(exclude), ...setting } };
}

export default defineConfig({
  // Of TypeScript, Vite runs only modules unless it is told of CommonJS.
  oxc: { include: /\.[cm]?ts$/ },
  test: {
    // By default one core stays idle.
    maxWorkers: "100%",
    // Every secret of the tests has this word in it: no test may print one, nor may what it tests.
    onConsoleLog(log) {
      if (log.includes("hush")) throw new Error(`a secret was printed: ${log}`);
    },
    // What has been built is what Node runs.
    server: { deps: { external: [/\/dist\//] } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      group("house", ["house/*.test.ts"], { isolate: false, pool: "threads" }),
      // These change nothing that outlives a test, so they share processes, and load what they have in common once.
      group(
        "unit",
        ["{addressing,attachments,generator,netserver,node,runtime,security,streaming,transport}/**/*.test.ts"],
        {
          isolate: false,
          pool: "threads",
          exclude: LONG_UNITS,
        },
      ),
      group("long", ["property/*.test.ts", ...LONG_UNITS], { isolate: false }),
      group("whole", ["{bin,conformance,release}/**/*.test.ts"], { ...WHOLE, exclude: [ALL_VALUES, ...LONG_RUNS] }),
    ],
  },
});
