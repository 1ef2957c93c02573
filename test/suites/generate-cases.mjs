// Generates the packages of some cases into one folder: the library once, and the modules of each case beside it.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { compileContracts } from "../../dist/generator/contract/compile-contracts.js";
import { locate } from "../../dist/generator/files/location.js";
import { readFolder } from "../../dist/generator/files/read-input.js";
import { packageOf } from "../../dist/generator/generate.js";
import { InputError } from "../../dist/generator/source/errors.js";

const { cases, folder, members } = workerData;
for (const { id, schemas } of cases) parentPort.postMessage({ id, ...generate(id, schemas) });

function generate(id, schemas) {
  try {
    const contracts = compileContracts(readFolder(locate(schemas))).map((contract, index) => {
      return { ...contract, version: `case-${id}-${index}`, isAlone: false };
    });
    const files = packageOf(contracts, { values: { members } });
    for (const [path, text] of files) if (path.startsWith("src/case")) write(join(folder, path), text);
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
