import { describe, expect, it } from "vitest";
import { arriving, inLines, partsOf, readParts } from "./multipart.js";

const BODY = inLines(
  "preamble, which is no part",
  "--b",
  "Content-Type: text/xml",
  "Content-ID: <root@x>",
  "",
  "<a/>",
  "--b",
  "content-id: <second@x>",
  "",
  "\0\r\n--not\n--bx\r\r",
  "--b  ",
  "Content-ID: <empty@x>",
  "",
  "",
  "--b--",
  "epilogue --b",
);
const PARTS = [
  ["root@x", "<a/>"],
  ["second@x", "\0\r\n--not\n--bx\r\r"],
  ["empty@x", ""],
];

describe("parts are the same wherever the body is split", () => {
  it.each(Array.from({ length: BODY.length + 1 }, (_, at) => at))("into two pieces, at byte %i", async (at) => {
    expect(await readParts(arriving(BODY.slice(0, at), BODY.slice(at)))).toEqual(PARTS);
  });

  it("into single bytes", async () => {
    expect(await readParts(arriving(...BODY))).toEqual(PARTS);
  });

  it("into three pieces, at every two bytes of a delimiter", async () => {
    const start = BODY.indexOf("\r\n--b\r\ncontent-id");
    for (let first = start; first < start + 10; first++)
      for (let second = first; second < start + 12; second++)
        expect(await readParts(arriving(BODY.slice(0, first), BODY.slice(first, second), BODY.slice(second)))).toEqual(
          PARTS,
        );
  });
});

describe("a body of several parts", () => {
  it.each<[string, string, [string | undefined, string][]]>([
    ["has lines that end with line feeds alone", "--b\nContent-ID: <r>\n\nx\n--b--\n", [["r", "x"]]],
    ["has a part without a header", "--b\r\n\r\nx\r\n--b--", [[undefined, "x"]]],
    ["has an empty part directly before a delimiter", "--b\r\nA: b\r\n\r\n--b--", [[undefined, ""]]],
    ["has no parts", "--b--", []],
    ["has fields that go on in the next line", "--b\r\nContent-ID:\r\n <r>\r\n\r\nx\r\n--b--", [["r", "x"]]],
    ["has ids without angle brackets", "--b\r\nContent-ID: r\r\n\r\nx\r\n--b--", [["r", "x"]]],
    ["has white space and a comment at ids", "--b\r\nContent-ID: < r > (1)\r\n\r\nx\r\n--b--", [["r", "x"]]],
    [
      "has a field twice: the first counts",
      "--b\r\nContent-ID: <r>\r\nContent-ID: <s>\r\n\r\nx\r\n--b--",
      [["r", "x"]],
    ],
    ["has lines that are no fields", "--b\r\nnonsense\r\nContent-ID: <r>\r\n\r\nx\r\n--b--", [["r", "x"]]],
  ])("%s", async (_, body, want) => {
    expect(await readParts(arriving(body))).toEqual(want);
    expect(await readParts(arriving(...body))).toEqual(want);
  });

  it("inside a part is content", async () => {
    const inner = inLines("--bb", "Content-ID: <inner>", "", "x", "--bb--");
    const body = inLines("--b", "Content-ID: <r>", "Content-Type: multipart/mixed; boundary=bb", "", inner, "--b--");
    expect(await readParts(arriving(body))).toEqual([["r", inner]]);
  });

  it.each(["", "\r\n", "\r\nepilogue"])("has arrived whole when its last part ends, with %j after it", async (rest) => {
    const body = arriving("--b\r\n\r\nx\r\n--b--", rest);
    const part = await partsOf(body, "b").after(undefined);
    expect(Buffer.from((await part?.bytes()) ?? []).toString()).toBe("x");
    expect(body.hasEnded).toBe(true);
  });

  it("has parts that nobody reads", async () => {
    const parts = partsOf(arriving(BODY), "b");
    const last = await parts.find(({ contentId }) => contentId === "empty@x");
    expect(last?.contentId).toBe("empty@x");
    expect(parts.known.map(({ contentId }) => contentId)).toEqual(["root@x", "second@x", "empty@x"]);
  });

  it("has parts that are read in another order", async () => {
    const parts = partsOf(arriving(...BODY), "b");
    const first = await parts.after(undefined);
    const pieces = first?.[Symbol.asyncIterator]();
    expect(Buffer.from((await pieces?.next())?.value ?? []).toString()).toBe("<");
    const second = await parts.find(({ contentId }) => contentId === "second@x");
    expect(Buffer.from((await second?.bytes()) ?? []).toString("latin1")).toBe(PARTS[1]?.[1]);
    // Small pieces that are held become one.
    expect(Buffer.from((await pieces?.next())?.value ?? []).toString()).toBe("a/>");
  });

  it("has parts that can be read once", async () => {
    const part = await partsOf(arriving(BODY), "b").after(undefined);
    await part?.bytes();
    await expect(part?.bytes()).rejects.toThrow("an attachment can be read once");
  });
});

