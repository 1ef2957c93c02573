import type { SaxesParser } from "saxes";
import { withHandlers } from "../../templates/runtime/xml/saxes-handlers.js";
import { loadSaxes } from "./load-saxes.cjs";

let Parser: ReturnType<typeof withHandlers> | undefined;

export function newSaxesParser(): SaxesParser {
  Parser ??= withHandlers(loadSaxes().SaxesParser);
  return new Parser();
}
