import { printDocument } from "../../typescript/print-document.js";
import { importStatement } from "../../typescript/syntax.js";
import { compareText } from "../../xml/qname.js";

/** The imports of an example, by module. */
export class ExampleImports {
  readonly #names = new Map<string, Set<string>>();

  add(module: string, name: string): void {
    this.#names.set(module, (this.#names.get(module) ?? new Set()).add(name));
  }

  /** Modules of Node.js come first, as in this program's own files. */
  print(): string {
    const rank = (module: string): number => (module.startsWith("node:") ? 0 : 1);
    const modules = [...this.#names].sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b));
    const lines = modules.map(([module, names]) =>
      printDocument(importStatement("import", [...names].sort(compareText), module)),
    );
    return `${lines.join("\n")}\n`;
  }
}
