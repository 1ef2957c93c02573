// Prepares a folder for the contenders: the built package, and messages of every size.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { taskOf } from "./tasks.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const TSC = resolve("node_modules/typescript/bin/tsc");

/** Installs the peers, unless all are there. They are not dependencies of the project. */
export function installPeers() {
  const { dependencies } = JSON.parse(readFileSync(join(HERE, "package.json"), "utf8"));
  if (Object.keys(dependencies).every((name) => existsSync(join(HERE, "node_modules", name)))) return;
  console.error("installing what is compared with, in test/bench");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", HERE], { stdio: ["ignore", "ignore", "inherit"] });
}

export async function prepare(folder, { wire, documented }) {
  const built = join(folder, "package");
  buildPackage("generated", built);
  const { encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
  const { getBatchTaskInfosByState: operation } = await importBatch(built);
  const body = (size) => ({ Response: Array.from({ length: size }, (_, index) => taskOf(index)) });
  for (const size of wire) {
    const content = { headers: { Succeeded: true }, body: body(size) };
    writeFileSync(join(folder, `wire-${size}.xml`), encodeMessage(operation.response, content));
  }
  const write = await documentedWriter();
  for (const size of documented) {
    writeFileSync(join(folder, `documented-${size}.xml`), write(operation.response, { headers: {}, body: body(size) }));
  }
  writeFileSync(join(folder, "task.json"), JSON.stringify(taskOf(7)));
}

export function buildPackage(source, built) {
  mkdirSync(built, { recursive: true });
  execFileSync(process.execPath, [TSC, "-p", source, "--outDir", join(built, "dist")]);
  writeFileSync(join(built, "package.json"), '{ "type": "module" }');
  symlinkSync(resolve("node_modules"), join(built, "node_modules"), "junction");
}

function importBatch(built) {
  return import(pathToFileURL(join(built, "dist/services88/batch.js")).href);
}

/** Writes a response like that of the reference documentation, but in SOAP 1.1, so that every contender can read it. */
async function documentedWriter() {
  const generator = (path) => import(pathToFileURL(resolve("dist/generator", path)).href);
  const { compileContracts } = await generator("contract/compile-contracts.js");
  const { locate } = await generator("files/location.js");
  const { readFolder } = await generator("files/read-input.js");
  const { documentedLayout } = await generator("tools/documented/documented-layout.js");
  const { DocumentedWriter } = await generator("tools/documented/documented-writer.js");
  const selection = { services: ["Services88"], endpoints: ["Batch"] };
  const [contract] = compileContracts(readFolder(locate("schemas")), selection);
  const layout = documentedLayout(contract.endpoints[0]);
  return (message, { headers, body }) => {
    const writer = new DocumentedWriter(layout, "response");
    writer.beginHeaders(headers);
    message.headers.write(writer, headers);
    writer.end();
    writer.beginBody(message.element, body);
    message.body.write(writer, body);
    writer.end();
    const text = writer.finish();
    return text.replace("http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/").trim();
  };
}
