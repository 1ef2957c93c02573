import type { Direction, MessageContent, Operation } from "../../../contract/contract.js";
import { directionsOf } from "../../../contract/types.js";
import type { HeaderNote } from "../../../profiles/profile.js";
import { profileOf } from "../../../profiles/profiles.js";
import { InputError } from "../../../source/errors.js";
import { visibleXml } from "../../../source/visible-text.js";
import { endpointNames, faultName, known } from "../../../typescript/names.js";
import { memberType } from "../../../typescript/type-expressions.js";
import { clarkName } from "../../../xml/qname.js";
import { type SampleOptions, sampleMessage } from "../../samples/sample-message.js";
import { handledCall } from "../handled-call.js";
import {
  anchor,
  type Block,
  type CodeBlock,
  code,
  heading,
  type Inline,
  link,
  type Page,
  paragraph,
  paragraphs,
  table,
} from "../page.js";
import {
  type DocumentedOperation,
  type DocumentedVersion,
  endpointPath,
  endpointTrail,
  operationPath,
  type Site,
} from "../site.js";
import { addressFacts, bindingFact } from "./endpoint-facts.js";
import { historyBlocks } from "./history-blocks.js";
import { operationSteps } from "./linked-steps.js";
import { headerTable, memberTable, typeName } from "./member-table.js";
import { typeCode } from "./type-code.js";
import { versionLinks } from "./version-links.js";

/** The page of one operation: what it takes and returns, with examples. */
export function operationPage(documented: DocumentedOperation, site: Site): Page {
  const { version, endpoint, operation } = documented;
  const pathOf = (name: string): string => operationPath(version, endpoint.name, name);
  const steps = operationSteps(endpoint.name, operation.name, site);
  return {
    path: pathOf(operation.name),
    title: operation.name,
    trail: endpointTrail(version, endpoint.name),
    neighbours: endpoint.operations.map(({ name }) => ({ text: name, path: pathOf(name) })),
    versions: versionLinks(
      site,
      ({ paths }) => paths.endpoints.get(endpoint.name)?.operations.get(operation.name),
      ({ paths }) => paths.endpoints.get(endpoint.name)?.index ?? paths.index,
    ),
    blocks: [
      ...paragraphs(operation.documentation),
      addressList(documented),
      heading("Call in TypeScript"),
      ...unlessEndless(() => ({
        kind: "code-block",
        language: "ts",
        text: handledCall({ ...documented, ...version, names: version.typescript.names }, site),
      })),
      heading("Parameters"),
      ...messageBlocks(documented, "request", "None."),
      heading("Returns"),
      ...(operation.isOneWay
        ? [paragraph("Nothing: the operation is one-way. The service only says that the request has arrived.")]
        : messageBlocks(documented, "response", "Nothing.")),
      ...faultBlocks(documented),
      ...headerBlocks(documented),
      ...exampleBlocks(documented, site),
      ...historyBlocks(operation.name, steps),
    ],
  };
}

function addressList({ endpoint, operation }: DocumentedOperation): Block {
  const action = ["SOAPAction: ", code(operation.soapAction)];
  return { kind: "list", items: [...addressFacts(endpoint), action, bindingFact(endpoint, [operation])] };
}

function messageBlocks({ version, operation }: DocumentedOperation, direction: Direction, ifNone: string): Block[] {
  const { documentation, content, attachments } = operation[direction];
  const name = { caption: `Members of the ${direction}`, id: direction };
  const members = [...bareBlocks(version, content), memberTable(version, name, content, ifNone)];
  if (attachments.length === 0) return [...paragraphs(documentation), ...members];
  const rows = attachments.map(({ name, kind, types, documentation: text }) => [
    [code(name)],
    [code(kind === "text" ? "string" : "Uint8Array")],
    [types.join(", ")],
    [text],
  ]);
  const head = ["Part", "Its value", "Media type", "Documentation"];
  return [
    ...paragraphs(documentation),
    ...members,
    table(`Attachments of the ${direction} ($attachments)`, head, rows),
  ];
}

/** A message that is one element says which. */
function bareBlocks(version: DocumentedVersion, content: MessageContent): Block[] {
  if (content.kind !== "bare") return [];
  const { element, type } = content.value;
  return [paragraph("The element ", code(element.localName), ", of the type ", typeName(version, type), ".")];
}

