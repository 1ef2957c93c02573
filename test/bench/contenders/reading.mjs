// Contenders that read a response with many tasks into objects. Each has a function that reads, and a function that returns the
// tasks from the result, so that they can be checked.
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

export const readers = {
  async "netserver-soap"({ built, text }) {
    const { decodeMessage } = await import(join(built, "dist/index.js"));
    const { getBatchTaskInfosByState } = await import(join(built, "dist/services88/batch.js"));
    return { run: () => decodeMessage(getBatchTaskInfosByState.response, text), tasks: ({ body }) => body.Response };
  },

  /** Reads a response with its client: an HTTP client that returns the text replaces the real one. */
  async "node-soap"({ wsdl, text }) {
    const httpClient = {
      request: (_url, _data, callback) => void callback(null, { statusCode: 200, headers: {}, data: text }, text),
    };
    const client = await require("soap").createClientAsync(wsdl, { httpClient });
    return {
      run: () => client.GetBatchTaskInfosByStateAsync({ State: "All" }),
      tasks: ([{ Response }]) => [Response.BatchTaskInfo].flat(),
    };
  },

  async "strong-soap"({ wsdl, text }) {
    const httpClient = {
      request: (_url, _data, callback) => void callback(null, { statusCode: 200, headers: {}, body: text }, text),
    };
    const client = await new Promise((resolve, reject) => {
      const { soap } = require("strong-soap");
      soap.createClient(wsdl, { httpClient }, (error, made) => (error ? reject(error) : resolve(made)));
    });
    return {
      run: () =>
        new Promise((resolve, reject) => {
          client.GetBatchTaskInfosByState({ State: "All" }, (error, result) =>
            error ? reject(error) : resolve(result),
          );
        }),
      tasks: ({ Response }) => [Response.BatchTaskInfo].flat(),
    };
  },

  async "fast-xml-parser"({ text }) {
    const { XMLParser } = require("fast-xml-parser");
    const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: false, parseTagValue: false });
    return {
      run: () => {
        const { Response } = parser.parse(text).Envelope.Body.GetBatchTaskInfosByStateResponse;
        return [Response.BatchTaskInfo].flat().map(mapTask);
      },
      tasks: (tasks) => tasks,
    };
  },

  /** Parses, and ignores the result. */
  async "saxes alone"({ text }) {
    const { SaxesParser } = require("saxes");
    return {
      run: () => new SaxesParser({ xmlns: true }).write(text).close(),
      tasks: undefined,
    };
  },
};

/** The work that generated code also does: turning text into numbers and booleans, and nil into null. */
function mapTask(raw) {
  return {
    ...raw,
    ...mapAll(raw, ["Id", "AssociateId", "DetailsTable", "DetailsRecord", "StartCount", "ProgressPercent"], Number),
    ...mapAll(raw, ["IsSystemTask", "IsInternalTask"], (text) => text === "true"),
    Response: raw.Response?.["@_i:nil"] === "true" ? null : raw.Response,
    TableRight: { ...raw.TableRight, Mask: flags(raw.TableRight.Mask) },
    ParameterObject: dictionary(raw.ParameterObject.StringKeyValuePair, String),
    FieldProperties: dictionary(raw.FieldProperties.FieldPropertyDictionaryKeyValuePair, (property) => ({
      ...property,
      FieldLength: Number(property.FieldLength),
    })),
  };
}

function mapAll(raw, names, map) {
  return Object.fromEntries(names.map((name) => [name, map(raw[name])]));
}

function flags(text) {
  return text === "" ? [] : text.split(" ");
}

function dictionary(entries, map) {
  return Object.fromEntries([entries ?? []].flat().map(({ Key, Value }) => [Key, map(Value)]));
}
