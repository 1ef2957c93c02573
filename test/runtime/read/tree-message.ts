import type { Reader } from "../../../templates/runtime/read/reader.js";
import type { Message } from "../../../templates/runtime/soap/message.js";
import { type AnyValue, anyTypes } from "../../../templates/runtime/values/any-value.js";
import * as otherDatatypes from "../../../templates/runtime/values/other-datatypes.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { NS } from "../messages.js";

/** A type that contains itself, in every possible way. */
export interface Tree {
  Name?: string;
  Data?: Uint8Array;
  Any?: AnyValue;
  Left?: Tree | null;
  Right?: Tree | null;
  Items?: (Tree | null)[];
  ByName?: Record<string, Tree | null>;
  ByNumber?: Map<number, Tree | null>;
  $type?: "Tree";
}

function readTree(reader: Reader): Tree {
  const value: Tree = {};
  reader.beginStruct(NS, "Tree");
  do {
    readLeaves(reader, value);
    if (reader.open("Left")) value.Left = reader.nil() ? null : readAnyTree(reader);
    if (reader.open("Right")) value.Right = reader.nil() ? null : readAnyTree(reader);
    readCollections(reader, value);
  } while (reader.more(value));
  return reader.complete(value, "Name");
}

function readLeaves(reader: Reader, value: Tree): void {
  if (reader.required("Name")) value.Name = reader.string();
  if (reader.open("Data")) value.Data = reader.simple(otherDatatypes.base64Binary);
  if (reader.open("Any")) value.Any = reader.anyType(anyTypes);
}

function readCollections(reader: Reader, value: Tree): void {
  if (reader.open("Items")) value.Items = readTrees(reader);
  if (reader.open("ByName")) value.ByName = readByName(reader);
  if (reader.open("ByNumber")) value.ByNumber = readByNumber(reader);
}

/** Copies the value that was read, like generated code for a type with derived types. */
function readAnyTree(reader: Reader): Tree {
  return reader.is(NS, "Tree") ? { ...readTree(reader), $type: "Tree" } : readTree(reader);
}

function readTrees(reader: Reader): (Tree | null)[] {
  const value: (Tree | null)[] = [];
  reader.beginArray(NS, "Trees");
  do {
    while (reader.open("Tree")) value.push(reader.nil() ? null : readTree(reader));
  } while (reader.more(value));
  return value;
}

function readByName(reader: Reader): Record<string, Tree | null> {
  const value: Record<string, Tree | null> = {};
  reader.beginDictionary(NS, "ByName");
  readEntries(
    reader,
    () => reader.string(),
    (key, item) => reader.put(value, key, item),
  );
  reader.more(value);
  return value;
}

function readByNumber(reader: Reader): Map<number, Tree | null> {
  const value = new Map<number, Tree | null>();
  reader.beginMap(NS, "ByNumber");
  readEntries(
    reader,
    () => reader.int(),
    (key, item) => reader.put(value, key, item),
  );
  reader.more(value);
  return value;
}

function readEntries<K>(reader: Reader, readKey: () => K, put: (key: K, item: Tree | null) => void): void {
  while (reader.open("Entry")) {
    const entry: { Key?: K; Value?: Tree | null } = {};
    reader.beginEntry(NS);
    do {
      if (reader.required("Key")) entry.Key = readKey();
      if (reader.required("Value")) entry.Value = reader.nil() ? null : readTree(reader);
    } while (reader.more(entry));
    const complete = reader.complete(entry, "Key", "Value");
    put(complete.Key, complete.Value);
  }
}

function writeTree(writer: Writer, value: Tree): void {
  writer.beginStruct(NS, "Tree", value);
  if (writer.optional("Name", value.Name)) writer.string(value.Name);
  if (writer.nillable("Left", value.Left)) writeTree(writer, value.Left);
  if (writer.nillable("Right", value.Right)) writeTree(writer, value.Right);
  writer.end();
}

export interface Body {
  Result?: Tree | null;
  Other?: Tree | null;
}

/** A message with trees, with the functions that the generator would emit for them. */
export const TREES: Message<object, Body> = {
  element: { namespace: NS, localName: "P" },
  headers: {
    write: () => {},
    read(reader) {
      reader.more({});
      return {};
    },
  },
  body: {
    write(writer, value) {
      if (writer.nillable("Result", value.Result)) writeTree(writer, value.Result);
      if (writer.nillable("Other", value.Other)) writeTree(writer, value.Other);
    },
    read(reader) {
      const value: Body = {};
      do {
        if (reader.open("Result")) value.Result = reader.nil() ? null : readAnyTree(reader);
        if (reader.open("Other")) value.Other = reader.nil() ? null : readAnyTree(reader);
      } while (reader.more(value));
      return value;
    },
  },
};
