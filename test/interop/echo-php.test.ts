import { expect } from "vitest";
import { closedPort } from "../support/http-server.js";
import { peerScript } from "./children.js";
import { describeStyles } from "./echo/describe-styles.js";
import { startPeerServer, wsdlFile } from "./echo/peer-process.js";

/** PHP writes NAN, which is no number of XML Schema. */
const NAN = ["echoFloat: NaN", "echoDouble: NaN"];

function eachNaN(value: () => unknown): Record<string, unknown> {
  return Object.fromEntries(NAN.map((title) => [title, value()]));
}

/** Seen with PHP 8.2. */
describeStyles({
  name: "PHP",
  probe: { program: "php", args: ["-r", 'exit(extension_loaded("soap") ? 0 : 1);'] },
  serve: async ({ style, wsdl }) =>
    startPeerServer({
      program: "php",
      args: ["-S", `127.0.0.1:${await closedPort()}`, peerScript("echo-server.php")],
      env: { WSDL: wsdlFile(wsdl), STYLE: style },
    }),
  soap12: ["wrapped", "bare", "rpc literal"],
  client: ({ wsdl, soapVersion }, url) => ({
    program: "php",
    args: [peerScript("echo-client.php"), wsdlFile(wsdl), url, soapVersion],
  }),
  changes: () => ({
    served: eachNaN(() => expect.objectContaining({ name: "DecodeError" })),
    sent: eachNaN(() => undefined),
    read: {
      // Details have no types.
      fault: { fault: expect.objectContaining({ detail: { EchoFault: { why: expect.any(String), code: "7" } } }) },
      ...eachNaN(() => ({ fault: expect.objectContaining({ reason: expect.stringContaining("a number from") }) })),
    },
  }),
});
