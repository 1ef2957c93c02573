import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { expect, it } from "vitest";
import { isReserved } from "../../../generator/typescript/identifiers.js";
import {
  CLIENT_MEMBERS,
  LIBRARY_NAMES,
  RUNTIME,
  RUNTIME_DATATYPES,
  RUNTIME_VALUES,
  RUNTIME_XML,
} from "../../../generator/typescript/runtime-symbols.js";
import { NetServerClient } from "../../../templates/netserver/netserver-client.js";

it("the table lists exactly what the library exports for generated code, types and values", () => {
  expect(RUNTIME.symbols).toEqual(exportsOf("templates/runtime/codegen.ts"));
  expect(RUNTIME_DATATYPES.symbols).toEqual(exportsOf("templates/runtime/codegen-datatypes.ts"));
  expect(RUNTIME_VALUES.symbols).toEqual(exportsOf("templates/runtime/codegen-values.ts"));
  expect(RUNTIME_XML.symbols).toEqual(exportsOf("templates/runtime/codegen-xml.ts"));
});

it("no generated declaration takes the name of a symbol", () => {
  for (const name of LIBRARY_NAMES) expect(isReserved(name), name).toBe(true);
});

it("the members of a client are those of its classes, without those of every object", () => {
  const inherited = Object.getPrototypeOf(NetServerClient.prototype);
  const members = [NetServerClient.prototype, inherited].flatMap((prototype) => Object.getOwnPropertyNames(prototype));
  expect([...new Set(members)].sort()).toEqual([...CLIENT_MEMBERS].sort());
  expect(Object.getPrototypeOf(inherited)).toBe(Object.prototype);
});

/** The exports of a module that consists of `export … from` alone. */
function exportsOf(path: string): Record<string, "type" | "value"> {
  const { statements } = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const exported = statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined)
      throw new Error("no list of exports");
    const { isTypeOnly, exportClause } = statement;
    const specifiers = ts.isNamespaceExport(exportClause) ? [exportClause] : [...exportClause.elements];
    return specifiers.map((specifier) => {
      const isType = isTypeOnly || (ts.isExportSpecifier(specifier) && specifier.isTypeOnly);
      return [specifier.name.text, isType ? "type" : "value"] as const;
    });
  });
  return Object.fromEntries(exported);
}
