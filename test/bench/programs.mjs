// The comparisons of the program: whole runs, from the start of a process to its end.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildPackage } from "./prepare.mjs";
import { middleSample } from "./turns.mjs";

const PROGRAM = resolve("dist/bin/netserver-soapgen.js");
const CORPUS = resolve("../shared/corpus/wsdl");
const USAGE = new URL("./report-usage.mjs", import.meta.url).href;
const MANY_TYPES = fileURLToPath(new URL("./many-types.mjs", import.meta.url));
const GENERATORS = fileURLToPath(new URL("./contenders/generators.mjs", import.meta.url));

/** How often a short program runs for one figure. */
const STARTS = 7;

const WHY_NOT_FASTER =
  "a quarter of the time goes into laying out six million characters of TypeScript, a fifth into reading the XML, and three tenths into loading the program and collecting garbage. The code runs cold: a second run in the same process takes two thirds of the time. --profile has the stages";

const WHY_MORE_THAN_ITS_PACKAGES =
  "loading packages and reading the XML is what this compares with. Checking, linking and naming what is read, and laying out the code that is made of it, take more time than both, because that code runs cold as well";

const WHY_NOT_LESS =
  "all files are parsed and linked again, and the contract and its names are made anew: with loading the program, this is most of a full run. Only the texts of modules that do not depend on the change are taken from the last run. A type belongs to all files that declare it, and it has all types that extend it, whichever file they are in, so parts of a contract could only be kept together with everything that was looked up for each of them";

const WHY_NOT_AT_ONCE =
  "the modules of a package are loaded one by one, and finding and reading one takes longer than running it: bundled into a file, the same import takes a third of the time";

export async function programGroups(folder) {
  const groups = [startUp(folder), manyTypes(folder)];
  if (existsSync(CORPUS)) groups.push(...wholeVersion(folder));
  else console.error(`left out, as the reference data is not there: a version of 56 endpoints`);
  return groups;
}

function startUp(folder) {
  const batch = join(folder, "package/dist/services88/batch.js");
  return {
    kind: "programs",
    title: "start",
    unit: "ms",
    contenders: [
      start("an empty program", ["-e", ""]),
      start("--help", [PROGRAM, "--help"]),
      start("import Batch of Services88", importing(batch)),
    ],
    goals: [above("--help", 40), { ...above("import Batch of Services88", 25), reason: WHY_NOT_AT_ONCE }],
  };
}

/** One file of 3 MB, and one of a tenth of its types. */
function manyTypes(folder) {
  let count = 0;
  const [many, few] = [3000, 300].map((types) => {
    const path = join(folder, `types-${types}.wsdl`);
    execFileSync(process.execPath, [MANY_TYPES, `${types}`, path]);
    return path;
  });
  const generate = (wsdl, out = join(folder, `types-${++count}`)) => [PROGRAM, "generate", wsdl, "--out", out];
  const out = join(folder, "types");
  execFileSync(process.execPath, generate(many, out));
  symlinkSync(resolve("node_modules"), join(out, "node_modules"), "junction");
  return {
    kind: "programs",
    title: "a contract of 3,000 types (one file of 3 MB, from many-types.mjs)",
    unit: "ms",
    contenders: [
      program("generate 3,000 types", () => generate(many)),
      program("generate 300 types", () => generate(few)),
      program("type-check 3,000 types", () => [resolve("node_modules/typescript/bin/tsc"), "-p", out, "--noEmit"]),
    ],
    goals: [
      {
        ...ratioOf("generate 3,000 types", "generate 300 types"),
        text: "generate 3,000 types: at most 11 times as long as 300 types",
        most: 11,
      },
      within("generate 3,000 types", 6000),
      within("type-check 3,000 types", 15_000),
    ],
  };
}

/** All of Services86: 56 endpoints, 5.6 MB of WSDL. */
function wholeVersion(folder) {
  let count = 0;
  const fresh = () => join(folder, `out-${++count}`);
  const options = ["--schemas", CORPUS, "--services", "Services86", "--out"];
  const out = join(folder, "services86");
  execFileSync(process.execPath, [PROGRAM, "generate", ...options, out]);
  symlinkSync(resolve("node_modules"), join(out, "node_modules"), "junction");
  const built = join(folder, "services86-built");
  buildPackage(out, built);
  const wsdls = readdirSync(join(CORPUS, "Services86")).map((name) => join(CORPUS, "Services86", name));
  const peer = (work, target) => [GENERATORS, work, JSON.stringify(wsdls), target];
  const contact = join(built, "dist/services86/contact.js");
  const tsc = resolve("node_modules/typescript/bin/tsc");
  return [
    {
      kind: "programs",
      title: "all of Services86 (56 endpoints)",
      unit: "ms",
      contenders: [
        program("generate", () => [PROGRAM, "generate", ...options, fresh()]),
        program("generate, nothing to write", () => [PROGRAM, "generate", ...options, out]),
        ...byLaterNode(() => [PROGRAM, "generate", ...options, fresh()], join(folder, "compiled")),
        program("generate, one file changed", afterChange(copyOf(folder), join(folder, "services86-changed"))),
        program("check, which makes the package anew", () => [PROGRAM, "check", ...options, out]),
        program("docs --format html, 2,129 pages", () => [PROGRAM, "docs", "--format", "html", ...options, fresh()]),
        program("wsdl-tsclient, types alone", () => peer("wsdl-tsclient", made(fresh()))),
        program("saxes over the files, and importing ts-morph", () => peer("saxes", "")),
        program("type-check the package", () => [tsc, "-p", out, "--noEmit"]),
        start("an empty program", ["-e", ""]),
        start("import Contact of Services86", importing(contact)),
      ],
      goals: goalsOfWholeVersion(),
    },
  ];
}

