import type { SaxesParser } from "saxes";

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
