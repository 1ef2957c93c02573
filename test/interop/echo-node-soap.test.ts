import { expect } from "vitest";
import { peerScript } from "./children.js";
import { describeStyles } from "./echo/describe-styles.js";
import { HEADER } from "./echo/expect-echoes.js";
import { startPeerServer, wsdlFile } from "./echo/peer-process.js";
import { ECHO } from "./echo/shapes.js";
import { isMembers } from "./echo/values.js";

const UTC = "2024-02-29T23:59:59.000Z";

/**
 * What node-soap cannot write, or cannot tell from something else: null and empty values, for which it writes `xsi:nil` without declaring
 * the prefix; white space around a text; bytes in
 * hexBinary; numbers that are no numbers of JavaScript; days and zones, which become times in UTC.
 */
const UNKNOWN =
  /null|nothing|empty|white space|NaN|INF|least|most|digits|a zone|a day|^echoStructArray: structs|^echoStringArray: texts|^echoTable|^echoHexBinary/;

/** What it reads has no types inside, and one item is the same as an array of one. */
function asTexts(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.length === 1 ? asTexts(value[0]) : value.map(asTexts);
  if (!isMembers(value)) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asTexts(member)]));
}

/** Seen with node-soap 1.13. */
describeStyles({
  name: "node-soap",
  probe: { program: process.execPath, args: ["--input-type=module", "--eval", 'import "soap"'] },
  // It writes what is in a message in the namespace of the message.
  types: ECHO,
  lacks: (_style, _operation, title) => UNKNOWN.test(title),
  result: (style, operation, parts) => {
    if (operation === "echoVoid") return null;
    return asTexts(style === "bare" ? Object.values(parts)[0] : parts);
  },
  changes: (style) => ({
    served: { "echoDate: UTC": style === "bare" ? { $value: UTC } : { return: UTC } },
    read: {
      "echoDate: UTC": { response: style === "bare" ? UTC : { return: UTC } },
      fault: { fault: { reason: "it has failed", detail: { EchoFault: { why: HEADER, code: "7" } } } },
    },
  }),
  // In SOAP 1.2 it gives the prefix of SOAP to what is in the details.
  fault: (version) =>
    version === "1.1"
      ? undefined
      : { name: "SoapFault", detail: expect.stringMatching(/<soap:why[^>]*>Grüße &amp; &lt;mehr&gt;/) },
  // In rpc style it gives namespaces to parts, and takes them from the members of structs.
  styles: ["wrapped", "bare"],
  soap12: ["wrapped", "bare"],
  client: ({ wsdl, soapVersion }, url) => ({
    program: process.execPath,
    args: [peerScript("echo-client-node-soap.mjs"), wsdlFile(wsdl), url, soapVersion],
  }),
  serve: ({ style, soapVersion, wsdl }) =>
    startPeerServer({
      program: process.execPath,
      args: [peerScript("echo-node-soap.mjs"), wsdlFile(wsdl), style, soapVersion],
    }),
});
