// The echo service with node-soap's server. It prints its URL, and serves any operation at it.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import soap from "soap";

const [, , wsdl, style, version] = process.argv;

/** The parts of a response. */
function answerTo(operation, request) {
  const [first] = typeof request === "object" ? Object.values(request ?? {}) : [request];
  switch (operation) {
    case "fail":
      throw { Fault: fault({ EchoFault: { attributes: { xmlns: "http://soapinterop.org/" }, why: first, code: 7 } }) };
    case "echoVoid":
      return {};
    case "echoStructAsSimpleTypes":
      return { outputString: first.varString, outputInteger: first.varInt, outputFloat: first.varFloat };
    case "echoSimpleTypesAsStruct":
      return {
        return: { varString: request.inputString, varInt: request.inputInteger, varFloat: request.inputFloat },
      };
    default:
      return style === "bare" ? written(request) : { return: written(first) };
  }
}

function fault(detail) {
  return version === "1.2"
    ? { Code: { Value: "soap:Receiver" }, Reason: { Text: "it has failed" }, Detail: detail }
    : { faultcode: "soap:Server", faultstring: "it has failed", detail };
}

/** It reads times as dates, and cannot write those. */
function written(value) {
  return value instanceof Date ? value.toISOString() : value;
}

const port = new Proxy({}, { get: (_, operation) => (request) => answerTo(operation, request) });
const server = createServer((_, response) => response.end());
server.listen(0, "127.0.0.1", () => {
  const listening = soap.listen(server, {
    path: "/",
    services: { EchoService: { EchoPort: port } },
    xml: readFileSync(wsdl, "utf8"),
    forceSoap12Headers: version === "1.2",
    preserveWhitespace: true,
    handleNilAsNull: true,
  });
  listening.addSoapHeader((_operation, _request, headers) => {
    const value = headers?.echoMeStringRequest;
    return value === undefined
      ? ""
      : { echoMeStringResponse: { attributes: { xmlns: "http://soapinterop.org/echoheader/" }, $value: value } };
  });
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
