import { newTextDecoder } from "../runtime/platform/platform.js";
import { hexBinary } from "../runtime/values/binary.js";
import { type DerValue, derValues, oidText } from "./der.js";

/** A distinguished name as text, the last part first (RFC 4514, 2). */
export function issuerText({ content }: DerValue): string {
  return derValues(content)
    .toReversed()
    .map((part) => derValues(part.content).map(attributeText).join("+"))
    .join(",");
}

function attributeText({ content }: DerValue): string {
  const [type, value] = derValues(content);
  const oid = oidText(type?.content ?? new Uint8Array());
  const keyword = KEYWORDS.get(oid);
  const text = value === undefined ? undefined : DECODERS.get(value.tag)?.(value.content);
  if (keyword !== undefined && text !== undefined) return `${keyword}=${escapeName(text)}`;
  const hex = hexBinary.format(value?.bytes ?? new Uint8Array()) ?? "";
  return `${keyword ?? oid}=#${hex.toLowerCase()}`;
}

/** RFC 4514, 3. */
const KEYWORDS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.6", "C"],
  ["2.5.4.9", "STREET"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["0.9.2342.19200300.100.1.1", "UID"],
]);

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** UTF8String, PrintableString, T61String, IA5String and BMPString. */
const DECODERS: ReadonlyMap<number, (bytes: Uint8Array) => string> = /* @__PURE__ */ new Map([
  [0x0c, (bytes: Uint8Array) => newTextDecoder("utf-8", false).decode(bytes)],
  [0x13, latin1],
  [0x14, latin1],
  [0x16, latin1],
  [0x1e, (bytes: Uint8Array) => wide(bytes)],
]);

function wide(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0));
  return text;
}

/** RFC 4514, 2.4. */
function escapeName(text: string): string {
  const escaped = text.replace(/["+,;<>\\]/g, "\\$&").replace(/^[ #]/, "\\$&");
  return escaped.length > 1 ? escaped.replace(/ $/, "\\ ") : escaped;
}
