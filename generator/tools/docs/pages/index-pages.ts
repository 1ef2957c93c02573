import type { Endpoint } from "../../../contract/contract.js";
import { operationsIn } from "../../../contract/types.js";
import { literal } from "../../../typescript/identifiers.js";
import { endpointNames, entryOfEndpoint, entryOfVersion } from "../../../typescript/names.js";
import { clarkName } from "../../../xml/qname.js";
import { kindOf } from "../../type-words.js";
import { type Block, type Content, code, heading, link, type Page, paragraph, paragraphs, table } from "../page.js";
import {
  type DocumentedVersion,
  endpointPath,
  hasHistory,
  operationPath,
  ROOT,
  type Site,
  typePath,
  versionTrail,
} from "../site.js";
import { FIXED_PATHS, known } from "../site-paths.js";
import { addressFacts, bindingFact } from "./endpoint-facts.js";
import { typeName } from "./member-table.js";
import { KINDS } from "./type-page.js";

/** The first page: all versions. */
export function rootPage(site: Site): Page {
  const rows = site.versions.map(({ contract, paths }): Content[] => {
    const counts = [contract.endpoints, operationsIn(contract), contract.types].map(({ length }) => [String(length)]);
    return [[link(contract.version, paths.index)], ...counts];
  });
  return {
    path: FIXED_PATHS.root,
    title: ROOT.text,
    trail: [],
    neighbours: [],
    blocks: [
      paragraph(
        "The SOAP services as their WSDL files describe them, and the TypeScript package generated from these.",
      ),
      table("Versions", ["Version", "Endpoints", "Operations", "Types"], rows),
      ...(hasHistory(site) ? comparisons(link("endpoints", FIXED_PATHS.endpointMatrix)) : []),
    ],
  };
}

function comparisons(endpoints: Content[number]): Block[] {
  const types = link("types", FIXED_PATHS.typeMatrix);
  return [paragraph("From version to version: ", endpoints, " with their operations, ", types, ".")];
}

/** A version: its endpoints. */
export function versionPage(version: DocumentedVersion, { packageName }: Site): Page {
  const { contract, typescript, paths } = version;
  const rows = contract.endpoints.map(({ name, operations, documentation }): Content[] => [
    [link(code(name), endpointPath(version, name))],
    [String(operations.length)],
    [documentation],
  ]);
  return {
    path: paths.index,
    title: contract.version,
    trail: [ROOT],
    neighbours: [],
    blocks: [
      paragraph("In TypeScript: ", code(entryOfVersion(packageName, typescript.names))),
      heading("Endpoints"),
      table("Endpoints", ["Endpoint", "Operations", "Documentation"], rows),
      heading("Types"),
      paragraph(link(`All ${contract.types.length} types`, paths.typeIndex)),
      ...elementBlocks(version),
    ],
  };
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
    blocks: [
      ...paragraphs(documentation),
      { kind: "list", items: factsOf(endpoint, version, site) },
      heading("Operations"),
      table("Operations", ["Operation", "Summary"], rows),
    ],
  };
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
    ["Namespace: ", code(namespace)],
    ["In TypeScript: ", code(`import { ${own.client} } from ${source};`)],
    ...(hasHistory(site) ? [[matrix]] : []),
  ];
}

/** All types of a version. */
export function typeIndexPage(version: DocumentedVersion): Page {
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
    blocks: [table("Types", ["Type", "Kind", "Documentation"], rows)],
  };
}
