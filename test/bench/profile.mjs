// Prints where the generator spends its time and its memory, by stage, and where reading and writing do, by function:
// `npm run bench -- --profile`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { workloadReaders, workloadWriters } from "./contenders/workloads.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";
import { WORKLOADS } from "./workloads/values.mjs";

const SECONDS = 2;
const SHOWN = 15;

const GENERATOR = fileURLToPath(new URL("./profile-generator.mjs", import.meta.url));
const CORPUS = resolve("../shared/corpus/wsdl");

/** Prints a table for the generator, and one for each message, read and written. */
export async function printProfiles(folder) {
  if (existsSync(CORPUS)) console.log(profileOfGenerator(folder));
  for (const [title, run] of await stages(folder)) console.log(await profileOf(title, run));
}

/** The stages of a run over all of Services86. */
function profileOfGenerator(folder) {
  const measure = (what) => {
    const report = execFileSync(process.execPath, [GENERATOR, what, CORPUS, join(folder, `profiled-${what}`)]);
    return new Map(JSON.parse(report));
  };
  const [times, megabytes] = [measure("time"), measure("memory")];
  const row = (name, time, size) => `| ${name} | ${time.toFixed(0)} | ${size.toFixed(1)} |`;
  return [
    "### generate all of Services86",
    "",
    "| stage | ms | MB allocated |",
    "| --- | --- | --- |",
    ...largest(times).map(([name, time]) => row(name, time, megabytes.get(name) ?? 0)),
    row("all", sum(times), sum(megabytes)),
    "",
  ].join("\n");
}

async function stages(folder) {
  const found = await stagesOfTasks(folder);
  for (const name of Object.keys(WORKLOADS)) {
    const workload = workloadIn(folder, name);
    const text = readFileSync(join(workload.folder, "answer.xml"), "utf8");
    found.push([`read ${name}`, await workloadReaders["netserver-soap"](workload, text)]);
    found.push([`write ${name}`, await workloadWriters["netserver-soap"](workload)]);
  }
  return found;
}

async function stagesOfTasks(folder) {
  const built = (path) => import(pathToFileURL(join(folder, "package/dist", path)).href);
  const { decodeMessage, encodeMessage } = await built("index.js");
  const { getBatchTaskInfosByState: operation } = await built("services88/batch.js");
  const text = readFileSync(join(folder, "wire-1000.xml"), "utf8");
  const content = decodeMessage(operation.response, text);
  return [
    ["read 1,000 tasks", () => decodeMessage(operation.response, text)],
    ["write 1,000 tasks", () => encodeMessage(operation.response, content)],
  ];
}

async function profileOf(title, run) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  repeat(run);
  await session.post("Profiler.start");
  repeat(run);
  const { profile } = await session.post("Profiler.stop");
  const collected = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
  await session.post("HeapProfiler.startSampling", { samplingInterval: 16_384, ...collected });
  const count = repeat(run);
  const { profile: heap } = await session.post("HeapProfiler.stopSampling");
  session.disconnect();
  const times = timesIn(profile);
  const bytes = bytesIn(heap.head);
  const all = sum(times);
  const rows = largest(times).map(
    ([name, time]) => `| ${name} | ${((100 * time) / all).toFixed(1)} | ${kilobytes(bytes.get(name) ?? 0, count)} |`,
  );
  return [
    `### ${title}`,
    "",
    "| function | time, % | kB for each message |",
    "| --- | --- | --- |",
    ...rows,
    `| all | 100 | ${kilobytes(sum(bytes), count)} |`,
    "",
  ].join("\n");
}

/** @returns how many times it ran */
function repeat(run) {
  const end = performance.now() + SECONDS * 1000;
  let count = 0;
  for (; performance.now() < end; count++) run();
  return count;
}

function timesIn({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  for (const [index, id] of samples.entries()) add(times, names.get(id), timeDeltas[index]);
  return times;
}

function bytesIn(node, bytes = new Map()) {
  add(bytes, nameOf(node.callFrame), node.selfSize);
  for (const child of node.children) bytesIn(child, bytes);
  return bytes;
}

function nameOf({ functionName, url }) {
  const name = functionName === "" ? "(anonymous)" : functionName;
  return url === "" ? name : `${name} (${basename(url)})`;
}

function add(map, key, value) {
  map.set(key, (map.get(key) ?? 0) + value);
}

function largest(map) {
  return [...map].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
}

function sum(map) {
  return [...map.values()].reduce((all, value) => all + value, 0);
}

function kilobytes(bytes, count) {
  return (bytes / count / 1000).toFixed(1);
}