/** A copy of the schemas that may be changed. */
function copyOf(folder) {
  const schemas = join(folder, "schemas");
  mkdirSync(join(schemas, "Services86"), { recursive: true });
  for (const name of readdirSync(join(CORPUS, "Services86")))
    writeFileSync(join(schemas, "Services86", name), readFileSync(join(CORPUS, "Services86", name)));
  return schemas;
}

/** A member of one message gets another name before each run, so that one module has another text. */
function afterChange(schemas, out) {
  const file = join(schemas, "Services86", "Batch.wsdl");
  const generate = [PROGRAM, "generate", "--schemas", schemas, "--services", "Services86", "--out", out];
  // The package of the first change is a new one.
  execFileSync(process.execPath, generate);
  let count = 0;
  return () => {
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/ name="Id\d*" type="xs:int"/, ` name="Id${++count}" type="xs:int"`));
    return generate;
  };
}

function goalsOfWholeVersion() {
  return [
    {
      ...ratioOf("wsdl-tsclient, types alone", "generate"),
      text: "generate: at least 4 times faster than wsdl-tsclient",
      least: 4,
      reason: WHY_NOT_FASTER,
    },
    {
      ...ratioOf("generate", "saxes over the files, and importing ts-morph"),
      text: "generate: at most 2.5 times saxes over the files and importing ts-morph",
      most: 2.5,
      reason: WHY_MORE_THAN_ITS_PACKAGES,
    },
    {
      ...ratioOf("generate, one file changed", "generate"),
      text: "generate, one file changed: at most a third of a full run",
      most: 1 / 3,
      reason: WHY_NOT_LESS,
    },
    {
      ...ratioOf("check, which makes the package anew", "generate"),
      text: "check: at most 1.1 times generate, because it trusts no cache",
      most: 1.1,
    },
    within("generate", 10_000),
    within("generate, nothing to write", 3000),
    within("type-check the package", 10_000),
    within("docs --format html, 2,129 pages", 8000),
    { ...above("import Contact of Services86", 40), reason: WHY_NOT_AT_ONCE },
  ];
}

function ratioOf(of, than) {
  return { of, than, ratio: (one, other) => one / other };
}

/** The time beyond that of a program that does nothing. */
function above(of, most) {
  const text = `${of}: at most ${most} ms above an empty program`;
  return { text, of, than: "an empty program", ratio: (time, empty) => time - empty, most, unit: "ms" };
}

/** A time without comparison: a person waits for it. */
function within(of, most) {
  return { text: `${of}: within ${most / 1000} s`, of, than: of, ratio: (time) => time, most, unit: "ms" };
}

function made(folder) {
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The same by a later Node.js, which can keep what it has compiled. Its path is in NODE_22; without it, the comparison is left out. */
function byLaterNode(parameters, compiled) {
  const node = process.env.NODE_22;
  if (node === undefined) {
    console.error("left out, as NODE_22 names no program: generate by Node.js 22");
    return [];
  }
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  return [
    { name: "generate, by Node.js 22", measure: () => measure(parameters(), { node }) },
    { name: "generate, by Node.js 22 with its compile cache", measure: () => measure(parameters(), { node, env }) },
  ];
}

/** A program of less than a tenth of a second: the median of several runs, because what is compared are a few milliseconds. */
function start(name, parameters) {
  return { name, measure: () => middleSample(STARTS, () => measure(parameters)) };
}

function importing(module) {
  return ["--input-type=module", "-e", `import ${JSON.stringify(pathToFileURL(module).href)};`];
}

function program(name, parameters) {
  return { name, measure: () => measure(parameters()) };
}

function measure(parameters, { node = process.execPath, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(node, ["--import", USAGE, ...parameters], {
      env,
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    let [report, errors] = ["", ""];
    child.stderr.on("data", (data) => (errors += data));
    child.stdio[3].on("data", (data) => (report += data));
    child.on("close", (code) => {
      if (code !== 0) return reject(new Error(`${parameters.join(" ")}: exit code ${code}\n${errors}`));
      const value = Number(process.hrtime.bigint() - start) / 1e6;
      resolve({ value, megabytes: JSON.parse(report).kilobytes / 1024 });
    });
  });
}
