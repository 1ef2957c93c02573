import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as batch from "../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import { BatchTaskState } from "../../generated/src/services88/types/batch-task-state.js";
import { EFieldRight } from "../../generated/src/services88/types/e-field-right.js";
import { ETableRight } from "../../generated/src/services88/types/e-table-right.js";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import type { UntypedMessage } from "./messages.js";
import { property } from "./values/cases.js";

/** Any text that XML can carry. */
const text = fc
  .string({
    unit: fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), fc.constantFrom(..."<>&\"'\r\n\t ]-")),
  })
  .filter((value) => !/[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u.test(value));
const nillable = { nil: null };
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const short = fc.integer({ min: -32768, max: 32767 });
const dateTime = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
  .chain((date) => fc.constantFrom("Z", "", "+02:00").map((zone) => date.toISOString().replace("Z", zone)));
const string = fc.option(text, nillable);

function flags<T extends string>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...values]);
}

/** In the form that reading returns: every key is an own property, even `__proto__`. */
function dictionary<T>(item: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .uniqueArray(fc.tuple(fc.oneof(text, fc.constantFrom("__proto__", "constructor", "0")), item), {
      selector: ([key]) => key,
    })
    .map((entries) => Object.fromEntries(entries));
}

const keysOf = <T extends object>(values: T): (keyof T & string)[] =>
  Object.keys(values).filter((key): key is keyof T & string => key in values);

const taskInfo: fc.Arbitrary<BatchTaskInfo> = fc.record(
  {
    TableRight: fc.option(
      fc.record({ Mask: flags(keysOf(ETableRight)), Reason: string }, { requiredKeys: [], noNullPrototype: true }),
      nillable,
    ),
    FieldProperties: fc.option(
      dictionary(
        fc.option(
          fc.record(
            {
              FieldRight: fc.option(
                fc.record(
                  { Mask: flags(keysOf(EFieldRight)), Reason: string },
                  { requiredKeys: [], noNullPrototype: true },
                ),
                nillable,
              ),
              FieldType: string,
              FieldLength: int,
            },
            { requiredKeys: [], noNullPrototype: true },
          ),
          nillable,
        ),
      ),
      nillable,
    ),
    Id: int,
    Name: string,
    AssociateId: int,
    DetailsTable: short,
    DetailsRecord: int,
    IsSystemTask: fc.boolean(),
    IsInternalTask: fc.boolean(),
    ParameterObject: fc.option(dictionary(string), nillable),
    LastStarted: dateTime,
    Created: dateTime,
    StartCount: int,
    DatabaseSerialNumber: string,
    Context: string,
    Result: string,
    State: fc.constantFrom(...keysOf(BatchTaskState)),
    Description: string,
    Response: string,
    Request: string,
    ProgressDescription: string,
    ProgressPercent: short,
    FileName: string,
  },
  { requiredKeys: [], noNullPrototype: true },
);
const soapVersion = fc.constantFrom("1.1" as const, "1.2" as const);

describe("a value", () => {
  it("comes back unchanged", () => {
    fc.assert(
      fc.property(fc.array(fc.option(taskInfo, nillable), { maxLength: 3 }), soapVersion, (Response, version) => {
        const message = { headers: { Succeeded: true }, body: { Response } };
        const written = encodeMessage(batch.getBatchTaskInfosByState.response, message, version);
        const read = decodeMessage(batch.getBatchTaskInfosByState.response, written);
        // toStrictEqual takes a key "constructor" for the class.
        expect(isDeepStrictEqual(read, { ...message, soapVersion: version })).toBe(true);
      }),
      { ...property, numRuns: 200 },
    );
  });

  it("of any kind is written, or is an EncodeError", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const members = fc.dictionary(
      fc.constantFrom(
        "BatchTaskInfo",
        "Id",
        "Name",
        "TableRight",
        "Mask",
        "ParameterObject",
        "State",
        "Created",
        "__proto__",
      ),
      anything,
    );
    const wrong = fc.oneof(
      anything,
      members,
      fc.record({ BatchTaskInfo: members }),
      fc.record({ BatchTaskInfo: fc.record({ FieldProperties: members, TableRight: members }) }),
    );
    const message: UntypedMessage = batch.startBatchJob.request;
    fc.assert(
      fc.property(wrong, fc.oneof(anything, fc.constant({})), (body, headers) => {
        try {
          decodeMessage(message, encodeMessage(message, { headers, body }));
        } catch (error) {
          expect(error).toBeInstanceOf(EncodeError);
        }
      }),
      { ...property, numRuns: 1000 },
    );
  });
});

