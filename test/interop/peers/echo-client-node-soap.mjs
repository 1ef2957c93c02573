// Makes the calls that it reads with node-soap, a line of JSON each, and prints a line with each answer.

import { createInterface } from "node:readline";
import soap from "soap";

const [, , wsdl, url, version] = process.argv;
const options = {
  endpoint: url,
  handleNilAsNull: true,
  preserveWhitespace: true,
  forceSoap12Headers: version === "1.2",
};
const client = await soap.createClientAsync(wsdl, options);

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(printed(await answerTo(JSON.parse(line)))));
}

async function answerTo({ operation, arguments: [request = {}], header }) {
  client.clearSoapHeaders();
  if (header !== undefined)
    client.addSoapHeader({ echoMeStringRequest: header }, "", "h", "http://soapinterop.org/echoheader/");
  try {
    const [response, , received] = await client[`${operation}Async`](given(request));
    return { response, ...(received === undefined ? {} : { header: received.echoMeStringResponse }) };
  } catch (error) {
    const fault = error.root?.Envelope.Body.Fault;
    return {
      fault: {
        reason: String(fault?.faultstring ?? fault?.Reason?.Text?.$value ?? error.message),
        detail: fault?.detail ?? fault?.Detail ?? null,
      },
    };
  }
}

/** What JSON lacks is an object with one member. */
function given(value) {
  if (Array.isArray(value)) return value.map(given);
  if (typeof value !== "object" || value === null) return value;
  if ("$bytes" in value) return value.$bytes;
  if ("$long" in value) return value.$long;
  if ("$number" in value) return value.$number;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, given(member)]));
}

/** Values inside of others have no types, so all are texts. */
function printed(value) {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(printed);
  if (typeof value !== "object" || value === null) return value === null ? null : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, printed(member)]));
}
