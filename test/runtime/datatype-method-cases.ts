import type { Reader } from "../../templates/runtime/read/reader.js";
import { date } from "../../templates/runtime/values/datatypes.js";
import type { EnumerationValues } from "../../templates/runtime/values/members.js";
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
    (w) => ({ run: (v: number) => w.byte(v) }),
    (r) => r.byte(),
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
    (w) => ({ run: (v: bigint) => w.long(v) }),
    (r) => r.long(),
    [-9223372036854775808n, "-9223372036854775808", "9223372036854775808"],
  ),
  method(
    "unsignedByte",
    (w) => ({ run: (v: number) => w.unsignedByte(v) }),
    (r) => r.unsignedByte(),
    [255, "255", "-1"],
  ),
  method(
    "unsignedShort",
    (w) => ({ run: (v: number) => w.unsignedShort(v) }),
    (r) => r.unsignedShort(),
    [65535, "65535", "65536"],
  ),
  method(
    "unsignedInt",
    (w) => ({ run: (v: number) => w.unsignedInt(v) }),
    (r) => r.unsignedInt(),
    [4294967295, "4294967295", "4294967296"],
  ),
  method(
    "unsignedLong",
    (w) => ({ run: (v: bigint) => w.unsignedLong(v) }),
    (r) => r.unsignedLong(),
    [18446744073709551615n, "18446744073709551615", "-1"],
  ),
  method(
    "float",
    (w) => ({ run: (v: number) => w.float(v) }),
    (r) => r.float(),
    [0.5, "0.5", "1e39"],
  ),
  method(
    "double",
    (w) => ({ run: (v: number) => w.double(v) }),
    (r) => r.double(),
    [-Infinity, "-INF", "Infinity"],
  ),
  method(
    "decimal",
    (w) => ({ run: (v: string) => w.decimal(v) }),
    (r) => r.decimal(),
    ["12.50", "12.50", "1e3"],
  ),
  method(
    "anyURI",
    (w) => ({ run: (v: string) => w.anyURI(v) }),
    (r) => r.anyURI(),
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
    (w) => ({ run: (v: Uint8Array) => w.base64Binary(v) }),
    (r) => r.base64Binary(),
    [Uint8Array.of(0, 255), "AP8=", "AP8"],
  ),
  method(
    "char",
    (w) => ({ run: (v: number) => w.char(v) }),
    (r) => r.char(),
    [65, "65", "A"],
  ),
  method(
    "timeSpan",
    (w) => ({ run: (v: string) => w.timeSpan(v) }),
    (r) => r.timeSpan(),
    ["P1DT2H", "P1DT2H", "P1Y"],
  ),
  method(
    "guid",
    (w) => ({ run: (v: string) => w.guid(v) }),
    (r) => r.guid(),
    [
      "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
      "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
      "{1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11}",
    ],
  ),
  method(
    "simple",
    (w) => ({ run: (v: string) => w.simple(date, v) }),
    (r) => r.simple(date),
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