describe("a message that has been changed", () => {
  const messages: UntypedMessage[] = [
    batch.startBatchJob.request,
    batch.getBatchTaskInfosByState.response,
    batch.updateBatchTask.response,
  ];
  const pieces = fc.constantFrom(
    ...["<u>", "</u>", "<u/>", "<Id>1</Id>", "<Name/>", "<Key>", "<Value/>", "<BatchTaskInfo>", "</BatchTaskInfo>"],
    ...[
      ' i:nil="true"',
      ' i:nil="x"',
      ' i:type="n:int"',
      ' i:type="BatchTaskInfo"',
      ' xmlns=""',
      ' xmlns="urn:x"',
      ' xmlns:i="urn:i"',
    ],
    ...[
      "&#x1;",
      "&#0;",
      "&lt;",
      "&x;",
      "&",
      "<",
      ">",
      "]]>",
      "<![CDATA[",
      "<!--",
      "-->",
      "<?p?>",
      "<!DOCTYPE a>",
      "\0",
      "\ud800",
      "\ufeff",
    ],
    ...["x", " ", "\u00a0", "\r\n", "__proto__", "constructor", "s:", "p:", "<s:Body>", "</s:Body>", "<s:Header/>"],
  );
  type Edit = (tokens: string[]) => void;
  const at = fc.nat();
  const edits: fc.Arbitrary<Edit>[] = [
    fc.tuple(at, pieces).map(
      ([i, piece]) =>
        (tokens) =>
          tokens.splice(i % tokens.length, 0, piece),
    ),
    fc.tuple(at, pieces).map(
      ([i, piece]) =>
        (tokens) =>
          tokens.splice(i % tokens.length, 1, piece),
    ),
    fc.tuple(at, fc.integer({ min: 1, max: 4 })).map(
      ([i, count]) =>
        (tokens) =>
          tokens.splice(i % tokens.length, count),
    ),
    fc.tuple(at, at).map(
      ([i, j]) =>
        (tokens) =>
          tokens.splice(j % tokens.length, 0, ...tokens.splice(i % tokens.length, 3)),
    ),
    fc.tuple(at, fc.integer({ min: 1, max: 9 })).map(
      ([i, count]) =>
        (tokens) =>
          tokens.splice(i % tokens.length, 0, ...tokens.slice(i % tokens.length, (i % tokens.length) + count)),
    ),
    fc.tuple(at, at, pieces).map(([i, j, piece]) => (tokens) => {
      const token = tokens[i % tokens.length] ?? "";
      tokens[i % tokens.length] = token.slice(0, j % (token.length + 1)) + piece + token.slice(j % (token.length + 1));
    }),
    at.map((i) => (tokens) => tokens.splice(i % tokens.length)),
  ];
  const edit = fc.array(fc.oneof(...edits), { minLength: 1, maxLength: 4 });

  function bodyOf({ element }: UntypedMessage, task: BatchTaskInfo): object {
    if (element?.localName === "StartBatchJob") return { BatchTaskInfo: task };
    return { Response: element?.localName === "UpdateBatchTaskResponse" ? task : [task, null] };
  }

  function readAndWrite(message: UntypedMessage, changed: string): void {
    try {
      const read = decodeMessage(message, changed);
      const again = decodeMessage(message, encodeMessage(message, read, read.soapVersion));
      expect(isDeepStrictEqual(again, read)).toBe(true);
    } catch (error) {
      if (!(error instanceof EncodeError)) expect(error).toBeInstanceOf(DecodeError);
    }
  }

  it("is read, or is a DecodeError; a value that was read can be written, or is an EncodeError", () => {
    const members = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(taskInfo, fc.constantFrom(...messages), soapVersion, edit, (task, message, version, changes) => {
        const tokens = encodeMessage(message, { headers: {}, body: bodyOf(message, task) }, version).split(
          /(?=<)|(?<=>)/,
        );
        for (const change of changes) if (tokens.length > 0) change(tokens);
        readAndWrite(message, tokens.join(""));
      }),
      { ...property, numRuns: 1000 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toStrictEqual(members);
  });
});
