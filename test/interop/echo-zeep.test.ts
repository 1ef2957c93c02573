import { expect } from "vitest";
import { peerScript } from "./children.js";
import { describeStyles } from "./echo/describe-styles.js";
import { wsdlFile } from "./echo/peer-process.js";
import { isRpc, type Style } from "./echo/shapes.js";
import { isMembers, type Members } from "./echo/values.js";

const SIMPLE = /^echo(?:Base64|Boolean|Color|Date|Day|Decimal|Double|Float|HexBinary|Integer|Long)$/;

/** zeep writes NAN, and inf for a double, which are no numbers of XML Schema. @param outcome - what becomes of each */
function notNumbers(style: Style, outcome: unknown): Record<string, unknown> {
  const titles = ["echoFloat: NaN", "echoDouble: NaN", "echoDouble: INF", "echoDouble: -INF"];
  return style === "bare" ? {} : Object.fromEntries(titles.map((title) => [title, outcome]));
}

/** The only part is the result, and of an array its items; bytes in hexBinary are a text. */
function resultOf(style: Style, operation: string, parts: Members): unknown {
  if (operation === "echoVoid") return null;
  const [only, second] = Object.values(parts);
  if (second !== undefined) return parts;
  if (operation === "echoHexBinary" && only instanceof Uint8Array)
    return Buffer.from(only).toString("hex").toUpperCase();
  if (operation === "echoStruct" && only === null) return NOTHING;
  const items = isMembers(only) && /(?:Table|[a-z]Array)$/.test(operation) && !("varInt" in only);
  const value = items ? Object.values(only)[0] : only;
  return style === "bare" && items && value === undefined ? [] : asRead(value);
}

const NOTHING = { varString: null, varInt: null, varFloat: null };

/** It cannot tell an empty text from null, nor a structure that is null from one whose members are. */
function asRead(value: unknown): unknown {
  if (value === "" || value === undefined || (value instanceof Uint8Array && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(asRead);
  if (!isMembers(value) || value instanceof Uint8Array) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    member === null && name === "varStruct"
      ? NOTHING
      : member === null && name === "varArray"
        ? { string: [] }
        : asRead(member),
  ]);
  return members.length === 0 ? null : Object.fromEntries(members);
}

/** Seen with zeep 4.2. */
describeStyles({
  name: "Python's zeep",
  probe: { program: "/usr/bin/python3", args: ["-c", "import zeep"] },
  soap12: ["wrapped", "bare", "rpc literal"],
  client: ({ style, wsdl }, url) => ({
    program: "/usr/bin/python3",
    args: [peerScript("echo-client.py"), wsdlFile(wsdl), url, style],
  }),
  // It knows no arrays of SOAP's encoding, and fails at a response that is one value.
  lacks: (style, operation) =>
    (style === "rpc encoded" && /Array|Table/.test(operation)) || (style === "bare" && SIMPLE.test(operation)),
  result: resultOf,
  changes: (style) => ({
    sent: notNumbers(style, undefined),
    read: {
      ...notNumbers(style, { fault: expect.anything() }),
      // Details have no types.
      fault: { fault: expect.objectContaining({ detail: { EchoFault: { why: expect.any(String), code: "7" } } }) },
      // In rpc style it does not read headers.
      ...(isRpc(style) && { header: { response: null } }),
    },
  }),
});
