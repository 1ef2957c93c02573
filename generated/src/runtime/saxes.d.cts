// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * What this package uses of saxes. The declarations that saxes 6 ships do not compile under
 * `exactOptionalPropertyTypes`, so tsconfig.json points "saxes" here.
 */
export interface SaxesAttributeNS {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

export interface SaxesTagNS {
  readonly prefix: string;
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, SaxesAttributeNS>>;
  /** The namespaces that this tag declares, by prefix. */
  readonly ns: Readonly<Record<string, string>>;
  readonly isSelfClosing: boolean;
}

export class SaxesParser {
  constructor(options: { xmlns: true; position?: boolean });
  /** Entities that the document may refer to, by name, beside the five of XML. */
  readonly ENTITIES: Record<string, string>;
  /** How many UTF-16 units have been read. */
  readonly position: number;
  on(name: "opentag" | "closetag", handler: (tag: SaxesTagNS) => void): void;
  on(name: "text" | "cdata" | "doctype", handler: (text: string) => void): void;
  on(name: "processinginstruction", handler: (instruction: { target: string; body: string }) => void): void;
  on(name: "xmldecl", handler: (declaration: { version?: string }) => void): void;
  on(name: "error", handler: (error: Error) => void): void;
  write(chunk: string): this;
  close(): this;
}
