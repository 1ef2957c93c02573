import { repeated, SchemaError } from "../source/errors.js";
import type { Position } from "../source/source-text.js";
import { clarkName, type QName } from "../xml/qname.js";
import { sameComponent } from "../xsd/merge-components.js";
import type {
  Binding,
  BindingFault,
  BindingOperation,
  Definitions,
  Message,
  Part,
  Port,
  PortType,
  PortTypeMessage,
  PortTypeOperation,
  Service,
} from "./definitions.js";
import { messageName } from "./message-name.js";

/** A port with everything that its binding and portType refer to (WSDL 1.1, 2.6): one endpoint of a service. */
export interface LinkedPort {
  readonly service: Service;
  readonly port: Port;
  readonly binding: Binding;
  readonly portType: PortType;
  /** In the order of the portType. */
  readonly operations: readonly LinkedOperation[];
}

/** One operation, in the portType and in the binding. */
export interface LinkedOperation {
  readonly abstract: PortTypeOperation;
  /** Undefined if the binding leaves the operation out. */
  readonly concrete: BindingOperation | undefined;
  readonly faults: readonly LinkedFault[];
  /** The faults of the binding that the portType lacks. Nothing says what is in them. */
  readonly strangers: readonly BindingFault[];
}

/** One fault, in the portType and in the binding. A binding may leave out the faults of its portType. */
export interface LinkedFault {
  readonly abstract: PortTypeMessage;
  readonly concrete: BindingFault | undefined;
}

/** The messages of linked definitions, by Clark name. */
export type Messages = ReadonlyMap<string, Message>;

export function linkMessages(documents: readonly Definitions[]): Messages {
  return index(documents.flatMap(({ messages }) => messages));
}

/**
 * Links every port of every service, even if it is not bound to SOAP. Bindings without any service are as good as ports whose address
 * is not known.
 * @throws SchemaError if a reference leads nowhere
 */
export function linkPorts(documents: readonly Definitions[]): LinkedPort[] {
  const bindings = index(documents.flatMap(({ bindings }) => bindings));
  const portTypes = index(documents.flatMap(({ portTypes }) => portTypes));
  const services = documents.flatMap(({ services }) => services);
  const ports =
    services.length === 0
      ? [...bindings.values()].filter(({ soap }) => soap !== undefined).map(withoutService)
      : services.flatMap((service) => service.ports.map((port) => ({ service, port })));
  return ports.map(({ service, port }) => {
    const binding = find(bindings, port.binding, "binding", port.position);
    const portType = find(portTypes, binding.portType, "portType", binding.position);
    return { service, port, binding, portType, operations: linkOperations(portType, binding) };
  });
}

/** A service and a port for a binding, with its name and without an address. */
function withoutService({ name, position }: Binding): Pick<LinkedPort, "service" | "port"> {
  const nothing = { documentation: "", extensions: [], policies: [], position };
  const port = { name: name.localName, binding: name, address: undefined, ...nothing };
  return { service: { name: name.localName, ports: [port], ...nothing }, port };
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

function linkOperations({ operations }: PortType, binding: Binding): LinkedOperation[] {
  const named = byName(operations);
  const bound = byName(binding.operations);
  return operations.map((abstract) => {
    const isOverloaded = (named.get(abstract.name)?.length ?? 0) > 1;
    const concrete = findBound(abstract, bound.get(abstract.name) ?? [], isOverloaded, binding);
    return { abstract, concrete, ...linkFaults(abstract, concrete) };
  });
}

function byName<C extends { readonly name: string }>(components: readonly C[]): Map<string, C[]> {
  const found = new Map<string, C[]>();
  for (const component of components) {
    const others = found.get(component.name);
    if (others === undefined) found.set(component.name, [component]);
    else others.push(component);
  }
  return found;
}

/** Finds an operation in a binding. The names of input and output tell operations of one name apart (2.5). */
function findBound(
  abstract: PortTypeOperation,
  named: readonly BindingOperation[],
  isOverloaded: boolean,
  { name }: Binding,
): BindingOperation | undefined {
  const [found, second] = isOverloaded || named.length > 1 ? named.filter((bound) => isBound(abstract, bound)) : named;
  if (found === undefined || second === undefined) return found;
  throw repeated(`operation of one name in the binding ${name.localName}`, second.position, found.position);
}

function isBound({ name, transmission, input, output }: PortTypeOperation, bound: BindingOperation): boolean {
  const nameOf = (which: "input" | "output"): string => bound[which]?.name ?? messageName(name, transmission, which);
  return (
    (input === undefined || input.name === nameOf("input")) &&
    (output === undefined || output.name === nameOf("output"))
  );
}

/** A fault in the portType and a fault in the binding belong together if they have the same name (3.6). */
function linkFaults(
  abstract: PortTypeOperation,
  concrete: BindingOperation | undefined,
): Pick<LinkedOperation, "faults" | "strangers"> {
  const bound = concrete?.faults ?? [];
  const faults = abstract.faults.map((fault) => ({
    abstract: fault,
    concrete: bound.find(({ name }) => name === fault.name),
  }));
  return { faults, strangers: bound.filter(({ name }) => !abstract.faults.some((fault) => fault.name === name)) };
}

/** Components by name. Documents may repeat the components of others if they are equal. */
function index<C extends { readonly name: QName; readonly position: Position }>(
  components: readonly C[],
): Map<string, C> {
  const found = new Map<string, C>();
  for (const component of components) {
    const key = clarkName(component.name);
    const first = found.get(key);
    if (first === undefined) found.set(key, component);
    else if (!sameComponent(first, component)) throw repeated(key, component.position, first.position);
  }
  return found;
}

function find<C>(components: ReadonlyMap<string, C>, name: QName, kind: string, position: Position): C {
  const found = components.get(clarkName(name));
  if (found === undefined) throw new SchemaError(`the ${kind} ${clarkName(name)} is not defined`, position);
  return found;
}
