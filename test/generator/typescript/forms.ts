import { type Document, hardline, indent } from "../../../generator/typescript/document.js";
import {
  arrayLiteral,
  assignment,
  call,
  conditional,
  conditionalStatement,
  conditionHead,
  functionHead,
  generic,
  importStatement,
  interfaceHead,
  intersection,
  objectLiteral,
  objectOnLines,
  objectType,
  property,
  returnStatement,
  switchBranch,
  typedMember,
  union,
  unionAlias,
  withMembers,
} from "../../../generator/typescript/syntax.js";

const orNil = (value: Document): Document => conditional(call("reader.nil"), "null", value);
const orNull = (type: Document): Document => union([type, "null"]);
const named = (name: string): Document => call("reader.open", `"${name}"`);
const tagged = (name: string, mark: Document): Document => ["(", name, " & ", objectType([mark]), ")"];
const date = call("reader.simple", "datatypes.date");

/** `if (open("N")) statement` */
const read = (name: string, value: Document): Document =>
  conditionalStatement("if", named(name), [assignment(`value.${name}`, value), ";"]);
const write = (name: string, value: Document): Document =>
  conditionalStatement("if", call("writer.nillable", `"${name}"`, `value.${name}`), [value, ";"]);
const push = (name: string, value: Document): Document =>
  conditionalStatement("while", named(name), [call("value.push", value), ";"]);
const declare = (type: Document, value: Document): Document => [assignment(["const value: ", type], value), ";"];
const inBraces = (content: Document): Document => ["{", indent([hardline, content]), hardline, "}"];
const inFunction = (statement: Document): Document => ["function f() ", inBraces(statement)];
const inInterface = (name: string, member: Document): Document => [`interface I${name} `, inBraces([member, ";"])];

/** Each of the forms of `syntax.ts`, with a name of any length in it. */
export const FORMS: Readonly<Record<string, (name: string) => Document>> = {
  "a call": (n) => [call("writer.beginStruct", n, `"${n}"`, "value"), ";"],
  "a call with one long argument": (n) => [call("writer.namespace", n), ";"],
  "a call in a condition": (n) => write(n, call(`write${n}`, "writer", `value.${n}`)),
  "a call of a method in a condition": (n) => write(n, call("writer.string", `value.${n}`)),
  "an assignment of what a function gives": (n) => read(n, call(`read${n}`, "reader")),
  "an assignment of what a method gives": (n) => read(n, call("reader.int")),
  "an assignment of a call with an argument": (n) => read(n, date),
  "an assignment of a choice": (n) => read(n, orNil(call(`read${n}`, "reader"))),
  "an assignment of a choice of methods": (n) => read(n, orNil(date)),
  "a call in a loop": (n) => push(n, call(`read${n}`, "reader")),
  "a choice in a loop": (n) => push(n, orNil(call(`read${n}`, "reader"))),
  "the head of a loop": (n) => [conditionHead("while", named(n)), " {}"],
  "a constant with an empty object": (n) => declare(generic("Partial", n), objectLiteral([])),
  "a constant with an empty array": (n) => declare(["(", orNull(n), ")[]"], arrayLiteral([])),
  "a constant with a record": (n) => declare(generic("Record", "string", orNull(n)), call("Object.create", "null")),
  "a constant with a map": (n) => declare(generic("Map", n, orNull(n)), call("new Map")),
  "a constant with an object": (n) =>
    declare(objectType([typedMember(`${n}?`, [n]), typedMember(`V${n}?`, [n, "null"])]), "{}"),
  "a constant with what a function gives": (n) => [assignment("const value", call(`read${n}`, "reader")), ";"],
  "a constant with a choice": (n) => [assignment("const value", orNil(call(`read${n}`, "reader"))), ";"],
  "a constant with a call": (n) => [assignment("const all", call("reader.complete", "value", `"${n}"`, `"${n}"`)), ";"],
  "a constant with a text": (n) => [assignment(`export const ${n}`, `"${n}"`), ";"],
  "a returned call": (n) => inFunction(returnStatement(call(`read${n}`, "reader"))),
  "a returned call with arguments": (n) => inFunction(returnStatement(call("reader.complete", "value", `"${n}"`))),
  "a returned object": (n) =>
    inFunction(
      conditionalStatement(
        "if",
        call("reader.is", `"${n}"`),
        returnStatement(objectLiteral([["...", call(`read${n}`, "reader")], property("$type", `"${n}"`)])),
      ),
    ),
  "a constant with type arguments": (n) => [
    assignment(
      [`export const ${n}: `, generic("Operation", `A${n}`, `B${n}`)],
      objectOnLines([property("name", `"${n}"`)]),
    ),
    ";",
  ],
  "an object": (n) => [
    assignment("const x", objectLiteral([property("write", n), property("read", n), property("all", `"${n}"`)])),
    ";",
  ],
  "an array": (n) => [assignment("const x", objectLiteral([property("one", arrayLiteral([n, n]))])), ";"],
  "a function": (n) => [functionHead(`function write${n}`, ["writer: Writer", `value: ${n}`], "void"), " {}"],
  "a function that gives a record": (n) => [
    functionHead(`function read${n}`, ["reader: Reader"], generic("Record", "string", orNull(n))),
    " {}",
  ],
  "a function that gives an array": (n) => [
    functionHead(`function read${n}`, ["reader: Reader"], ["(", orNull(n), ")[]"]),
    " {}",
  ],
  "a method": (n) => {
    const parameters = [`request: ${n}`, ["options?: ", generic("CallOptions", n)]];
    const head = functionHead(n, parameters, generic("Promise", generic("WithHeaders", n, `H${n}`)));
    return [`class A${n} `, inBraces([head, " {}"])];
  },
  "a branch": (n) =>
    inFunction([
      "switch (value.$type) ",
      inBraces([
        switchBranch(["case ", `"${n}"`], returnStatement(call(`write${n}`, "writer.derived()", "value"))),
        hardline,
        switchBranch("default", [call(`write${n}`, "writer", "value"), ";"]),
      ]),
    ]),
  "a base": (n) => [interfaceHead(`export interface ${n}`, `B${n}`), " {}"],
  "an intersection": (n) => [`class ${n} extends `, generic("NetServerClient", intersection([n, `H${n}`])), " {}"],
  "a base class": (n) => [`class ${n} extends `, generic("NetServerClient", `H${n}`), " {}"],
  "a member": (n) => inInterface(n, typedMember(`${n}?`, [n, "null", "undefined"])),
  "a member that is always there": (n) => inInterface(n, typedMember(n, [n])),
  "a member that may be null": (n) => inInterface(n, typedMember(n, [n, "null"])),
  "a member with a record": (n) =>
    inInterface(n, typedMember(`${n}?`, [generic("Record", "string", orNull(n)), "null", "undefined"])),
  "one type that stands for an abstract one": (n) => [
    unionAlias(`export type Any${n}`, [withMembers(n, [typedMember("$type", [`"${n}"`])])]),
    ";",
  ],
  "a union": (n) => [
    unionAlias(`export type Any${n}`, [
      tagged(n, typedMember("$type?", [`"${n}"`, "undefined"])),
      tagged(`D${n}`, typedMember("$type", [`"D${n}"`])),
    ]),
    ";",
  ],
  "an import": (n) => importStatement("import type", [n, `M${n}`], `./${n}.js`),
  "an import of one name": (n) => importStatement("import", [n], `./${n}.js`),
};
