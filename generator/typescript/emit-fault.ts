import type { CodeBlockWriter } from "ts-morph";
import type { Endpoint, Fault, Operation } from "../contract/contract.js";
import { clarkName, compareText } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { guardOf } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { writeAssignment, writeConditional, writeFunction, writeJsdoc } from "./layout.js";
import { type Module, RUNTIME_MODULE } from "./module.js";
import { type EndpointNames, faultName } from "./names.js";
import { memberType, readNillable, writeCall } from "./type-expressions.js";

/** The classes of the faults that the operations of an endpoint declare, in the order of their names. */
export function emitFaults({ operations }: Endpoint, names: EndpointNames, module: Module, out: CodeBlockWriter): void {
  const faults = new Map(
    operations.flatMap(({ faults }) => faults).map((fault) => [faultName(names, fault.element), fault]),
  );
  for (const identifier of [...faults.keys()].sort(compareText)) {
    const fault = faults.get(identifier);
    if (fault !== undefined) emitFault(fault, identifier, module, out);
  }
}

/** The classes of an operation's faults, which may come instead of its response. */
export function faultClasses({ faults }: Operation, names: EndpointNames): string[] {
  return [...new Set(faults.map(({ element }) => faultName(names, element)))];
}

function emitFault(fault: Fault, identifier: string, module: Module, out: CodeBlockWriter): void {
  const { element, documentation } = fault;
  const base = module.import(RUNTIME_MODULE, "DeclaredFault", "value");
  writeJsdoc(out, documentation, `The fault with the element ${codeSpan(clarkName(element))} in its detail.`);
  out.write(`export class ${identifier} extends ${base}<${memberType(fault, module)}>`).block(() => {
    writeAssignment(out, "static readonly namespace =", `${module.namespace(element.namespace)};`);
    writeAssignment(out, "static readonly element =", `${literal(element.localName)};`);
    writeAssignment(out, "override readonly name =", `${literal(identifier)};`);
    emitRead(fault, identifier, module, out.blankLine());
    emitWrite(fault, module, out.blankLine());
  });
  out.blankLine();
}

function emitRead(fault: Fault, identifier: string, module: Module, out: CodeBlockWriter): void {
  const parameters = [`reader: ${module.runtimeType("Reader")}`, `facts: ${module.runtimeType("FaultFacts")}`];
  writeFunction(out, "static read", parameters, identifier, () => {
    writeAssignment(out, "const value =", `${readNillable(fault, module)};`);
    out.writeLine(`return new ${identifier}(value, facts);`);
  });
}

function emitWrite(fault: Fault, module: Module, out: CodeBlockWriter): void {
  const { element, type, nillable } = fault;
  writeFunction(out, "write", [`writer: ${module.runtimeType("Writer")}`], "void", () => {
    out.writeLine(`writer.namespace(${module.namespace(element.namespace)});`);
    const guard = `writer.${guardOf({ required: true, nillable })}(${literal(element.localName)}, this.value)`;
    writeConditional(out, guard, writeCall(type, "this.value", module));
  });
}
