// Compares the generated code and the generator with their peers. Every contender runs in its own process, in turn, so that a slow
// moment of the machine hits all of them, and a slow minute one round alone. Only ratios of medians decide, because times differ between
// machines.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callGroups } from "./calls.mjs";
import { codecGroups } from "./codecs.mjs";
import { formGroups } from "./form-groups.mjs";
import { parseOptions } from "./options.mjs";
import { plotReading } from "./plot.mjs";
import { installPeers, prepare } from "./prepare.mjs";
import { printProfiles } from "./profile.mjs";
import { programGroups } from "./programs.mjs";
import { asMarkdown, compareVerdicts, summarize } from "./report.mjs";
import { streamGroups } from "./stream-groups.mjs";
import { runInTurn } from "./turns.mjs";
import { workloadGroups } from "./workload-groups.mjs";
import { prepareWorkloads } from "./workloads/prepare-workloads.mjs";

const { only, rounds, json, plot, profile, compare } = parseOptions(process.argv.slice(2));

if (compare === undefined) await measure();
else compareRuns(compare);

/** Two runs must come to the same verdicts. */
function compareRuns(paths) {
  try {
    const [first, second] = paths.map(readRun);
    const { text, agree } = compareVerdicts(first, second);
    console.log(text);
    process.exitCode = agree ? 0 : 1;
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 2;
  }
}

function readRun(path) {
  const results = parseJson(path, readFileSync(path, "utf8"));
  if (Array.isArray(results) && results.every(({ verdicts }) => Array.isArray(verdicts))) return results;
  throw new Error(`${path}: not what --json prints`);
}

function parseJson(path, text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path}: not what --json prints. Without --silent, npm prints lines of its own`, { cause });
  }
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-bench-"));
  try {
    installPeers();
    await prepare(folder, { wire: [1, 100, 1000, 20_000], documented: [1000] });
    await prepareWorkloads(folder);
    if (profile) await printProfiles(folder);
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
  const samples = await runInTurn(groups, rounds);
  const results = groups.map((group, index) => summarize(group, samples[index]));
  console.log(json ? JSON.stringify(results, null, 2) : asMarkdown(results, rounds));
  if (plot !== undefined) writeFileSync(plot, plotReading(results));
}
