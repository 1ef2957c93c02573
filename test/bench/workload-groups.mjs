// The comparisons with messages of other kinds of services: attributes, choices, derived types, several namespaces.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { workloadReaders, workloadWriters } from "./contenders/workloads.mjs";
import { faster } from "./goals.mjs";
import { middleSample, PROCESSES } from "./turns.mjs";
import { workloadIn } from "./workloads/prepare-workloads.mjs";
import { titleOf, WORKLOADS } from "./workloads/values.mjs";

const MEASURE = fileURLToPath(new URL("./measure-workload.mjs", import.meta.url));
const ZEEP = fileURLToPath(new URL("./contenders/zeep-workload.py", import.meta.url));
/** The system's Python, which has Debian's package of zeep. */
const PYTHON = process.env.PYTHON ?? "/usr/bin/python3";
const SECONDS = 2;
const OURS = "netserver-soap";

const WHY_NOT_WRITTEN_FASTER =
  "here every key and value is checked, and node-soap checks none. Appending the text by hand, without checks, and turning it into bytes takes half to two thirds of our time";

export function workloadGroups(folder) {
  return Object.keys(WORKLOADS).flatMap((name) => [
    group(folder, name, { kind: "reading", work: "reads", factor: 8, peers: workloadReaders }),
    group(folder, name, {
      kind: "writing",
      work: "writes",
      factor: 15,
      peers: workloadWriters,
      reason: WHY_NOT_WRITTEN_FASTER,
    }),
  ]);
}

function group(folder, name, { kind, work, factor, peers, reason }) {
  const measure = (contender) => () =>
    middleSample(contender === OURS ? PROCESSES : 1, () => inNode({ work, contender, name, folder, seconds: SECONDS }));
  return {
    kind,
    title: `${titleOf(name, work)} (processor time)`,
    unit: "ms",
    contenders: [
      ...Object.keys(peers).map((contender) => ({ name: contender, measure: measure(contender) })),
      { name: "zeep", measure: () => inPython(work, workloadIn(folder, name)) },
    ],
    goals: [{ ...faster("node-soap", factor), reason }],
  };
}

function inNode(facts) {
  return figureOf(spawnSync(process.execPath, [MEASURE, JSON.stringify(facts)], { encoding: "utf8" }));
}

function inPython(work, { folder, wsdl, reads, writes, namespace }) {
  const file = join(folder, work === "reads" ? "answer.xml" : "request.json");
  const { operation } = work === "reads" ? reads : writes;
  const parameters = [ZEEP, work, wsdl, file, String(SECONDS), operation, namespace];
  const ended = spawnSync(PYTHON, parameters, { encoding: "utf8" });
  return ended.error !== undefined || ended.status === 77 ? undefined : figureOf(ended);
}

function figureOf({ status, stdout, stderr }) {
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