describe("the content of a part is decoded", () => {
  const encoded = (encoding: string, content: string): string =>
    inLines("--b", "Content-ID: <r>", `Content-Transfer-Encoding: ${encoding}`, "", content, "--b--");

  it.each<[string, string, string]>([
    ["binary", "\xff\0", "\xff\0"],
    ["8bit", "\xff", "\xff"],
    ["7Bit", "x", "x"],
    ["BASE64", "AP8A\r\n/w==\r\n", "\0\xff\0\xff"],
    ["base64", "", ""],
    ["base64 (in lines)", "AP8A\r\n", "\0\xff\0"],
    ["quoted-printable", "a=20b=3D=C3=a4 \t\r\nc=\r\nd= \r\ne f ", "a b=\xc3\xa4\r\ncde f"],
  ])("from %s", async (encoding, content, want) => {
    expect(await readParts(arriving(encoded(encoding, content)))).toEqual([["r", want]]);
    expect(await readParts(arriving(...encoded(encoding, content)))).toEqual([["r", want]]);
  });

  it.each<[string, string]>([
    ["base64", "A"],
    ["base64", "AA==AAAA"],
    ["base64", "AA==AA=="],
    ["base64", "AA==\r\n\r\nA"],
    ["base64", "ä§$%"],
    ["quoted-printable", "=G0"],
    ["x-uuencode", "x"],
  ])("if it is %s: %s is an error", async (encoding, content) => {
    await expect(readParts(arriving(encoded(encoding, content)))).rejects.toThrow(/Content-Transfer-Encoding/);
    await expect(readParts(arriving(...encoded(encoding, content)))).rejects.toThrow(/Content-Transfer-Encoding/);
  });
});

describe("a body is refused", () => {
  it.each<[string, string, string]>([
    [
      "without its last delimiter",
      "--b\r\n\r\nx",
      "expected a body of several parts with its last delimiter, found its end",
    ],
    [
      "with half of it",
      "--b\r\n\r\nx\r\n--b",
      "expected a body of several parts with its last delimiter, found its end",
    ],
    ["without any", "x", "expected a body of several parts with its last delimiter, found its end"],
    [
      "that ends in a header",
      "--b\r\nA: b",
      "expected the header of a part, and an empty line, found the end of the body",
    ],
    [
      "with one Content-ID twice",
      inLines("--b", "Content-ID: <r>", "", "", "--b", "Content-ID: <r>", "", "", "--b--"),
      "expected each Content-ID once, found two parts with one",
    ],
  ])("%s", async (_, body, message) => {
    await expect(readParts(arriving(body))).rejects.toThrow(message);
    await expect(readParts(arriving(...body))).rejects.toThrow(message);
  });

  it.each<[string, object, string]>([
    ["parts", { maxParts: 2 }, "at most 2 parts"],
    ["bytes in a header", { maxPartHeader: 30 }, "at most 30 bytes in the header of a part"],
    ["bytes in a part", { maxPart: 5 }, "at most 5 bytes in a part"],
    ["bytes", { maxTotal: 60 }, "at most 60 bytes in a body of several parts"],
  ])("with more %s than a limit allows", async (_, limits, message) => {
    await expect(readParts(arriving(BODY), "b", limits)).rejects.toThrow(message);
    await expect(readParts(arriving(...BODY), "b", limits)).rejects.toThrow(message);
  });

  it("with a header that has no end, before all of it has arrived", async () => {
    let sent = 0;
    const endless = {
      getReader: () => ({
        read: async () => ({
          done: false,
          value: new Uint8Array(Buffer.from(sent++ === 0 ? "--b\r\n" : "A: b\r\n".repeat(100))),
        }),
        cancel: async () => undefined,
      }),
    };
    await expect(readParts(endless)).rejects.toThrow("at most 16384 bytes in the header of a part");
    expect(sent).toBeLessThan(40);
  });

  it("with more bytes before a part than may be held", async () => {
    const parts = partsOf(arriving(...BODY), "b", { maxHeld: 10 });
    await expect(parts.find(({ contentId }) => contentId === "empty@x")).rejects.toThrow(
      "at most 10 bytes of parts in memory",
    );
  });
});
