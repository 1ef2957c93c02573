import type { CodeBlockWriter } from "ts-morph";
import { propertyName } from "../../templates/runtime/values/members.js";
import type { ArrayType, DictionaryType } from "../contract/contract.js";
import { clarkName } from "../xml/qname.js";
import { codeSpan } from "./doc-text.js";
import { emitReadFunction, emitRounds, emitWriteFunction } from "./emit-functions.js";
import { guardOf, guardOfItem } from "./emit-members.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { writeConditional, writeJsdoc } from "./layout.js";
import type { Module } from "./module.js";
import {
  arrayType,
  dictionaryType,
  hasTextKeys,
  memberType,
  readCall,
  readNillable,
  typeExpression,
  writeCall,
} from "./type-expressions.js";

/** Writes and reads an array; its type is spelled out where it is used. */
export function emitArray(type: ArrayType, module: Module, out: CodeBlockWriter): void {
  const { write, read } = module.names(type.name);
  const { item } = type;
  const name = `${module.namespace(type.name.namespace)}, ${literal(type.name.localName)}`;
  const valueType = arrayType(item, module);
  writeJsdoc(out, type.documentation, `The complex type ${codeSpan(clarkName(type.name))}: an array.`);
  emitWriteFunction({ name: write, valueType }, module, out, () => {
    out.writeLine(`writer.beginArray(${name}, value);`);
    out.write("for (const item of value)").block(() => {
      const guard = `writer.${guardOfItem(item)}(${literal(item.element.localName)}, item)`;
      writeConditional(out, guard, writeCall(item.type, "item", module));
    });
    out.writeLine("writer.end();");
  });
  out.blankLine();
  emitReadFunction({ name: read, valueType }, module, out, () => {
    out.writeLine(`const value: ${valueType} = [];`);
    out.writeLine(`reader.beginArray(${name});`);
    emitRounds(out, () => {
      writeConditional(
        out,
        `reader.open(${literal(item.element.localName)})`,
        `value.push(${readNillable(item, module)})`,
        "while",
      );
    });
    out.writeLine("return value;");
  });
}

/** Writes and reads a dictionary, an object where the keys are text and a Map otherwise. */
export function emitDictionary(type: DictionaryType, module: Module, out: CodeBlockWriter): void {
  writeJsdoc(out, type.documentation, `The complex type ${codeSpan(clarkName(type.name))}: a dictionary.`);
  emitWriteDictionary(type, module, out);
  emitReadDictionary(type, module, out.blankLine());
}

function emitWriteDictionary({ name, entry, key, value }: DictionaryType, module: Module, out: CodeBlockWriter): void {
  const isRecord = hasTextKeys(key, module);
  const namespace = module.namespace(name.namespace);
  const shape = { name: module.names(name).write, valueType: dictionaryType(key, value, module) };
  emitWriteFunction(shape, module, out, () => {
    out.writeLine(
      `writer.${isRecord ? "beginDictionary" : "beginMap"}(${namespace}, ${literal(name.localName)}, value);`,
    );
    out.write(`for (const [key, item] of ${isRecord ? "Object.entries(value)" : "value"})`).block(() => {
      out.writeLine(`writer.beginEntry(${namespace}, ${literal(entry.localName)}, key);`);
      writeConditional(
        out,
        `writer.required(${literal(key.element.localName)}, key)`,
        writeCall(key.type, "key", module.forKeys),
      );
      writeConditional(
        out,
        `writer.${guardOf(value)}(${literal(value.element.localName)}, item)`,
        writeCall(value.type, "item", module),
      );
      out.writeLine("writer.end();");
    });
    out.writeLine("writer.end();");
  });
}

function emitReadDictionary(type: DictionaryType, module: Module, out: CodeBlockWriter): void {
  const { name, entry, key, value } = type;
  const isRecord = hasTextKeys(key, module);
  const valueType = dictionaryType(key, value, module);
  emitReadFunction({ name: module.names(name).read, valueType }, module, out, () => {
    out.writeLine(`const value: ${valueType} = ${isRecord ? "Object.create(null)" : "new Map()"};`);
    const begin = isRecord ? "beginDictionary" : "beginMap";
    out.writeLine(`reader.${begin}(${module.namespace(name.namespace)}, ${literal(name.localName)});`);
    emitRounds(out, () => {
      out.write(`while (reader.open(${literal(entry.localName)}))`).block(() => emitReadEntry(type, module, out));
    });
    out.writeLine("return value;");
  });
}

/** The members of an entry have their names from the wire, which errors name. */
function emitReadEntry({ name, key, value }: DictionaryType, module: Module, out: CodeBlockWriter): void {
  const [keyName, valueName] = [propertyName(key.element.localName), propertyName(value.element.localName)];
  const members = [
    `${propertyKey(keyName)}?: ${typeExpression(key.type, module.forKeys)}`,
    `${propertyKey(valueName)}?: ${memberType(value, module)}`,
  ];
  out.writeLine(`const entry: { ${members.join("; ")} } = {};`);
  out.writeLine(`reader.beginEntry(${module.namespace(name.namespace)});`);
  const readEntry = (): void => {
    const [keyAccess, valueAccess] = [propertyAccess("entry", keyName), propertyAccess("entry", valueName)];
    writeConditional(
      out,
      `reader.open(${literal(key.element.localName)})`,
      `${keyAccess} = ${readCall(key.type, module.forKeys)}`,
    );
    writeConditional(
      out,
      `reader.open(${literal(value.element.localName)})`,
      `${valueAccess} = ${readNillable(value, module)}`,
    );
  };
  emitRounds(out, readEntry, "entry");
  out.writeLine(`const complete = reader.complete(entry, ${literal(keyName)}, ${literal(valueName)});`);
  const [completeKey, completeValue] = [propertyAccess("complete", keyName), propertyAccess("complete", valueName)];
  out.writeLine(`reader.put(value, ${completeKey}, ${completeValue});`);
}
