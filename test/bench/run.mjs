// Whole runs of the program: wall time and memory. Contenders take turns, so that a slow moment of the machine hits
// all of them; medians are to be quoted. Says whether each goal is met; decides nothing, as machines differ.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const RUNS = 7;
const PROGRAM = fileURLToPath(new URL("../../dist/bin/netserver-soapgen.js", import.meta.url));
const TSC = resolve("node_modules/typescript/bin/tsc");
const CORPUS = resolve("../shared/corpus/wsdl");
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

if (existsSync(CORPUS)) contenders.push(...wholeVersion());
else console.log(`left out, as ${CORPUS} is not there: a version of 56 endpoints\n`);

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

/** All of Services86: 56 endpoints, 5.6 MB of WSDL. */
function wholeVersion() {
  const selection = ["--schemas", CORPUS, "--services", "Services86", "--out"];
  const out = join(folder, "services86");
  execFileSync(process.execPath, [PROGRAM, "generate", ...selection, out]);
  symlinkSync(resolve("node_modules"), join(out, "node_modules"), "junction");
  execFileSync(process.execPath, [TSC, "-p", out]);
  const contact = pathToFileURL(join(out, "dist/services86/contact.js")).href;
  return [
    {
      name: "Services86, generate anew",
      args: () => [PROGRAM, "generate", ...selection, join(folder, String(++count))],
      seconds: 10,
      megabytes: 1024,
    },
    { name: "Services86, nothing to write", args: () => [PROGRAM, "generate", ...selection, out], seconds: 3 },
    { name: "Services86, check", args: () => [PROGRAM, "check", ...selection, out], seconds: 3 },
    { name: "Services86, type-check the package", args: () => [TSC, "-p", out, "--noEmit"], seconds: 10 },
    {
      name: "Services86, import Contact of the built package: the import alone",
      args: () => ["--input-type=module", "-e", timedImport(contact)],
      seconds: 0.05,
    },
  ];
}

/** What a program reports as its own time counts instead of that of the whole process. */
function timedImport(url) {
  return `const start = performance.now(); await import(${JSON.stringify(url)}); globalThis.milliseconds = performance.now() - start;`;
}

function measure(args) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--import", USAGE, ...args], {
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    let report = "";
    child.stdio[3].on("data", (data) => (report += data));
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`${args.join(" ")}: exit code ${code}`));
      const wall = Number(process.hrtime.bigint() - start) / 1e9;
      const { kilobytes, milliseconds } = JSON.parse(report);
      resolve({ seconds: milliseconds === undefined ? wall : milliseconds / 1000, megabytes: kilobytes / 1024 });
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
