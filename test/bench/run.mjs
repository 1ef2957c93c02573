// Compares the generated code and the generator with their peers. Every contender runs in its own process, in turn, so that a slow
// moment of the machine hits all of them. Only ratios of medians decide, because times differ between machines.
//
//     npm run bench -- [--json] [--rounds 5] [--only reading,writing,forms,memory,calls,serving,load,streams,programs] [--plot file.svg]
//     npm run bench -- --profile
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { callGroups } from "./calls.mjs";
import { codecGroups } from "./codecs.mjs";
import { formGroups } from "./form-groups.mjs";
import { plotReading } from "./plot.mjs";
import { installPeers, prepare } from "./prepare.mjs";
import { printProfiles } from "./profile.mjs";
import { programGroups } from "./programs.mjs";
import { asMarkdown, summarize } from "./report.mjs";
import { streamGroups } from "./stream-groups.mjs";
import { runInTurn } from "./turns.mjs";
import { workloadGroups } from "./workload-groups.mjs";
import { prepareWorkloads } from "./workloads/prepare-workloads.mjs";

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    only: { type: "string", default: "reading,writing,forms,memory,calls,serving,load,streams,programs" },
    plot: { type: "string" },
    profile: { type: "boolean", default: false },
  },
});
const only = values.only.split(",");
const rounds = Number(values.rounds);
const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-bench-"));

try {
  installPeers();
  await prepare(folder, { wire: [1, 100, 1000, 20_000], documented: [1000] });
  await prepareWorkloads(folder);
  if (values.profile) await printProfiles(folder);
  else await compare();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare() {
  const groups = [
    ...codecGroups(folder),
    ...workloadGroups(folder),
    ...formGroups(folder),
    ...callGroups(folder),
    ...streamGroups(folder),
    ...(await programGroups(folder)),
  ].filter(({ kind }) => only.includes(kind));
  const results = [];
  for (const group of groups) {
    console.error(`${group.title}: ${group.contenders.map(({ name }) => name).join(", ")}`);
    results.push(summarize(group, await runInTurn(group.contenders, rounds)));
  }
  console.log(values.json ? JSON.stringify(results, null, 2) : asMarkdown(results, rounds));
  if (values.plot !== undefined) writeFileSync(values.plot, plotReading(results));
}
