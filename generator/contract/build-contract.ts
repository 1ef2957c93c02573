import { repeated, SchemaError } from "../source/errors.js";
import { type SourceFiles, type SourceText, showPosition } from "../source/source-text.js";
import type { LoadedDefinitions, PortType } from "../wsdl/definitions.js";
import { linkMessages, linkPorts, type Messages } from "../wsdl/link-definitions.js";
import { createWsdlLoader } from "../wsdl/load-wsdl.js";
import { clarkName, compareText } from "../xml/qname.js";
import { linkSchemaSet } from "../xsd/link-schema-set.js";
import { createSchemaLoader, type SchemaLoader } from "../xsd/load-schemas.js";
import type { SchemaSet } from "../xsd/schema-set.js";
import { addElements, type BuiltEndpoints } from "./add-elements.js";
import { bindOperation, operationsOf, type PortOperations } from "./bind-operations.js";
import { buildAssertions } from "./build-assertions.js";
import { buildOperation, subjectOf } from "./build-operations.js";
import { TypeBuilder } from "./build-types.js";
import { checkRequests } from "./check-requests.js";
import { type ChosenPort, choosePorts, otherBindings } from "./choose-ports.js";
import type { Contract, Endpoint } from "./contract.js";
import { Declarations } from "./declarations.js";
import { findRefusals, forAll, type Refusal, refusedError } from "./find-refusals.js";
import { nameEndpoints } from "./name-endpoints.js";
import type { Bindable } from "./name-operations.js";
import { packagingOf } from "./packaging.js";
import { type OperationSelection, selectOperations, skippedEndpoints } from "./select-operations.js";

/** The WSDL files of one version, and the name of the version. */
export interface VersionSources {
  readonly version: string;
  readonly wsdls: readonly SourceText[];
}

/** What to compile of a version, and what to do with operations that cannot be expressed. */
export interface ContractOptions extends OperationSelection {
  /** The names of the endpoints to keep, or of their WSDL files; undefined means all. */
  readonly endpoints?: ReadonlySet<string> | undefined;
  /** The names of ports that are chosen before others of the same portType. */
  readonly ports?: readonly string[] | undefined;
  /** Whether such operations are left out. Otherwise they are an error. */
  readonly skipUnsupported?: boolean | undefined;
}

/** One WSDL with everything it refers to. */
interface LinkedWsdl {
  readonly documents: readonly LoadedDefinitions[];
  readonly messages: Messages;
  readonly schemas: SchemaSet;
  readonly ports: readonly ChosenPort[];
  readonly warnings: readonly string[];
}

/** An endpoint before its operations are compiled. */
interface EndpointPlan extends ChosenPort, PortOperations {
  readonly name: string;
  readonly wsdl: LinkedWsdl;
}

/**
 * Compiles the WSDLs of one version into one contract. Named types belong to the version: equal
 * definitions from several WSDLs are one type. Elements belong to the WSDL that declares them.
 * @throws SchemaError with the position of what cannot be used; RefusedError if operations cannot be expressed
 */
export function buildContract(
  { version, wsdls }: VersionSources,
  files: SourceFiles,
  options: ContractOptions = {},
): Contract {
  const load = createSchemaLoader(files);
  // Sorted, because equal types keep the documentation of the first.
  const sorted = [...wsdls].sort((a, b) => compareText(a.name, b.name));
  const documents = roots(forAll(sorted, createWsdlLoader(files)));
  const linked = forAll(documents, (each) => linkWsdl(each, load, options.ports));
  const declarations = new Declarations(linked.map(({ schemas }) => schemas));
  const { plans, skipped } = planEndpoints(linked, options);
  const supported = compileSupported(plans, declarations, options);
  const { endpoints, warnings } = supported;
  const types = addElements(supported, declarations, partElements(linked));
  const ofWsdls = linked.flatMap((wsdl) => wsdl.warnings);
  const facts = { version, isDotNet: declarations.isDotNet, ...(skipped.length > 0 && { skipped }) };
  return { ...facts, endpoints, ...types, warnings: [...ofWsdls, ...warnings] };
}

/** The elements that messages refer to, by Clark name. */
function partElements(linked: readonly LinkedWsdl[]): ReadonlySet<string> {
  const messages = linked.flatMap(({ documents }) => documents.flatMap((document) => document.messages));
  return new Set(
    messages.flatMap(({ parts }) =>
      parts.flatMap(({ content: { kind, name } }) => (kind === "element" ? [clarkName(name)] : [])),
    ),
  );
}

