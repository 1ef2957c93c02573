import { expect, it } from "vitest";
import { newSaxesParser } from "../../../templates/runtime/xml/saxes-parser.js";

it("has a property for each handler before any is registered, because V8 makes a hash table of a parser that gets them later", () => {
  const parser = newSaxesParser();
  const before = Object.keys(parser);
  const ignore = (): void => {};
  for (const name of ["opentag", "closetag"] as const) parser.on(name, ignore);
  for (const name of ["text", "cdata", "doctype"] as const) parser.on(name, ignore);
  parser.on("processinginstruction", ignore);
  parser.on("xmldecl", ignore);
  parser.on("error", ignore);
  expect(Object.keys(parser)).toEqual(before);
});
