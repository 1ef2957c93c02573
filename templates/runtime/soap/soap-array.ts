import type { Reader } from "../read/reader.js";
import type { Writer } from "../write/writer.js";
import type { QName } from "../xml/qname.js";
import { EncodedReader } from "./encoded-reader.js";
import { EncodedWriter } from "./encoded-writer.js";

/**
 * Begins an array of SOAP's encoding. In other messages it is written like any array.
 * @param name - its type
 * @param items - the type of its items, with `[]` for each array that they are themselves
 */
export function beginSoapArray(writer: Writer, value: readonly unknown[], name: QName, items: QName): void {
  if (writer instanceof EncodedWriter) writer.beginItems(value, name, items);
  else writer.beginArray(name.namespace, name.localName, value);
}

/** Whether the array that was begun last has another item. @param value - the items so far */
export function nextSoapItem(reader: Reader, value: unknown[], name: string): boolean {
  return reader instanceof EncodedReader ? reader.nextItem(value) : reader.open(name);
}
