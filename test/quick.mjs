// `npm run quick`: what a change needs at once. All checks run side by side, so that no core is idle. Nothing is built first.
import { spawn } from "node:child_process";

const CHECKS = [
  "vitest run --project house --project unit",
  "knip",
  "knip --production --strict --workspace .",
  "tsc -p tsconfig.json",
  "tsc -p generated --noEmit",
  "biome check --error-on-warnings",
];

/** Runs one check, and prints its name with what it has to say. @returns whether it has passed */
function run(check) {
  return new Promise((resolve) => {
    // npm has the programs of node_modules in its PATH; on Windows they are scripts, which only a shell runs.
    const child = spawn(check, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += data));
    child.on("close", (code) => {
      const passed = code === 0;
      console.log(`${passed ? "ok    " : "FAILED"}  ${check}`);
      if (!passed) console.log(output);
      resolve(passed);
    });
  });
}

const passed = await Promise.all(CHECKS.map(run));
process.exitCode = passed.every(Boolean) ? 0 : 1;
