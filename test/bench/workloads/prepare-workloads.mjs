// Prepares the workloads: the package of each, and the answer that is read.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildPackage } from "../prepare.mjs";
import { WORKLOADS } from "./values.mjs";

const PROGRAM = resolve("dist/bin/netserver-soapgen.js");

/** A workload with the places of its files. `archive` is one for streams, without values. */
export function workloadIn(folder, name) {
  const own = join(folder, `workload-${name}`);
  return { ...WORKLOADS[name], name, folder: own, built: join(own, "built"), wsdl: wsdlOf(name) };
}

export async function prepareWorkloads(folder) {
  generatePackage(workloadIn(folder, "archive"));
  for (const name of Object.keys(WORKLOADS)) {
    const { folder: own, built, reads, writes } = generatePackage(workloadIn(folder, name));
    const { encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
    const endpoint = await import(pathToFileURL(join(built, `dist/${name}.js`)).href);
    const { response } = endpoint[reads.operation[0].toLowerCase() + reads.operation.slice(1)];
    writeFileSync(join(own, "answer.xml"), encodeMessage(response, { body: reads.body() }));
    writeFileSync(join(own, "request.json"), JSON.stringify(writes.body()));
  }
}

function generatePackage(workload) {
  const { folder, built, wsdl } = workload;
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [PROGRAM, "generate", wsdl, "--out", join(folder, "package")]);
  buildPackage(join(folder, "package"), built);
  return workload;
}

function wsdlOf(name) {
  return fileURLToPath(new URL(`./${name}.wsdl`, import.meta.url));
}