/** The endpoints to compile, and the names of those that are skipped. */
interface PlannedEndpoints {
  readonly plans: readonly EndpointPlan[];
  readonly skipped: readonly string[];
}

function planEndpoints(linked: readonly LinkedWsdl[], options: ContractOptions): PlannedEndpoints {
  const portTypes = linked.flatMap(({ ports }) => ports.map(({ port }) => port.portType));
  checkDistinct(portTypes);
  const names = nameEndpoints(portTypes);
  const isWanted = selectBy(options.endpoints, new Set(names.values()));
  const skipped = options.skip === undefined ? [] : skippedIn(linked, [...names.values()], options);
  const plans = linked.flatMap((wsdl) =>
    wsdl.ports.flatMap((chosen) => {
      const name = names.get(chosen.port.portType) ?? "";
      if (!isWanted(name, wsdl) || skipped.includes(name)) return [];
      return [{ ...chosen, ...selectOperations(operationsOf(chosen.port), name, options), name, wsdl }];
    }),
  );
  const isEmpty = ({ bindable, leftOut }: EndpointPlan): boolean => bindable.length + leftOut.length === 0;
  const kept = options.operations === undefined ? plans : plans.filter((plan) => !isEmpty(plan));
  return { plans: kept.sort((a, b) => compareText(a.name, b.name)), skipped };
}

function skippedIn(linked: readonly LinkedWsdl[], endpoints: readonly string[], options: ContractOptions): string[] {
  const ports = linked.flatMap((wsdl) => wsdl.ports);
  const operations = ports.flatMap(({ port }) => operationsOf(port).bindable.map(({ name }) => name));
  return skippedEndpoints(endpoints, new Set(operations), options);
}

/** Compiles all operations. If some cannot be expressed, they are left out, or all of them are reported. */
function compileSupported(
  plans: readonly EndpointPlan[],
  declarations: Declarations,
  { skipUnsupported = false }: ContractOptions,
): CompiledPlans {
  try {
    return compilePlans(plans, declarations);
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    const operations = plans.flatMap((plan) =>
      plan.bindable.map((bindable) => {
        return { plan, bindable, endpoint: plan.name, operation: bindable.name };
      }),
    );
    const refusals = findRefusals(operations, (some) => {
      const chosen = new Set(some.map(({ bindable }) => bindable));
      compilePlans(
        plans.map((plan) => ({ ...plan, bindable: plan.bindable.filter((each) => chosen.has(each)) })),
        declarations,
      );
    });
    if (!skipUnsupported || refusals.length === 0) throw refusedError(refusals, error);
    return compilePlans(
      plans.map((plan) => withoutRefused(plan, refusals)),
      declarations,
    );
  }
}

function withoutRefused(plan: EndpointPlan, refusals: readonly Refusal[]): EndpointPlan {
  const refused = new Map(
    refusals.filter((refusal) => refusal.endpoint === plan.name).map(({ operation, error }) => [operation, error]),
  );
  const leftOut = [...refused].map(([operation, { reason }]) => ({ operation, reason }));
  return {
    ...plan,
    bindable: plan.bindable.filter(({ name }) => !refused.has(name)),
    leftOut: [...plan.leftOut, ...leftOut],
  };
}

interface CompiledPlans extends BuiltEndpoints, Pick<Contract, "warnings"> {}

function compilePlans(plans: readonly EndpointPlan[], declarations: Declarations): CompiledPlans {
  const builder = new TypeBuilder(declarations);
  const built = plans.map((plan) => buildEndpoint(plan, builder));
  return {
    endpoints: built.map(({ endpoint }) => endpoint),
    types: builder.finish(),
    builder,
    warnings: built.flatMap(({ warnings }) => warnings),
    again: () => compilePlans(plans, declarations),
  };
}

/**
 * An endpoint has two names: that of its portType, and that of its WSDL file, under which an installation serves it. A portType
 * IOrders may be served at `Orders.svc`. If an endpoint has a name, the name does not mean a file.
 * @param wanted - the names that are selected; undefined means all
 * @param taken - the names of all endpoints
 */
function selectBy(
  wanted: ReadonlySet<string> | undefined,
  taken: ReadonlySet<string>,
): (name: string, wsdl: LinkedWsdl) => boolean {
  if (wanted === undefined) return () => true;
  return (name, { documents }) => {
    const file = wsdlName(nameOf(documents));
    return wanted.has(name) || (wanted.has(file) && !taken.has(file));
  };
}

