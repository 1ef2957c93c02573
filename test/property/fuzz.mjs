// Runs the property tests repeatedly, each time with another seed, until the time is over or a test fails.
//
//     npm run fuzz -- --minutes 10 [--seed 1] [--factor 10]
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    factor: { type: "string", default: "5" },
  },
});
const end = Date.now() + Number(values.minutes) * 60_000;
let round = 0;
do {
  // With a seed there is one round, to repeat a failure.
  const seed = values.seed ?? String(randomInt(2 ** 31));
  console.log(`round ${++round}: npm run fuzz -- --seed ${seed} --factor ${values.factor}`);
  const { status } = spawnSync("npx", ["vitest", "run", "--config", "test/heavy.config.ts", "--project", "values"], {
    stdio: "inherit",
    env: { ...process.env, FUZZ_SEED: seed, FUZZ_FACTOR: values.factor },
  });
  if (status !== 0) {
    console.log(`failed; again with: npm run fuzz -- --seed ${seed} --factor ${values.factor}`);
    process.exit(1);
  }
} while (values.seed === undefined && Date.now() < end);
