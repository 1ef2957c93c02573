import type { Reader } from "../../templates/runtime/read/reader.js";
import * as datatypes from "../../templates/runtime/values/datatypes.js";
import type { EnumerationValues } from "../../templates/runtime/values/members.js";
import * as otherDatatypes from "../../templates/runtime/values/other-datatypes.js";
import type { Writer } from "../../templates/runtime/write/writer.js";
import { NS } from "./messages.js";

export const Color = { Red: 1, Green: 2, constructor: 4 } satisfies EnumerationValues;

interface Method {
  readonly name: string;
  write(writer: Writer, value: unknown): void;
  read(reader: Reader): unknown;
  readonly value: unknown;
  readonly text: string;
  readonly wrongText: string;
}

/** Methods, because their parameters are bivariant: the tests can pass values of wrong types, like JavaScript. */
interface UntypedWriter {
  readonly call: { run(value: unknown): void };
}

function method<T>(
  name: string,
  write: (writer: Writer) => { run(value: T): void },
  read: (reader: Reader) => T,
  [value, text, wrongText]: readonly [value: T, text: string, wrongText: string],
): Method {
  return {
    name,
    write: (writer, offered) => {
      const untyped: UntypedWriter = { call: write(writer) };
      untyped.call.run(offered);
    },
    read,
    value,
    text,
    wrongText,
  };
}

/** A method of Writer and Reader for each datatype that generated code names, with a value, its text and a wrong text. */
export const METHODS: readonly Method[] = [
  method(
    "boolean",
    (w) => ({ run: (v: boolean) => w.boolean(v) }),
    (r) => r.boolean(),
    [true, "true", "True"],
  ),
  method(
    "byte",
    (w) => ({ run: (v: number) => w.simple(datatypes.byte, v) }),
    (r) => r.simple(datatypes.byte),
    [-128, "-128", "128"],
  ),
  method(
    "short",
    (w) => ({ run: (v: number) => w.short(v) }),
    (r) => r.short(),
    [-32768, "-32768", "32768"],
  ),
  method(
    "int",
    (w) => ({ run: (v: number) => w.int(v) }),
    (r) => r.int(),
    [-2147483648, "-2147483648", "1.0"],
  ),
  method(
    "long",
    (w) => ({ run: (v: bigint) => w.simple(datatypes.long, v) }),
    (r) => r.simple(datatypes.long),
    [-9223372036854775808n, "-9223372036854775808", "9223372036854775808"],
  ),
  method(
    "unsignedByte",
    (w) => ({ run: (v: number) => w.simple(datatypes.unsignedByte, v) }),
    (r) => r.simple(datatypes.unsignedByte),
    [255, "255", "-1"],
  ),
  method(
    "unsignedShort",
    (w) => ({ run: (v: number) => w.simple(datatypes.unsignedShort, v) }),
    (r) => r.simple(datatypes.unsignedShort),
    [65535, "65535", "65536"],
  ),
  method(
    "unsignedInt",
    (w) => ({ run: (v: number) => w.simple(datatypes.unsignedInt, v) }),
    (r) => r.simple(datatypes.unsignedInt),
    [4294967295, "4294967295", "4294967296"],
  ),
  method(
    "unsignedLong",
    (w) => ({ run: (v: bigint) => w.simple(datatypes.unsignedLong, v) }),
    (r) => r.simple(datatypes.unsignedLong),
    [18446744073709551615n, "18446744073709551615", "-1"],
  ),
  method(
    "float",
    (w) => ({ run: (v: number) => w.simple(datatypes.float, v) }),
    (r) => r.simple(datatypes.float),
    [0.5, "0.5", "1e39"],
  ),
  method(
    "double",
    (w) => ({ run: (v: number) => w.simple(datatypes.double, v) }),
    (r) => r.simple(datatypes.double),
    [-Infinity, "-INF", "Infinity"],
  ),
  method(
    "decimal",
    (w) => ({ run: (v: string) => w.simple(datatypes.decimal, v) }),
    (r) => r.simple(datatypes.decimal),
    ["12.50", "12.50", "1e3"],
  ),
  method(
    "anyURI",
    (w) => ({ run: (v: string) => w.simple(datatypes.anyURI, v) }),
    (r) => r.simple(datatypes.anyURI),
    ["a:b?c=ü", "a:b?c=ü", "<V/>"],
  ),
  method(
    "string",
    (w) => ({ run: (v: string) => w.string(v) }),
    (r) => r.string(),
    [" a ", " a ", "<V/>"],
  ),
  method(
    "dateTime",
    (w) => ({ run: (v: string) => w.dateTime(v) }),
    (r) => r.dateTime(),
    ["2024-07-01T12:00:00", "2024-07-01T12:00:00", "2024-07-01"],
  ),
  method(
    "base64Binary",
    (w) => ({ run: (v: Uint8Array) => w.simple(otherDatatypes.base64Binary, v) }),
    (r) => r.simple(otherDatatypes.base64Binary),
    [Uint8Array.of(0, 255), "AP8=", "AP8"],
  ),
  method(
    "char",
    (w) => ({ run: (v: number) => w.simple(datatypes.char, v) }),
    (r) => r.simple(datatypes.char),
    [65, "65", "A"],
  ),
  method(
    "timeSpan",
    (w) => ({ run: (v: string) => w.simple(datatypes.timeSpan, v) }),
    (r) => r.simple(datatypes.timeSpan),
    ["P1DT2H", "P1DT2H", "P1Y"],
  ),
  method(
    "guid",
    (w) => ({ run: (v: string) => w.simple(datatypes.guid, v) }),
    (r) => r.simple(datatypes.guid),
    [
      "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
      "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
      "{1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11}",
    ],
  ),
  method(
    "simple",
    (w) => ({ run: (v: string) => w.simple(datatypes.date, v) }),
    (r) => r.simple(datatypes.date),
    ["2024-02-29", "2024-02-29", "2023-02-29"],
  ),
  method<string>(
    "enumeration",
    (w) => ({ run: (v: string) => w.enumeration(NS, "Color", v, Color) }),
    (r) => r.enumeration(NS, "Color", Color),
    ["Red", "Red", "<V/>"],
  ),
  method<readonly string[]>(
    "flags",
    (w) => ({ run: (v: readonly string[]) => w.flags(NS, "Colors", v, Color) }),
    (r) => r.flags(NS, "Colors", Color),
    [["Red", "constructor"], "Red constructor", "<V/>"],
  ),
];
