import { describe, expect, it } from "vitest";
import { createHandler, SoapClient } from "../../../generated/src/index.js";
import type { Reader } from "../../../generated/src/runtime/codegen.js";
import { encodeMessage } from "../../../generated/src/runtime/messages.js";
import { getBatchTaskInfo, startBatchJob, stopBatchJob } from "../../../generated/src/services88/batch.js";
import { receive, serve } from "../../support/http-server.js";
import { taskResponse } from "../messages.js";

const URL = "http://127.0.0.1/";

/** Two operations with these actions. Each answers with its name. */
function twoOperations(stop: string, start: string) {
  const operations = { stop: { ...stopBatchJob, soapAction: stop }, start: { ...startBatchJob, soapAction: start } };
  return createHandler(
    { name: "Two", operations },
    { stop: () => ({ body: { Response: true } }), start: () => ({ body: { Response: 42 } }) },
  );
}

/** A body of any elements. */
const anyBody = {
  form: "parts" as const,
  write() {},
  read(reader: Reader) {
    while (reader.any("any")) reader.anyElement();
    while (reader.more({}));
    return {};
  },
};

type Kind = "stop" | "start";

async function ask(
  handler: ReturnType<typeof twoOperations>,
  kind: Kind,
  headers: Record<string, string>,
): Promise<string> {
  const version = headers["Content-Type"]?.startsWith("text/xml") ? "1.1" : "1.2";
  const body =
    kind === "stop"
      ? encodeMessage(stopBatchJob.request, { body: { Id: 1 } }, version)
      : encodeMessage(startBatchJob.request, { body: {} }, version);
  const response = await handler(URL, { method: "POST", headers, body });
  const text = await response.text();
  return /<Response>(.*)<\/Response>|<faultstring>(.*)<\/faultstring>/.exec(text)?.slice(1).join("") ?? text;
}

const XML = { "Content-Type": "text/xml" };
const XML_12 = { "Content-Type": "application/soap+xml" };

describe("a request is for the operation", () => {
  it.each<[string, [string, string], Record<string, string>]>([
    ["of its element, if no operation has an action", ["", ""], { ...XML, SOAPAction: '""' }],
    ["of its element, if there is no header", ["", ""], XML],
    ["of its element, if it names an action that no operation has", ["", ""], { ...XML, SOAPAction: '"urn:other"' }],
    ["of its element, in SOAP 1.2", ["", ""], XML_12],
    ["of its element, if it names none of two actions", ["urn:stop", "urn:start"], { ...XML, SOAPAction: "" }],
    [
      "of its element, in SOAP 1.2 with an empty action",
      ["urn:stop", "urn:start"],
      { "Content-Type": 'application/soap+xml; action=""' },
    ],
    ["of its element, if operations share an action", ["urn:both", "urn:both"], { ...XML, SOAPAction: '"urn:both"' }],
    [
      "of its element, if operations share an action in SOAP 1.2",
      ["urn:both", "urn:both"],
      { "Content-Type": "application/soap+xml;action=urn:both" },
    ],
  ])("%s", async (_, actions, headers) => {
    const handler = twoOperations(...actions);
    expect(await ask(handler, "stop", headers)).toBe("true");
    expect(await ask(handler, "start", headers)).toBe("42");
  });

  it.each<[string, Record<string, string>]>([
    ["the parameter", { "Content-Type": 'application/soap+xml; action="urn:stop"' }],
    ["the parameter without quotes", { "Content-Type": "application/soap+xml; action=urn:stop; charset=utf-8" }],
    [
      "the parameter, which wins over SOAPAction",
      { "Content-Type": 'application/soap+xml; action="urn:stop"', SOAPAction: "urn:start" },
    ],
    ["SOAPAction in SOAP 1.2", { ...XML_12, SOAPAction: '"urn:stop"' }],
    ["the parameter in SOAP 1.1", { "Content-Type": 'text/xml; action="urn:stop"' }],
    ["SOAPAction without quotes", { ...XML, SOAPAction: "urn:stop" }],
    [
      "SOAPAction beside a content type that came twice",
      { "Content-Type": "text/xml, text/xml", SOAPAction: "urn:stop" },
    ],
  ])("that it names by %s", async (_, headers) => {
    expect(await ask(twoOperations("urn:stop", "urn:start"), "stop", headers)).toBe("true");
  });

  it("without an action, if one of two with the same element has none", async () => {
    const operations = {
      named: { ...stopBatchJob, soapAction: "urn:named" },
      plain: { ...stopBatchJob, soapAction: "" },
    };
    const implementation = {
      named: () => ({ body: { Response: false } }),
      plain: () => ({ body: { Response: true } }),
    };
    const handler = createHandler({ name: "Two", operations }, implementation);
    expect(await ask(handler, "stop", XML)).toBe("true");
    expect(await ask(handler, "stop", { ...XML, SOAPAction: "urn:named" })).toBe("false");
  });

  it("that takes any element, if no other one takes its own", async () => {
    const { request } = stopBatchJob;
    const open = { ...stopBatchJob, request: { ...request, element: undefined, body: anyBody } };
    const operations = { any: { ...open, soapAction: "" }, start: { ...startBatchJob, soapAction: "" } };
    const implementation = { any: () => ({ body: { Response: true } }), start: () => ({ body: { Response: 42 } }) };
    const handler = createHandler({ name: "Two", operations }, implementation);
    expect(await ask(handler, "stop", XML)).toBe("true");
    expect(await ask(handler, "start", XML)).toBe("42");
  });
});

