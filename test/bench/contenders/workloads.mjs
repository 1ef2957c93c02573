// Contenders that read and write the messages of the workloads: values with attributes, choices, derived types and several namespaces.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { valueInJson } from "../workloads/forms.mjs";
import { writeByHand } from "./workloads-by-hand.mjs";

const require = createRequire(import.meta.url);
const encoder = new TextEncoder();

/** Each takes the workload and a text, and returns a function that reads it into objects. */
export const workloadReaders = {
  async "netserver-soap"({ built, name, reads }, text) {
    const { decodeMessage, operation } = await ours(built, name, reads.operation);
    return () => decodeMessage(operation.response, text);
  },

  async "node-soap"({ wsdl, reads }, text) {
    const client = await require("soap").createClientAsync(wsdl, { httpClient: answering(text, "data") });
    return () => client[`${reads.operation}Async`]({});
  },

  async "strong-soap"({ wsdl, reads }, text) {
    const client = await strongClient(wsdl, answering(text, "body"));
    return () =>
      new Promise((resolve, reject) => {
        client[reads.operation]({}, (error, result) => (error ? reject(error) : resolve(result)));
      });
  },

  /** It finds out which texts are numbers or booleans by their looks. */
  async "fast-xml-parser"(_, text) {
    const { XMLParser } = require("fast-xml-parser");
    const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: false, parseAttributeValue: true });
    return () => parser.parse(text);
  },

  /** Parses, and ignores the result. */
  async "saxes alone"(_, text) {
    const { SaxesParser } = require("saxes");
    return () => new SaxesParser({ xmlns: true }).write(text).close();
  },
};

/** Each takes the workload, and returns a function that writes the request, up to the bytes that go to the socket. */
export const workloadWriters = {
  async "netserver-soap"({ built, name, writes }) {
    const { encodeMessage, operation } = await ours(built, name, writes.operation);
    const body = plainCopy(writes.body());
    return () => encoder.encode(encodeMessage(operation.request, { body }));
  },

  async "appending by hand, without checks"({ name, writes }) {
    const body = plainCopy(writes.body());
    const write = writeByHand[name];
    return () => encoder.encode(write(body));
  },

  async "node-soap"({ wsdl, writes, attributes, namespace }) {
    let sent = "";
    const client = await require("soap").createClientAsync(wsdl, {
      httpClient: { request: (_url, data) => void (sent = data) },
    });
    const body = valueInJson(writes.body(), {
      attributes,
      key: "attributes",
      typed: (type) => ({ xsi_type: { prefix: "b", type, xmlns: namespace } }),
    });
    return () => {
      client[writes.operation](body, () => undefined);
      return encoder.encode(sent);
    };
  },

  async "strong-soap"({ wsdl, writes, attributes, namespace }) {
    let sent = "";
    const client = await strongClient(wsdl, { request: (_url, data) => void (sent = data) });
    const body = valueInJson(writes.body(), {
      attributes,
      key: "$attributes",
      typed: (type) => ({ $xsiType: `{${namespace}}${type}` }),
    });
    return () => {
      client[writes.operation](body, () => undefined);
      return encoder.encode(sent);
    };
  },

  async "fast-xml-parser"({ writes, attributes }) {
    const { XMLBuilder } = require("fast-xml-parser");
    const options = { ignoreAttributes: false, attributesGroupName: "@", attributeNamePrefix: "" };
    const builder = new XMLBuilder({ ...options, suppressBooleanAttributes: false });
    const typed = (type) => ({ "xsi:type": `b:${type}` });
    const body = valueInJson(writes.body(), { attributes, key: "@", typed });
    return () => encoder.encode(builder.build({ "s:Envelope": { "s:Body": { [writes.operation]: body } } }));
  },
};

/**
 * A copy, as the other contenders get one. V8 gives objects that spreading others has made hundreds of hidden classes, and is slow at
 * reading their properties.
 */
function plainCopy(value) {
  return JSON.parse(JSON.stringify(value));
}

async function ours(built, name, operation) {
  const { decodeMessage, encodeMessage } = await import(pathToFileURL(join(built, "dist/index.js")).href);
  const endpoint = await import(pathToFileURL(join(built, `dist/${name}.js`)).href);
  return { decodeMessage, encodeMessage, operation: endpoint[operation[0].toLowerCase() + operation.slice(1)] };
}

/** An HTTP client that returns a text. */
function answering(text, key) {
  return {
    request: (_url, _data, callback) => void callback(null, { statusCode: 200, headers: {}, [key]: text }, text),
  };
}

function strongClient(wsdl, httpClient) {
  return new Promise((resolve, reject) => {
    const { soap } = require("strong-soap");
    soap.createClient(wsdl, { httpClient }, (error, client) => (error ? reject(error) : resolve(client)));
  });
}