function faultBlocks({ version, endpoint, operation }: DocumentedOperation): Block[] {
  if (operation.faults.length + operation.faultHeaders.length === 0) return [];
  const names = endpointNames(version.typescript.names, endpoint.name);
  const rows = operation.faults.map(({ detail }) => [
    [anchor(detail.element.localName, "fault")],
    [typeName(version, detail.type)],
    [code(faultName(names, detail.element))],
    [typeCode(memberType(detail, version.typescript), version)],
    [detail.documentation],
  ]);
  const head = ["Element", "Type", "Class of the error", "Its value", "Documentation"];
  return [
    heading("Faults"),
    ...(rows.length === 0 ? [] : [table("Faults that may come instead of the response", head, rows)]),
    ...faultHeaderBlocks(version, operation),
  ];
}

/** Headers of faults are read with the constant of their element. */
function faultHeaderBlocks(version: DocumentedVersion, { faultHeaders }: Operation): Block[] {
  if (faultHeaders.length === 0) return [];
  const rows = faultHeaders.map(({ element, type, documentation }) => [
    [anchor(element.localName, "fault-header")],
    [typeName(version, type)],
    [code(known(version.typescript.names.elements.get(clarkName(element)), element.localName))],
    [documentation],
  ]);
  const head = ["Header", "Type", "Constant", "Documentation"];
  return [table("Headers that may come with a fault", head, rows)];
}

function headerBlocks(documented: DocumentedOperation): Block[] {
  const { version, operation } = documented;
  if (operation.request.headers.length + operation.response.headers.length === 0) return [];
  return [
    heading("Headers"),
    heading("Request headers", 3),
    headerTable(version, { caption: "Headers of the request", id: "request-header" }, operation.request.headers),
    ...callerBlocks(documented),
    heading("Response headers", 3),
    headerTable(version, { caption: "Headers of the response", id: "response-header" }, operation.response.headers),
  ];
}

/** What is known of the headers beyond the contract. */
function callerBlocks({ version, operation }: DocumentedOperation): Block[] {
  const { contract } = version;
  const isKnown = (name: string): boolean => contract.endpoints.some((endpoint) => endpoint.name === name);
  const notes = profileOf(contract)?.notesOnHeaders(operation.request) ?? [];
  return notes
    .filter((note) => note.every((part) => typeof part === "string" || "code" in part || isKnown(part.endpoint)))
    .map((note) => paragraph(...note.map((part) => notePart(part, version))));
}

function notePart(part: HeaderNote[number], version: DocumentedVersion): Inline {
  if (typeof part === "string") return part;
  return "code" in part ? code(part.code) : link(part.endpoint, endpointPath(version, part.endpoint));
}

function exampleBlocks({ version, endpoint, operation }: DocumentedOperation, { timestamp }: Site): Block[] {
  const title = profileOf(version.contract)?.title;
  const example = (direction: Direction, layout: SampleOptions["layout"]): Block[] =>
    unlessEndless(() => {
      const message = { contract: version.contract, endpoint, operation, direction };
      return { kind: "code-block", language: "xml", text: visibleXml(sampleMessage(message, { layout, timestamp })) };
    });
  return directionsOf(operation).flatMap((direction) => [
    heading(direction === "request" ? "Request" : "Response"),
    ...(title === undefined ? example(direction, "wire") : documentedExample(direction, title, example)),
  ]);
}

/** The message as it is, and below it, folded, as the service's reference documentation shows it. */
function documentedExample(
  direction: Direction,
  title: string,
  example: (direction: Direction, layout: SampleOptions["layout"]) => Block[],
): Block[] {
  const summary = `The ${direction} in the layout of ${title}'s reference documentation`;
  return [
    ...example(direction, "wire"),
    { kind: "details", summary, blocks: [paragraph(NOT_ON_THE_WIRE), ...example(direction, "documented")] },
  ];
}

const NOT_ON_THE_WIRE = "It differs from what goes over the wire, in prefixes, in types and in what it leaves out.";

/**
 * An example, or the reason why there is none: the required members of the message are endless. The rest of the page is still
 * useful.
 */
function unlessEndless(example: () => CodeBlock): Block[] {
  try {
    return [example()];
  } catch (error) {
    if (error instanceof InputError) return [paragraph(`No example: ${error.message}.`)];
    throw error;
  }
}
