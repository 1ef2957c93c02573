import { describe, expect, it } from "vitest";
import { getBatchTaskInfo, startBatchJob } from "../../../generated/src/services88/batch.js";
import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { encodePlain } from "../../../templates/runtime/soap/plain-message.js";
import { unknownElements } from "../../../templates/runtime/values/kept.js";

type Task = NonNullable<Parameters<(typeof startBatchJob)["request"]["body"]["write"]>[1]["BatchTaskInfo"]>;

const TASK: Task = {
  Id: 7,
  Name: "<Nightly> & more",
  State: "New",
  Description: null,
  ParameterObject: { retries: "3", empty: null },
  TableRight: { Mask: ["Select", "Update"], Reason: "" },
};

/** What plain writing makes of a task. */
function plain(task: unknown): string | undefined {
  // Plain JavaScript may give anything.
  const body = { BatchTaskInfo: task } as { BatchTaskInfo: Task };
  return encodePlain(startBatchJob.request, { body }, { soapVersion: "1.1" });
}

describe("a plain value", () => {
  it("is written as the same text as by TextWriter, with headers, nil, dictionaries and flags", () => {
    const headers = { ApplicationToken: "a", Credentials: { Ticket: "7T:x" }, TimeZone: null };
    const content = { headers, body: { BatchTaskInfo: TASK } };
    const text = encodePlain(startBatchJob.request, content, { soapVersion: "1.2" });
    expect(text).toContain("<Name>&lt;Nightly&gt; &amp; more</Name>");
    expect(text).toBe(encodeMessage(startBatchJob.request, content, "1.2"));
  });

  it("may have members that are undefined", () => {
    expect(plain({ ...TASK, Name: undefined, Context: undefined })).toBe(
      encodeMessage(startBatchJob.request, { body: { BatchTaskInfo: { ...TASK, Name: undefined } } }),
    );
  });
});

class Own {
  readonly Id = 7;
}

describe("a value is left to TextWriter", () => {
  const circular: { Id: number; TableRight?: unknown } = { Id: 7 };
  circular.TableRight = circular;
  it.each([
    ["a value of another type", { Id: "7" }],
    ["a number out of range", { Id: 2 ** 31 }],
    ["an unknown member", { Id: 7, Nmae: "a" }],
    ["a member that is not enumerable", Object.defineProperty({ Id: 7 }, "Other", { value: 1 })],
    ["an object of a class", new Own()],
    ["nothing where something must be", { Id: null }],
    ["a character that XML cannot carry", { Name: "\u0001" }],
    ["an unknown value of an enumeration", { State: "Old" }],
    ["flags that are not an array", { TableRight: { Mask: "Select" } }],
    ["an array with a key of its own", { TableRight: { Mask: Object.assign(["Select"], { length2: 1 }) } }],
    ["a Map as a dictionary", { ParameterObject: new Map([["a", "b"]]) }],
    ["a value in itself", circular],
    ["unknown elements that have been kept", { Id: 7, [unknownElements]: [{ xml: "<New/>" }] }],
  ])("that is %s", (_, task) => {
    expect(plain(task)).toBeUndefined();
  });

  it("if values go beside the message", () => {
    const attacher = { take: () => undefined, takeParts: () => undefined };
    expect(
      encodePlain(getBatchTaskInfo.request, { body: { Id: 7 } }, { soapVersion: "1.1", attacher: () => attacher }),
    ).toBeUndefined();
  });
});
