// Run-time library of netserver-soapgen, copied by it. Do not edit.

import { TextWriter } from "../write/text-writer.js";
import type { WriterFrame } from "../write/writer-frame.js";
import type { WriterOptions } from "../write/writer-options.js";
import { SOAP_NAMESPACE, type SoapVersion } from "./soap.js";

/** Writes a message: an envelope with the headers and the payload that generated code writes (SOAP 1.1, 4; SOAP 1.2 part 1, 5). */
export class EnvelopeWriter extends TextWriter {
  readonly #soapVersion: SoapVersion;
  #headers = "";

  /** @param namespace - the payload's */
  constructor(soapVersion: SoapVersion, namespace: string, options?: WriterOptions) {
    super(namespace, options);
    this.#soapVersion = soapVersion;
  }

  /** The whole message. */
  finish(): string {
    const header = this.#headers === "" ? "" : `<s:Header>${this.#headers}</s:Header>`;
    const start = `<s:Envelope xmlns:s="${SOAP_NAMESPACE[this.#soapVersion]}"${this.declarations}>`;
    return `${start}${header}<s:Body>${this.take()}</s:Body></s:Envelope>`;
  }

  protected override writeEnd(frame: WriterFrame): void {
    super.writeEnd(frame);
    if (frame.kind === "headers") this.#headers = this.take();
  }
}
