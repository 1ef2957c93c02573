import type { Assertion } from "../../../contract/assertion.js";
import { isChecked } from "../../../contract/checked-assertion.js";
import type { Contract, Endpoint } from "../../../contract/contract.js";
import { counted } from "../../../source/counted.js";
import { capitalize, literal } from "../../../typescript/identifiers.js";
import { endpointNames, entryOfEndpoint, entryOfVersion } from "../../../typescript/names.js";
import { clarkName } from "../../../xml/qname.js";
import { describeForm } from "../../inspect/describe-demands.js";
import { kindOf } from "../../type-words.js";
import { type Block, type Content, code, heading, link, type Page, paragraph, paragraphs, table } from "../page.js";
import {
  type DocumentedVersion,
  endpointPath,
  hasHistory,
  operationPath,
  type Site,
  typePath,
  versionTrail,
} from "../site.js";
import { known } from "../site-paths.js";
import { addressFacts, bindingFact } from "./endpoint-facts.js";
import { typeName } from "./member-table.js";
import { KINDS } from "./type-page.js";
import { versionLinks } from "./version-links.js";

/** A version: its endpoints. */
export function versionPage(version: DocumentedVersion, site: Site): Page {
  const { contract, typescript, paths, root } = version;
  const rows = contract.endpoints.map(({ name, operations, documentation }): Content[] => [
    [link(code(name), endpointPath(version, name))],
    [String(operations.length)],
    [documentation],
  ]);
  return {
    path: paths.index,
    title: contract.version,
    trail: [root],
    neighbours: site.versions.map((other) => ({ text: other.contract.version, path: other.paths.index })),
    versions: versionLinks(site, (other) => other.paths.index),
    blocks: [
      paragraph("In TypeScript: ", code(entryOfVersion(site.packageName, typescript.names))),
      heading("Endpoints"),
      table("Endpoints", ["Endpoint", "Operations", "Documentation"], rows),
      heading("Types"),
      paragraph(link(allTypes(contract), paths.typeIndex)),
      ...elementBlocks(version),
    ],
  };
}

function allTypes({ types }: Contract): string {
  return `${types.length === 1 ? "" : "All "}${counted(types.length, "type")}`;
}

/** The elements that a program reads and writes by itself: those that may stand where anything may, and headers of faults. */
function elementBlocks(version: DocumentedVersion): Block[] {
  const { contract, typescript } = version;
  if (contract.elements.length === 0) return [];
  const rows = contract.elements.map(({ element, type, documentation }): Content[] => [
    [code(clarkName(element))],
    [typeName(version, type)],
    [code(`elements.${known(typescript.names.elements, clarkName(element))}`)],
    [documentation],
  ]);
  return [
    heading("Elements"),
    paragraph(code("decodeElement"), " reads them, and ", code("encodeElement"), " writes them."),
    table("Elements", ["Element", "Type", "TypeScript", "Documentation"], rows),
  ];
}

/** An endpoint of a version: its operations. */
export function endpointPage(endpoint: Endpoint, version: DocumentedVersion, site: Site): Page {
  const { name, operations, documentation } = endpoint;
  const rows = operations.map((operation): Content[] => [
    [link(code(operation.name), operationPath(version, name, operation.name))],
    [operation.documentation],
  ]);
  return {
    path: endpointPath(version, name),
    title: name,
    trail: versionTrail(version),
    neighbours: version.contract.endpoints.map((other) => ({
      text: other.name,
      path: endpointPath(version, other.name),
    })),
    versions: versionLinks(site, (other) => other.paths.endpoints.get(name)?.index),
    blocks: [
      ...paragraphs(documentation),
      { kind: "list", items: factsOf(endpoint, version, site) },
      heading("Operations"),
      table("Operations", ["Operation", "Summary"], rows),
      ...policyBlocks(endpoint, site),
      ...leftOutBlocks(endpoint),
    ],
  };
}

/** What the policies of the service ask for, and who does it. */
function policyBlocks({ assertions }: Endpoint, { packageName }: Site): Block[] {
  if (assertions.length === 0) return [];
  const rows = assertions.map((assertion): Content[] => [
    [code(assertion.name.localName)],
    [(assertion.operations ?? []).join(", ")],
    doer(assertion, packageName),
    [code(assertion.name.namespace)],
  ]);
  const head = ["Assertion", "In operations", "Done by", "Namespace"];
  return [heading("Policies"), table("What the policies ask for", head, rows)];
}

function doer(assertion: Assertion, packageName: string): Content {
  const { isFulfilled, entryPoint } = assertion;
  if (isFulfilled) return ["The package, without being told"];
  if (entryPoint !== undefined) return ["An extension of ", code(`${packageName}/${entryPoint}`)];
  if (!isChecked(assertion)) return ["Nobody: calls may be refused"];
  return ["Nobody: a client is told by ", code("fulfilled"), " that the program does"];
}

/** The operations that the service has and the package has not. */
function leftOutBlocks({ leftOut }: Endpoint): Block[] {
  if (leftOut.length === 0) return [];
  const rows = leftOut.map(({ operation, reason }): Content[] => [[code(operation)], [reason]]);
  return [heading("Left out"), table("Operations that are left out", ["Operation", "Why"], rows)];
}

function factsOf(endpoint: Endpoint, version: DocumentedVersion, site: Site): Content[] {
  const { name, namespace } = endpoint;
  const { names } = version.typescript;
  const own = endpointNames(names, name);
  const source = literal(entryOfEndpoint(site.packageName, names, own));
  const matrix = link(`The operations of ${name} in all versions`, known(site.paths.operationMatrices, name));
  return [
    ...addressFacts(endpoint),
    bindingFact(endpoint, endpoint.operations),
    ["Port: ", code(endpoint.port)],
    ["Namespace: ", code(namespace)],
    ...describeForm(endpoint).map((words): Content => [capitalize(words)]),
    ["In TypeScript: ", code(`import { ${own.client} } from ${source};`)],
    ...(hasHistory(site) ? [[matrix]] : []),
  ];
}

/** All types of a version. */
export function typeIndexPage(version: DocumentedVersion, site: Site): Page {
  const rows = version.contract.types.map((type): Content[] => [
    [link(code(type.name.localName), typePath(version, type.name))],
    [KINDS[kindOf(type)]],
    [type.documentation],
  ]);
  return {
    path: version.paths.typeIndex,
    title: "Types",
    trail: versionTrail(version),
    neighbours: [],
    versions: versionLinks(site, (other) => other.paths.typeIndex),
    blocks: [table("Types", ["Type", "Kind", "Documentation"], rows)],
  };
}
