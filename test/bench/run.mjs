// Compares the generated code and the generator with their peers. Every contender runs in its own process, in turn, so that a slow
// moment of the machine hits all of them. Only ratios of medians decide, because times differ between machines.
//
//     npm run bench -- [--json] [--rounds 5] [--only reading,writing,forms,memory,calls,serving,load,streams,programs] [--plot file.svg]
//     npm run bench -- --profile
//     npm run bench -- --compare FIRST.json SECOND.json     (two files that --json has printed)
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
import { asMarkdown, compareVerdicts, summarize } from "./report.mjs";
import { streamGroups } from "./stream-groups.mjs";
import { runInTurn } from "./turns.mjs";
import { workloadGroups } from "./workload-groups.mjs";
import { prepareWorkloads } from "./workloads/prepare-workloads.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    only: { type: "string", default: "reading,writing,forms,memory,calls,serving,load,streams,programs" },
    plot: { type: "string" },
    profile: { type: "boolean", default: false },
    compare: { type: "boolean", default: false },
  },
});
const only = values.only.split(",");
const rounds = Number(values.rounds);

// A run takes long, so a word too much must not begin one.
if (positionals.length !== (values.compare ? 2 : 0)) throw new Error("only --compare takes files: those of two runs");
if (values.compare) compareRuns();
else await measure();

/** Two runs must come to the same verdicts. */
function compareRuns() {
  const [first, second] = positionals.map((path) => JSON.parse(readFileSync(path, "utf8")));
  const { text, agree } = compareVerdicts(first, second);
  console.log(text);
  process.exitCode = agree ? 0 : 1;
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-bench-"));
  try {
    installPeers();
    await prepare(folder, { wire: [1, 100, 1000, 20_000], documented: [1000] });
    await prepareWorkloads(folder);
    if (values.profile) await printProfiles(folder);
    else await compareContenders(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareContenders(folder) {
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
