type Saxes = typeof import("saxes");
type SaxesParser = import("saxes").SaxesParser;

/**
 * Loads saxes when a message needs it for the first time, which most programs never do. This module is CommonJS, because only
 * `require` loads without a promise. `import` would take longer: Node.js looks for the exports of saxes in all of its text.
 */
export declare function newSaxesParser(): SaxesParser;

declare function require(name: "saxes"): Saxes;
declare const module: { exports: { readonly newSaxesParser: typeof newSaxesParser } };

let Parser: Saxes["SaxesParser"] | undefined;

function createParser(): SaxesParser {
  Parser ??= require("saxes").SaxesParser;
  return new Parser({ xmlns: true, position: true });
}

// Said in this way, it is JavaScript as it stands: `export =` is not, and `export` makes no CommonJS.
module.exports = { newSaxesParser: createParser };
