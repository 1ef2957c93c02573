// Measures one contender with one form of a message in its own process, and prints the median of its processor time in nanoseconds for
// each byte. The same contender reads or writes the plain form for comparison.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readers } from "./contenders/reading.mjs";
import { BY_HAND, readSearchByHand } from "./contenders/search-by-hand.mjs";
import { workloadReaders, workloadWriters } from "./contenders/workloads.mjs";
import { processorSeconds } from "./processor-time.mjs";
import { isTask } from "./tasks.mjs";
import { checkRead } from "./workloads/forms.mjs";
import { MESSAGE_FORMS } from "./workloads/message-forms.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";
import { WORKLOADS } from "./workloads/values.mjs";

const SIZE = 1000;
const { work, contender, form, seconds, folder } = JSON.parse(process.argv[2] ?? "{}");
const built = join(folder, "package");
const plain = readFileSync(join(folder, `wire-${SIZE}.xml`), "utf8");

const { run, length } = work === "reads" ? await reading() : await writing();
console.log(JSON.stringify({ value: await nanosecondsPerByte(run, length) }));

async function reading() {
  if (form in WORKLOADS) {
    const text = readFileSync(join(workloadIn(folder, form).folder, "answer.xml"), "utf8");
    if (contender === BY_HAND) return readingByHand(form, text);
    return { run: await workloadReaders[contender](workloadIn(folder, form), text), length: text.length };
  }
  const text = messageText();
  const { run, tasks } = await readers[contender]({ built, wsdl: resolve("schemas/Services88/Batch.wsdl"), text });
  const read = tasks(await run());
  // If every element has an attribute, node-soap returns objects.
  const isRight = (index) => read.length === SIZE && (isTask(read[index], index) || read[index]?.Id?.$value === index);
  if (![0, SIZE - 1].every(isRight))
    throw new Error(`${contender} has read something else: ${JSON.stringify(read[1])}`);
  return { run, length: text.length };
}

function readingByHand(form, text) {
  const run = () => readSearchByHand(text);
  checkRead(BY_HAND, run(), WORKLOADS[form].reads.body());
  return { run, length: text.length };
}

function messageText() {
  if (form === "xsi:type on every element") return readFileSync(join(folder, `documented-${SIZE}.xml`), "utf8");
  return MESSAGE_FORMS[form]?.(plain) ?? plain;
}

async function writing() {
  if (form in WORKLOADS) {
    const run = await workloadWriters[contender](workloadIn(folder, form));
    return { run, length: run().length };
  }
  const { decodeMessage, encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
  const { getBatchTaskInfosByState: operation } = await import(
    pathToFileURL(join(built, "dist/services88/batch.js")).href
  );
  const content = decodeMessage(operation.response, plain);
  const encoder = new TextEncoder();
  return { run: () => encoder.encode(encodeMessage(operation.response, content)), length: plain.length };
}

async function nanosecondsPerByte(run, length) {
  const times = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end || times.length < 5) {
    const start = processorSeconds();
    await run();
    times.push(((processorSeconds() - start) * 1e9) / length);
  }
  // The first half warms up.
  const warm = times.slice(times.length >> 1).sort((a, b) => a - b);
  return warm[warm.length >> 1];
}
