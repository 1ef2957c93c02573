// The comparisons of generated code: reading, writing, memory.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readers } from "./contenders/reading.mjs";
import { writers } from "./contenders/writing.mjs";
import { atMost, faster } from "./goals.mjs";
import { ANSWER_OF_TASKS } from "./tasks.mjs";
import { middleSample, PROCESSES } from "./turns.mjs";

const OURS = "netserver-soap";
const SAXES = "saxes alone";
/** The contenders whose times are close. The others are far behind. */
const CLOSE = [OURS, SAXES];
const MEASURE = fileURLToPath(new URL("./measure.mjs", import.meta.url));
const ZEEP = fileURLToPath(new URL("./contenders/zeep-peer.py", import.meta.url));
/** The system's Python, which has Debian's package of zeep. */
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";

/** How many seconds each process measures: longer if one reading takes a large part of it. */
const secondsFor = (size = 1) => (size > 1000 ? 4 : 1);

export function codecGroups(folder) {
  return [
    reading(folder, 1, { "node-soap": 10 }),
    reading(folder, 100, { "node-soap": 14 }),
    reading(folder, 1000, { "node-soap": 14 }),
    reading(folder, 20_000, { "node-soap": 14 }),
    {
      kind: "reading",
      title: `read 1,000 tasks (${ANSWER_OF_TASKS}) with an xsi:type on every element`,
      unit: "ms",
      contenders: [OURS, "node-soap"].map((name) => ({
        name,
        measure: () => inProcess({ work: "documented", contender: name, size: 1000, folder }),
      })),
      goals: [faster("node-soap", 8)],
    },
    {
      kind: "writing",
      title: "write the request of UpdateBatchTask of Batch of Services88 with every member set, to bytes",
      unit: "µs",
      contenders: [
        ...Object.keys(writers).map((name) => ({
          name,
          measure: async () =>
            inMicroseconds(await middleSample(PROCESSES, () => inProcess({ work: "write", contender: name, folder }))),
        })),
        { name: "zeep", measure: () => inMicroseconds(inPython(["write", join(folder, "task.json")])) },
      ],
      goals: [
        faster("node-soap", 20),
        { ...atMost("appending by hand, without checks", 1.5), reason: WHY_NOT_AS_BY_HAND },
      ],
    },
    {
      kind: "memory",
      title: `what 20,000 tasks (${ANSWER_OF_TASKS}) keep of memory when their text is gone`,
      unit: "MB",
      contenders: [
        { name: OURS, measure: () => inMegabytes(retained(folder), "retained") },
        { name: "the text", measure: () => inMegabytes(retained(folder), "length") },
      ],
      goals: [atMost("the text", 1.2)],
    },
  ];
}

const WHY_NOT_FASTER =
  "of so many tasks a quarter of the time is the garbage collector's, which copies twice what stays; saxes alone keeps nothing";

const WHY_NOT_AS_BY_HAND =
  "appending by hand looks at no key and checks no value, and ours looks for every key, also for those that are hidden";

function reading(folder, size, factors) {
  const names = Object.keys(readers);
  const measure = (name) => () =>
    middleSample(CLOSE.includes(name) ? PROCESSES : 1, () =>
      inProcess({ work: "wire", contender: name, size, folder }),
    );
  // At 20,000 tasks zeep would take as long as all others together.
  const zeep = { name: "zeep", measure: () => inPython(["read", join(folder, `wire-${size}.xml`)]) };
  return {
    kind: "reading",
    title: `read ${size.toLocaleString("en")} task${size === 1 ? "" : "s"} (${ANSWER_OF_TASKS})`,
    size,
    unit: "ms",
    contenders: [...names.map((name) => ({ name, measure: measure(name) })), ...(size > 1000 ? [] : [zeep])],
    goals: [
      ...Object.entries(factors).map(([name, factor]) => faster(name, factor)),
      ...(size === 1 ? [] : [{ ...atMost(SAXES, 0.5), reason: WHY_NOT_FASTER }]),
    ],
  };
}

function inProcess(facts) {
  const argument = JSON.stringify({ seconds: secondsFor(facts.size), ...facts });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", MEASURE, argument], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return withValue(JSON.parse(stdout));
}

function inPython([work, file]) {
  const parameters = [ZEEP, work, resolve("schemas/Services88/Batch.wsdl"), file, String(secondsFor())];
  const { status, stdout, stderr, error } = spawnSync(PYTHON, parameters, { encoding: "utf8" });
  if (error !== undefined || status === 77) return undefined;
  if (status !== 0) throw new Error(stderr);
  return withValue(JSON.parse(stdout));
}

function retained(folder) {
  return inProcess({ work: "memory", contender: OURS, size: 20_000, folder });
}

function inMicroseconds(sample) {
  return sample && { value: sample.milliseconds * 1000 };
}

function inMegabytes(sample, key) {
  return { value: sample[key] / 1e6 };
}

/** Times are in milliseconds by default. */
function withValue(sample) {
  return { value: sample.milliseconds, ...sample };
}
