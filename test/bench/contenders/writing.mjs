// Contenders that write a request with every member set, up to the bytes that go to the socket.
import { createRequire } from "node:module";
import { join } from "node:path";
import { HEADERS, plainTaskOf, SERVICES88, taskOf } from "../tasks.mjs";
import { writeByHand } from "./by-hand.mjs";

const require = createRequire(import.meta.url);
const encoder = new TextEncoder();
const task = taskOf(7);

const plainTask = plainTaskOf(7);

export const writers = {
  async "netserver-soap"({ built }) {
    const { encodeMessage } = await import(join(built, "dist/index.js"));
    const { updateBatchTask } = await import(join(built, "dist/services88/batch.js"));
    const content = { headers: HEADERS, body: { BatchTaskInfo: task } };
    return () => encoder.encode(encodeMessage(updateBatchTask.request, content));
  },

  async "appending by hand, without checks"() {
    return () => encoder.encode(writeByHand(HEADERS, task));
  },

  /** Writes with its client, up to the call of its HTTP client. */
  async "node-soap"({ wsdl }) {
    let sent = "";
    const httpClient = { request: (_url, data) => void (sent = data) };
    const client = await require("soap").createClientAsync(wsdl, { httpClient });
    client.addSoapHeader(HEADERS, "", "q", SERVICES88);
    return () => {
      client.UpdateBatchTask({ BatchTaskInfo: plainTask }, () => undefined);
      return encoder.encode(sent);
    };
  },

  async "strong-soap"({ wsdl }) {
    let sent = "";
    const httpClient = { request: (_url, data) => void (sent = data) };
    const client = await new Promise((resolve, reject) => {
      const { soap } = require("strong-soap");
      soap.createClient(wsdl, { httpClient }, (error, made) => (error ? reject(error) : resolve(made)));
    });
    client.addSoapHeader({ value: HEADERS, qname: { nsURI: SERVICES88, name: "ApplicationToken" } });
    return () => {
      client.UpdateBatchTask({ BatchTaskInfo: plainTask }, () => undefined);
      return encoder.encode(sent);
    };
  },

  async xmlbuilder2() {
    const { create } = require("xmlbuilder2");
    return () => encoder.encode(create(envelopeOf(nilAsAttribute("@i:nil"))).end({ headless: true }));
  },

  async "fast-xml-parser"() {
    const { XMLBuilder } = require("fast-xml-parser");
    const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@" });
    return () => encoder.encode(builder.build(envelopeOf(nilAsAttribute("@i:nil"))));
  },
};

function nilAsAttribute(name) {
  return { ...plainTask, Response: { [name]: "true" } };
}

function envelopeOf(BatchTaskInfo) {
  return {
    "s:Envelope": {
      "@xmlns:s": "http://schemas.xmlsoap.org/soap/envelope/",
      "@xmlns:i": "http://www.w3.org/2001/XMLSchema-instance",
      "@xmlns": SERVICES88,
      "s:Header": HEADERS,
      "s:Body": { UpdateBatchTask: { BatchTaskInfo } },
    },
  };
}
