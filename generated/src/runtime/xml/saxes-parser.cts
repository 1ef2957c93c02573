// Run-time library of netserver-soapgen, copied by it. Do not edit.

import type saxes = require("saxes");

declare function require(name: "saxes"): typeof saxes;

let Parser: typeof saxes.SaxesParser | undefined;

/**
 * Loads saxes when a message needs it for the first time, which most programs never do. This module is CommonJS, because only
 * `require` loads without a promise. `import` would take longer: Node.js looks for the exports of saxes in all of its text.
 */
function newSaxesParser(): saxes.SaxesParser {
  Parser ??= require("saxes").SaxesParser;
  return new Parser({ xmlns: true, position: true });
}

export = { newSaxesParser };
