// Code of another repository: compiled with the packed package under strict options, then run.
import {
  DecodeError,
  decodeMessage,
  EncodeError,
  encodeMessage,
  fromDate,
  toDate,
  unknownElementsOf,
} from "netserver-soap";
import type { BatchTaskInfo, ETableRight } from "netserver-soap/services88";
import * as services88 from "netserver-soap/services88";
import { updateBatchTask } from "netserver-soap/services88/batch";

const mask: ETableRight[] = ["Select", "Update"];

const task: BatchTaskInfo = {
  TableRight: { Mask: mask, Reason: null },
  FieldProperties: {
    Name: { FieldRight: { Mask: [], Reason: "" }, FieldType: "string", FieldLength: 255 },
    nothing: null,
  },
  Id: 2147483647,
  Name: "Tab\tand CR\r\nand <&>\"' and blåbær 🫐  ",
  AssociateId: -1,
  DetailsTable: -32768,
  IsSystemTask: false,
  IsInternalTask: true,
  ParameterObject: { ["__proto__"]: "safe", constructor: "", "a key": null },
  LastStarted: "0001-01-01T00:00:00",
  Created: fromDate(new Date(Date.UTC(2024, 1, 29, 23, 59, 59, 120)), "+02:00"),
  State: "SucceededManualCleanup",
  Description: null,
  Response: "",
  ProgressPercent: 100,
};

for (const soapVersion of ["1.1", "1.2"] as const) {
  const text = encodeMessage(updateBatchTask.request, { headers: {}, body: { BatchTaskInfo: task } }, soapVersion);
  const { body } = decodeMessage(updateBatchTask.request, text);
  same(body.BatchTaskInfo, task);
  same(unknownElementsOf(body), []);
}

same(task.Created, "2024-03-01T01:59:59.12+02:00");
same(toDate(task.Created ?? "", "Z").getTime(), Date.UTC(2024, 1, 29, 23, 59, 59, 120));
same(services88.BatchTaskState.All, 99999);
same(services88.batch.batchEndpoint.operations.updateBatchTask === updateBatchTask, true);

// @ts-expect-error a member that does not exist
const typo: BatchTaskInfo = { Nmae: "" };
throws(EncodeError, () => encodeMessage(updateBatchTask.request, { headers: {}, body: { BatchTaskInfo: typo } }));
throws(DecodeError, () => decodeMessage(updateBatchTask.response, "<html/>"));

console.log("round trip: done");

function same(actual: unknown, expected: unknown): void {
  if (show(actual) !== show(expected)) throw new Error(`${show(actual)}\nis not\n${show(expected)}`);
}

/** The own properties in alphabetical order, so that objects with different prototypes can be compared. */
function show(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(JSON.stringify(value));
  if (Array.isArray(value)) return `[${value.map(show).join(",")}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${show(member)}`).join(",")}}`;
}

function throws(error: abstract new (...args: never[]) => Error, action: () => unknown): void {
  try {
    action();
  } catch (caught) {
    if (caught instanceof error) return;
  }
  throw new Error(`expected ${error.name}`);
}
