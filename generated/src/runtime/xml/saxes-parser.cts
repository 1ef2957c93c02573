// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type saxes = require("saxes");

declare function require(name: "saxes"): typeof saxes;

let Parser: typeof saxes.SaxesParser | undefined;

/**
 * Loads saxes when a message needs it for the first time, which most never do. It is CommonJS, as only `require` loads without
 * a promise. Who imports it from ECMAScript modules waits for Node to look for its exports in all of its text: 35 ms, where
 * `require` takes 6, and loading none of it nothing.
 */
function newSaxesParser(): saxes.SaxesParser {
  Parser ??= require("saxes").SaxesParser;
  return new Parser({ xmlns: true, position: true });
}

export = { newSaxesParser };
