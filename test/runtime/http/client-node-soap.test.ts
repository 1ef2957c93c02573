import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { listen } from "soap";
import { describe, expect, it } from "vitest";
import { SoapFault } from "../../../generated/src/index.js";
import type { BatchTaskInfo } from "../../../generated/src/services88/types/batch-task-info.js";
import { SOAP_NAMESPACE } from "../../../templates/runtime/soap/soap.js";
import { APPLICATION_TOKEN, batchClient, failure, TICKET } from "../../support/batch-client.js";
import { startServer } from "../../support/http-server.js";
import { wholeResponse } from "../../support/whole-response.js";
import { XSI } from "../messages.js";

const WSDL = "schemas/Services88/Batch.wsdl";

const TASK: BatchTaskInfo = {
  TableRight: { Mask: ["Select", "Update"], Reason: "" },
  FieldProperties: { Name: { FieldRight: { Mask: [], Reason: null }, FieldType: "String", FieldLength: 220 } },
  Id: 2147483647,
  Name: "blåbær 漢字 😀 <&>\"'",
  AssociateId: -1,
  DetailsTable: -32768,
  DetailsRecord: 0,
  IsSystemTask: true,
  IsInternalTask: false,
  ParameterObject: { first: "1", "second key": null, "a < b & c": " spaces \t" },
  LastStarted: "2024-02-29T23:59:59.1234567Z",
  Created: "2024-07-01T12:00:00",
  StartCount: 3,
  DatabaseSerialNumber: null,
  Context: "",
  Result: "cr\rlf\ncrlf\r\ntab\tend",
  State: "SucceededManualCleanup",
  Description: "  spaces  ",
  ProgressDescription: null,
  ProgressPercent: 50,
  FileName: "C:\\temp\\a.txt",
};

/** The same in the form of node-soap: text trimmed, flags as text, dates as Date. */
const TASK_FOR_NODE_SOAP = {
  ...TASK,
  TableRight: { Mask: "Select Update", Reason: "" },
  FieldProperties: {
    FieldPropertyDictionaryKeyValuePair: [
      {
        Key: "Name",
        Value: { FieldRight: { Mask: null, Reason: null }, FieldType: "String", FieldLength: 220 },
      },
    ],
  },
  ParameterObject: {
    StringKeyValuePair: [
      { Key: "first", Value: "1" },
      { Key: "second key", Value: null },
      { Key: "a < b & c", Value: "spaces" },
    ],
  },
  Description: "spaces",
  LastStarted: new Date("2024-02-29T23:59:59.123Z"),
  Created: new Date("2024-07-01T12:00:00"),
};

/** For null, node-soap writes xsi:nil and does not declare the prefix. */
const NIL = { attributes: { "i:nil": "true", "xmlns:i": XSI } };

/** node-soap as the server: other people's code reads the same WSDL and our requests. */
async function serveWithNodeSoap(methods: Record<string, (request: unknown) => unknown>) {
  const server = createServer();
  const url = await startServer(server);
  const headers: unknown[] = [];
  await new Promise<void>((ready, fail) => {
    const options = {
      path: new URL(url).pathname,
      services: { WcfBatchService: { BasicHttpBinding_Batch: methods } },
      uri: WSDL,
      xml: readFileSync(WSDL, "utf8"),
      callback: (error: unknown) => (error ? fail(error) : ready()),
      handleNilAsNull: true,
    };
    listen(server, options).on("headers", (header) => headers.push(header));
  });
  return { client: batchClient(url), headers };
}

describe("against node-soap", () => {
  it("StartBatchJob arrives member by member, and so do its headers", async () => {
    const requests: unknown[] = [];
    const { client, headers } = await serveWithNodeSoap({
      StartBatchJob: (request) => {
        requests.push(request);
        return { Response: 42 };
      },
    });
    const timeZone = { SoTimeZoneId: 5, SoTimeZoneLocationCode: "NO" };
    const answer = await client.startBatchJob({ BatchTaskInfo: TASK }, { headers: { TimeZone: timeZone } });
    expect(wholeResponse(answer)).toEqual({ Response: 42, $headers: {} });
    expect(requests).toEqual([{ BatchTaskInfo: TASK_FOR_NODE_SOAP }]);
    // Outside of the body, node-soap knows no types.
    const TimeZone = { ...timeZone, SoTimeZoneId: "5" };
    expect(headers).toEqual([{ ApplicationToken: APPLICATION_TOKEN, Credentials: { Ticket: TICKET }, TimeZone }]);
  });

  it("the response of GetBatchTaskInfo is read member by member", async () => {
    const { client } = await serveWithNodeSoap({
      GetBatchTaskInfo: (request) => {
        expect(request).toEqual({ Id: 7 });
        const { Description, LastStarted, Created } = TASK;
        const FieldProperties = {
          FieldPropertyDictionaryKeyValuePair: [
            { Key: "Name", Value: { FieldRight: { Mask: "", Reason: NIL }, FieldType: "String", FieldLength: 220 } },
          ],
        };
        const ParameterObject = {
          StringKeyValuePair: TASK_FOR_NODE_SOAP.ParameterObject.StringKeyValuePair.map(({ Key }) => ({
            Key,
            Value: TASK.ParameterObject?.[Key] ?? NIL,
          })),
        };
        const nil = { DatabaseSerialNumber: NIL, ProgressDescription: NIL };
        return {
          Response: {
            ...TASK_FOR_NODE_SOAP,
            FieldProperties,
            ParameterObject,
            Description,
            LastStarted,
            Created,
            ...nil,
          },
        };
      },
    });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual(TASK);
  });

  it("a fault is a SoapFault with all its facts", async () => {
    const { client } = await serveWithNodeSoap({
      StopBatchJob: () => {
        throw {
          Fault: {
            faultcode: "soap:Client",
            faultstring: "no such <task>",
            faultactor: "urn:actor",
            detail: { Reason: "a & b" },
          },
        };
      },
    });
    const error = await failure(client.stopBatchJob({ Id: 7 }));
    expect(error).toBeInstanceOf(SoapFault);
    expect(error).toMatchObject({
      code: { namespace: SOAP_NAMESPACE["1.1"], localName: "Client" },
      reason: "no such <task>",
      actor: "urn:actor",
      detail: '<Reason xmlns="">a &amp; b</Reason>',
    });
  });
});
