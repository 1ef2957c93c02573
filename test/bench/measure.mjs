// Measures one contender in its own process: checks that it does the work, then prints the median of its times, or the memory it keeps.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { readers } from "./contenders/reading.mjs";
import { writers } from "./contenders/writing.mjs";
import { isTask } from "./tasks.mjs";

const { work, contender, size, seconds, folder } = JSON.parse(process.argv[2] ?? "{}");
const setting = { built: join(folder, "package"), wsdl: resolve("schemas/Services88/Batch.wsdl") };

const measures = { wire: () => read("wire"), documented: () => read("documented"), write, memory };

console.log(JSON.stringify(await measures[work]()));

async function read(kind) {
  const text = readFileSync(join(folder, `${kind}-${size}.xml`), "utf8");
  const { run, tasks } = await readers[contender]({ ...setting, text });
  if (tasks !== undefined) checkTasks(tasks(await run()), kind);
  return { milliseconds: await medianTime(run) };
}

function checkTasks(tasks, kind) {
  // If every element has an attribute, node-soap returns objects.
  const idOf = (task) => Number(task?.Id?.$value ?? task?.Id);
  const isRight = (index) => (kind === "wire" ? isTask(tasks[index], index) : idOf(tasks[index]) === index);
  if (tasks.length === size && [0, size >> 1, size - 1].every(isRight)) return;
  throw new Error(`${contender} has read something else: ${JSON.stringify(tasks.at(-1)).slice(0, 500)}`);
}

async function write() {
  const run = await writers[contender](setting);
  const text = new TextDecoder().decode(run());
  const parts = [">Nightly export number 7</", "Exported 21 rows to &lt;file", "&amp; sent them</", ">export-7.xlsx</"];
  const missing = parts.find((part) => !text.includes(part));
  if (missing !== undefined) throw new Error(`${contender} has not written ${missing}: ${text}`);
  return { milliseconds: await medianTime(run, 200), length: text.length };
}

/** The memory that objects keep after the text that they were read from is gone. */
async function memory() {
  let text = readFileSync(join(folder, `wire-${size}.xml`), "utf8");
  const { length } = text;
  const { decodeMessage } = await import(join(setting.built, "dist/index.js"));
  const { getBatchTaskInfosByState } = await import(join(setting.built, "dist/services88/batch.js"));
  const before = usedMemory();
  const result = decodeMessage(getBatchTaskInfosByState.response, text);
  text = "";
  const after = usedMemory();
  // The first count includes the text. If it is gone now, it is in the difference; if not, the objects keep it.
  return { retained: after - before + length, length, count: result.body.Response.length };
}

function usedMemory() {
  for (let i = 0; i < 4; i++) globalThis.gc();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

async function medianTime(run, repeat = 1) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end || times.length < 3) {
    const start = performance.now();
    for (let i = 0; i < repeat; i++) await run();
    times.push((performance.now() - start) / repeat);
  }
  // The first half warms up.
  const warm = times.slice(times.length >> 1).sort((a, b) => a - b);
  return warm[warm.length >> 1];
}
