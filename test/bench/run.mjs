// Whole runs of the program: wall time and memory. Contenders take turns, so that a slow moment of the machine hits
// all of them; medians are to be quoted. Says whether each goal is met; decides nothing, as machines differ.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNS = 7;
const PROGRAM = fileURLToPath(new URL("../../dist/bin/netserver-soapgen.js", import.meta.url));
const USAGE = new URL("./report-usage.mjs", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-bench-"));

let count = 0;
const contenders = [
  { name: "node, empty program", args: () => ["-e", ""] },
  { name: "--help", args: () => [PROGRAM, "--help"], seconds: 0.25 },
  {
    name: "generate, all of generated/ anew",
    args: () => [PROGRAM, "generate", "--out", join(folder, String(++count))],
    seconds: 4,
    megabytes: 400,
  },
  { name: "generate, nothing to write", args: () => [PROGRAM, "generate"], seconds: 4, megabytes: 400 },
  { name: "check", args: () => [PROGRAM, "check"], seconds: 4, megabytes: 400 },
];

const samples = new Map(contenders.map(({ name }) => [name, []]));
try {
  for (let run = 0; run < RUNS; run++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const { name, args } = contenders[(run + turn) % contenders.length];
      samples.get(name).push(await measure(args()));
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(`${RUNS} runs each, in turn; median (least to most)\n`);
console.log("| run | wall time | memory | goal |");
console.log("|---|---|---|---|");
for (const { name, seconds, megabytes } of contenders) {
  const times = samples.get(name).map((sample) => sample.seconds);
  const memory = samples.get(name).map((sample) => sample.megabytes);
  console.log(
    `| ${name} | ${show(times, 2)} s | ${show(memory, 0)} MB | ${goal(median(times), seconds, median(memory), megabytes)} |`,
  );
}

function measure(args) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--import", USAGE, ...args], {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    let kilobytes = "";
    child.stdio[3].on("data", (data) => (kilobytes += data));
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`${args.join(" ")}: exit code ${code}`));
      resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes: Number(kilobytes) / 1024 });
    });
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function show(values, digits) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}

function goal(seconds, mostSeconds, megabytes, mostMegabytes) {
  if (mostSeconds === undefined) return "";
  const met = seconds <= mostSeconds && (mostMegabytes === undefined || megabytes <= mostMegabytes);
  const text = mostMegabytes === undefined ? `${mostSeconds} s` : `${mostSeconds} s, ${mostMegabytes} MB`;
  return `${text}: ${met ? "met" : "missed"}`;
}
