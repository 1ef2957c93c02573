import type { ElementUse } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { generatedFrom } from "./doc-text.js";
import { nameLiteral } from "./emit-functions.js";
import { guardedItemWrite } from "./emit-members.js";
import { literal } from "./identifiers.js";
import { known } from "./names.js";
import { runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import { generic, property, returnStatement } from "./syntax.js";
import { memberType, readNillable, writeUse } from "./type-expressions.js";

/**
 * The global elements that may stand where a wildcard is, one constant each. `decodeElement` and `encodeElement` of the library take
 * them. A bundle has those that a program uses.
 */
export function emitElements(elements: readonly ElementUse[], file: SourceFile): void {
  for (const [index, use] of elements.entries()) {
    if (index > 0) file.blankLine();
    emitElement(use, file);
  }
}

function emitElement(use: ElementUse, file: SourceFile): void {
  const { version } = file;
  const key = clarkName(use.element);
  const constant = known(version.names.elements.get(key), key);
  const type = generic(runtimeName("ElementCodec"), memberType(use, version));
  file.comment(use.documentation, generatedFrom("element", use.element));
  const members = (): void => {
    file.line(property("element", nameLiteral(use.element, version)), ",");
    file.block("body:", () => emitCodec(use, file), ",");
  };
  file.block([`export const ${constant}: `, type, " ="], members, ";");
}

function emitCodec(use: ElementUse, file: SourceFile): void {
  const { version } = file;
  file.block(
    "write(writer, value)",
    () => {
      file.line(guardedItemWrite(use, "value", writeUse(use, "value", version)));
    },
    ",",
  );
  file.block("read(reader)", () => file.line(returnStatement(readNillable(use, version))), ",");
  file.line(property("form", literal("bare")), ",");
}
