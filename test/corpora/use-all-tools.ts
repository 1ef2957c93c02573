import type { Contract } from "../../generator/contract/contract.js";
import { readTemplates } from "../../generator/files/program-files.js";
import { readSearchLibrary } from "../../generator/files/read-search-library.js";
import { compareVersions } from "../../generator/tools/compare/compare-versions.js";
import { changesAsMarkdown, changesAsText } from "../../generator/tools/compare/report-changes.js";
import { type DocsOptions, docsFiles } from "../../generator/tools/docs/docs-files.js";
import { contractJson } from "../../generator/tools/inspect/contract-json.js";
import { describeContracts } from "../../generator/tools/inspect/describe-contracts.js";
import { describeInDetail } from "../../generator/tools/inspect/describe-in-detail.js";
import type { Call } from "../../generator/tools/mock/serve-endpoint.js";
import { startMock } from "../../generator/tools/mock/start-mock.js";
import { sampleFiles } from "../../generator/tools/samples/sample-files.js";
import type { SampleOptions } from "../../generator/tools/samples/sample-message.js";
import { parseXml } from "../../generator/xml/parse-xml.js";
import { clarkName } from "../../generator/xml/qname.js";
import { childElements } from "../../generator/xml/xml-element.js";
import { addressOf } from "../../templates/runtime/http/dispatch.js";
import { callWithSample, type ServedOperation } from "../generator/tools/mock/call-with-sample.js";
import type { ReferenceContracts } from "./reference-contracts.js";

/** The results of the tools, and their errors. */
export interface Outcome {
  /** The number of results, by tool. */
  readonly made: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** Uses every tool on each contract, and calls each operation of a mock that serves them all. */
export async function useAllTools(reference: ReferenceContracts): Promise<Outcome> {
  const made: Record<string, number> = {};
  const failures: string[] = [];
  for (const contract of reference.contracts) {
    for (const [tool, use] of Object.entries(TOOLS)) {
      try {
        made[tool] = (made[tool] ?? 0) + use(contract);
      } catch (error) {
        failures.push(`${contract.version}: ${tool}: ${String(error)}`);
      }
    }
  }
  const { calls, failed } = await callAll(reference);
  return { made: { ...made, calls }, failures: [...failures, ...failed] };
}

/** Each returns the number of its results. */
const TOOLS: Readonly<Record<string, (contract: Contract) => number>> = {
  "samples for the wire": (contract) => countSamples(contract, "wire"),
  "samples as documented": (contract) => countSamples(contract, "documented"),
  "pages in Markdown": (contract) => countPages(contract, "markdown"),
  "pages in HTML": (contract) => countPages(contract, "html"),
  inspected: (contract) => {
    const texts = [describeContracts([contract]), describeInDetail(contract), contractJson([contract])];
    return texts.filter((text) => text !== "").length / texts.length;
  },
  "same as themselves": (contract) => {
    const versions = compareVersions([contract], [contract]);
    if (versions.some(({ changes }) => changes.length > 0)) throw new Error(changesAsText(versions));
    return changesAsMarkdown(versions) === "" ? 0 : 1;
  },
};

const TIMESTAMP = "2024-01-01T00:00:00Z";

function countSamples(contract: Contract, layout: SampleOptions["layout"]): number {
  const samples = sampleFiles([contract], { layout, timestamp: TIMESTAMP });
  return [...samples.keys()].filter((path) => path.endsWith(".xml")).length;
}

const ASSETS = { templates: readTemplates(), search: readSearchLibrary() };

function countPages(contract: Contract, format: DocsOptions["format"]): number {
  const files = docsFiles([contract], { format, timestamp: TIMESTAMP }, ASSETS);
  return [...files.keys()].filter((path) => /\.(?:md|html)$/.test(path)).length;
}

/** Calls each operation with its own sample. */
async function callAll({ schemas, contracts }: ReferenceContracts): Promise<{ calls: number; failed: string[] }> {
  if (contracts.length === 0) return { calls: 0, failed: [] };
  const calls: Call[] = [];
  const mock = await startMock(contracts, schemas, { port: 0, onCall: (call) => void calls.push(call) });
  const failed: string[] = [];
  try {
    for (const served of servedBy(mock.endpoints, contracts)) {
      const { status, text } = await callWithSample(served);
      const problem = problemWith(served, calls.at(-1), status === 200 ? payloadOf(text) : text || NO_ELEMENT);
      if (problem !== undefined) failed.push(problem);
    }
  } finally {
    await mock.close();
  }
  return { calls: calls.length, failed };
}

function servedBy(
  endpoints: readonly { readonly version: string; readonly name: string; readonly url: string }[],
  contracts: readonly Contract[],
): ServedOperation[] {
  return contracts.flatMap((contract) =>
    contract.endpoints.flatMap((endpoint) => {
      // Samples have neither addressing headers nor attachments: what demands them has tests of its own.
      if (endpoint.addressing?.isRequired || endpoint.packaging === "swa") return [];
      const { url } = endpoints.find(({ version, name }) => version === contract.version && name === endpoint.name) ?? {
        url: "",
      };
      // A handler serves the first of operations whose requests look alike.
      const addresses = endpoint.operations.map(addressOf);
      const told = endpoint.operations.filter((_, index) => addresses.indexOf(addresses[index] ?? "") === index);
      return told.map((operation) => ({ contract, endpoint, operation, url }));
    }),
  );
}

/** An operation of NetServer may fail: no batch task has the id of a sample. */
function problemWith(
  { contract, endpoint, operation }: ServedOperation,
  call: Call | undefined,
  found: string,
): string | undefined {
  const { element } = operation.response;
  const want = element === undefined ? NO_ELEMENT : clarkName(element);
  if (call?.operation === operation.name && found === want) return undefined;
  return `${contract.version}: ${endpoint.name}.${operation.name}: ${call?.operation} (${call?.outcome}): ${found}`;
}

/** What a message without a payload has, and an answer without a message, as that of a one-way operation. */
const NO_ELEMENT = "no element";

/** The name of the element in the body of a message, which may have attachments after it. */
function payloadOf(answer: string): string {
  const [text = answer] = /<(\w+:)?Envelope[\s\S]*<\/\1?Envelope>/.exec(answer) ?? [];
  const body = childElements(parseXml({ name: "answer.xml", text })).at(-1);
  const [payload] = body === undefined ? [] : childElements(body);
  return payload === undefined ? NO_ELEMENT : clarkName(payload.name);
}
