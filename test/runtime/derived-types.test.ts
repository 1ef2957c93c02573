import { describe, expect, it } from "vitest";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { isType } from "../../templates/runtime/values/one-of-many.js";
import { type DrawRequest, draw } from "../golden/derived-types/sample.js";

/** What both readers make of a message; the fast one must be certain. */
function read(text: string): DrawRequest {
  const fast = scanMessage(draw.request, text, 256);
  const slow = decodeMessage(draw.request, text.replace("</s:Body>", "<!-- --></s:Body>"));
  expect(fast?.body).toStrictEqual(slow.body);
  return slow.body;
}

const typesIn = (text: string): string[] => [...text.matchAll(/:type="([^"]*)"/g)].map(([, type = ""]) => type);

describe("derived types of one name in two namespaces", () => {
  it("the one of the declared type's namespace is called by its name, the other in Clark notation", () => {
    const Many: DrawRequest["Many"] = [
      { $type: "Circle", Radius: 1 },
      { $type: "{urn:other}Circle", Radius: 2, Colour: "red" },
      { $type: "Sphere", Radius: 3 },
    ];
    const text = encodeMessage(draw.request, { body: { Many } });
    expect(typesIn(text)).toEqual(["Circle", "q1:Circle", "q1:Sphere"]);
    expect(read(text)).toStrictEqual({ Many });
  });

  it("may stand where a type of their name is declared", () => {
    const Round: DrawRequest["Round"] = { $type: "{urn:other}Circle", Radius: 2, Colour: "red" };
    const text = encodeMessage(draw.request, { body: { Round } });
    expect(typesIn(text)).toEqual(["q1:Circle"]);
    expect(read(text)).toStrictEqual({ Round });
    expect(read(encodeMessage(draw.request, { body: { Round: { Radius: 2 } } }))).toStrictEqual({
      Round: { Radius: 2 },
    });
  });

  it("a mark of no type is an error", () => {
    const wrong: object = { Round: { $type: "{urn:third}Circle", Radius: 2 } };
    expect(() => encodeMessage(draw.request, { body: wrong })).toThrow(
      'cannot write Draw: Round.$type: expected the type, or one that extends it, found "{urn:third}Circle"',
    );
  });
});

it("isType tells the types of a union apart", () => {
  const shape: DrawRequest["One"] = read(
    encodeMessage(draw.request, { body: { One: { $type: "Sphere", Radius: 1 } } }),
  ).One;
  expect(isType(shape, "Sphere") ? shape.Radius : undefined).toBe(1);
  expect(isType(shape, "Circle")).toBe(false);
  expect(isType(undefined as DrawRequest["One"], "Circle")).toBe(false);
  // @ts-expect-error: there is no such type
  expect(isType(shape, "Cube")).toBe(false);
});
