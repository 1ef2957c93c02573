import { SaxesParser } from "saxes";
import { withHandlers } from "./saxes-handlers.js";

/** Made for the first message that is not plain. */
let Parser: ReturnType<typeof withHandlers> | undefined;

export function newSaxesParser(): SaxesParser {
  Parser ??= withHandlers(SaxesParser);
  return new Parser();
}
