import { describe, expect, it } from "vitest";
import { parseMediaType } from "../../../templates/runtime/http/media-type.js";

function parsed(field: string | null): unknown {
  const mediaType = parseMediaType(field);
  return mediaType && [mediaType.name, Object.fromEntries(mediaType.parameters)];
}

describe("the value of Content-Type", () => {
  it.each<[string, string, Record<string, string>]>([
    ["text/xml", "text/xml", {}],
    [" Text/XML ;\tCharset=UTF-8 ", "text/xml", { charset: "UTF-8" }],
    ["text/xml;charset=utf-8;", "text/xml", { charset: "utf-8" }],
    ["text/xml; charset = utf-8", "text/xml", { charset: "utf-8" }],
    ["text/xml; charset='utf-8'", "text/xml", { charset: "utf-8" }],
    ["text/xml; charset=utf-8 (a comment)", "text/xml", { charset: "utf-8" }],
    ["text/xml; ; charset; =; charset=utf-8", "text/xml", { charset: "utf-8" }],
    ["text/xml; charset=a; charset=b", "text/xml", { charset: "a" }],
    ['application/soap+xml; action="urn:a;b, c\\"d"; x=1', "application/soap+xml", { action: 'urn:a;b, c"d', x: "1" }],
    ['text/xml; a=";charset=utf-16"; charset=utf-8', "text/xml", { a: ";charset=utf-16", charset: "utf-8" }],
    ['text/xml; a="no end; charset=utf-8', "text/xml", { a: "no end; charset=utf-8" }],
    ['text/xml; a="end\\', "text/xml", { a: "end\\" }],
    ["application/soap+xml; action=http://x/a,b?c=d&e=/f", "application/soap+xml", { action: "http://x/a,b?c=d&e=/f" }],
    ["text/xml; charset=utf-8, text/xml; charset=utf-16", "text/xml", { charset: "utf-8" }],
    ["text/xml;charset=utf-8,text/xml;charset=utf-16", "text/xml", { charset: "utf-8" }],
    ["text/xml, text/xml", "text/xml", {}],
    ['text/xml; a="x, text/html", text/html; b=2', "text/xml", { a: "x, text/html" }],
    ["text/xml; __proto__=1", "text/xml", Object.fromEntries([["__proto__", "1"]])],
  ])("%s", (field, name, parameters) => {
    expect(parsed(field)).toEqual([name, parameters]);
  });

  it.each([
    null,
    "",
    "text",
    "text/",
    "/xml",
    "text /xml",
    "charset=utf-8",
    ";",
    "text/xml charset=utf-8",
    "t\u00e9xt/xml",
  ])("has no media type: %j", (field) => {
    expect(parsed(field)).toBeUndefined();
  });

  it("is read in time that is linear in its length", () => {
    for (const text of [",", ";", '"', '\\"', "a/b,", " ", "=", ";a=,"]) parsed(`text/xml;${text.repeat(200_000)}`);
  });
});