describe("a request is refused", () => {
  it("if it may mean several operations", async () => {
    const operations = {
      one: { ...stopBatchJob, soapAction: "urn:one" },
      two: { ...stopBatchJob, soapAction: "urn:two" },
    };
    const implementation = { one: () => ({ body: {} }), two: () => ({ body: {} }) };
    const handler = createHandler({ name: "Two", operations }, implementation);
    expect(await ask(handler, "stop", XML)).toMatch(
      /^more than one operation for the action "" and the element .*StopBatchJob$/,
    );
  });

  it("if no operation with its action has its element", async () => {
    const handler = createHandler(
      {
        name: "One",
        operations: { a: { ...stopBatchJob, soapAction: "urn:a" }, b: { ...getBatchTaskInfo, soapAction: "urn:a" } },
      },
      { a: () => ({ body: {} }), b: () => ({ body: {} }) },
    );
    expect(await ask(handler, "start", { ...XML, SOAPAction: "urn:a" })).toMatch(
      /^no operation for the action "urn:a" and the element .*StartBatchJob$/,
    );
  });
});

it("operations that requests cannot distinguish cannot both be served", () => {
  const operations = {
    a: { ...stopBatchJob, soapAction: "urn:ö" },
    b: { ...stopBatchJob, name: "Other", soapAction: "urn:%c3%b6" },
  };
  const implement = () => ({ body: {} });
  expect(() => createHandler({ name: "Two", operations }, { a: implement, b: implement })).toThrow(
    new TypeError('one of "StopBatchJob" and "Other" can be served: action and element are the same'),
  );
  expect(() => createHandler({ name: "Two", operations }, { b: implement })).not.toThrow();
});

it.each(["toString", "hasOwnProperty", "constructor", "valueOf"])(
  "no inherited function serves an operation: %s",
  async (name) => {
    const handler = createHandler({ name: "One", operations: { [name]: stopBatchJob } }, {});
    expect(await ask(handler, "stop", XML)).toMatch(/^no operation/);
  },
);

describe("an action on the wire", () => {
  const ACTIONS = [
    ["", "", undefined],
    ["urn:x/Größe", "urn:x/Gr%C3%B6%C3%9Fe", "urn:x/Gr%C3%B6%C3%9Fe"],
    ["urn:заказ", "urn:%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7", "urn:%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7"],
    ["urn:😀", "urn:%F0%9F%98%80", "urn:%F0%9F%98%80"],
    ["urn:a b%20c", "urn:a%20b%20c", "urn:a%20b%20c"],
    ['urn:"a\\b"', "urn:%22a%5Cb%22", "urn:%22a%5Cb%22"],
    ["urn:a;b,c=d?e#f/g", "urn:a;b,c=d?e#f/g", "urn:a;b,c=d?e#f/g"],
  ] as const;

  it.each(ACTIONS)("is percent-encoded if HTTP cannot carry it: %s", async (soapAction, in11, in12) => {
    const seen: Record<string, string | undefined>[] = [];
    const url = await serve(async (request, response) => {
      const { headers } = await receive(request);
      seen.push({ action: headers.soapaction?.toString(), type: headers["content-type"] });
      response.end(taskResponse("<Id>7</Id>"));
    });
    const client = new SoapClient({ url });
    for (const soapVersion of ["1.1", "1.2"] as const)
      await client.call({ ...getBatchTaskInfo, soapAction, soapVersion }, {}).catch(() => {});
    const parameter = in12 === undefined ? "" : `; action="${in12}"`;
    expect(seen).toEqual([
      { action: `"${in11}"`, type: "text/xml; charset=utf-8" },
      { action: undefined, type: `application/soap+xml; charset=utf-8${parameter}` },
    ]);
  });

  it.each(ACTIONS)("reaches its operation through client and handler: %s", async (soapAction) => {
    for (const soapVersion of ["1.1", "1.2"] as const) {
      const operation = { ...stopBatchJob, soapAction, soapVersion };
      const other = { ...startBatchJob, soapAction: "urn:other", soapVersion };
      const stop = () => ({ body: { Response: true } });
      const handler = createHandler(
        { name: "E", operations: { operation, other } },
        { operation: stop, other: () => ({ body: {} }) },
      );
      const client = new SoapClient({ url: URL, fetch: handler });
      expect(await client.call(operation, { Id: 1 })).toMatchObject({ Response: true });
    }
  });

  it.each([
    ["as UTF-8", "urn:Größe", Buffer.from("urn:Größe").toString("latin1")],
    ["as Latin-1", "urn:Größe", "urn:Größe"],
    ["percent-encoded in lower case, as WCF writes it", "urn:Größe", "urn:Gr%c3%b6%c3%9fe"],
    ["unchanged, if the WSDL has it percent-encoded", "urn:Gr%c3%b6%C3%9fe", "urn:Größe"],
  ])("is recognized %s", async (_, soapAction, sent) => {
    const handler = twoOperations(soapAction, "urn:start");
    expect(await ask(handler, "stop", { ...XML, SOAPAction: `"${sent}"` })).toBe("true");
    expect(await ask(handler, "stop", { "Content-Type": `application/soap+xml; action="${sent}"` })).toBe("true");
  });

  it("differs from another URI with the same meaning", async () => {
    const handler = twoOperations("urn:a/b", "urn:start");
    expect(await ask(handler, "stop", { ...XML, SOAPAction: '"urn:a%2Fb"' })).toMatch(
      /^no operation for the action "urn:a%2Fb"/,
    );
  });
});
