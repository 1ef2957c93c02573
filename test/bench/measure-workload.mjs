// Measures one contender with one workload in its own process: checks that it does all of the work, then prints the median of its
// times, as processor time.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { workloadReaders, workloadWriters } from "./contenders/workloads.mjs";
import { processorSeconds } from "./processor-time.mjs";
import { checkRead, checkWritten } from "./workloads/forms.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";

const { work, contender, name, seconds, folder } = JSON.parse(process.argv[2] ?? "{}");
const workload = workloadIn(folder, name);

const measures = {
  async reads() {
    const text = readFileSync(join(workload.folder, "answer.xml"), "utf8");
    const run = await workloadReaders[contender](workload, text);
    const found = await run();
    if (contender !== "saxes alone") checkRead(contender, found, workload.reads.body());
    return run;
  },

  async writes() {
    const run = await workloadWriters[contender](workload);
    checkWritten(contender, new TextDecoder().decode(run()), workload.writes.body());
    return run;
  },
};

console.log(JSON.stringify({ value: await medianMilliseconds(await measures[work]()) }));

async function medianMilliseconds(run) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end || times.length < 5) {
    const start = processorSeconds();
    await run();
    times.push((processorSeconds() - start) * 1000);
  }
  // The first half warms up.
  const warm = times.slice(times.length >> 1).sort((a, b) => a - b);
  return warm[warm.length >> 1];
}
