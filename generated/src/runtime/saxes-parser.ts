// Run-time library of netserver-soapgen, copied by it. Do not edit.
// Each region is a file of the library.

import { SaxesParser } from "saxes";

// #region runtime/xml/saxes-handlers.ts

/**
 * The parser with a property for each handler. saxes would add them one by one under computed names. V8 turns an object that gets
 * several properties in that way into a hash table, which makes parsing slow.
 */
export function withHandlers(Base: typeof SaxesParser): new () => SaxesParser {
  return class extends Base {
    protected readonly errorHandler = undefined;
    protected readonly xmldeclHandler = undefined;
    protected readonly doctypeHandler = undefined;
    protected readonly piHandler = undefined;
    protected readonly openTagHandler = undefined;
    protected readonly textHandler = undefined;
    protected readonly cdataHandler = undefined;
    protected readonly closeTagHandler = undefined;

    constructor() {
      super({ xmlns: true, position: true });
    }
  };
}

// #endregion

// #region runtime/xml/saxes-parser.ts

/** Made for the first message that is not plain. */
let Parser: ReturnType<typeof withHandlers> | undefined;

export function newSaxesParser(): SaxesParser {
  Parser ??= withHandlers(SaxesParser);
  return new Parser();
}

// #endregion
