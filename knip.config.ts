import type { KnipConfig } from "knip";

/** `knip --production` leaves tests out: it finds what only they use. */
const isProduction = process.argv.includes("--production");

export default {
  workspaces: {
    ".": {
      entry: [
        "bin/netserver-soapgen.ts!",
        "generator/index.ts!",
        "generated/src/{index,node/index,netserver/*/index,transport/index}.ts",
        "templates/{addressing/index.ts,attachments/index.ts,docs/*.js,node/index.ts,netserver/{index,netserver-client,*/index}.ts,runtime/{codegen,codegen-values,codegen-xml,index,values/camel-case-names}.ts,security/index.ts,streaming/index.ts,transport/index.ts}!",
        "templates/example/{,connector/}*.ts",
        "test/{quick,bench/run,property/fuzz,release/{check,note,publish}}.mjs",
        "test/conformance/consumer/*.ts",
        "test/conformance/*.mjs",
        "test/interop/peers/*.mjs",
        "test/suites/{run,generate-cases,echo-cases}.mjs",
      ],
      project: ["{bin,generator,templates}/**/*.{js,ts,cts}!", "test/**/*.{mjs,ts}", "!test/{bench,golden}/**"],
    },
    "test/bench": { entry: ["contenders/*.mjs", "many-types.mjs"], project: ["**/*.mjs"] },
  },
  // These packages are generated: the connector's from the WSDL of the example, the archive by a test. The library's part for jose is for packages whose users
  // install it, and the recipes of a package's README are for those who install what they name.
  ignoreDependencies: [
    "archive-soap",
    "quote-connector-soap",
    ...(isProduction ? ["jose"] : ["cockatiel", "fetch-cookie"]),
  ],
  ignoreBinaries: ["diff", "unshare"],
  // The parts of a public type are public, and so is what a module has for its unit tests.
  ignoreExportsUsedInFile: isProduction ? true : { interface: true, type: true },
  // Knip takes what `module.exports` exports for a default export.
  ignoreIssues: { "generator/xml/load-saxes.cts": ["exports"] },
} satisfies KnipConfig;
