import { SchemaError, unsupported } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import type {
  Binding,
  BindingFault,
  BindingOperation,
  Definitions,
  Message,
  Part,
  Port,
  PortType,
  PortTypeFault,
  PortTypeOperation,
} from "./definitions.js";

/** A port with everything that its binding and portType refer to (WSDL 1.1, 2.7): one endpoint of a service. */
export interface LinkedPort {
  readonly port: Port;
  readonly binding: Binding & { readonly soapVersion: NonNullable<Binding["soapVersion"]> };
  readonly portType: PortType;
  readonly operations: readonly LinkedOperation[];
}

/** One operation as the portType and the binding say it. */
export interface LinkedOperation {
  readonly abstract: PortTypeOperation;
  readonly concrete: BindingOperation;
  readonly faults: readonly LinkedFault[];
}

/** One fault as the portType and the binding say it. A binding need not repeat the faults of its portType. */
export interface LinkedFault {
  readonly abstract: PortTypeFault;
  readonly concrete: BindingFault | undefined;
}

/** The messages of linked definitions, by Clark name. */
export type Messages = ReadonlyMap<string, Message>;

export function linkMessages(documents: readonly Definitions[]): Messages {
  return index(documents.flatMap(({ messages }) => messages));
}

/**
 * Links every SOAP port. Where a portType has several, the oldest SOAP version and then the first name
 * wins: the others are the same operations at another address.
 * @throws SchemaError if a reference leads nowhere, or if no port is bound to SOAP over HTTP
 */
export function linkPorts(documents: readonly Definitions[]): LinkedPort[] {
  const bindings = index(documents.flatMap(({ bindings }) => bindings));
  const portTypes = index(documents.flatMap(({ portTypes }) => portTypes));
  const ports = documents.flatMap(({ services }) => services).flatMap(({ ports }) => ports);
  const chosen = new Map<PortType, LinkedPort>();
  for (const port of ports.sort((a, b) => compareText(a.name, b.name))) {
    const linked = linkPort(port, bindings, portTypes);
    if (linked === undefined) continue;
    const other = chosen.get(linked.portType);
    if (other === undefined || linked.binding.soapVersion < other.binding.soapVersion)
      chosen.set(linked.portType, linked);
  }
  if (chosen.size === 0) throw noSoapPort(documents);
  return [...chosen.values()];
}

function noSoapPort([first]: readonly Definitions[]): Error {
  const message = "no port is bound to SOAP over HTTP";
  return first === undefined ? new Error(message) : new SchemaError(message, first.position);
}

/** @throws SchemaError if there is no such message, or no such part in it */
export function findPart(messages: Messages, message: QName, part: string, position: Position): Part {
  const found = find(messages, message, "message", position).parts.find(({ name }) => name === part);
  if (found === undefined) throw new SchemaError(`the message ${clarkName(message)} has no part ${part}`, position);
  return found;
}

/** @throws SchemaError if there is no such message */
export function findMessage(messages: Messages, name: QName, position: Position): Message {
  return find(messages, name, "message", position);
}

function linkPort(
  port: Port,
  bindings: ReadonlyMap<string, Binding>,
  portTypes: ReadonlyMap<string, PortType>,
): LinkedPort | undefined {
  const binding = find(bindings, port.binding, "binding", port.position);
  const portType = find(portTypes, binding.portType, "portType", binding.position);
  const { soapVersion } = binding;
  if (soapVersion === undefined) return undefined;
  return { port, binding: { ...binding, soapVersion }, portType, operations: linkOperations(portType, binding) };
}

function linkOperations(portType: PortType, binding: Binding): LinkedOperation[] {
  const concrete = new Map(binding.operations.map((operation) => [operation.name, operation]));
  if (concrete.size < binding.operations.length) {
    throw unsupported(`a second operation of one name in the binding ${binding.name.localName}`, binding.position);
  }
  const names = new Set<string>();
  return portType.operations.map((abstract) => {
    if (names.has(abstract.name)) throw unsupported(`a second operation ${abstract.name}`, abstract.position);
    names.add(abstract.name);
    const bound = concrete.get(abstract.name);
    if (bound === undefined) {
      throw new SchemaError(
        `the binding ${binding.name.localName} lacks the operation ${abstract.name}`,
        binding.position,
      );
    }
    return { abstract, concrete: bound, faults: linkFaults(abstract, bound) };
  });
}

/** The name is what relates the two (WSDL 1.1, 3.6). */
function linkFaults(abstract: PortTypeOperation, { faults }: BindingOperation): LinkedFault[] {
  const stranger = faults.find(({ name }) => !abstract.faults.some((fault) => fault.name === name));
  if (stranger !== undefined)
    throw new SchemaError(`the operation ${abstract.name} has no fault ${stranger.name}`, stranger.position);
  return abstract.faults.map((fault) => ({
    abstract: fault,
    concrete: faults.find(({ name }) => name === fault.name),
  }));
}

function index<C extends { readonly name: QName; readonly position: Position }>(
  components: readonly C[],
): Map<string, C> {
  const found = new Map<string, C>();
  for (const component of components) {
    const key = clarkName(component.name);
    if (found.has(key)) throw new SchemaError(`a second ${key}`, component.position);
    found.set(key, component);
  }
  return found;
}

function find<C>(components: ReadonlyMap<string, C>, name: QName, kind: string, position: Position): C {
  const found = components.get(clarkName(name));
  if (found === undefined) throw new SchemaError(`the ${kind} ${clarkName(name)} is not defined`, position);
  return found;
}
