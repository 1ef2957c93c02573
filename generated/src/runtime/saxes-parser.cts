// Run-time library of netserver-soapgen, copied by it. Do not edit.

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
  Parser ??= withHandlers(require("saxes"));
  return new Parser({ xmlns: true, position: true });
}

/**
 * The parser with a property for each handler. saxes would add them one by one under computed names. V8 turns an object that gets
 * several properties in that way into a hash table, which makes parsing slow.
 */
function withHandlers({ SaxesParser: Base }: Saxes): Saxes["SaxesParser"] {
  return class extends Base {
    protected readonly errorHandler = undefined;
    protected readonly xmldeclHandler = undefined;
    protected readonly doctypeHandler = undefined;
    protected readonly piHandler = undefined;
    protected readonly openTagHandler = undefined;
    protected readonly textHandler = undefined;
    protected readonly cdataHandler = undefined;
    protected readonly closeTagHandler = undefined;
  };
}

// Said in this way, it is JavaScript as it stands: `export =` is not, and `export` makes no CommonJS.
module.exports = { newSaxesParser: createParser };
