// Generates the packages of some cases into one folder: the library once, and the modules of each case beside it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { compileContracts, InputError, locate, packageOf, readSchemas } from "../../dist/generator/index.js";

const { cases, folder } = workerData;
for (const { id, schemas } of cases) parentPort.postMessage({ id, ...generate(id, schemas) });

function generate(id, schemas) {
  try {
    const contracts = compileContracts(readSchemas(locate(schemas))).map((contract, index) => {
      return { ...contract, version: `case-${id}-${index}`, isAlone: false };
    });
    for (const [path, text] of packageOf(contracts)) if (path.startsWith("src/case")) write(join(folder, path), text);
    return {};
  } catch (error) {
    // Anything but a refusal is a mistake in the generator.
    return error instanceof InputError ? { refused: error.message } : { failed: `generator: ${error.stack}` };
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
