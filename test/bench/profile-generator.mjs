// Prints as JSON where one run of the generator spends its time or allocates its memory, by stage. A stage is a folder of the
// generator, with all that it calls of Node.js and of packages. A run is a process of its own, because users start it cold as well.
//
//     node test/bench/profile-generator.mjs time|memory FOLDER-OF-SCHEMAS OUT
import { Session } from "node:inspector/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const OTHERS = "loading the program, and everything else";

const [measured, schemas = "", out = ""] = process.argv.slice(2);
const session = new Session();
session.connect();
const stages = measured === "time" ? await timesByStage() : await bytesByStage();
process.stdout.write(JSON.stringify([...stages]));

async function timesByStage() {
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  await generate();
  const { profile } = await session.post("Profiler.stop");
  const { nodes, samples, timeDeltas } = profile;
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const stageOf = (id) => ownStage(frames.get(id)) ?? (callers.has(id) ? stageOf(callers.get(id)) : OTHERS);
  const times = new Map();
  for (const [index, id] of samples.entries()) add(times, stageOf(id), timeDeltas[index] / 1000);
  return times;
}

async function bytesByStage() {
  const collected = { includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true };
  await session.post("HeapProfiler.startSampling", { samplingInterval: 32_768, ...collected });
  await generate();
  const { profile } = await session.post("HeapProfiler.stopSampling");
  const bytes = new Map();
  const visit = ({ callFrame, selfSize, children }, outer) => {
    const stage = ownStage(callFrame) ?? outer;
    add(bytes, stage, selfSize / 1e6);
    for (const child of children) visit(child, stage);
  };
  visit(profile.head, OTHERS);
  return bytes;
}

async function generate() {
  const { generate } = await import(pathToFileURL(resolve("dist/generator/index.js")).href);
  await generate({ schemas, services: ["Services86"], out, write: true, cache: false });
}

/** Undefined for a function of Node.js or of a package: it belongs to whoever calls it. */
function ownStage({ functionName, url }) {
  if (functionName === "(garbage collector)") return "the garbage collector";
  return /\/dist\/(generator\/\w+(?=\/)|templates\/runtime)/.exec(url)?.[1];
}

function add(map, key, value) {
  map.set(key, (map.get(key) ?? 0) + value);
}
