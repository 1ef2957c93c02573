import { repeated } from "../source/errors.js";
import { type SourceFiles, type SourceText, showPosition } from "../source/source-text.js";
import type { Definitions } from "../wsdl/definitions.js";
import { linkMessages, linkPorts, type Messages } from "../wsdl/link-definitions.js";
import { createWsdlLoader } from "../wsdl/load-wsdl.js";
import { compareText } from "../xml/qname.js";
import { linkSchemaSet } from "../xsd/link-schema-set.js";
import { createSchemaLoader, type SchemaLoader } from "../xsd/load-schemas.js";
import type { SchemaSet } from "../xsd/schema-set.js";
import { bindOperation, operationsOf } from "./bind-operations.js";
import { buildAssertions } from "./build-assertions.js";
import { buildOperation, subjectOf } from "./build-operations.js";
import { TypeBuilder } from "./build-types.js";
import { checkRequests } from "./check-requests.js";
import { choosePorts, type SoapPort } from "./choose-ports.js";
import type { Contract, Endpoint } from "./contract.js";
import { Declarations } from "./declarations.js";

/** The WSDL files of one version, and the name of the version. */
export interface VersionSources {
  readonly version: string;
  readonly wsdls: readonly SourceText[];
}

/** One WSDL with everything it refers to. */
interface LinkedWsdl {
  readonly documents: readonly Definitions[];
  readonly messages: Messages;
  readonly schemas: SchemaSet;
  readonly ports: readonly SoapPort[];
}

/**
 * Compiles the WSDLs of one version into one contract. Named types belong to the version: equal
 * definitions from several WSDLs are one type. Elements belong to the WSDL that declares them.
 * @param endpoints - the names of the endpoints to keep, or of their WSDL files; undefined means all
 * @throws SchemaError with the position of what cannot be used
 */
export function buildContract(
  { version, wsdls }: VersionSources,
  files: SourceFiles,
  endpoints?: ReadonlySet<string>,
): Contract {
  const load = createSchemaLoader(files);
  // Sorted, because equal types keep the documentation of the first.
  const sorted = [...wsdls].sort((a, b) => compareText(a.name, b.name));
  const linked = roots(sorted.map(createWsdlLoader(files))).map((documents) => linkWsdl(documents, load));
  const declarations = new Declarations(linked.map(({ schemas }) => schemas));
  const types = new TypeBuilder(declarations);
  const isWanted = selectBy(endpoints, linked);
  const wanted = linked.flatMap((wsdl) =>
    wsdl.ports.filter((port) => isWanted(port, wsdl)).map((port) => ({ port, ...buildEndpoint(port, wsdl, types) })),
  );
  wanted.sort((a, b) => compareText(a.endpoint.name, b.endpoint.name));
  checkDistinct(wanted.map(({ port }) => port));
  const { isDotNet } = declarations;
  const warnings = wanted.flatMap((each) => each.warnings);
  return { version, isDotNet, endpoints: wanted.map(({ endpoint }) => endpoint), types: types.finish(), warnings };
}

/**
 * An endpoint has two names: that of its portType, and that of its WSDL file, under which an installation serves it. A portType
 * IOrders may be served at `Orders.svc`. If a portType has a name, the name does not mean a file.
 */
function selectBy(
  names: ReadonlySet<string> | undefined,
  linked: readonly LinkedWsdl[],
): (port: SoapPort, wsdl: LinkedWsdl) => boolean {
  if (names === undefined) return () => true;
  const taken = new Set(linked.flatMap(({ ports }) => ports.map(({ portType }) => portType.name.localName)));
  return ({ portType }, { documents }) => {
    const file = wsdlName(nameOf(documents));
    return names.has(portType.name.localName) || (names.has(file) && !taken.has(file));
  };
}

/** The name of a WSDL file without folder and ending: `Orders` for `schemas/Services88/Orders.wsdl`. */
export function wsdlName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.wsdl$/i, "");
}

/** The files that no other file imports. If files import each other, only the first by name is a root. */
function roots(wsdls: readonly (readonly Definitions[])[]): (readonly Definitions[])[] {
  const reached = new Map(
    wsdls.map((documents) => [nameOf(documents), new Set(documents.map(({ position }) => position.source.name))]),
  );
  return wsdls.filter((documents) => {
    const name = nameOf(documents);
    return ![...reached].some(
      ([other, names]) => other !== name && names.has(name) && (!reached.get(name)?.has(other) || other < name),
    );
  });
}

function nameOf([first]: readonly Definitions[]): string {
  return first?.position.source.name ?? "";
}

function linkWsdl(documents: readonly Definitions[], load: SchemaLoader): LinkedWsdl {
  const schemas = linkSchemaSet(load(documents.flatMap(({ schemas }) => schemas)));
  return { documents, messages: linkMessages(documents), schemas, ports: choosePorts(linkPorts(documents), documents) };
}

/** An endpoint, and what its WSDL says and it does not. */
interface BuiltEndpoint {
  readonly endpoint: Endpoint;
  readonly warnings: readonly string[];
}

function buildEndpoint(soapPort: SoapPort, wsdl: LinkedWsdl, types: TypeBuilder): BuiltEndpoint {
  const { service, port, binding, portType } = soapPort;
  const scope = { messages: wsdl.messages, schemas: wsdl.schemas, types };
  const { bindable, leftOut } = operationsOf(soapPort);
  const operations = bindable.map((each) => {
    const bound = bindOperation(each, soapPort);
    const { abstract } = each.linked;
    return { bound, operation: buildOperation(bound, scope), wsdlName: abstract.name, position: abstract.position };
  });
  const subjects = new Map(operations.map(({ bound }) => [bound.name, subjectOf(bound, scope)]));
  const endpoint = {
    name: portType.name.localName,
    namespace: portType.name.namespace,
    documentation: portType.documentation,
    address: port.address?.location,
    soapVersion: binding.soap.version,
    schemaNamespaces: wsdl.schemas.namespaces,
    assertions: buildAssertions(wsdl.documents, [service, port, binding, portType], subjects),
    operations: operations.map(({ operation }) => operation).sort((a, b) => compareText(a.name, b.name)),
    leftOut: [...leftOut].sort((a, b) => compareText(a.operation, b.operation)),
  };
  return { endpoint, warnings: checkRequests(operations) };
}

/** Refuses two endpoints with one name, because they would be one module. `ports` must be sorted by that name. */
function checkDistinct(ports: readonly SoapPort[]): void {
  for (const [index, { portType }] of ports.entries()) {
    const next = ports[index + 1]?.portType;
    if (next === undefined || next.name.localName !== portType.name.localName) continue;
    const [first, second] = [portType.position, next.position].sort((a, b) =>
      compareText(showPosition(a), showPosition(b)),
    );
    if (first && second) throw repeated(`portType ${next.name.localName}`, second, first);
  }
}
