import { readFileSync } from "node:fs";
import { ParseOption, XmlDocument, XmlElement, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

// Schemas refer to each other by file.
xmlRegisterFsInputProviders();

/** Validates messages with libxml2, which is independent of this code. */
export class MessageValidator {
  readonly #validator: XsdValidator;

  /**
   * @param schema - the file with the payload elements; it includes the rest
   * @param text - the text of the file, if it is on no disk
   */
  constructor(schema: string, text?: string) {
    const document = XmlDocument.fromBuffer(text === undefined ? readFileSync(schema) : Buffer.from(text), {
      url: schema,
      option: ParseOption.XML_PARSE_DEFAULT,
    });
    this.#validator = XsdValidator.fromDoc(document);
    document.dispose();
  }

  /**
   * Validates every header and the payload separately, because the schemas do not describe SOAP.
   * @returns the names of the valid elements
   * @throws XmlValidateError for the first that is not
   */
  validate(envelope: string): string[] {
    const document = XmlDocument.fromString(envelope);
    const soap = { s: document.root.namespaceUri };
    const elements = document.find("/s:Envelope/s:Header/* | /s:Envelope/s:Body/*", soap);
    const names = elements.map((element) => {
      if (!(element instanceof XmlElement)) throw new Error("not an element");
      this.#validator.validate(element);
      return element.name;
    });
    document.dispose();
    return names;
  }
}