/** The name of a WSDL file without folder and ending: `Orders` for `schemas/Services88/Orders.wsdl`. */
export function wsdlName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.(?:wsdl|xml)$/i, "");
}

/** The files that no other file imports. If files import each other, only the first by name is a root. */
function roots(wsdls: readonly (readonly LoadedDefinitions[])[]): (readonly LoadedDefinitions[])[] {
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

function nameOf([first]: readonly LoadedDefinitions[]): string {
  return first?.position.source.name ?? "";
}

function linkWsdl(documents: readonly LoadedDefinitions[], load: SchemaLoader, wanted?: readonly string[]): LinkedWsdl {
  const parts = documents.flatMap(({ messages }) => messages).flatMap((message) => message.parts);
  const mentioned = parts.flatMap(({ content, otherContent }) => [content, otherContent ?? content]);
  const schemas = linkSchemaSet(
    load(documents.flatMap(({ schemas }) => schemas)),
    mentioned.map(({ name }) => name.namespace),
  );
  const ports = linkPorts(documents);
  const { chosen, warnings } = choosePorts(ports, wanted);
  const [first] = documents;
  if (chosen.length === 0 && first !== undefined)
    throw new SchemaError(`no port is bound to SOAP over HTTP${otherBindings(ports)}`, first.position);
  const oddities = documents.flatMap((document) => document.oddities);
  return {
    documents,
    messages: linkMessages(documents),
    schemas,
    ports: chosen,
    warnings: [...oddities.map(({ message, position }) => `${showPosition(position)}: ${message}`), ...warnings],
  };
}

/** An endpoint, and what its WSDL says and it does not. */
interface BuiltEndpoint {
  readonly endpoint: Endpoint;
  readonly warnings: readonly string[];
}

function buildEndpoint(plan: EndpointPlan, types: TypeBuilder): BuiltEndpoint {
  const { port: soapPort, soapVersions, wsdl, bindable, leftOut } = plan;
  const { service, port, binding, portType } = soapPort;
  const scope = { messages: wsdl.messages, schemas: wsdl.schemas, types };
  const operations = bindable.map((each) => {
    const bound = bindOperation(each, soapPort);
    return { bound, operation: buildOperation(bound, scope), position: each.linked.abstract.position };
  });
  const subjects = new Map(operations.map(({ bound }) => [bound.name, subjectOf(bound, scope)]));
  const built = operations.map(({ operation }) => operation).sort((a, b) => compareText(a.name, b.name));
  const { usesMtom, ...asked } = buildAssertions(wsdl.documents, [service, port, binding, portType], subjects);
  const endpoint = {
    name: plan.name,
    portType: portType.name.localName,
    namespace: portType.name.namespace,
    documentation: portType.documentation,
    address: port.address?.location,
    soapVersion: binding.soap.version,
    soapVersions: [...soapVersions].sort(compareText),
    port: port.name,
    schemaNamespaces: wsdl.schemas.namespaces,
    ...asked,
    packaging: packagingOf(usesMtom, wsdl.schemas.namespaces, built),
    operations: built,
    leftOut: [...leftOut].sort((a, b) => compareText(a.operation, b.operation)),
  };
  const lacking = bindable.filter(({ linked: { concrete } }) => concrete !== undefined && concrete.soap === undefined);
  const withoutAction = lacking.map(({ name, linked: { concrete, abstract } }) => {
    return `${showPosition((concrete ?? abstract).position)}: ${name} lacks soap:operation: it is taken to have no action`;
  });
  const warnings = [...withoutAction, ...bindable.flatMap(describeStrangers), ...checkRequests(operations)];
  return { endpoint, warnings };
}

/** `a.wsdl:9:1: the portType has no fault Odd for Get: it is ignored` */
function describeStrangers({ name, linked }: Bindable): string[] {
  return linked.strangers.map((fault) => {
    return `${showPosition(fault.position)}: the portType has no fault ${fault.name} for ${name}: it is ignored`;
  });
}

/** Refuses two portTypes with one name in one namespace, which WSDL files may define differently. */
function checkDistinct(portTypes: readonly PortType[]): void {
  const found = new Map<string, PortType>();
  for (const portType of portTypes) {
    const key = clarkName(portType.name);
    const other = found.get(key);
    found.set(key, portType);
    if (other === undefined) continue;
    const [first, second] = [other.position, portType.position].sort((a, b) =>
      compareText(showPosition(a), showPosition(b)),
    );
    if (first && second) throw repeated(`portType ${portType.name.localName}`, second, first);
  }
}
