import type { ArrayType, DictionaryType, ElementUse } from "../contract/contract.js";
import type { QName } from "../xml/qname.js";
import type { SoapArrayType } from "../xsd/components.js";
import { generatedFrom } from "./doc-text.js";
import type { Document } from "./document.js";
import { emitPasses, emitReadFunction, emitWriteFunction, nameLiteral } from "./emit-functions.js";
import { guardedItemWrite, guardedWrite, readIfOpen, readRequired } from "./emit-members.js";
import { literal, propertyAccess, propertyKey } from "./identifiers.js";
import { memberName, type NumberedUse, numberedUses } from "./member-name.js";
import { emitOwnHref } from "./own-href.js";
import { onReader, onWriter, runtimeName } from "./runtime-symbols.js";
import type { SourceFile } from "./source-file.js";
import {
  arrayLiteral,
  assignment,
  call,
  conditionalStatement,
  conditionHead,
  objectLiteral,
  objectType,
  returnStatement,
  typedMember,
} from "./syntax.js";
import {
  arrayType,
  dictionaryType,
  isRecord,
  keyType,
  memberTypes,
  readCall,
  readNillable,
  writeCall,
  writeUse,
} from "./type-expressions.js";
import type { Version } from "./version.js";

/** Writes and reads an array; its type is spelled out where it is used. */
export function emitArray({ name, documentation, item, encoding }: ArrayType, file: SourceFile): void {
  const { version } = file;
  const { write, read } = version.namesOf(name);
  const wireName = [version.namespace(name.namespace), literal(name.localName)];
  const valueType = arrayType(item, version);
  const inner = item.element.namespace;
  const isElsewhere = inner !== name.namespace;
  const about = [documentation, generatedFrom("complexType", name)];
  emitWriteFunction({ name: write, valueType, about }, file, () => {
    file.line(
      encoding === undefined ? onWriter("beginArray", ...wireName, "value") : beginItems(name, encoding, version),
      ";",
    );
    if (isElsewhere) file.line(onWriter("namespace", version.namespace(inner)), ";");
    file.block("for (const item of value)", () => {
      file.line(guardedItemWrite(item, "item", writeUse(item, "item", version)));
    });
    file.line(onWriter("end"), ";");
  });
  file.blankLine();
  emitReadFunction({ name: read, valueType }, file, () => {
    file.line(assignment(["const value: ", valueType], arrayLiteral([])), ";");
    file.line(onReader("beginArray", ...wireName), ";");
    emitOwnHref([item], file);
    const change = (to: string): void => file.line(onReader("namespace", version.namespace(to)), ";");
    emitPasses(file, () => {
      if (isElsewhere) change(inner);
      const read = call("value.push", readNillable(item, version));
      file.line(encoding === undefined ? readIfOpen(item, read, "while") : readWhileNext(item, read));
      if (isElsewhere) change(name.namespace);
    });
    file.line(returnStatement("value"));
  });
}

/** `beginSoapArray(writer, value, name, items)`: what the items are is said in the message. */
function beginItems(name: QName, { name: items, dimensions }: SoapArrayType, version: Version): Document {
  const typeOfItems = nameLiteral({ ...items, localName: `${items.localName}${dimensions}` }, version);
  return call(runtimeName("beginSoapArray"), "writer", "value", nameLiteral(name, version), typeOfItems);
}

/** `while (nextSoapItem(reader, value, "item")) read;`: items may have any name. */
function readWhileNext({ element }: ElementUse, read: Document): Document {
  const isNext = call(runtimeName("nextSoapItem"), "reader", "value", literal(element.localName));
  return conditionalStatement("while", isNext, [read, ";"]);
}

/** Writes and reads a dictionary, which is an object or a Map. */
export function emitDictionary(type: DictionaryType, file: SourceFile): void {
  emitWriteDictionary(type, file);
  file.blankLine();
  emitReadDictionary(type, file);
}

function emitWriteDictionary(type: DictionaryType, file: SourceFile): void {
  const { version } = file;
  const { name, entry } = type;
  const [key = type.key, value = type.value] = numberedEntry(type, version);
  const isObject = isRecord(key, version);
  const namespace = version.namespace(name.namespace);
  const valueType = dictionaryType(key, value, version);
  const about = [type.documentation, generatedFrom("complexType", name)];
  emitWriteFunction({ name: version.namesOf(name).write, valueType, about }, file, () => {
    file.line(onWriter(isObject ? "beginDictionary" : "beginMap", namespace, literal(name.localName), "value"), ";");
    file.block(`for (const [key, item] of ${isObject ? "Object.entries(value)" : "value"})`, () => {
      file.line(onWriter("beginEntry", namespace, literal(entry.localName), "key"), ";");
      file.line(
        guardedItemWrite({ ...key, nillable: false }, "key", writeCall(key.type, "key", version.withUsualTypes)),
      );
      file.line(guardedWrite(value, "item", writeUse(value, "item", version)));
      file.line(onWriter("end"), ";");
    });
    file.line(onWriter("end"), ";");
  });
}

function emitReadDictionary(type: DictionaryType, file: SourceFile): void {
  const { name, entry, key, value } = type;
  const isObject = isRecord(key, file.version);
  const valueType = dictionaryType(key, value, file.version);
  emitReadFunction({ name: file.version.namesOf(name).read, valueType }, file, () => {
    const empty = isObject ? objectLiteral([]) : call("new Map");
    file.line(assignment(["const value: ", valueType], empty), ";");
    const begin = isObject ? "beginDictionary" : "beginMap";
    file.line(onReader(begin, file.version.namespace(name.namespace), literal(name.localName)), ";");
    emitPasses(file, () => {
      const isOpen = onReader("open", literal(entry.localName));
      file.block(conditionHead("while", isOpen), () => emitReadEntry(type, file));
    });
    file.line(returnStatement("value"));
  });
}

/** The key and the value of an entry, whose names may differ in case only. */
function numberedEntry({ key, value }: DictionaryType, { types }: Version): NumberedUse[] {
  return numberedUses([key, value], types.members);
}

/** The members of an entry have the names that those of a type would have, because the library finds what it keeps by them. */
function emitReadEntry(type: DictionaryType, file: SourceFile): void {
  const { version } = file;
  const { name } = type;
  const [key = type.key, value = type.value] = numberedEntry(type, version);
  const [keyName, valueName] = [memberName(key, version.types.members), memberName(value, version.types.members)];
  const entryType = objectType([
    typedMember(`${propertyKey(keyName)}?`, [keyType(key, version)]),
    typedMember(`${propertyKey(valueName)}?`, memberTypes(value, version)),
  ]);
  file.line(assignment(["const entry: ", entryType], objectLiteral([])), ";");
  file.line(onReader("beginEntry", version.namespace(name.namespace)), ";");
  emitOwnHref([value], file);
  const readKey = assignment(propertyAccess("entry", keyName), readCall(key.type, version.withUsualTypes));
  const readValue = assignment(propertyAccess("entry", valueName), readNillable(value, version));
  const readEntry = (): void => {
    file.line(readRequired(key, readKey));
    file.line(readRequired(value, readValue));
  };
  emitPasses(file, readEntry, "entry");
  const complete = onReader("complete", "entry", literal(keyName), literal(valueName));
  file.line(assignment("const complete", complete), ";");
  const members = [propertyAccess("complete", keyName), propertyAccess("complete", valueName)];
  file.line(onReader("put", "value", ...members), ";");
}
