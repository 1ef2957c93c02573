import { describe, expect, it } from "vitest";
import { type AttachmentOptions, attachments } from "../../templates/attachments/index.js";
import { ReceivedValues } from "../../templates/attachments/received-values.js";
import { DecodeError } from "../../templates/runtime/errors.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import * as datatypes from "../../templates/runtime/values/datatypes.js";
import { MAX_DEPTH } from "../../templates/runtime/xml/limits.js";
import { parseXml } from "../../templates/runtime/xml/parse-xml.js";
import { archiveEndpoint } from "../golden/attachments-version/archive.js";
import { arriving, inLines, partsOf } from "./multipart.js";

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const TYPE = 'multipart/related; boundary=b; type="application/xop+xml"; start="<root>"; start-info="text/xml"';

function include(id: string): string {
  return `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${id}"/>`;
}

/** A message with this content, and with these parts. */
function store(content: string, ...parts: readonly string[]): string {
  const payload = `<Store xmlns="urn:attachments"><Name>a</Name><Content>${content}</Content></Store>`;
  const envelope = `<s:Envelope xmlns:s="${SOAP}"><s:Body>${payload}</s:Body></s:Envelope>`;
  const root = inLines(
    "--b",
    'Content-Type: application/xop+xml; type="text/xml"',
    "Content-ID: <root>",
    "",
    envelope,
    "",
  );
  return `${root}${parts.join("")}--b--`;
}

function part(content: string, field = "X: y"): string {
  return inLines("--b", "Content-ID: <1>", field, "", content, "");
}

/** What a handler answers: the status, and the size that it has got or the reason of the fault. */
async function answered(body: string, options: AttachmentOptions = {}): Promise<[number, string]> {
  const handler = createHandler(
    { ...archiveEndpoint, extensions: [] },
    { store: ({ Content }) => ({ body: { Size: BigInt(Content.length) } }) },
    { extensions: [attachments(options)] },
  );
  const headers = { "Content-Type": TYPE, SOAPAction: '"urn:Store"' };
  const response = await handler("http://127.0.0.1/", { method: "POST", headers, body });
  const [, reason = ""] = /<(?:faultstring|Size)>([^<]*)</.exec(await response.text()) ?? [];
  return [response.status, reason.replace(/^.*?: expected /, "")];
}

const LIMITED = { maxHeld: 10_000, maxTotal: 400_000 };
const PRINTABLE = "Content-Transfer-Encoding: quoted-printable";

describe("a hostile request", () => {
  it.each<[string, string, AttachmentOptions, [number, string]]>([
    [
      "whose content is its own envelope",
      store(include("root")),
      {},
      [500, 'the attachment with the Content-ID "root", found no such part'],
    ],
    [
      "with white space that may have no end in a part",
      store(include("1"), part(" ".repeat(200_000), PRINTABLE)),
      {},
      [413, "at most 65536 characters of white space in a quoted-printable part, found more"],
    ],
    [
      "with text that is no quoted-printable",
      store(include("1"), part("=".repeat(100_000), PRINTABLE)),
      {},
      [400, "a quoted-printable part, as its Content-Transfer-Encoding says, found other text"],
    ],
    [
      "with an encoding that nobody knows",
      store(include("1"), part("x", "Content-Transfer-Encoding: x-uue")),
      {},
      [400, "a Content-Transfer-Encoding of MIME, found another one"],
    ],
    [
      "with a great many parts",
      store(include("1"), "--b\r\n\r\n\r\n".repeat(20_000)),
      {},
      [413, "at most 1000 parts, found more"],
    ],
    [
      "with one id twice",
      store(include("1"), part("x"), part("y")),
      {},
      [400, "each Content-ID once, found two parts with one"],
    ],
    [
      "with more bytes than may be held",
      store(include("1"), part("x".repeat(20_000))),
      LIMITED,
      [413, "at most 10000 bytes of parts in memory, found more"],
    ],
    [
      "with an envelope longer than what may be held",
      store("AAAA".repeat(20_000)),
      LIMITED,
      [413, "at most 10000 bytes in an envelope, found more"],
    ],
    [
      "with a great deal before its first part",
      `${"x".repeat(500_000)}\r\n${store(include("1"), part("x"))}`,
      LIMITED,
      [413, "at most 400000 bytes in a body of several parts, found more"],
    ],
    [
      "with a delimiter that has no end",
      `${store(include("1"), part("x"))}`.replace(/--b--$/, `--b${" ".repeat(300_000)}`),
      LIMITED,
      [413, "at most 10000 bytes of parts in memory, found more"],
    ],
    [
      "with the delimiter of another boundary inside a part",
      store(include("1"), part("\r\n--bb\r\n--b-\r\n--bx--")),
      {},
      [200, "20"],
    ],
    ["with lines that nearly are delimiters", store(include("1"), part("\r\n--".repeat(2000))), {}, [200, "8000"]],
  ])("%s", async (_, body, options, want) => {
    expect(await answered(body, options)).toEqual(want);
  });

  it("in single bytes needs hardly more memory than its content", async () => {
    const body = inLines("--b", "", "x".repeat(100_000), "--b--");
    const parts = partsOf(arriving(...Array.from(body)), "b");
    await parts.hold();
    expect(parts.known[0]?.queue.length).toBeLessThan(200);
    expect(parts.known[0]?.heldBytes()).toHaveLength(100_000);
  });
});

it("one attachment for a great many texts is refused before they are all in memory", async () => {
  const parts = partsOf(arriving(`--b\r\n\r\n\r\n${part("x".repeat(3000))}--b--`), "b");
  await parts.hold();
  const [root] = parts.known;
  if (root === undefined) throw new Error("no part");
  const message = { envelope: new Uint8Array(), contentType: "text/xml", parts, root, isXop: true };
  const values = new ReceivedValues(message, "bytes", { maxHeld: 10_000 });
  const element = parseXml(`<V>${include("1")}</V>`, MAX_DEPTH);
  const error = (expected: string, found: string) =>
    new DecodeError({ element: "V", path: "", expected, found }, { line: 1, column: 1 });
  const find = () => values.find(element, datatypes.string, error);
  for (let index = 0; index < 3; index++)
    expect(find()).toEqual({ text: Buffer.from("x".repeat(3000)).toString("base64") });
  expect(find).toThrow("expected at most 10000 bytes of attachments in the place of texts, found more");
});
