import type { CodeBlockWriter } from "ts-morph";
import type { ElementUse, Endpoint, Operation } from "../contract/contract.js";
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
  const details = new Map(
    operations.flatMap(({ faults }) => faults).map(({ detail }) => [faultName(names, detail.element), detail]),
  );
  for (const identifier of [...details.keys()].sort(compareText)) {
    const detail = details.get(identifier);
    if (detail !== undefined) emitFault(detail, identifier, module, out);
  }
}

/** The classes of an operation's faults, which may come instead of its response. */
export function faultClasses({ faults }: Operation, names: EndpointNames): string[] {
  return [...new Set(faults.map(({ detail }) => faultName(names, detail.element)))];
}

function emitFault(detail: ElementUse, identifier: string, module: Module, out: CodeBlockWriter): void {
  const { element, documentation } = detail;
  const base = module.import(RUNTIME_MODULE, "DeclaredFault", "value");
  writeJsdoc(out, documentation, `The fault with the element ${codeSpan(clarkName(element))} in its detail.`);
  out.write(`export class ${identifier} extends ${base}<${memberType(detail, module)}>`).block(() => {
    writeAssignment(out, "static readonly namespace =", `${module.namespace(element.namespace)};`);
    writeAssignment(out, "static readonly element =", `${literal(element.localName)};`);
    writeAssignment(out, "override readonly name =", `${literal(identifier)};`);
    emitRead(detail, identifier, module, out.blankLine());
    emitWrite(detail, module, out.blankLine());
  });
  out.blankLine();
}

function emitRead(detail: ElementUse, identifier: string, module: Module, out: CodeBlockWriter): void {
  const parameters = [`reader: ${module.runtimeType("Reader")}`, `facts: ${module.runtimeType("FaultFacts")}`];
  writeFunction(out, "static read", parameters, identifier, () => {
    writeAssignment(out, "const value =", `${readNillable(detail, module)};`);
    out.writeLine(`return new ${identifier}(value, facts);`);
  });
}

function emitWrite(detail: ElementUse, module: Module, out: CodeBlockWriter): void {
  const { element, type } = detail;
  writeFunction(out, "write", [`writer: ${module.runtimeType("Writer")}`], "void", () => {
    out.writeLine(`writer.namespace(${module.namespace(element.namespace)});`);
    const guard = `writer.${guardOf(detail)}(${literal(element.localName)}, this.value)`;
    writeConditional(out, guard, writeCall(type, "this.value", module));
  });
}
