// Reads the messages of some cases and writes them back, with the built packages. The comparator reports what is lost.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { XmlDocument } from "libxml2-wasm";

const { cases, folder, comparator } = workerData;
const { difference } = await import(pathToFileURL(comparator).href);
const { decodeMessage, encodeMessage } = await load("runtime/index.js");
for (const echoed of cases) parentPort.postMessage({ id: echoed.id, ...(await echo(echoed)) });

async function echo({ id, folder: caseFolder }) {
  const files = readdirSync(caseFolder, { recursive: true, encoding: "utf8" }).sort();
  const schemas = files
    .filter((name) => [".wsdl", ".xsd"].includes(extname(name)))
    .map((name) => readFileSync(join(caseFolder, name), "utf8"))
    .join("\n");
  const messages = files.filter((name) => extname(name) === ".xml");
  try {
    const { request } = await operationOf(id);
    const problems = messages.flatMap((name) => {
      const problem = problemWith(readFileSync(join(caseFolder, name), "utf8"), request, schemas);
      return problem === "" ? [] : [`${name}: ${problem}`];
    });
    return { messages: messages.length, ...(problems.length > 0 ? { failed: problems[0] } : {}) };
  } catch (error) {
    return { messages: messages.length, failed: `cannot be loaded: ${error.stack}` };
  }
}

/**
 * The loss of the fast reader, or of the reader for all of XML, which a comment selects; "" if nothing is lost. What the contract
 * does not know is written back as well, so a valid message must be read strictly.
 */
function problemWith(text, message, schemas) {
  const commented = text.replace(/^(?:\uFEFF?<\?xml[^>]*\?>)?/, "$&<!-- -->");
  for (const form of [text, commented]) {
    try {
      const written = encodeMessage(message, decodeMessage(message, form, { strict: true }));
      const lost = difference(text, written, XmlDocument, schemas);
      if (lost !== "") return `${form === text ? "" : "by the slow reader, "}lost: ${lost}`;
    } catch (error) {
      return String(error);
    }
  }
  return "";
}

async function operationOf(id) {
  const modules = Object.values(await load(`case-${id}-0/index.js`)).filter((value) => typeof value === "object");
  const endpoints = modules.flatMap((module) => Object.values(module).filter((value) => value?.operations));
  const [operation] = endpoints.flatMap(({ operations }) => Object.values(operations));
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

async function load(path) {
  const file = join(folder, "dist", path);
  if (!existsSync(file)) throw new Error(`the compiler wrote no ${path}`);
  return import(pathToFileURL(file).href);
}
