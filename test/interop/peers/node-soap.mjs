// A user of node-soap: reads calls, one line of JSON each, makes them, and prints each result on a line.

import { createInterface } from "node:readline";
import soap from "soap";

const [, , wsdl, namespace] = process.argv;
const client = await soap.createClientAsync(wsdl, { handleNilAsNull: true, preserveWhitespace: true });

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answerTo(JSON.parse(line))));
}

async function answerTo({ operation, request, headers, url }) {
  client.clearSoapHeaders();
  // The prefix that node-soap itself gives to this namespace; with none it writes "xmlns:=", which is not XML.
  client.addSoapHeader(headers, "", "tns", namespace);
  // Undefined means the address in the WSDL.
  client.setEndpoint(url);
  try {
    const [response, , received] = await client[`${operation}Async`](request);
    return { response, headers: received };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** The server's fault, an error of node-soap for a message that it cannot read, or an error of the transport. */
function faultOf(error) {
  const { faultcode, faultstring } = error.root?.Envelope.Body.Fault ?? error.Fault ?? {};
  return { code: String(faultcode ?? error.name), reason: String(faultstring ?? error.message) };
}
