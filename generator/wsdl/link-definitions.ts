import { SchemaError, unsupported } from "../errors.js";
import { clarkName, compareText, type QName } from "../xml/qname.js";
import type { Position } from "../xml/source-text.js";
import type {
  Binding,
  BindingOperation,
  Definitions,
  Message,
  Part,
  Port,
  PortType,
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
    return { abstract, concrete: bound };
  });
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
