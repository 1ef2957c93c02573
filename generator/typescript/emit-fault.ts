import type { ElementUse, Endpoint, Operation } from "../contract/contract.js";
import { compareText } from "../xml/qname.js";
import { generatedFrom } from "./doc-text.js";
import { nameLiteral, readerParameter, writerParameter } from "./emit-functions.js";
import { guardedWrite } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { type EndpointNames, faultName } from "./names.js";
import { onWriter, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { assignment, call, functionHead, generic, returnStatement } from "./syntax.js";
import { memberType, readNillable, writeUse } from "./type-expressions.js";

/** The classes of the faults that the operations of an endpoint declare, sorted by name. */
export function emitFaults({ operations }: Endpoint, names: EndpointNames, file: SourceFile): void {
  const details = new Map(
    operations.flatMap(({ faults }) => faults).map(({ detail }) => [faultName(names, detail.element), detail]),
  );
  for (const [identifier, detail] of [...details].sort(([a], [b]) => compareText(a, b))) {
    emitFault(detail, identifier, file);
    file.blankLine();
  }
}

/** The names of the classes for an operation's faults. */
export function faultClasses({ faults }: Operation, names: EndpointNames): string[] {
  return [...new Set(faults.map(({ detail }) => faultName(names, detail.element)))];
}

function emitFault(detail: ElementUse, identifier: string, file: SourceFile): void {
  const { element, documentation } = detail;
  file.comment(documentation, "A fault whose detail is this element.", generatedFrom("element", element));
  const base = generic(runtimeName("DeclaredFault"), memberType(detail, file.version));
  file.block([`export class ${identifier} extends `, base], () => {
    const name = ["static readonly element: ", runtimeName("QName")];
    file.line(assignment(name, nameLiteral(element, file.version)), ";");
    file.line(assignment("override readonly name", literal(identifier)), ";");
    file.blankLine();
    emitRead(detail, identifier, file);
    file.blankLine();
    emitWrite(detail, file);
  });
}

function emitRead(detail: ElementUse, identifier: string, file: SourceFile): void {
  const parameters = [readerParameter, ["facts: ", runtimeName("FaultFacts")]];
  file.block(functionHead("static read", parameters, identifier), () => {
    file.line(assignment("const value", readNillable(detail, file.version)), ";");
    file.line(returnStatement(call(`new ${identifier}`, "value", "facts")));
  });
}

function emitWrite(detail: ElementUse, file: SourceFile): void {
  const { version } = file;
  const { element } = detail;
  file.block(functionHead("write", [writerParameter], "void"), () => {
    file.line(onWriter("namespace", version.namespace(element.namespace)), ";");
    file.line(guardedWrite(detail, "this.value", writeUse(detail, "this.value", version)));
  });
}
